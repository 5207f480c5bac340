//! Codes of natural languages (ISO 639-1 and 639-2) with English names.

/// The two-letter code, the three-letter codes (with the bibliographic variant, if any), and the name.
const CODES: &[(&str, &[&str], &str)] = &[
    ("ar", &["ara"], "Arabic"),
    ("bg", &["bul"], "Bulgarian"),
    ("bn", &["ben"], "Bengali"),
    ("ca", &["cat"], "Catalan"),
    ("cs", &["ces", "cze"], "Czech"),
    ("da", &["dan"], "Danish"),
    ("de", &["deu", "ger"], "German"),
    ("el", &["ell", "gre"], "Greek"),
    ("en", &["eng"], "English"),
    ("es", &["spa"], "Spanish"),
    ("et", &["est"], "Estonian"),
    ("eu", &["eus", "baq"], "Basque"),
    ("fa", &["fas", "per"], "Persian"),
    ("fi", &["fin"], "Finnish"),
    ("fr", &["fra", "fre"], "French"),
    ("ga", &["gle"], "Irish"),
    ("gl", &["glg"], "Galician"),
    ("gu", &["guj"], "Gujarati"),
    ("he", &["heb"], "Hebrew"),
    ("hi", &["hin"], "Hindi"),
    ("hr", &["hrv"], "Croatian"),
    ("hu", &["hun"], "Hungarian"),
    ("hy", &["hye", "arm"], "Armenian"),
    ("id", &["ind"], "Indonesian"),
    ("is", &["isl", "ice"], "Icelandic"),
    ("it", &["ita"], "Italian"),
    ("ja", &["jpn"], "Japanese"),
    ("ka", &["kat", "geo"], "Georgian"),
    ("kn", &["kan"], "Kannada"),
    ("ko", &["kor"], "Korean"),
    ("lt", &["lit"], "Lithuanian"),
    ("lv", &["lav"], "Latvian"),
    ("mk", &["mkd", "mac"], "Macedonian"),
    ("ml", &["mal"], "Malayalam"),
    ("mr", &["mar"], "Marathi"),
    ("ms", &["msa", "may"], "Malay"),
    ("mt", &["mlt"], "Maltese"),
    ("nb", &["nob"], "Norwegian"),
    ("nl", &["nld", "dut"], "Dutch"),
    ("no", &["nor", "nno"], "Norwegian"),
    ("pa", &["pan"], "Punjabi"),
    ("pl", &["pol"], "Polish"),
    ("pt", &["por"], "Portuguese"),
    ("ro", &["ron", "rum"], "Romanian"),
    ("ru", &["rus"], "Russian"),
    ("sk", &["slk", "slo"], "Slovak"),
    ("sl", &["slv"], "Slovenian"),
    ("sq", &["sqi", "alb"], "Albanian"),
    ("sr", &["srp"], "Serbian"),
    ("sv", &["swe"], "Swedish"),
    ("sw", &["swa"], "Swahili"),
    ("ta", &["tam"], "Tamil"),
    ("te", &["tel"], "Telugu"),
    ("th", &["tha"], "Thai"),
    ("tl", &["tgl", "fil"], "Filipino"),
    ("tr", &["tur"], "Turkish"),
    ("uk", &["ukr"], "Ukrainian"),
    ("ur", &["urd"], "Urdu"),
    ("vi", &["vie"], "Vietnamese"),
    ("zh", &["zho", "chi", "cmn"], "Chinese"),
];

/// The name of the language with this code: "EN", "deu", "pt-BR".
pub(super) fn name(code: &str) -> Option<&'static str> {
    let code = code.trim();
    let (code, region) =
        code.split_once(['-', '_']).map_or((code, None), |(code, region)| (code, Some(region)));
    let regional = region.is_none_or(|region| {
        (2..=4).contains(&region.len()) && region.bytes().all(|b| b.is_ascii_alphanumeric())
    });
    let code = code.to_ascii_lowercase();
    let found = CODES.iter().find(|(two, three, _)| *two == code || three.contains(&code.as_str()));
    found.filter(|_| regional).map(|(_, _, name)| *name)
}

/// Whether a text is a language code, or an English language name.
pub(super) fn is_language(text: &str) -> bool {
    name(text).is_some() || CODES.iter().any(|(_, _, name)| name.eq_ignore_ascii_case(text.trim()))
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn codes_stand_for_languages() {
        let cases = [
            ("EN", Some("English")),
            ("de", Some("German")),
            ("ger", Some("German")),
            ("pt-BR", Some("Portuguese")),
            ("zh_Hans", Some("Chinese")),
            ("English", None),
            ("C", None),
            ("en-", None),
            ("it support", None),
        ];
        for (code, expected) in cases {
            assert_eq!(name(code), expected, "{code}");
        }
    }
}
