package diag

// A Code names a kind of diagnostic for good: scripts and editors may rely on it.
type Code string

// The codes. Each has a golden file that produces it.
const (
	FileUnreadable  Code = "file-unreadable"
	FileEncoding    Code = "file-encoding"
	FileTooLarge    Code = "file-too-large"
	FileUnexpected  Code = "file-unexpected"
	FileLink        Code = "file-link"
	FileName        Code = "file-name"
	ArchiveEmpty    Code = "archive-empty"
	YAMLSyntax      Code = "yaml-syntax"
	KeyUnknown      Code = "key-unknown"
	KeyDuplicate    Code = "key-duplicate"
	KeyMissing      Code = "key-missing"
	ValueType       Code = "value-type"
	ValueInvalid    Code = "value-invalid"
	ValueLong       Code = "value-long"
	DateInvalid     Code = "date-invalid"
	IDInvalid       Code = "id-invalid"
	FrontMatter     Code = "front-matter"
	ArticleDup      Code = "article-duplicate"
	ArticleReserved Code = "article-reserved"
	ArticleUnknown  Code = "article-unknown"
	ArticleSource   Code = "article-source"
	ArticleUndated  Code = "article-undated"
	ArticleEmpty    Code = "article-empty"
	SourceDup       Code = "source-duplicate"
	SourceUnknown   Code = "source-unknown"
	StoryDup        Code = "story-duplicate"
	StoryUnknown    Code = "story-unknown"
	StoryBoth       Code = "story-contradiction"
	EntityDup       Code = "entity-duplicate"
	EntityUnknown   Code = "entity-unknown"
	EntityCycle     Code = "entity-cycle"
	TypeDup         Code = "type-duplicate"
	TypeUnknown     Code = "type-unknown"
	AnnotationDup   Code = "annotation-duplicate"
	AnnotationKind  Code = "annotation-kind"
	AnchorSyntax    Code = "anchor-syntax"
	AnchorOrphaned  Code = "anchor-orphaned"
	AnchorAmbiguous Code = "anchor-ambiguous"
	AnchorChanged   Code = "anchor-changed"
	AnchorMoved     Code = "anchor-moved"
	SidecarOrphaned Code = "sidecar-orphaned"
	PageDup         Code = "page-duplicate"
	LinkBroken      Code = "link-broken"
	LinkDropped     Code = "link-dropped"
	MarkupLimit     Code = "markup-limit"
	LayoutInvalid   Code = "layout-invalid"
	LayoutUnknown   Code = "layout-unknown"
	StringInvalid   Code = "string-invalid"
	LanguageUnknown Code = "language-unknown"
	RightsVersion   Code = "rights-version"
)

// warnings are the codes that do not keep a site from being published.
var warnings = map[Code]bool{
	FileUnexpected: true, ArticleSource: true, ArticleUndated: true, ArticleEmpty: true, LinkBroken: true, LinkDropped: true, MarkupLimit: true, LayoutUnknown: true,
	AnchorChanged: true, AnchorMoved: true, ValueLong: true, StoryUnknown: true, LanguageUnknown: true, RightsVersion: true,
}

// Severity returns what the code means for the build.
func (c Code) Severity() Severity {
	if warnings[c] {
		return Warning
	}
	return Error
}
