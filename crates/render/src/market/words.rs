//! The sentences and tables of a market, shared by all formats.

use crate::group::{Head, Table};
use crate::wording::{count, list, percent, points};
use Head::{Figures, Words};
use skillgap_core::market::{MarketInfo, PostingInMarket, SkillInMarket};

/// The most missing skills listed per posting.
const MOST_MISSING: usize = 4;

/// The title.
pub(super) fn title(market: &MarketInfo) -> String {
    let postings = count(market.counts.compared as usize, "job posting");
    match &market.person.name {
        Some(name) => format!("{name} and {postings}"),
        None => format!("This resume and {postings}"),
    }
}

/// The first paragraphs: how many postings fit, what was counted once, and what skills and plan are based on.
pub(super) fn lead(market: &MarketInfo) -> Vec<String> {
    let counts = market.counts;
    let mut said = Vec::new();
    if counts.compared > 0 {
        said.push(format!(
            "{} of {} fit: the resume meets at least {} of their requirements. The mean fit is {}.",
            counts.fits,
            count(counts.compared as usize, "posting"),
            percent(market.fits_from),
            percent(market.mean_fit)
        ));
    }
    if counts.repeated > 0 {
        said.push(format!(
            "{} were read; {} the same text as another, and each text counts once.",
            count(counts.read as usize, "posting"),
            if counts.repeated == 1 { "1 has".to_owned() } else { format!("{} have", counts.repeated) }
        ));
    }
    if counts.little_read > 0 {
        said.push(format!(
            "Too little was recognised in {} to compute a fit: see below.",
            count(counts.little_read as usize, "posting")
        ));
    }
    if counts.noted > 0 {
        said.push(format!(
            "Of {} something could not be used or was left out: JSON says what.",
            count(counts.noted as usize, "posting")
        ));
    }
    let far = counts.compared - counts.within_reach;
    if far > 0 {
        said.push(format!(
            "Less than a third of {} is met, so skills and plan cover the other {}.",
            count(far as usize, "posting"),
            counts.within_reach
        ));
    }
    said
}

/// What the plan does not take into account.
pub(super) fn plan_left(market: &MarketInfo) -> Option<String> {
    let role = market.plan.role.as_ref()?;
    (market.plan.left_out > 0).then(|| {
        format!(
            "The plan is for the {} that most postings ask for; {} more are left out of it.",
            count(role.requirements.len(), "thing"),
            market.plan.left_out
        )
    })
}

/// The tables: postings, skills, postings of which too little was read.
pub(super) fn tables(market: &MarketInfo, most: usize) -> Vec<Table> {
    let tables = [postings(market, most), skills(market), little_read(market, most)];
    tables.into_iter().filter(|table| !table.rows.is_empty()).collect()
}

fn postings(market: &MarketInfo, most: usize) -> Table {
    let row = |posting: &PostingInMarket| {
        vec![
            posting.rank.to_string(),
            percent(posting.fit),
            if posting.fits { "fits".to_owned() } else { String::new() },
            called(posting.title.as_deref(), &posting.id, posting.times),
            missing(posting),
        ]
    };
    Table {
        id: "postings",
        heading: "Postings, best first",
        remark: "Fit: how far the resume meets the posting's requirements. Missing: required skills that \
         the resume does not show, or shows at a lower level.",
        heads: vec![Figures("Rank"), Figures("Fit"), Words(""), Words("Posting"), Words("Missing")],
        rows: market.postings.iter().take(most).map(row).collect(),
    }
}

/// "Data analyst (jobs/7.html), posted 3 times".
fn called(title: Option<&str>, id: &str, times: u32) -> String {
    let name = title.map_or_else(|| id.to_owned(), |title| format!("{title} ({id})"));
    if times > 1 { format!("{name}, found {times} times") } else { name }
}

fn missing(posting: &PostingInMarket) -> String {
    let all = posting.required_missing.len();
    match all.checked_sub(MOST_MISSING).filter(|more| *more > 0) {
        _ if all == 0 => "no required skill".to_owned(),
        None => list(&posting.required_missing),
        Some(more) => {
            let first = posting.required_missing.get(..MOST_MISSING).unwrap_or_default();
            format!("{} and {more} more", first.join(", "))
        }
    }
}

fn skills(market: &MarketInfo) -> Table {
    let row = |skill: &SkillInMarket| {
        vec![
            skill.rank.to_string(),
            skill.skill.clone(),
            format!("{} ({})", skill.asked, skill.required),
            skill.alone.opens.to_string(),
            points(skill.alone.gain),
            points(skill.after.gain),
            skill.fitting_after.to_string(),
        ]
    };
    Table {
        id: "skills",
        heading: "Missing skills, highest gain first",
        remark: "Asked: postings that accept it for a requirement (that require it). Opens: postings \
         that this skill alone would turn into a fit. Alone, Then: percentage points of fit it adds \
         to a posting on average, by itself and after the skills above. Fit: postings that then fit.",
        heads: vec![
            Figures("Rank"),
            Words("Skill"),
            Figures("Asked"),
            Figures("Opens"),
            Figures("Alone"),
            Figures("Then"),
            Figures("Fit"),
        ],
        rows: market.skills.iter().map(row).collect(),
    }
}

/// What the unlisted skills would add.
pub(super) fn left(market: &MarketInfo) -> Option<String> {
    let left = market.skills_left;
    (left.count > 0).then(|| {
        format!(
            "{} more would add {} points together.",
            count(left.count, "missing skill"),
            points(left.gain)
        )
    })
}

fn little_read(market: &MarketInfo, most: usize) -> Table {
    let rows = market.little_read.iter().take(most);
    Table {
        id: "little-read",
        heading: "Postings of which too little was read",
        remark: "They may or may not fit: 'skillgap posting FILE' shows how one was read.",
        heads: vec![Words("Posting"), Words("Why")],
        rows: rows
            .map(|row| vec![called(row.title.as_deref(), &row.id, row.times), row.warning.clone()])
            .collect(),
    }
}
