use super::*;

#[test]
fn fields_state_levels() {
    use Level::{Advanced, Basic, Expert, Intermediate};
    let cases = [
        ("Beginner", Some(Basic)),
        ("Familiar with", Some(Basic)),
        ("working knowledge", Some(Intermediate)),
        ("Professional working proficiency", Some(Advanced)),
        ("Master", Some(Expert)),
        ("Native speaker", Some(Expert)),
        ("2 years", Some(Intermediate)),
        ("2yrs", Some(Intermediate)),
        ("6 months", Some(Basic)),
        ("10+ years", Some(Expert)),
        ("five years", Some(Advanced)),
        ("25%", Some(Basic)),
        ("5/5", Some(Expert)),
        ("B2", Some(Intermediate)),
        ("", None),
        ("1/0", None),
        ("Python", None),
        ("Scrum Master", None),
        ("Data Entry", None),
    ];
    for (field, level) in cases {
        assert_eq!(stated_level(field), level, "{field:?}");
    }
}

#[test]
fn levels_are_drawn_and_counted() {
    use Level::{Advanced, Basic, Expert, Intermediate};
    let cases = [
        ("★★★★☆", Some(Advanced)),
        ("★ ★ ☆ ☆ ☆", Some(Intermediate)),
        ("●●●●●", Some(Expert)),
        ("(●○○○)", Some(Basic)),
        ("■■■□□", Some(Intermediate)),
        ("▮▮▯", Some(Advanced)),
        ("██████░░░░", Some(Intermediate)),
        ("⭐⭐⭐", Some(Intermediate)),
        ("|||||", Some(Expert)),
        ("+++", Some(Expert)),
        ("[##---]", Some(Intermediate)),
        ("7/10", Some(Advanced)),
        ("1 / 5", Some(Basic)),
        ("3 of 5", Some(Intermediate)),
        ("2 out of 5", Some(Intermediate)),
        ("90 %", Some(Expert)),
        ("24/7", None),
        ("120%", None),
        ("50/3", None),
        ("2019/5", None),
        ("★", None),
        ("-", None),
        ("---", None),
        ("...", None),
    ];
    for (field, level) in cases {
        assert_eq!(stated_level(field), level, "{field:?}");
    }
}

#[test]
fn drawings_stand_behind_and_before_names() {
    let cut = |text: &'static str| {
        drawn_behind(text).map(|(share, at)| (level_of_share(share), text[..at].trim_end()))
    };
    assert_eq!(cut("Python ★★★★☆"), Some((Level::Advanced, "Python")));
    assert_eq!(cut("Python★★☆☆☆"), Some((Level::Intermediate, "Python")));
    assert_eq!(cut("Java 4/5"), Some((Level::Advanced, "Java")));
    assert_eq!(cut("Java 8 2/5"), Some((Level::Intermediate, "Java 8")));
    assert_eq!(cut("Go 90%"), Some((Level::Expert, "Go")));
    assert_eq!(cut("C++ ●●○○"), Some((Level::Intermediate, "C++")));
    for text in ["C++", "C#", "S3", "Python 3.11", "ISO 9001", "4/5", "24/7", "OS/2", "PL/1", "A/B"] {
        assert_eq!(cut(text), None, "{text}");
    }
    assert_eq!(
        drawn_before("★★☆ SQL").map(|(share, at)| (level_of_share(share), &"★★☆ SQL"[at..])),
        Some((Level::Advanced, "SQL"))
    );
}

#[test]
fn durations_are_read_in_words_and_numbers() {
    let reader = LevelReader { lexicon: &Lexicon::builtin(), languages: Languages::ALL };
    let cases = [
        ("1-3 years", Some(1.0)),
        ("0-1 yr", Some(0.0)),
        ("two to four years", Some(2.0)),
        ("Between 2 and 4 years", Some(2.0)),
        ("between two and four years", Some(2.0)),
        ("from 2 to 4 years", Some(2.0)),
        ("2 or 3 years", Some(2.0)),
        ("zwischen 2 und 4 Jahren", Some(2.0)),
        ("zwei bis vier Jahre", Some(2.0)),
        ("2 oder 3 Jahre", Some(2.0)),
        ("entre 2 et 4 ans", Some(2.0)),
        ("de deux à quatre ans", Some(2.0)),
        ("entre 2 y 4 años", Some(2.0)),
        ("de dos a cuatro años", Some(2.0)),
        ("tra 2 e 4 anni", Some(2.0)),
        ("da due a quattro anni", Some(2.0)),
        ("entre 2 e 4 anos", Some(2.0)),
        ("tussen 2 en 4 jaar", Some(2.0)),
        ("twee tot vier jaar", Some(2.0)),
        ("od 2 do 4 lat", Some(2.0)),
        ("Python 3 and 5 years", Some(5.0)),
        ("5 yoe", Some(5.0)),
        ("5+ yrs", Some(5.0)),
        ("2.5 years", Some(2.5)),
        ("over a decade", Some(10.0)),
        ("two decades", Some(20.0)),
        ("18 months", Some(1.5)),
        ("a year", Some(1.0)),
        ("5-year", Some(5.0)),
        ("less than a year", Some(0.99)),
        ("<2 years", Some(1.98)),
        ("3 Jahre", Some(3.0)),
        ("5 лет", Some(5.0)),
        ("3年", Some(3.0)),
        ("más de 5 años", Some(5.0)),
        ("Python 3, 5 years", Some(5.0)),
        ("2019", None),
        ("years", None),
        ("last year", None),
        ("80 years", None),
    ];
    for (text, years) in cases {
        assert_eq!(reader.years(text), years, "{text}");
    }
}

#[test]
fn a_bare_level_says_nothing_else() {
    let reader = LevelReader { lexicon: &Lexicon::builtin(), languages: Languages::ALL };
    for text in ["native", "6 years", "B2 level", "advanced user", "5 years of experience", "(expert)", "3/5"]
    {
        assert!(reader.bare(text).is_some(), "{text}");
    }
    assert!(reader.bare("both advanced").is_some_and(|bare| bare.each));
    for text in ["Advanced Analytics", "Visual Basic", "Python", "5 projects", "Scrum Master", ""] {
        assert_eq!(reader.bare(text), None, "{text}");
    }
}
