//! Normalises phrases for lookup: folded words separated by single spaces.
//!
//! The build script includes this file too, so that the compiled-in lexicon needs no work at start.

use super::files::{LanguageFiles, PostingFile, SectionWords, Words};
use super::text::{fold, words};

/// Normalises every phrase of a language.
pub(super) fn normalise(files: &mut LanguageFiles) {
    let joins = files.lists.conjunctions.iter().map(|word| key(word)).collect::<Vec<String>>();
    let headings = &mut files.headings;
    for section in [&mut headings.whole, &mut headings.open.ends, &mut headings.open.begins] {
        for list in of_sections(section) {
            keys(list);
            list.iter_mut().for_each(|phrase| *phrase = without(phrase, &joins));
        }
    }
    let telling = &mut headings.words;
    let lists = [
        &mut telling.skills,
        &mut telling.work,
        &mut telling.volunteer,
        &mut telling.projects,
        &mut telling.education,
        &mut telling.certificates,
        &mut telling.languages,
        &mut telling.summary,
        &mut telling.publications,
        &mut telling.awards,
        &mut telling.interests,
        &mut telling.fillers,
    ];
    lists.into_iter().for_each(keys);
    let dates = &mut files.dates;
    dates.months.iter_mut().chain(&mut dates.numbers).for_each(keys);
    files.titles.short.iter_mut().for_each(keys);
    let spellings = &mut files.spellings;
    let pairs = spellings.endings.iter_mut().chain(&mut spellings.beginnings).flatten();
    pairs.chain(&mut spellings.exceptions).for_each(|part| *part = fold(part));
    let inflections = &mut files.inflections;
    let endings = inflections.endings.iter_mut().chain(inflections.products.iter_mut().flatten());
    endings.for_each(|ending| *ending = fold(ending));
    files.titles.genders.iter_mut().flatten().for_each(|ending| *ending = fold(ending));
    let lists = [
        &mut dates.now,
        &mut dates.since,
        &mut dates.until,
        &mut dates.from,
        &mut dates.expected,
        &mut dates.about,
        &mut dates.spring,
        &mut dates.summer,
        &mut dates.autumn,
        &mut dates.winter,
        &mut dates.quarter,
        &mut dates.years,
        &mut dates.months_unit,
        &mut dates.ages,
        &mut dates.aged,
        &mut dates.decade,
        &mut dates.between,
        &mut dates.half,
        &mut dates.more_than,
        &mut dates.less_than,
    ];
    lists.into_iter().for_each(keys);
    let words = &mut files.disambiguation;
    let lists = [
        &mut words.followers,
        &mut words.introducers,
        &mut words.weak_introducers,
        &mut words.directions,
        &mut words.ordinary_followers,
        &mut words.short_names,
        &mut words.places,
        &mut words.namesakes,
        &mut words.of_countries,
    ];
    lists.into_iter().for_each(keys);
    let words = &mut files.attribution;
    let lists = [
        &mut words.people,
        &mut words.people_endings,
        &mut words.departments,
        &mut words.nobody,
        &mut words.determiners,
        &mut words.oneself,
        &mut words.mine,
        &mut words.joined,
        &mut words.relatives,
        &mut words.does,
        &mut words.is,
        &mut words.by,
        &mut words.elsewhere,
        &mut words.left_to,
        &mut words.hands_over,
        &mut words.it,
        &mut words.denies,
        &mut words.holds,
        &mut words.between,
        &mut words.keeps,
        &mut words.wishes,
        &mut words.willing,
        &mut words.learns,
        &mut words.conditions,
        &mut words.would,
        &mut words.later,
        &mut words.organisations,
        &mut words.makers,
        &mut words.goods,
        &mut words.handles,
        &mut words.texts,
        &mut words.about,
        &mut words.authors,
        &mut words.own_trade,
        &mut words.not_mine,
        &mut words.courses,
        &mut words.starts,
        &mut words.called,
        &mut words.prepositions,
    ];
    lists.into_iter().for_each(keys);
    let (levels, assertions, degrees) = (&mut files.levels, &mut files.assertions, &mut files.degrees);
    let lists = [
        &mut levels.basic,
        &mut levels.intermediate,
        &mut levels.advanced,
        &mut levels.expert,
        &mut levels.not_levels,
        &mut levels.fillers,
        &mut levels.heads,
        &mut levels.units,
        &mut levels.each,
        &mut assertions.before.denied,
        &mut assertions.before.wished,
        &mut assertions.before.held,
        &mut assertions.after.denied,
        &mut assertions.after.wished,
        &mut assertions.denial.deniers,
        &mut assertions.denial.nouns,
        &mut assertions.aims.before,
        &mut assertions.aims.opening,
        &mut assertions.frame.opens,
        &mut assertions.frame.closes,
        &mut assertions.lapsed.words,
        &mut assertions.turns.words,
        &mut degrees.associate,
        &mut degrees.bachelor,
        &mut degrees.master,
        &mut degrees.doctorate,
        &mut degrees.diploma,
        &mut degrees.school,
        &mut degrees.mba,
        &mut degrees.generic,
        &mut degrees.fillers,
        &mut degrees.not_finished,
    ];
    lists.into_iter().for_each(keys);
    let (lists, people, titles, organisations) =
        (&mut files.lists, &mut files.people, &mut files.titles, &mut files.organisations);
    let lists = [
        &mut lists.labels,
        &mut lists.groups,
        &mut lists.conjunctions,
        &mut lists.sentence_words,
        &mut lists.openings,
        &mut lists.prepositions,
        &mut lists.remarks,
        &mut lists.leads,
        &mut lists.tails,
        &mut people.particles,
        &mut people.labels,
        &mut people.name_labels,
        &mut people.salutations,
        &mut people.surnames,
        &mut people.given_names,
        &mut people.contacts,
        &mut people.streets,
        &mut people.pronouns,
        &mut titles.words,
        &mut titles.seniority,
        &mut titles.kinds,
        &mut titles.gender_marks,
        &mut titles.grades,
        &mut organisations.company,
        &mut organisations.school,
        &mut organisations.department,
        &mut organisations.relation,
        &mut organisations.at,
        &mut organisations.described,
        &mut organisations.working,
        &mut organisations.others,
        &mut files.entries.given_name,
        &mut files.entries.family_name,
        &mut files.entries.labels.title,
        &mut files.entries.labels.employer,
        &mut files.entries.labels.place,
        &mut files.entries.labels.dates,
        &mut files.entries.told.before_title,
        &mut files.entries.told.articles,
        &mut files.entries.told.before_employer,
        &mut files.entries.told.before_school,
        &mut files.entries.told.joined,
        &mut files.entries.told.left,
        &mut files.entries.told.stays,
        &mut files.entries.labels.degree,
        &mut files.entries.labels.other,
        &mut files.entries.placeholders.employer,
        &mut files.entries.placeholders.place,
        &mut files.ordinary.words,
        &mut files.labels.stop_words,
        &mut files.labels.makers,
        &mut files.labels.light_verbs,
        &mut files.labels.telling_tails,
        &mut files.language.function_words,
    ];
    lists.into_iter().for_each(keys);
    of_posting(&mut files.posting).into_iter().for_each(keys);
}

