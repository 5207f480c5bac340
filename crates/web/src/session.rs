//! The state of a page between requests, and the answers.

use crate::ask::{Ask, Corrections, Held, SaveAs, Wanted};
use crate::find;
use serde_json::{Value, json};
use skillgap_core::catalog::{Catalog, RoleId, SkillId, SkillKind};
use skillgap_core::date::{Aging, Decay, Month};
use skillgap_core::engine::Engine;
use skillgap_core::plan::PlanOptions;
use skillgap_core::posting::{Posting, ReadsAs, posting_info};
use skillgap_core::profile::{Profile, ProfileEdits};
use skillgap_core::report::{Report, Selection};
use skillgap_core::units::Hours;
use skillgap_core::what_if::{Change, what_if};
use skillgap_ingest::edits::{Edits, edits_of};
use skillgap_ingest::error::InputError;
use skillgap_ingest::resume::{ReadDocument, read_document};
use skillgap_render::{Colour, Detail, View, html, kind_heading, markdown, steps_table};

/// The number of roles shown if none is named, as in the program.
const NEAREST: usize = 3;

/// The state of one page: a catalogue, a resume, an advert.
#[derive(Debug, Default)]
pub struct Session {
    /// The catalogue's bytes, if it is not the built-in one.
    catalogue: Option<Vec<u8>>,
    /// Built on first use.
    engine: Option<Engine>,
    resume: Option<Profile>,
    advert: Option<Posting>,
    /// The role of the advert in the engine's catalogue.
    role: Option<RoleId>,
}

/// The reason for an error.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Refusal {
    message: String,
    hint: Option<String>,
}

impl Refusal {
    fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), hint: None }
    }
}

impl From<InputError> for Refusal {
    fn from(error: InputError) -> Self {
        Self { message: error.to_string(), hint: error.hint }
    }
}

impl Session {
    /// Answers a message: a request in JSON, then a line break and the bytes of a file.
    ///
    /// The answer is JSON too: `error` with `message` and `hint`, or the result.
    pub fn answer(&mut self, message: &[u8]) -> String {
        let end = message.iter().position(|byte| *byte == b'\n').unwrap_or(message.len());
        let (question, rest) = message.split_at(end);
        let bytes = rest.get(1..).unwrap_or_default();
        let answer = serde_json::from_slice(question)
            .map_err(|error| Refusal::new(format!("the page asked what is not known: {error}")))
            .and_then(|ask| self.ask(ask, bytes));
        let answer = answer.unwrap_or_else(
            |refusal| json!({ "error": { "message": refusal.message, "hint": refusal.hint } }),
        );
        answer.to_string()
    }

    fn ask(&mut self, ask: Ask, bytes: &[u8]) -> Result<Value, Refusal> {
        match ask {
            Ask::Start => self.start(bytes),
            Ask::Resume { name, today } => self.read_resume(&name, bytes, today.as_deref()),
            Ask::Advert { name } => self.read_advert(&name, bytes),
            Ask::NoAdvert => {
                self.advert = None;
                Ok(json!({}))
            }
            Ask::Corrections { name } => self.read_corrections(&name, bytes),
            Ask::Report(wanted) => self.shown(&wanted),
            Ask::WhatIf { wanted, learn } => self.what_if(&wanted, &learn),
            Ask::Compare { wanted, with } => Ok(json!({ "html": self.compared(&wanted, &with)? })),
            Ask::Save { wanted, format, with } => {
                Ok(json!({ "text": self.saved(&wanted, format, with.as_deref())? }))
            }
            Ask::Roles { text } => Ok(json!({ "offers": find::roles(self.engine()?.catalog(), &text) })),
            Ask::Skills { text } => Ok(json!({ "offers": find::skills(self.engine()?, &text) })),
        }
    }

