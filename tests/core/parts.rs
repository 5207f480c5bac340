//! Parts from a file are checked too, so that ids index without checks afterwards.

use skillgap_core::catalog::{Catalog, CatalogParts, PartsError, Relation, RelationKind, SkillId};
use skillgap_core::sample;
use skillgap_core::units::Weight;

fn parts() -> CatalogParts {
    let catalog = sample::catalog();
    CatalogParts {
        name: catalog.name().to_owned(),
        version: catalog.version().to_owned(),
        notice: catalog.notice().to_owned(),
        skills: catalog.skills().to_vec(),
        roles: catalog.roles().to_vec(),
        tips: catalog.tips().to_vec(),
        bundles: catalog.bundles().to_vec(),
        resources: catalog.resources().to_vec(),
        foreign_names: catalog.foreign_names().as_ref().clone(),
        meanings: catalog.meanings().as_ref().clone(),
    }
}

#[test]
fn the_parts_of_a_catalogue_make_the_same_catalogue() {
    let (built, again) = (sample::catalog(), Catalog::from_parts(parts()).unwrap());
    assert_eq!(built.skills(), again.skills());
    assert_eq!(built.roles(), again.roles());
    for skill in built.skills() {
        assert_eq!(again.find_skill(&skill.key), built.find_skill(&skill.key));
    }
    for role in built.roles() {
        for name in role.alt_titles.iter().chain([&role.key, &role.title]) {
            assert_eq!(again.find_role(name), built.find_role(name), "{name}");
        }
    }
}

#[test]
fn parts_that_do_not_fit_together_are_refused() {
    let nowhere = SkillId::new(u32::MAX);
    let towards = |target| Relation { kind: RelationKind::Implies, target, weight: Weight::ONE };
    let first = parts().skills[0].key.clone();
    let role = parts().roles[0].key.clone();
    type Spoil = fn(&mut CatalogParts, Relation, SkillId);
    let cases: [(Spoil, Relation, PartsError); 7] = [
        (|p, r, _| p.skills[0].relations.push(r), towards(nowhere), PartsError::Dangling(first.clone())),
        (
            |p, _, id| p.skills[0].prerequisites.push(id),
            towards(nowhere),
            PartsError::Dangling(first.clone()),
        ),
        (
            |p, r, _| p.skills[0].relations = vec![r],
            towards(SkillId::new(0)),
            PartsError::Cycle(first.clone()),
        ),
        (|p, _, _| p.skills[1].key = p.skills[0].key.clone(), towards(nowhere), PartsError::Repeated(first)),
        (
            |p, _, id| {
                p.roles[0].requirements[0].alternatives = vec![id];
                p.roles[0].requirements[0].prefer = id;
                p.roles[0].requirements[0].need = 1;
            },
            towards(nowhere),
            PartsError::Dangling(role.clone()),
        ),
        (
            |p, _, _| p.roles[0].requirements[0].need = 99,
            towards(nowhere),
            PartsError::Requirement(role.clone()),
        ),
        (|p, _, _| p.roles[1].key = p.roles[0].key.clone(), towards(nowhere), PartsError::Repeated(role)),
    ];
    for (spoil, relation, expected) in cases {
        let mut parts = parts();
        spoil(&mut parts, relation, nowhere);
        assert_eq!(Catalog::from_parts(parts).unwrap_err(), expected);
    }
}
