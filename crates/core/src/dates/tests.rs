use super::*;

fn reader<'l>(lexicon: &'l Lexicon, codes: &[&str]) -> DateReader<'l> {
    let languages = codes.iter().filter_map(|code| lexicon.language(code));
    DateReader { lexicon, languages: languages.fold(Languages::default(), Languages::with) }
}

fn told(until: Option<Until>) -> String {
    until.map_or("-".to_owned(), |until| until.to_string())
}

#[test]
fn times_with_two_ends_are_read() {
    let lexicon = Lexicon::builtin();
    let english = reader(&lexicon, &["en"]);
    let cases = [
        ("Analyst, Hav & Berg, 08/2015 – 05/2018", "2018-05"),
        ("Jan 2018 - present", "now"),
        ("September 2014—Dec 2016", "2016-12"),
        ("Sept. 2014 to December, 2016", "2016-12"),
        ("2019-03 to 2021-06", "2021-06"),
        ("2009 – 2015", "2015-12"),
        ("Backend developer since 2020", "now"),
        ("2010 - 2012, 2015 - 2017", "2017-12"),
        ("March 2021 – today", "now"),
        ("2017 to present", "now"),
        ("Engineer, Acme, 2017 up to now", "now"),
        ("2017 present", "-"),
        ("2015", "-"),
        ("In 2015 we served 2000 - 3000 users", "-"),
        ("2019 - 2012", "-"),
        ("Python 3.11 - 2022", "-"),
        ("present", "-"),
        ("from 2019, in Java 2021", "-"),
        // Short years, days, seasons and quarters.
        ("Nov '18 – Feb '20", "2020-02"),
        ("11/17 – 02/19", "2019-02"),
        ("May 3, 2016 – Aug. 31, 2019", "2019-08"),
        ("3 May 2016 – 31 Aug 2019", "2019-08"),
        ("2016-05-03 – 2019-08-31", "2019-08"),
        ("03.05.2016 – 31.08.2019", "2019-08"),
        ("05/03/2016 - 08/31/2019", "2019-08"),
        ("2016/05 ~ 2019/08", "2019-08"),
        ("Oct 2020 Feb 2022", "2022-02"),
        ("Summer 2018 – Winter 2020", "2020-02"),
        ("Q2 2018 – Q4 2019", "2019-12"),
        ("2018 → 2020", "2020-12"),
        ("2018–20", "2020-12"),
        ("June – August 2019", "2019-08"),
        // Open ends.
        ("2019 –", "now"),
        ("Mar 2019 -\n", "now"),
        ("'19 – '21", "2021-12"),
        // Words that make a date less exact.
        ("early 2018 – late 2019", "2019-12"),
        ("from March 2018 until the end of 2020", "2020-12"),
        ("since mid 2019", "now"),
        ("between late 2014 and early 2017", "-"),
        ("2016, about 2018", "-"),
        // No periods.
        ("Shipped the 2020 2021 release", "-"),
        ("2019-20 dollars per hour 24/7", "2020-12"),
        ("", "-"),
    ];
    for (text, until) in cases {
        assert_eq!(told(english.lasted(text)), until, "{text:?}");
    }
}

#[test]
fn times_in_other_languages_are_read() {
    let lexicon = Lexicon::builtin();
    let cases = [
        ("de", "seit März 2021", "now"),
        ("de", "Januar 2015 bis heute", "now"),
        ("de", "01.04.2016 – 30.09.2020", "2020-09"),
        ("fr", "De juin 2018 à mars 2021", "2021-03"),
        ("fr", "2019 – Aujourd'hui", "now"),
        ("es", "enero 2018 – marzo 2020", "2020-03"),
        ("es", "junio de 2016 - actualidad", "now"),
        ("pt", "março de 2017 até o momento", "now"),
        ("it", "da gennaio 2015 a maggio 2018", "2018-05"),
        ("nl", "mei 2014 - heden", "now"),
        ("pl", "maj 2014 – obecnie", "now"),
        ("ru", "Июнь 2017 — май 2019", "2019-05"),
        ("ru", "март 2018 — по настоящее время", "now"),
        ("zh", "2019年9月 - 2021年3月", "2021-03"),
        ("zh", "2019年9月至今", "now"),
        ("ja", "2016年4月～2020年3月", "2020-03"),
        ("ja", "2018年4月 〜 現在", "now"),
    ];
    for (code, text, until) in cases {
        assert_eq!(told(reader(&lexicon, &["en", code]).lasted(text)), until, "{text:?}");
    }
}

#[test]
fn single_dates_are_read_where_nothing_else_is_a_date() {
    let lexicon = Lexicon::builtin();
    let english = reader(&lexicon, &["en"]);
    let cases = [("Meshlet, 2022.", "2022-12"), ("Mar 2019", "2019-03"), ("2019, 2021", "-"), ("SQL", "-")];
    for (text, until) in cases {
        assert_eq!(told(english.single(text)), until, "{text:?}");
    }
    assert_eq!(told(english.bracketed("Tide tables (2019): a service")), "2019-12");
    assert_eq!(told(english.bracketed("Tide tables (for 2019 boats and more)")), "-");
    let ends = [("Present", "now"), ("2021-05-03", "2021-05"), ("May 2021", "2021-05"), ("", "-")];
    for (text, until) in ends {
        assert_eq!(told(english.ended(text)), until, "{text:?}");
    }
}

#[test]
fn what_is_still_to_come_and_what_is_turned_round_is_known() {
    let lexicon = Lexicon::builtin();
    let english = reader(&lexicon, &["en"]);
    let kinds = |text: &str| english.periods(text).iter().map(|period| period.kind).collect::<Vec<_>>();
    assert_eq!(kinds("BSc Physics, expected May 2027"), [PeriodKind::Expected]);
    assert_eq!(kinds("2022 – 2019"), [PeriodKind::Reversed]);
    assert_eq!(kinds("Since 2019"), [PeriodKind::Range]);
}

proptest::proptest! {
    #[test]
    fn any_text_has_ordered_dates_within_it(text in "[ 0-9./–'’年月a-zJMSQ-]{0,60}") {
        let lexicon = Lexicon::builtin();
        let periods = reader(&lexicon, &["en", "de", "zh"]).periods(&text);
        for period in &periods {
            proptest::prop_assert!(text.get(period.span.clone()).is_some());
        }
        proptest::prop_assert!(periods.is_sorted_by_key(|period| period.span.end));
    }
}