    fn start(&mut self, bytes: &[u8]) -> Result<Value, Refusal> {
        let catalogue = (!bytes.is_empty()).then(|| bytes.to_vec());
        let engine = made(catalogue.as_deref())?;
        let catalog = engine.catalog();
        let about = json!({
            "name": catalog.name(), "version": catalog.version(), "notice": catalog.notice(),
            "skills": catalog.skills().len(), "roles": catalog.roles().len(),
        });
        let kinds = SkillKind::ALL.iter().map(|kind| json!([kind.as_str(), kind_heading(*kind)]));
        let kinds: Vec<Value> = kinds.collect();
        *self = Self { catalogue, engine: Some(engine), ..Self::default() };
        Ok(json!({ "catalog": about, "kinds": kinds }))
    }

    /// The engine with the catalogue as it is, without the role of an advert.
    fn engine(&mut self) -> Result<&mut Engine, Refusal> {
        if self.engine.is_none() || self.role.is_some() {
            self.role = None;
            self.engine = Some(made(self.catalogue.as_deref())?);
        }
        self.engine.as_mut().ok_or_else(|| Refusal::new("there is no catalogue"))
    }

    fn read_resume(&mut self, name: &str, bytes: &[u8], today: Option<&str>) -> Result<Value, Refusal> {
        let today = today.map(str::parse::<Month>).transpose().map_err(|e| Refusal::new(e.to_string()))?;
        let engine = self.engine()?;
        let ReadDocument { document, format, shown } = read_document(name, bytes, None, engine.lexicon())?;
        let read = ReadDocument { document, format, shown }.resume(engine.lexicon())?;
        let mut profile = engine.profile(&read.resume);
        profile.reads_like_posting = engine.reads_as(&read.document, &read.resume) == ReadsAs::Posting;
        let mut warnings = read.left_out(&profile);
        warnings.splice(0..0, read.warnings);
        if let Some(today) = today {
            warnings.extend(profile.future_dates(today));
            profile = profile.aged(engine.catalog(), Aging { today, decay: Decay::Off });
        }
        let answer = json!({
            "format": format.as_str(),
            "warnings": warnings,
            "reads_like_advert": profile.reads_like_posting,
        });
        self.resume = Some(profile);
        Ok(answer)
    }

    fn read_advert(&mut self, name: &str, bytes: &[u8]) -> Result<Value, Refusal> {
        let engine = self.engine()?;
        let read = read_document(name, bytes, None, engine.lexicon())?;
        let posting = engine.posting(&read.document);
        let info = posting_info(engine.catalog(), &posting);
        let answer = json!({ "notes": posting.notes, "advert": info });
        self.advert = Some(posting);
        Ok(answer)
    }

    fn read_corrections(&mut self, name: &str, bytes: &[u8]) -> Result<Value, Refusal> {
        let Edits { wrong, held } = edits_of(name, bytes)?;
        let engine = self.engine()?;
        let of =
            |names: &[String]| engine.named_skills(names).map_err(|error| Refusal::new(error.to_string()));
        let key = |skill: SkillId| engine.catalog().skill(skill).key.clone();
        let wrong: Vec<String> = of(&wrong)?.into_iter().map(|(skill, _)| key(skill)).collect();
        let held = of(&held)?.into_iter().map(|(skill, level)| json!({ "id": key(skill), "level": level }));
        Ok(json!({ "wrong": wrong, "held": held.collect::<Vec<_>>() }))
    }

    /// The report, as JSON and as the page that the program would write.
    fn shown(&mut self, wanted: &Wanted) -> Result<Value, Refusal> {
        let corrected = self.names(&wanted.corrections)?;
        let (_, report) = self.report(wanted)?;
        Ok(json!({ "report": report, "html": html::report(&report, &view(wanted)), "corrected": corrected }))
    }

    /// The corrections by name.
    fn names(&mut self, corrections: &Corrections) -> Result<Value, Refusal> {
        let catalog = self.prepared()?.catalog();
        let name = |id: &String| {
            let label = catalog.find_skill(id).map(|skill| catalog.skill(skill).label.clone());
            json!({ "id": id, "label": label.unwrap_or_else(|| id.clone()) })
        };
        let wrong: Vec<Value> = corrections.wrong.iter().map(name).collect();
        let held: Vec<Value> = corrections.held.iter().map(|held| name(&held.id)).collect();
        Ok(json!({ "wrong": wrong, "held": held }))
    }