/// The lists of `posting.toml`.
pub(super) fn of_posting(file: &mut PostingFile) -> [&mut Words; 39] {
    let PostingFile { headings, wordings, asides, conditions, labels, lists } = file;
    [
        &mut headings.required,
        &mut headings.preferred,
        &mut headings.tools,
        &mut headings.tasks,
        &mut headings.offers,
        &mut headings.company,
        &mut headings.legal,
        &mut headings.not_asked,
        &mut wordings.required,
        &mut wordings.preferred,
        &mut wordings.preferred_before,
        &mut wordings.preferred_behind,
        &mut wordings.not_asked,
        &mut wordings.asks,
        &mut wordings.nouns,
        &mut wordings.tasks,
        &mut asides.offers,
        &mut asides.employer,
        &mut asides.praise,
        &mut asides.legal,
        &mut conditions.travel,
        &mut conditions.hours,
        &mut conditions.permit,
        &mut conditions.driving,
        &mut conditions.place,
        &mut conditions.pay,
        &mut conditions.contract,
        &mut conditions.checks,
        &mut conditions.physical,
        &mut labels.title,
        &mut labels.place,
        &mut labels.pay,
        &mut labels.contract,
        &mut labels.other,
        &mut lists.or,
        &mut lists.and,
        &mut lists.one_of,
        &mut lists.similar,
        &mut lists.experience,
    ]
}

fn keys(phrases: &mut Words) {
    phrases.iter_mut().for_each(|phrase| *phrase = key(phrase));
}

/// The folded words of a phrase, separated by single spaces.
fn key(phrase: &str) -> String {
    words(&fold(phrase)).collect::<Vec<_>>().join(" ")
}

/// A heading without "and", which is optional in headings.
fn without(phrase: &str, joins: &[String]) -> String {
    phrase.split(' ').filter(|word| !joins.iter().any(|join| join == word)).collect::<Vec<_>>().join(" ")
}

fn of_sections(words: &mut SectionWords) -> [&mut Words; 16] {
    [
        &mut words.skills,
        &mut words.work,
        &mut words.volunteer,
        &mut words.projects,
        &mut words.education,
        &mut words.certificates,
        &mut words.languages,
        &mut words.summary,
        &mut words.publications,
        &mut words.awards,
        &mut words.interests,
        &mut words.other,
        &mut words.wishes,
        &mut words.private,
        &mut words.references,
        &mut words.title,
    ]
}
