package annotate

// Groups of roles: a broad word (“the official”) may stand for a person who is described by any word of its groups; any
// other role (“the minister”) only for one who is described by that word.
const (
	leads      uint16 = 1 << iota // head of a state or government: “the Syrian leader”
	governs                       // holds an office: “the official”
	represents                    // speaks abroad: “the envoy”
	speaksFor
	chairs
	legislates
	commands
	advises
	directs
	reigns
)

// englishSpeech is the words by which English attributes speech. The verbs are those that the attribution
// literature lists as reporting verbs (Quirk et al., A Comprehensive Grammar of the English Language, §16.31, factual
// speech acts), with the forms of each; verbs of thought are left out.
func englishSpeech() []entry {
	return []entry{
		{"said says", lexeme{class: sayVerb | bareVerb}},
		{"say", lexeme{class: sayVerb | bareVerb | baseForm}},
		{"saying", lexeme{class: sayVerb | bareVerb | participle}},
		{"added adds insisted insists", lexeme{class: sayVerb | bareVerb}},
		{"adding insisting", lexeme{class: sayVerb | bareVerb | participle}},
		{"told tells", lexeme{class: sayVerb | tellVerb | bareVerb}},
		{"telling", lexeme{class: sayVerb | tellVerb | bareVerb | participle}},
		{`stated states noted notes explained explains argued argues claimed claims declared declares announced announces warned warns
			stressed stresses emphasized emphasised emphasizes emphasises underlined underlines underscored underscores reiterated
			reiterates reaffirmed reaffirms affirmed affirms asserted asserts maintained maintains contended contends commented
			comments remarked remarks observed observes replied replies responded responds answered answers admitted admits
			acknowledged acknowledges conceded concedes confirmed confirms denied denies suggested suggests predicted predicts
			recalled recalls wrote writes tweeted tweets posted continued continues concluded concludes cautioned cautions alleged
			alleges revealed reveals disclosed discloses vowed vows promised promises pledged pledges complained complains joked
			jokes quipped quips lamented laments testified testifies reported reports asked asks inquired urged urges
			demanded demands reasoned shouted whispered cried exclaimed`, lexeme{class: sayVerb}},
		{`stating noting explaining arguing claiming declaring announcing warning stressing emphasizing emphasising underlining
			underscoring reiterating reaffirming affirming asserting maintaining contending commenting remarking observing replying
			responding answering admitting acknowledging conceding confirming denying suggesting predicting recalling writing
			tweeting cautioning alleging revealing disclosing vowing promising pledging complaining joking lamenting pointing
			asking urging demanding concluding`, lexeme{class: sayVerb | participle}},
		{`called calls described describes dubbed dubs branded brands labelled labeled labels denounced denounces condemned condemns
			decried decries dismissed dismisses hailed hails praised praises blasted slammed slams criticized criticised criticizes
			criticises accused accuses characterized characterised characterizes characterises referred refers termed terms likened
			highlighted highlights lauded lauds rejected rejects`, lexeme{class: phraseVerb}},
		{`calling describing dubbing branding labelling labeling denouncing condemning decrying dismissing hailing praising blasting
			slamming criticizing criticising accusing characterizing characterising referring terming likening highlighting
			lauding rejecting`, lexeme{class: phraseVerb | participle}},
		{"quoted cited", lexeme{class: quoteHead}},

		{`in on at of for from with by to after before during since until under over about against between among through via
			into within without towards toward near amid amongst alongside despite following upon outside inside across
			regarding concerning as than like`, lexeme{class: preposition}},
		{"and but or while whereas although though because if when", lexeme{class: conjunction}},
		{"the", lexeme{class: determiner | definite}},
		{"and", lexeme{class: coordinator | additive}},
		{"but or", lexeme{class: coordinator}},
		{"according", lexeme{class: thanks}},
		{"a an this these those some any each every another", lexeme{class: determiner}},
		{"his her their its my our your", lexeme{class: possessor}},
		{"has have had would could may might must should can did does do", lexeme{class: auxiliary}},
		{"was were is are be been being am", lexeme{class: auxiliary | passive}},
		{"will shall", lexeme{class: auxiliary | futurity}},
		{"due scheduled expected planned upcoming slated set", lexeme{class: futurity}},
		{`also further then later earlier again now already still just recently repeatedly once never always previously publicly
			clearly simply reportedly bluntly meanwhile subsequently furthermore moreover however too only even often recently
			explicitly strongly flatly angrily quietly immediately jokingly proudly personally formally officially privately
			additionally similarly likewise elsewhere finally first therefore nevertheless instead nonetheless`, lexeme{class: adverb}},
		{"not declined refused neither nor", lexeme{class: negation}},
		{"who whom whose which", lexeme{class: relative}},
		{"that", lexeme{class: thatWord | determiner}},
		{"whether why how what where", lexeme{class: questionWord}},
		{"he", lexeme{class: heWord}},
		{"she", lexeme{class: sheWord}},
		{"it they we i you there one others everyone nobody someone", lexeme{class: otherPronoun}},
		{`reporters journalists lawmakers parliament lawyers delegates senators supporters viewers readers listeners
			investigators police officials members students voters crowds him them us me`, lexeme{class: addressee}},
		{"so nothing little much anything something more goodbye hello yes no to", lexeme{class: emptyObject}},

		{"president", lexeme{class: role, group: leads | governs}},
		{"king emir sultan sheikh monarch", lexeme{class: role | male, group: leads | reigns}},
		{"queen", lexeme{class: role | female, group: leads | reigns}},
		{"prince", lexeme{class: role | male, group: reigns}},
		{"princess", lexeme{class: role | female, group: reigns}},
		{"premier chancellor", lexeme{class: role, group: leads | governs}},
		{"leader", lexeme{class: role | broadRole, group: leads | directs | chairs}},
		{"official", lexeme{class: role | broadRole, group: governs | represents | advises | directs | speaksFor}},
		{"minister secretary", lexeme{class: role, group: governs}},
		{"undersecretary commissioner governor mayor attorney prosecutor judge justice officer inspector", lexeme{class: role, group: governs}},
		{"adviser advisor aide", lexeme{class: role | broadRole, group: advises}},
		{"envoy emissary diplomat", lexeme{class: role | broadRole, group: represents}},
		{"ambassador representative negotiator mediator", lexeme{class: role, group: represents}},
		{"spokesman", lexeme{class: role | male, group: speaksFor}},
		{"spokeswoman", lexeme{class: role | female, group: speaksFor}},
		{"spokesperson", lexeme{class: role | broadRole, group: speaksFor}},
		{"chairman", lexeme{class: role | male, group: chairs | directs}},
		{"chairwoman", lexeme{class: role | female, group: chairs | directs}},
		{"chair chairperson", lexeme{class: role | broadRole, group: chairs | directs}},
		{"speaker", lexeme{class: role, group: chairs}},
		{"lawmaker legislator", lexeme{class: role | broadRole, group: legislates}},
		{"senator deputy mp councillor councilor", lexeme{class: role, group: legislates}},
		{"congressman", lexeme{class: role | male, group: legislates}},
		{"congresswoman", lexeme{class: role | female, group: legislates}},
		{"commander", lexeme{class: role | broadRole, group: commands}},
		{"general admiral colonel captain marshal brigadier major lieutenant sergeant", lexeme{class: role, group: commands}},
		{"chief head boss", lexeme{class: role | broadRole, group: directs}},
		{"director coordinator manager executive ceo founder owner principal", lexeme{class: role, group: directs}},
		{`analyst expert lawyer professor author writer journalist scientist researcher historian economist doctor physician
			candidate nominee politician activist coach captain manager player actor singer artist teacher pastor bishop pope
			imam ayatollah cleric priest rabbi archbishop cardinal victim witness suspect defendant engineer farmer worker`, lexeme{class: role}},
		{"actress businesswoman policewoman", lexeme{class: role | female}},
		{"businessman policeman", lexeme{class: role | male}},
		{"mr sir lord", lexeme{class: rank | male}},
		{"mrs ms miss lady madam dame", lexeme{class: rank | female}},
		{"dr prof rev hon gen lt col adm capt sgt gov sen rep", lexeme{class: rank}},
	}
}

