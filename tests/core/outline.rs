//! Nothing in a document is lost: every letter is in a text that is searched for skills, or in one that is
//! set aside.

use proptest::prelude::*;
use skillgap_core::document::{Block, BlockKind, Cell, Document, Look, Place};
use skillgap_core::lexicon::Lexicon;
use skillgap_core::resume::{Resume, Span};
use skillgap_core::source_text::SourceText;

/// The texts of a block.
fn texts(block: &Block) -> Vec<&SourceText> {
    match &block.kind {
        BlockKind::Row(cells) => cells.iter().map(|cell| &cell.text).collect(),
        _ => vec![&block.text],
    }
}

/// The first letter or digit of a block that is in no text of the resume.
fn lost(document: &Document, resume: &Resume) -> Option<String> {
    let segments = resume.segments.iter().map(|segment| segment.span(0, segment.text.len()));
    let spans: Vec<Span> = segments.chain(resume.aside.iter().map(|aside| aside.span)).collect();
    let covered = |at: usize| spans.iter().any(|span| (span.start..span.end).contains(&at));
    for text in document.blocks.iter().flat_map(texts) {
        for (at, _) in text.text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
            if !covered(text.source_of(at)) {
                let rest = &text.text[at..];
                return Some(format!("{rest:?} of {:?}", text.text));
            }
        }
    }
    None
}

fn assert_whole(document: &Document) -> Result<(), TestCaseError> {
    let resume =
        document.resume(&Lexicon::builtin()).map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert_eq!(lost(document, &resume), None);
    Ok(())
}

/// What resumes consist of.
fn line() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "Ada Example",
        "Ada Example, PMP, CISSP",
        "Senior Data Engineer",
        "ada@example.org | +49 170 1234567 | Riverton",
        "Address: 12 Long Lane, York",
        "SKILLS",
        "Work Experience",
        "Berufserfahrung",
        "Compétences",
        "Education",
        "References",
        "Personal Details",
        "My Toolbox",
        "Retail Experience",
        "Interests: Go, Cooking",
        "Currently learning: Kotlin, Rust",
        "Languages: Python, Java Databases: PostgreSQL, Redis",
        "Python: advanced, SQL: basic",
        "Data Engineer, Acme GmbH, Berlin, 2019 – 2021",
        "Accountant at Oracle (Jan 2018 - present)",
        "Mar 2019 – Present: Airflow",
        "2012 – 2015",
        "B.Sc. in Physics, Riverton University, expected May 2027",
        "Built pipelines in Airflow and Spark, which halved the cost of the nightly load.",
        "Wrote rules in YAML",
        "Python ★★★★☆",
        "熟练掌握Python、Django；熟悉PostgreSQL",
        "工作经历",
        "2019年9月 - 2021年3月",
        "氏　名　　高橋 健太",
        "姓名：陈思远        性别：女",
        "学歴・職歴",
        "2013年4月　株式会社サンプル 入社",
        "2018年9月　株式会社サンプル 一身上の都合により退社",
        "現在に至る",
        "PERSONAL INFORMATION | Ada Example",
        "Опыт работы — 7 лет 2 месяца",
        "Employer: Acme Position: Nurse Period: March 2019 to date",
        "Institution: Riverton University Award: BSc Biology Year: 2015",
        "Duties: lab tests on milk, HACCP records",
        "Position",
        "Principali mansioni",
        "2013",
        "4",
        "4 years 2 months",
        "B.Tech (ECE) from Riverton University in 2016 with 78%.",
        "De junio de 2012 a la actualidad: Electricista en Montajes Sur (Huelva), S.L.",
        "Riverton Medical Center, Baton Rouge, LA",
        "Diplom-Ingenieur Maschinenbau, Technische Universität Berg, 2007",
        "Unit, integration and regression testing",
        "Excel (advanced) – Word – Outlook",
        "Postman  SQL  Jira  Selenium (learning)",
        "Photoshop ★★★ / Blender ★",
        "2022–24     Career break\n2009–22     Office Manager          Dale Solicitors",
        "Page 1 of 2",
        "—",
        "",
    ])
    .prop_map(str::to_owned)
}

fn block() -> impl Strategy<Value = (u8, Vec<String>, (bool, bool, bool))> {
    (0u8..6, prop::collection::vec(line(), 1..5), any::<(bool, bool, bool)>())
}

/// The kind of a block, its texts, and its appearance.
type RandomBlock = (u8, Vec<String>, (bool, bool, bool));

fn document(blocks: Vec<RandomBlock>) -> Document {
    let mut document = Document::default();
    for (kind, lines, (bold, large, apart)) in blocks {
        let look = Look { bold, large, apart, ..Look::default() };
        match kind {
            0 => document.add(BlockKind::Heading(2), &lines[0], look, Place::default()),
            1 => document.add(BlockKind::Item, &lines.join("\n"), look, Place::default()),
            2 => {
                let labels = ["name", "position", "startDate", "summary", "level", "shoe size", ""];
                let cells = lines.iter().enumerate().map(|(at, line)| Cell {
                    label: labels[(at + line.len()) % labels.len()].to_owned(),
                    text: document.appended(line),
                });
                let cells: Vec<Cell> = cells.collect();
                document.push(BlockKind::Row(cells), SourceText::verbatim("", 0..0), look, Place::default());
            }
            // A table for layout, or of a form, has no column names.
            3 => {
                let cells =
                    lines.iter().map(|line| Cell { label: String::new(), text: document.appended(line) });
                let cells: Vec<Cell> = cells.collect();
                document.push(BlockKind::Row(cells), SourceText::verbatim("", 0..0), look, Place::default());
            }
            _ => document.add(BlockKind::Paragraph, &lines.join("\n"), look, Place::default()),
        }
    }
    document
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn nothing_of_a_document_is_lost(blocks in prop::collection::vec(block(), 1..8)) {
        assert_whole(&document(blocks))?;
    }

    #[test]
    fn nothing_of_any_text_is_lost(text in "\\PC{0,120}", lines in prop::collection::vec("\\PC{0,40}", 0..4)) {
        let mut document = Document::default();
        document.add(BlockKind::Paragraph, &text, Look::default(), Place::default());
        document.add(BlockKind::Item, &lines.join("\n"), Look::default(), Place::default());
        assert_whole(&document)?;
    }
}