    fn what_if(&mut self, wanted: &Wanted, learn: &[String]) -> Result<Value, Refusal> {
        let profile = self.profile(&wanted.corrections)?;
        let role = self.roles(wanted, &profile)?.first().copied();
        let engine = self.prepared()?;
        let role = role.ok_or_else(|| Refusal::new("no role asks for any of these skills"))?;
        let learn = learn.iter().map(|id| Ok((skill(engine.catalog(), id)?, None)));
        let learn = learn.collect::<Result<Vec<_>, Refusal>>()?;
        let change = Change { learn, edits: ProfileEdits::default() };
        Ok(json!({ "what_if": what_if((engine.catalog(), engine.ranker()), &profile, role, &change) }))
    }

    fn compared(&mut self, wanted: &Wanted, with: &str) -> Result<String, Refusal> {
        let profile = self.profile(&wanted.corrections)?;
        let first = self.roles(wanted, &profile)?.first().copied();
        let engine = self.prepared()?;
        let first = first.ok_or_else(|| Refusal::new("choose a role first"))?;
        let second = role(engine.catalog(), with)?;
        if first == second {
            return Err(Refusal::new("these are the same role; choose another one to compare with"));
        }
        let comparison = engine.compare(first, second, Some(&profile));
        let selection = Selection::Roles(vec![first, second]);
        let report = engine.report_on(&profile, &selection, &PlanOptions::default());
        Ok(html::comparison(&comparison, Some(&report)))
    }

    fn saved(&mut self, wanted: &Wanted, format: SaveAs, with: Option<&str>) -> Result<String, Refusal> {
        match format {
            SaveAs::Corrections => return self.corrections_file(&wanted.corrections),
            SaveAs::Compared => return self.compared(wanted, with.unwrap_or_default()),
            SaveAs::Html | SaveAs::Json | SaveAs::Markdown | SaveAs::Csv | SaveAs::Ics => {}
        }
        let (_, report) = self.report(wanted)?;
        Ok(match format {
            SaveAs::Html => html::report(&report, &view(wanted)),
            SaveAs::Markdown => markdown::report(&report, &view(wanted)),
            SaveAs::Csv => steps_table::csv(&report),
            SaveAs::Ics => steps_table::ics(&report),
            SaveAs::Json | SaveAs::Corrections | SaveAs::Compared => {
                skillgap_render::json::render(&report).map_err(|error| Refusal::new(error.to_string()))?
            }
        })
    }

    fn corrections_file(&mut self, corrections: &Corrections) -> Result<String, Refusal> {
        let engine = self.prepared()?;
        let catalog = engine.catalog();
        // If a label would be read as another skill, the file gets the key instead.
        let name = |id: &String| {
            let skill = skill(catalog, id)?;
            let label = &catalog.skill(skill).label;
            let is_read = engine.named_skill(label).is_ok_and(|read| read == (skill, None));
            Ok::<_, Refusal>(if is_read { label.clone() } else { catalog.skill(skill).key.clone() })
        };
        let held = |held: &Held| {
            let name = name(&held.id)?;
            Ok(held.level.map_or_else(|| name.clone(), |level| format!("{name}: {level}")))
        };
        let wrong = corrections.wrong.iter().map(name).collect::<Result<Vec<_>, Refusal>>()?;
        let held = corrections.held.iter().map(held).collect::<Result<Vec<_>, Refusal>>()?;
        Ok(Edits { wrong, held }.to_toml())
    }