// Given names that, by common usage, belong to men alone and to women alone. They only ever rule a person out for “she”
// or “he”; a name that is not here rules nobody out.
const (
	englishMen = `aaron abdullah abraham adam adrian ahmad ahmed alan albert alberto alejandro alexander alexei alfred ali allen
		andrew andrei anthony antonio arthur barack bashar ben benjamin bernard bernie bill bob boris brad brian bruce carl carlos charles
		christopher chuck clarence colin craig daniel dave david dennis dick dmitri dmitry donald doug douglas edward
		emmanuel eric erik ernest eugene fernando frank franklin fred gary geoffrey george gerald gerhard giovanni
		giuseppe gordon greg gregory hamid hans harold harry hassan henry herman hossein howard hugh hugo hussein ian ibrahim igor
		ivan jack jacob jacques jake james jason javad jeff jeffrey jens jeremy jerome jim jimmy joe joel john jonathan jorge jose joseph
		josh joshua juan julian justin karl keith ken kenneth kevin khalid kurt larry lars lawrence leonard leonid louis luis
		mahmoud marco marcus mario mark martin matt matthew michael miguel mike mikhail mitch mitt mohamed mohammad mohammed
		muhammad mustafa nathan neil nicholas nicolas nikolai oleg oliver omar oscar pablo patrick paul pedro peter phil philip
		rafael ralph raymond recep rex ricardo richard rick robert roberto roger ronald roy russell sergei sergey scott sean
		simon stanley stephen steve steven stuart ted terrence theodore thomas tim timothy todd tom tomas tony vladimir
		walid walter wayne william yusuf`
	englishWomen = `abigail agnes alexandra alice alison amanda amy andrea angela anita ann anna anne annette barbara beatrice betty
		brenda carol caroline catherine cecilia charlotte christina christine cynthia deborah diana diane donna dorothy elena
		eleanor elena elizabeth ellen emily emma erika eva evelyn fatima federica florence frances gabriella giulia gloria grace
		hannah heather helen hillary ingrid irene isabel jacqueline jane janet jennifer jessica joan joanna josephine joyce judith julia
		julie karen katherine kathleen kathryn kellyanne kirsten laura leila linda lisa louise lucy madeleine margaret maria marie marina
		martha mary maryam megan melania melanie melissa michelle monica nadia nancy natalia natalie nicole nina olga patricia paula
		pamela rachel rebecca rosa rose ruth samantha sandra sarah sharon sofia sonia sophia sophie stephanie susan susana
		sylvia teresa theresa tina ursula valerie vanessa vera veronica victoria virginia wendy yvonne zainab zeinab`
)
