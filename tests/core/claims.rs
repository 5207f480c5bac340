//! Claims and evidence, and their age.

use skillgap_core::date::{Aging, Decay, Month, Until};
use skillgap_core::engine::Engine;
use skillgap_core::plan::PlanOptions;
use skillgap_core::report::{ClaimInfo, ProfileInfo, Selection};
use skillgap_core::resume::{Form, Origin, Resume, Section, Segment};
use skillgap_core::sample;

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

/// A text with its section and the month it lasted until.
type Text<'t> = (Section, &'t str, Option<&'t str>);

/// A resume of texts with their sections and the months they lasted until.
fn resume(texts: &[Text<'_>]) -> Resume {
    let mut at = 0;
    let segments = texts.iter().map(|(section, text, until)| {
        let origin = Origin::Verbatim(at);
        at += text.len() + 1;
        let form = if *section == Section::Skills { Form::List } else { Form::Prose };
        let until = until.map(|word| if word == "now" { Until::Now } else { Until::Month(month(word)) });
        Segment { text: (*text).to_owned(), origin, section: *section, form, until, ..Segment::default() }
    });
    Resume { segments: segments.collect(), ..Resume::default() }
}

fn profile(texts: &[Text<'_>], decay: Decay) -> ProfileInfo {
    let engine = Engine::new(sample::catalog());
    let aging = Aging { today: month("2026-11"), decay };
    let profile = engine.profile(&resume(texts)).aged(engine.catalog(), aging);
    engine.report_on(&profile, &Selection::Top(1), &PlanOptions::default()).profile
}

fn told(claims: &[ClaimInfo]) -> Vec<(&str, &str)> {
    claims.iter().map(|c| (c.skill.as_str(), c.text.as_str())).collect()
}

#[test]
fn what_is_listed_shown_and_unlisted_is_told_apart() {
    let texts = [
        (Section::Summary, "I know SQL.", None),
        (Section::Skills, "Python, Docker", None),
        (Section::Work, "Ran the shop. Wrote the billing service in Python and React. Left.", None),
        (Section::Projects, "Python", None),
        (Section::Certificates, "TensorFlow", None),
    ];
    let claims = profile(&texts, Decay::Off).claims;
    assert_eq!(told(&claims.listed_only), [("Docker", "Docker"), ("SQL", "SQL")]);
    let sentence = "Wrote the billing service in Python and React.";
    assert_eq!(told(&claims.shown), [("Python", sentence)]);
    assert_eq!(told(&claims.unlisted), [("React", sentence)]);
    let whole: Vec<&str> = texts.iter().map(|(_, text, _)| *text).collect();
    let whole = whole.join("\n");
    for claim in [&claims.listed_only[..], &claims.shown, &claims.unlisted].concat() {
        assert_eq!(whole[claim.start..claim.end], claim.text, "a span is where its words stand");
    }
}

#[test]
fn the_latest_sentence_is_shown() {
    let texts = [
        (Section::Work, "Built the first billing service in Python.", Some("2018-05")),
        (Section::Work, "Built the second billing service in Python.", Some("now")),
        (Section::Work, "Built the third billing service in Python.", Some("2020-05")),
    ];
    let claims = profile(&texts, Decay::Off).claims;
    assert_eq!(told(&claims.unlisted), [("Python", "Built the second billing service in Python.")]);
}

#[test]
fn a_skill_is_as_old_as_its_latest_dated_use() {
    let cases: [(&[Text<'_>], Option<u32>); 6] = [
        (&[(Section::Skills, "Python", None)], None),
        (&[(Section::Work, "Used Python.", Some("2018-11"))], Some(8)),
        (&[(Section::Skills, "Python", None), (Section::Work, "Used Python.", Some("2018-11"))], Some(8)),
        (
            &[(Section::Work, "Python", Some("2018-11")), (Section::Projects, "Python", Some("2023-01"))],
            Some(3),
        ),
        (&[(Section::Work, "Python", Some("2018-11")), (Section::Work, "Python", Some("now"))], Some(0)),
        (&[(Section::Work, "Python", Some("2018-11")), (Section::Projects, "Python", None)], None),
    ];
    for (texts, years) in cases {
        assert_eq!(profile(texts, Decay::Off).skills[0].years_ago, years, "{texts:?}");
    }
}

#[test]
fn age_lowers_a_confidence_only_when_asked() {
    let texts = [(Section::Work, "Used TensorFlow.", Some("2014-11")), (Section::Skills, "Docker", None)];
    let confidence = |profile: &ProfileInfo, skill: &str| {
        profile.skills.iter().find(|s| s.skill == skill).map(|s| s.confidence).unwrap()
    };
    let plain = profile(&texts, Decay::Off);
    assert_eq!(confidence(&plain, "TensorFlow"), 1.0);
    assert!(!plain.decayed && plain.today.as_deref() == Some("2026-11"));
    let aged = profile(&texts, Decay::On);
    assert_eq!((confidence(&aged, "TensorFlow"), confidence(&aged, "Docker")), (0.25, 1.0));
    assert!(aged.decayed);
    let follows = |p: &ProfileInfo| p.derived.iter().map(|d| d.confidence).sum::<f64>();
    assert!(follows(&aged) < follows(&plain), "what follows from an old skill is as old");
    assert_eq!(aged.skills[1].evidence[0].score, 1.0, "the words are read as surely as before");
}
