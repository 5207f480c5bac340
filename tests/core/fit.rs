//! Coverage, fit and gaps for cases computed by hand.

use skillgap_core::catalog::Catalog;
use skillgap_core::fit::{OPTIONAL_SHARE, fit};
use skillgap_core::plan::gaps;
use skillgap_core::sample;
use skillgap_core::standing::Standing;
use skillgap_core::units::{Confidence, Level};

/// A skill's key, confidence and level.
type Named<'a> = (&'a str, f64, Option<Level>);

fn standing(catalog: &Catalog, held: &[Named<'_>]) -> Standing {
    let held: Vec<_> = held
        .iter()
        .map(|(key, c, level)| (catalog.find_skill(key).unwrap(), Confidence::clamped(*c), *level))
        .collect();
    Standing::from_held(catalog, &held)
}

#[test]
fn coverage_is_the_mean_of_the_best_credits() {
    // The requirements of the sample's machine learning engineer, by index: 0 is one of Python, R and Java at
    // level advanced; 2 is one of TensorFlow and PyTorch; 3 is both Docker and Kubernetes.
    let cases: &[(&[Named<'_>], usize, f64)] = &[
        (&[], 0, 0.0),
        (&[("python", 1.0, None)], 0, 1.0),
        (&[("python", 1.0, Some(Level::Basic))], 0, 1.0 / 3.0),
        (&[("python", 1.0, Some(Level::Expert))], 0, 1.0),
        (&[("python", 0.8, Some(Level::Advanced))], 0, 0.8),
        (&[("python", 1.0, Some(Level::Basic)), ("java", 0.9, None)], 0, 0.9),
        (&[("pandas", 1.0, None)], 0, 0.9),
        (&[("pytorch", 1.0, Some(Level::Basic))], 2, 1.0),
        (&[("docker", 1.0, None)], 3, 0.5),
        (&[("docker", 1.0, None), ("kubernetes", 0.6, None)], 3, 0.8),
    ];
    let catalog = sample::catalog();
    let role = catalog.role(catalog.find_role("ml engineer").unwrap());
    for (held, requirement, coverage) in cases {
        let fit = fit(role, &standing(&catalog, held));
        assert!((fit.coverages[*requirement] - coverage).abs() < 1e-12, "{held:?}: {:?}", fit.coverages);
    }
}

#[test]
fn optional_requirements_weigh_half() {
    let catalog = sample::catalog();
    let role = catalog.role(catalog.find_role("web developer").unwrap());
    let fit = fit(role, &standing(&catalog, &[("sql", 1.0, None)]));
    let sql = 0.4 * OPTIONAL_SHARE;
    assert!((fit.fit - sql / (1.0 + 0.8 + 0.6 + sql)).abs() < 1e-12);
    assert_eq!(fit.essential, 0.0);
}

#[test]
fn a_gap_is_put_down_to_the_mainstream_alternative_or_to_what_is_begun() {
    let catalog = sample::catalog();
    let role = catalog.role(catalog.find_role("ml engineer").unwrap());
    let first = |held: &[Named<'_>]| {
        let gaps = gaps(&catalog, role, &standing(&catalog, held));
        let of_languages = gaps.iter().find(|gap| gap.requirement == 0).unwrap();
        catalog.skill(of_languages.skill).key.clone()
    };
    assert_eq!(first(&[]), "python", "R takes fewer hours");
    assert_eq!(first(&[("java", 1.0, Some(Level::Basic))]), "java", "what is begun is gone on with");
}

#[test]
fn two_places_name_two_skills() {
    let catalog = sample::catalog();
    let role = catalog.role(catalog.find_role("ml engineer").unwrap());
    let gaps = gaps(&catalog, role, &Standing::default());
    let containers: Vec<_> = gaps.iter().filter(|gap| gap.requirement == 3).collect();
    assert_eq!(containers.len(), 2);
    assert!((containers[0].share - containers[1].share).abs() < 1e-12);
}
