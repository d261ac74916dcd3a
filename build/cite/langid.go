package cite

import "strings"

// babel are the names that babel, and with it biblatex's langid, has for languages, by their BCP 47 tags (the manual of
// babel, §1.15; the regions are those for which biblatex has words of its own).
var babel = map[string]string{
	"af": "afrikaans", "am": "amharic", "ar": "arabic", "az": "azerbaijani", "be": "belarusian", "bg": "bulgarian", "bn": "bengali", "bs": "bosnian",
	"ca": "catalan", "cs": "czech", "cy": "welsh", "da": "danish", "de": "ngerman", "de-at": "naustrian", "de-ch": "nswissgerman",
	"el": "greek", "en": "english", "en-au": "australian", "en-ca": "canadian", "en-gb": "british", "en-nz": "newzealand", "en-us": "american",
	"eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish",
	"gl": "galician", "he": "hebrew", "hi": "hindi", "hr": "croatian", "hu": "hungarian", "hy": "armenian", "id": "indonesian", "is": "icelandic",
	"it": "italian", "ja": "japanese", "ka": "georgian", "kk": "kazakh", "ko": "korean", "lt": "lithuanian", "lv": "latvian", "mk": "macedonian",
	"nb": "norsk", "nl": "dutch", "nn": "nynorsk", "no": "norsk", "pl": "polish", "pt": "portuguese", "pt-br": "brazilian", "ro": "romanian",
	"ru": "russian", "sk": "slovak", "sl": "slovene", "sq": "albanian", "sr": "serbian", "sv": "swedish", "sw": "swahili", "ta": "tamil",
	"th": "thai", "tr": "turkish", "uk": "ukrainian", "ur": "urdu", "uz": "uzbek", "vi": "vietnamese", "zh": "chinese",
}

// langid returns babel's name of a language, by its tag and region, else by its first part; "" where babel has none.
func langid(tag string) string {
	parts := strings.Split(strings.ToLower(tag), "-")
	for _, part := range parts[1:] {
		if name, ok := babel[parts[0]+"-"+part]; ok {
			return name
		}
	}
	return babel[parts[0]]
}