    fn report(&mut self, wanted: &Wanted) -> Result<(Profile, Report), Refusal> {
        let profile = self.profile(&wanted.corrections)?;
        let options = options(wanted)?;
        let is_named = wanted.role.is_some() || self.advert.is_some();
        let selection =
            if is_named { Selection::Roles(self.roles(wanted, &profile)?) } else { Selection::Top(NEAREST) };
        let engine = self.prepared()?;
        let report = engine.report_on(&profile, &selection, &options);
        let report = match &self.advert {
            Some(posting) => {
                let engine = self.engine.as_ref().ok_or_else(|| Refusal::new("there is no catalogue"))?;
                report.on_posting(engine.catalog(), posting)
            }
            None => report,
        };
        Ok((profile, report))
    }

    /// The engine with the role of the advert, if there is one.
    fn prepared(&mut self) -> Result<&Engine, Refusal> {
        match &self.advert {
            Some(_) if self.role.is_some() => {}
            Some(advert) => {
                let advert = advert.clone();
                let role = self.engine()?.add_posting(&advert);
                self.role = Some(role);
            }
            None => {
                self.engine()?;
            }
        }
        self.engine.as_ref().ok_or_else(|| Refusal::new("there is no catalogue"))
    }

    fn profile(&mut self, corrections: &Corrections) -> Result<Profile, Refusal> {
        let profile = self.resume.clone().ok_or_else(|| Refusal::new("no resume was read yet"))?;
        let catalog = self.prepared()?.catalog();
        let wrong = corrections.wrong.iter().map(|id| skill(catalog, id));
        let held = corrections.held.iter().map(|held| Ok((skill(catalog, &held.id)?, held.level)));
        let edits = ProfileEdits {
            wrong: wrong.collect::<Result<_, Refusal>>()?,
            held: held.collect::<Result<_, Refusal>>()?,
        };
        // Like the program, edits only if there are corrections.
        Ok(if edits == ProfileEdits::default() { profile } else { profile.edited(catalog, &edits) })
    }

    /// The roles of a request: that of the advert, the named one, otherwise the nearest.
    fn roles(&mut self, wanted: &Wanted, profile: &Profile) -> Result<Vec<RoleId>, Refusal> {
        self.prepared()?;
        if let Some(role) = self.role {
            return Ok(vec![role]);
        }
        let engine = self.prepared()?;
        if let Some(id) = &wanted.role {
            return Ok(vec![role(engine.catalog(), id)?]);
        }
        let nearest = engine.report_on(profile, &Selection::Top(1), &PlanOptions::default());
        let ids = nearest.roles.iter().filter_map(|role| engine.catalog().find_role(&role.id));
        Ok(ids.collect())
    }
}

fn made(catalogue: Option<&[u8]>) -> Result<Engine, Refusal> {
    match catalogue {
        None => Ok(Engine::builtin()),
        Some(bytes) => Engine::from_bytes(bytes).map_err(|error| Refusal {
            message: error.to_string(),
            hint: Some("a catalogue is made with: skillgap catalog import".to_owned()),
        }),
    }
}

fn skill(catalog: &Catalog, id: &str) -> Result<SkillId, Refusal> {
    catalog.find_skill(id).ok_or_else(|| Refusal::new(format!("no skill of this catalogue is called '{id}'")))
}

fn role(catalog: &Catalog, id: &str) -> Result<RoleId, Refusal> {
    catalog.find_role(id).ok_or_else(|| Refusal::new(format!("no role of this catalogue is called '{id}'")))
}

fn options(wanted: &Wanted) -> Result<PlanOptions, Refusal> {
    let hours = |hours: Option<f64>| {
        hours.map(Hours::new).transpose().map_err(|error| Refusal::new(error.to_string()))
    };
    let start = wanted.start.as_deref().map(str::parse).transpose();
    let start = start.map_err(|error: skillgap_core::day::NoDay| Refusal::new(error.to_string()))?;
    let mut options = PlanOptions::default();
    (options.hours, options.per_week, options.start) = (hours(wanted.hours)?, hours(wanted.per_week)?, start);
    Ok(options)
}

/// A role named by the person is shown in full.
fn view(wanted: &Wanted) -> View {
    let detail = if wanted.role.is_some() { Detail::Every } else { Detail::First };
    View { columns: 100, colour: Colour::Off, detail, full: true }
}
