//! OpenDocument, RTF, Europass and other XML, invalid JSON, tables. The people in them are invented.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, in its helpers too")]

use skillgap_core::document::BlockKind;
use skillgap_core::level::stated_level;
use skillgap_core::resume::Section;
use skillgap_core::units::Level;
use skillgap_ingest::resume::{ReadResume, ResumeFormat, read_resume_bytes};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::time::{Duration, Instant};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn read(name: &str, bytes: &[u8]) -> ReadResume {
    read_resume_bytes(name, bytes, None).unwrap_or_else(|error| panic!("{error}"))
}

/// The texts of a section.
fn texts(read: &ReadResume, section: Section) -> Vec<&str> {
    let segments = read.resume.segments.iter().filter(|segment| segment.section == section);
    segments.map(|segment| segment.text.as_str()).collect()
}

fn level_of(read: &ReadResume, text: &str) -> Option<Level> {
    read.resume.segments.iter().find(|segment| segment.text == text).and_then(|segment| segment.level)
}

fn entries(read: &ReadResume) -> Vec<String> {
    let month = |month: Option<skillgap_core::date::GivenDate>| {
        month.map(|month| month.to_string()).unwrap_or_default()
    };
    let entries = read.resume.entries.iter().map(|entry| {
        let (title, employer) =
            (entry.title.as_deref().unwrap_or("-"), entry.employer.as_deref().unwrap_or("-"));
        format!("{title} @ {employer} {}..{}", month(entry.from), month(entry.to))
    });
    entries.collect()
}

const NAMESPACES: &str =
    r#"xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:fo="f" xmlns:table="tb" xmlns:draw="d""#;

fn open_document_styles() -> String {
    format!(
        r#"<office:document-styles {NAMESPACES}><office:styles><style:style style:name="Title"/>
        <style:style style:name="Heading_20_1" style:display-name="Heading 1" style:default-outline-level="1"/></office:styles>
        <office:master-styles><style:master-page><style:footer><text:p>Page <text:page-number>1</text:page-number></text:p>
        <text:p>Scala</text:p></style:footer></style:master-page></office:master-styles></office:document-styles>"#
    )
}

fn open_document_content() -> String {
    format!(
        r#"<office:document-content {NAMESPACES}><office:automatic-styles>
        <style:style style:name="P1" style:parent-style-name="Title"/><style:style style:name="P2" style:parent-style-name="Heading_20_1"/>
        <style:style style:name="T1"><style:text-properties text:display="none"/></style:style></office:automatic-styles>
        <office:body><office:text><text:p text:style-name="P1">Jana Novak</text:p>
        <text:p text:style-name="P2">Experience</text:p><text:p>Data Engineer, Initech<text:tab/>2019 – 2021</text:p>
        <text:list><text:list-item><text:p>Built pipelines in Kafka &amp; Flink<text:note><text:note-body><text:p>Cobol</text:p></text:note-body></text:note></text:p></text:list-item></text:list>
        <text:h text:outline-level="1">Skills</text:h>
        <table:table><table:table-row><table:table-cell><text:p>Skill</text:p></table:table-cell><table:table-cell><text:p>Level</text:p></table:table-cell></table:table-row>
        <table:table-row><table:table-cell><text:p>SQL</text:p></table:table-cell><table:table-cell><text:p>Advanced</text:p></table:table-cell></table:table-row></table:table>
        <text:p><draw:frame><draw:text-box><text:p>Rust</text:p></draw:text-box></draw:frame><text:span text:style-name="T1">Perl</text:span></text:p>
        </office:text></office:body></office:document-content>"#
    )
}

#[test]
fn open_document_texts_are_read() {
    let bytes = zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &open_document_content()),
        ("styles.xml", &open_document_styles()),
    ]);
    for name in ["cv.odt", "<stdin>"] {
        let read = read(name, &bytes);
        assert_eq!((read.format, read.resume.name.as_deref()), (ResumeFormat::Odt, Some("Jana Novak")));
        assert_eq!(entries(&read), ["Data Engineer @ Initech 2019..2021"]);
        assert_eq!(texts(&read, Section::Skills), ["SQL", "Rust", "Scala"]);
        assert_eq!(level_of(&read, "SQL"), Some(Level::Advanced));
        assert!(texts(&read, Section::Work).contains(&"Built pipelines in Kafka & Flink"));
        let all = &read.document.text;
        assert!(!all.contains("Cobol") && !all.contains("Perl") && !all.contains("Page"), "{all}");
    }
}

#[test]
fn open_documents_of_other_kinds_and_locked_ones_are_refused() {
    let sheet =
        zipped(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<a/>")]);
    let error = read_resume_bytes("cv.ods", &sheet, None).unwrap_err().to_string();
    assert!(error.contains("OpenDocument file that is no text"), "{error}");
    let locked = zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", "noise"),
        ("META-INF/manifest.xml", "<m><manifest:encryption-data/></m>"),
    ]);
    let error = read_resume_bytes("cv.odt", &locked, None).unwrap_err().to_string();
    assert!(error.contains("password"), "{error}");
    let damaged =
        zipped(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a><b")]);
    let error = read_resume_bytes("cv.odt", &damaged, None).unwrap_err().to_string();
    assert!(error.contains("content.xml"), "{error}");
}

const RTF: &str = r"{\rtf1\ansi\ansicpg1250\deff0{\fonttbl{\f0\fnil Calibri;}{\f1\fnil\fcharset204 Arial;}}
{\stylesheet{\s1\ql heading 1;}{\s0 Normal;}}{\*\generator Editor}{\info{\author Somebody Else}}\uc1
\pard\b\fs32 Jana Nov\'e1k\b0\par\pard\s1 Experience\par
\pard Data Engineer, Initech\tab 2019 \endash  2021\line Plze\u328?\par
\pard{\pntext\'B7\tab}{\*\pn\pnlvlblt}Built pipelines in Kafka\par
{\listtext\'b7\tab}Ran \{Docker\} on {\field{\*\fldinst{HYPERLINK \'22x\'22}}{\fldrslt{Kubernetes}}}\par
\pard\b Skills\b0\par
\trowd\cellx1000\cellx2000\pard\intbl Skill\cell Level\cell\row
\trowd\pard\intbl SQL\cell Advanced\cell\row
\pard\f1\'cf\'f0\'e8\f0{\v Perl}{\pict 89504e47}{\footnote Cobol}\par
{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt\pard Rust\par}}}\pard Git\par}";

#[test]
fn rtf_documents_are_read() {
    for name in ["cv.rtf", "<stdin>", "cv.doc"] {
        let read = read(name, RTF.as_bytes());
        assert_eq!((read.format, read.resume.name.as_deref()), (ResumeFormat::Rtf, Some("Jana Novák")));
        assert_eq!(entries(&read), ["Data Engineer @ Initech 2019..2021"]);
        assert_eq!(texts(&read, Section::Skills), ["SQL", "При", "Rust", "Git"]);
        assert_eq!(level_of(&read, "SQL"), Some(Level::Advanced));
        let items = read.document.blocks.iter().filter(|block| block.kind == BlockKind::Item);
        let items: Vec<&str> = items.map(|block| block.text.text.as_str()).collect();
        assert_eq!(items, ["Built pipelines in Kafka", "Ran {Docker} on Kubernetes"]);
        let all = &read.document.text;
        assert!(all.contains("Plzeň"));
        for unread in ["Perl", "Cobol", "Somebody", "89504", "HYPERLINK", "Editor"] {
            assert!(!all.contains(unread), "{unread}: {all}");
        }
    }
}

#[test]
fn characters_of_rtf_are_decoded() {
    let cases = [
        (r"{\rtf1\ansi\ansicpg932 \'83\'8a\'83\'8c\par}", "リレ"),
        (r"{\rtf1 \u-10179?\u-8704?x\par}", "😀x"),
        (r"{\rtf1\uc2 \u233\'c3\'a9t\par}", "ét"),
        (r"{\rtf1 \u233 et\par}", "ét"),
        (r"{\rtf1{\uc0 \u233}t\par}", "ét"),
        (r"{\rtf1 a\~b\_c\-d\par}", "a\u{a0}b-cd"),
        (r"{\rtf1 a\bin3 }}}b\par}", "ab"),
    ];
    for (rtf, expected) in cases {
        let read = read("cv.rtf", rtf.as_bytes());
        assert_eq!(read.document.text.trim_end(), expected, "{rtf}");
    }
}

const PASSPORT: &str = r#"<?xml version="1.0"?><SkillsPassport xmlns="http://example.org"><LearnerInfo>
<Identification><PersonName><FirstName>Jana</FirstName><Surname>Novak</Surname></PersonName></Identification>
<WorkExperienceList><WorkExperience><Period><From year="2015" month="--03"/><To year="2019" month="--08"/><Current>false</Current></Period>
<Position><Label>Clerk</Label></Position><Activities>&lt;p&gt;Reports in &lt;b&gt;Tableau&lt;/b&gt;&lt;/p&gt;</Activities><Employer><Name>Initech</Name></Employer></WorkExperience>
<WorkExperience><Period><From year="2019" month="--09"/><Current>true</Current></Period><Position><Label>Analyst</Label></Position></WorkExperience></WorkExperienceList>
<Skills><Linguistic><MotherTongueList><MotherTongue><Description><Code>es</Code><Label>Spanish</Label></Description></MotherTongue></MotherTongueList>
<ForeignLanguageList><ForeignLanguage><Description><Code>de</Code></Description><ProficiencyLevel><Listening>C1</Listening><SpokenProduction>B2</SpokenProduction></ProficiencyLevel></ForeignLanguage></ForeignLanguageList></Linguistic>
<Computer><Description>Python and SQL</Description></Computer></Skills></LearnerInfo></SkillsPassport>"#;

#[test]
fn europass_of_the_old_editor_is_read() {
    for name in ["cv.xml", "<stdin>"] {
        let read = read(name, PASSPORT.as_bytes());
        assert_eq!((read.format, read.resume.name.as_deref()), (ResumeFormat::Xml, Some("Jana Novak")));
        assert_eq!(entries(&read), ["Clerk @ Initech 2015-03..2019-08", "Analyst @ - 2019-09.."]);
        assert_eq!(texts(&read, Section::Skills), ["Python and SQL"]);
        assert_eq!(
            (level_of(&read, "Spanish"), level_of(&read, "German")),
            (Some(Level::Expert), stated_level("B2"))
        );
        assert!(texts(&read, Section::Work).contains(&"Reports in Tableau"));
        assert!(!read.resume.segments.iter().any(|segment| segment.text.contains("Linguistic")));
    }
}

#[test]
fn europass_json_is_read() {
    let json = r#"{"SkillsPassport":{"LearnerInfo":{"WorkExperience":[{"Period":{"From":{"Year":2015,"Month":3},"To":{"Year":2019,"Month":8}},
        "Position":{"Label":"Clerk"},"Employer":{"Name":"Initech"}}],"Skills":{"Linguistic":{"MotherTongue":[{"Description":{"Code":"it","Label":"Italian"}}]},
        "Computer":{"Description":"Excel"}}}}}"#;
    let read = read("cv.json", json.as_bytes());
    assert_eq!(entries(&read), ["Clerk @ Initech 2015-03..2019-08"]);
    assert_eq!(
        (texts(&read, Section::Skills), level_of(&read, "Italian")),
        (vec!["Excel"], Some(Level::Expert))
    );
}

const CANDIDATE: &str = r#"<Candidate xmlns:oa="a" xmlns:hr="h"><CandidatePerson><PersonName><oa:GivenName>Jana</oa:GivenName><hr:FamilyName>Novak</hr:FamilyName></PersonName>
<PrimaryLanguageCode name="NORMAL">ces</PrimaryLanguageCode></CandidatePerson><CandidateProfile><EmploymentHistory>
<EmployerHistory><hr:OrganizationName>Initech</hr:OrganizationName><PositionHistory><PositionTitle typeCode="FREETEXT">Clerk</PositionTitle>
<EmploymentPeriod><StartDate><hr:FormattedDateTime>2018-01-01</hr:FormattedDateTime></StartDate><EndDate><hr:FormattedDateTime>2020-05-01</hr:FormattedDateTime></EndDate></EmploymentPeriod>
<oa:Description>&lt;ul&gt;&lt;li&gt;Ran Kafka&lt;/li&gt;&lt;/ul&gt;</oa:Description></PositionHistory></EmployerHistory>
<EmployerHistory><hr:OrganizationName>Hooli</hr:OrganizationName><PositionHistory><PositionTitle>Analyst</PositionTitle></PositionHistory></EmployerHistory></EmploymentHistory>
<PersonQualifications><PersonCompetency><CompetencyID>deu</CompetencyID><hr:TaxonomyID>language</hr:TaxonomyID><CompetencyDimension><Score><hr:ScoreText>B2</hr:ScoreText></Score></CompetencyDimension></PersonCompetency>
<PersonCompetency><CompetencyID>Docker</CompetencyID><hr:TaxonomyID>DigitalSkill</hr:TaxonomyID></PersonCompetency></PersonQualifications></CandidateProfile></Candidate>"#;

#[test]
fn europass_of_the_new_editor_is_read() {
    let read = read("cv.xml", CANDIDATE.as_bytes());
    assert_eq!(read.resume.name.as_deref(), Some("Jana Novak"));
    assert_eq!(entries(&read), ["Clerk @ Initech 2018-01..2020-05", "Analyst @ Hooli .."]);
    assert_eq!(texts(&read, Section::Skills), ["Docker"]);
    assert_eq!(
        (level_of(&read, "Czech"), level_of(&read, "German")),
        (Some(Level::Expert), stated_level("B2"))
    );
}

#[test]
fn xml_of_any_shape_gives_its_texts() {
    let xml = r#"<resume><person name="Jana Novak" email="jana@example.org"/><summary>Engineer with <b>Kafka</b> and Spark.</summary>
        <skills><skill level="advanced">Python</skill><skill>SQL &amp; more</skill></skills>
        <jobs><job><title>Developer</title><company>Initech</company><from>2019</from><to>2021</to></job></jobs><misc><note>Terraform</note></misc></resume>"#;
    let read = read("<stdin>", xml.as_bytes());
    assert_eq!((read.format, read.resume.name.as_deref()), (ResumeFormat::Xml, Some("Jana Novak")));
    assert_eq!(entries(&read), ["Developer @ Initech 2019..2021"]);
    assert_eq!(texts(&read, Section::Skills), ["Python", "SQL & more"]);
    assert_eq!(level_of(&read, "Python"), Some(Level::Advanced));
    assert!(texts(&read, Section::Other).contains(&"Terraform"));
    assert!(
        read.warnings.iter().any(|warning| warning.contains("XML of an unknown kind")),
        "{:?}",
        read.warnings
    );
    let places_hold = read.resume.segments.iter().filter(|segment| segment.text == "Python").all(|segment| {
        let span = segment.span(0, segment.text.len());
        xml.get(span.start..span.end) == Some("Python")
    });
    assert!(places_hold);
}

#[test]
fn pages_written_as_xml_are_pages() {
    let page = "<?xml version=\"1.0\"?>\n<!-- x --><!DOCTYPE html>\n<html><body><h2>Skills</h2><p>Python</p></body></html>";
    for name in ["cv.xml", "<stdin>", "cv.xhtml"] {
        let read = read(name, page.as_bytes());
        assert_eq!(texts(&read, Section::Skills), ["Python"], "{name}");
    }
}

#[test]
fn json_with_a_mistake_is_read_and_the_mistake_named() {
    let cases = [
        "{\n\"skills\": [\"Python\", \"SQL\",],\n}",
        "{\n// mine\n\"skills\": [\"Python\" \"SQL\"]}",
        "{\n'skills': ['Python', 'SQL']}",
        "{\nskills: [\"Python\", \"SQL\"",
        "{\n\"skills\": [\"Python\", \"SQL]\n}",
    ];
    for json in cases {
        let read = read("cv.json", json.as_bytes());
        assert_eq!(texts(&read, Section::Skills).first(), Some(&"Python"), "{json}");
        assert_eq!(texts(&read, Section::Skills).len(), 2, "{json}");
        let named = |warning: &String| {
            warning.starts_with("cv.json:")
                && warning.contains("not valid JSON")
                && warning.contains("column")
        };
        assert!(read.warnings.iter().any(named), "{json}: {:?}", read.warnings);
    }
    for json in ["{no json at all}", "{", "[1, 2"] {
        let found = read_resume_bytes("cv.json", json.as_bytes(), None);
        assert!(found.is_err() || json == "[1, 2", "{json}");
    }
}

#[test]
fn what_builders_put_around_their_parts_is_left_out() {
    let wrapped = r#"{"basics": {"name": "Jana Novak", "customFields": [{"name": "Cobol"}]}, "sections": {
        "summary": {"name": "Summary", "visible": true, "id": "summary", "content": "<p>Engineer with <strong>Kafka</strong></p>"},
        "experience": {"name": "Experience", "columns": 1, "visible": true, "items": [{"company": "Initech", "position": "Developer", "date": "January 2019 to March 2021", "summary": "Built **Go** and [Redis](https://example.org)"}]},
        "skills": {"name": "Skills", "visible": true, "items": [{"name": "Web", "description": "Advanced", "keywords": ["React"]}, {"visible": false, "name": "Perl"}]},
        "awards": {"name": "Awards", "visible": true, "items": []}}, "metadata": {"css": {"value": "Fortran"}}}"#;
    let found = read("cv.json", wrapped.as_bytes());
    assert_eq!(entries(&found), ["Developer @ Initech 2019-01..2021-03"]);
    assert_eq!(
        (texts(&found, Section::Skills), level_of(&found, "React")),
        (vec!["React"], Some(Level::Advanced))
    );
    assert_eq!(texts(&found, Section::Summary), ["Engineer with Kafka"]);
    assert!(texts(&found, Section::Work).contains(&"Built Go and Redis"));
    let roles = r#"{"aboutMe": {"profile": {"name": "Jana", "surnames": "Novak", "description": "Likes Kafka"}},
        "experience": {"jobs": [{"organization": {"name": "Initech"}, "roles": [{"name": "Clerk", "startDate": "2019-01-01", "finishDate": "2021-02-01", "challenges": [{"description": "Moved to Kubernetes"}]}]}]},
        "knowledge": {"hardSkills": [{"skill": {"name": "Java"}, "level": "expert"}], "studies": [{"studyType": "officialDegree", "name": "BSc Physics", "institution": {"name": "Uni"}, "finishDate": "2014-01-01"}]},
        "settings": {"language": "Cobol"}}"#;
    let found = read("cv.json", roles.as_bytes());
    assert_eq!(found.resume.name.as_deref(), Some("Jana Novak"));
    assert_eq!(entries(&found), ["Clerk @ Initech 2019-01..2021-02", "BSc Physics @ Uni ..2014-01"]);
    assert_eq!(
        (texts(&found, Section::Skills), level_of(&found, "Java")),
        (vec!["Java"], Some(Level::Expert))
    );
    assert!(texts(&found, Section::Work).contains(&"Moved to Kubernetes"));
    let history = r#"{"name": "Jana", "employment": {"summary": "Ten years", "history": [{"employer": "Initech", "position": "Clerk", "start": "2013-10", "end": "2014-06"}]},
        "service": {"history": [{"organization": "Club", "position": "Helper"}]}}"#;
    let found = read("cv.json", history.as_bytes());
    assert_eq!(entries(&found), ["Clerk @ Initech 2013-10..2014-06", "Helper @ Club .."]);
    assert_eq!(texts(&found, Section::Volunteer), ["Helper"]);
}

#[test]
fn codes_of_languages_are_their_names() {
    let json = r#"{"knowledge": {"skills": [{"name": "Kotlin"}], "languages": [{"name": "EN", "level": "C1"}, {"language": "pt-BR", "fluency": "B2"}]},
        "languages": ["deu", "Go"]}"#;
    let read = read("cv.json", json.as_bytes());
    let mut found: Vec<&str> = read.resume.segments.iter().map(|segment| segment.text.as_str()).collect();
    found.sort_unstable();
    assert_eq!(found, ["English", "German", "Go", "Kotlin", "Portuguese"]);
    assert_eq!(level_of(&read, "English"), stated_level("C1"));
}

#[test]
fn dates_of_workbooks_are_dates() {
    let sheet = r#"<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Skill</t></is></c><c r="B1" t="inlineStr"><is><t>Level</t></is></c><c r="C1" t="inlineStr"><is><t>Last used</t></is></c></row>
        <row r="2"><c r="A2" t="str"><v>Python</v></c><c r="B2"><v>5</v></c><c r="C2" s="1"><v>44197</v></c></row>
        <row r="3"><c r="A3" t="str"><v>SQL</v></c><c r="B3"><v>1</v></c><c r="C3"><v>43525</v></c></row>
        <row r="4"><c r="A4" t="str"><v>Go</v></c><c r="B4"><v>2</v></c><c r="C4"><v>2018</v></c></row></sheetData></worksheet>"#;
    let styles = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="mmm\ yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>"#;
    let bytes = zipped(&[
        ("xl/workbook.xml", "<workbook/>"),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/styles.xml", styles),
    ]);
    let read = read("skills.xlsx", &bytes);
    let seen = |name: &str| {
        let segment = read.resume.segments.iter().find(|segment| segment.text == name).unwrap();
        format!("{:?}", segment.until)
    };
    assert!(seen("Python").contains("year: 2021, month: 1"), "{}", seen("Python"));
    assert!(seen("SQL").contains("year: 2019, month: 3"), "{}", seen("SQL"));
    assert!(seen("Go").contains("year: 2018"), "{}", seen("Go"));
}

fn word(body: &str, styles: &str) -> ReadResume {
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    read("cv.docx", &zipped(&[("word/document.xml", &document), ("word/styles.xml", styles)]))
}

#[test]
fn headings_of_word_documents_come_from_styles_and_outline_levels() {
    let styles = r#"<w:styles><w:style w:styleId="A"><w:name w:val="heading 2"/></w:style><w:style w:styleId="B"><w:name w:val="Mine"/><w:basedOn w:val="A"/></w:style>
        <w:style w:styleId="C"><w:name w:val="Bullets"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
        <w:style w:styleId="D"><w:name w:val="Caps"/><w:rPr><w:caps/></w:rPr></w:style>
        <w:style w:styleId="L"><w:name w:val="Loop"/><w:basedOn w:val="L"/></w:style></w:styles>"#;
    let body = r#"<w:p><w:pPr><w:pStyle w:val="L"/></w:pPr><w:r><w:t>Jana Novak</w:t></w:r></w:p>
        <w:p><w:pPr><w:pStyle w:val="B"/></w:pPr><w:r><w:t>What I did</w:t></w:r></w:p>
        <w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>Where I learned</w:t></w:r></w:p>
        <w:p><w:pPr><w:pStyle w:val="D"/></w:pPr><w:r><w:t>Skills</w:t></w:r></w:p>
        <w:p><w:pPr><w:pStyle w:val="C"/></w:pPr><w:r><w:t>Python</w:t></w:r></w:p>
        <w:p><w:r><w:sym w:font="Wingdings" w:char="F0A7"/><w:t xml:space="preserve"> SQL</w:t></w:r></w:p>
        <w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Click here to enter text</w:t></w:r></w:p></w:sdtContent></w:sdt>
        <w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Git</w:t></w:r></w:p></w:sdtContent></w:sdt>"#;
    let read = word(body, styles);
    let blocks: Vec<(&BlockKind, bool, &str)> = read
        .document
        .blocks
        .iter()
        .map(|block| (&block.kind, block.look.bold, block.text.text.as_str()))
        .collect();
    assert_eq!(
        blocks,
        [
            (&BlockKind::Paragraph, false, "Jana Novak"),
            (&BlockKind::Heading(3), false, "What I did"),
            (&BlockKind::Heading(2), false, "Where I learned"),
            (&BlockKind::Paragraph, true, "Skills"),
            (&BlockKind::Item, false, "Python"),
            (&BlockKind::Item, false, "SQL"),
            (&BlockKind::Paragraph, true, "Git"),
        ]
    );
}

#[test]
fn labels_in_one_cell_head_the_lists_beside_them() {
    let cell = |texts: &[&str]| {
        let paragraphs = texts.iter().fold(String::new(), |mut all, text| {
            let _ = write!(all, "<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
            all
        });
        format!("<w:tc>{paragraphs}</w:tc>")
    };
    let body = format!(
        "<w:p><w:r><w:t>Jana Novak</w:t></w:r></w:p><w:p><w:r><w:t>Skills</w:t></w:r></w:p><w:tbl><w:tr>{}{}</w:tr></w:tbl>",
        cell(&["Languages:", "Data stores:"]),
        cell(&["Kotlin, Ruby", "Redis"])
    );
    assert_eq!(texts(&word(&body, ""), Section::Skills), ["Kotlin, Ruby", "Redis"]);
}

#[test]
fn tables_tell_their_separator_and_may_lack_a_header() {
    let read_csv = read("skills.csv", b"sep=;\r\nskill;level\r\nPython;advanced\r\n\"SQL; PL\";basic\r\n");
    assert_eq!(texts(&read_csv, Section::Skills), ["Python", "SQL; PL"]);
    assert_eq!(level_of(&read_csv, "Python"), Some(Level::Advanced));
    for table in
        ["| Python | advanced |\n|---|---|\n| SQL | basic |", "| Python | advanced |\n| SQL | basic |"]
    {
        let read = read("cv.md", format!("# Jana Novak\n\n## Skills\n\n{table}\n").as_bytes());
        assert_eq!(texts(&read, Section::Skills), ["Python", "SQL"], "{table}");
        assert_eq!(level_of(&read, "Python"), Some(Level::Advanced), "{table}");
    }
}

#[test]
fn definitions_and_typed_text_of_pages_are_read() {
    let page = "<html><body><h1>Jana Novak</h1><h2>Skills</h2><i class=\"fa\" aria-hidden=\"true\">mail</i>\
        <span class=\"material-icons\">school</span><dl><dt>Languages</dt><dd>Python, Go</dd><dt>Databases</dt><dd>Redis</dd></dl>\
        <pre>\nEXPERIENCE\n\nDeveloper, Initech, 2019 - 2021\n- Ran Kafka\n- Ran Spark\n</pre></body></html>";
    let read = read("cv.html", page.as_bytes());
    assert_eq!(texts(&read, Section::Skills), ["Python, Go", "Redis"]);
    assert_eq!(entries(&read), ["Developer @ Initech 2019..2021"]);
    assert!(!read.document.text.contains("mail") && !read.document.text.contains("school"));
}

#[test]
fn exports_of_linkedin_are_known_in_any_case() {
    let zip = zipped(&[
        ("Export/SKILLS.CSV", "name\r\nPython\r\n"),
        ("Export/profile.csv", "FIRST NAME,last name,Headline\r\nJana,Novak,Data Engineer\r\n"),
    ]);
    let read = read("export.zip", &zip);
    assert_eq!(
        (read.resume.name.as_deref(), texts(&read, Section::Skills)),
        (Some("Jana Novak"), vec!["Python"])
    );
}

#[test]
fn hostile_documents_end_soon() {
    let deep_xml = format!("<?xml version=\"1.0\"?>{}", "<a>".repeat(300_000));
    let wide_xml = format!("<?xml version=\"1.0\"?><r>{}</r>", "<a b=\"c\">d</a>".repeat(60_000));
    let deep_rtf = format!("{{\\rtf1 {}", "{".repeat(900_000));
    let words_rtf = format!("{{\\rtf1 {}\\par}}", "\\u1234?\\b0\\'e9".repeat(60_000));
    let cells_rtf = format!("{{\\rtf1 {}}}", "\\intbl a\\cell\\row".repeat(50_000));
    let fonts_rtf = format!("{{\\rtf1{{\\fonttbl{}}}x\\par}}", "{\\f1\\fcharset204 A;}".repeat(40_000));
    let quotes = format!("{{\"a\": [{}", "\"b\\\n'".repeat(150_000));
    let brackets = format!("{{\"a\": {}", "[".repeat(900_000));
    let content = format!(
        "<office:document-content {NAMESPACES}><office:body>{}</office:body></office:document-content>",
        "<text:p><text:span text:style-name=\"x\">".repeat(200_000)
    );
    let odt = zipped(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)]);
    let loops: String = (0..5_000).fold(String::new(), |mut all, at| {
        let _ = write!(
            all,
            "<style:style style:name=\"s{at}\" style:parent-style-name=\"s{}\"/>",
            (at + 1) % 5_000
        );
        all
    });
    let looping = format!(
        "<office:document-content {NAMESPACES}>{loops}<office:body>{}</office:body></office:document-content>",
        "<text:p text:style-name=\"s1\">Python</text:p>".repeat(10_000)
    );
    let looping =
        zipped(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &looping)]);
    let cases: [(&str, &[u8]); 10] = [
        ("a.xml", deep_xml.as_bytes()),
        ("b.xml", wide_xml.as_bytes()),
        ("a.rtf", deep_rtf.as_bytes()),
        ("b.rtf", words_rtf.as_bytes()),
        ("c.rtf", cells_rtf.as_bytes()),
        ("d.rtf", fonts_rtf.as_bytes()),
        ("a.json", quotes.as_bytes()),
        ("b.json", brackets.as_bytes()),
        ("a.odt", &odt),
        ("b.odt", &looping),
    ];
    for (name, bytes) in cases {
        let begun = Instant::now();
        let _ = read_resume_bytes(name, bytes, None);
        assert!(begun.elapsed() < Duration::from_secs(4), "{name}: {:?}", begun.elapsed());
    }
    let error = read_resume_bytes("a.rtf", deep_rtf.as_bytes(), None).unwrap_err().to_string();
    assert!(error.contains("nests deeper"), "{error}");
    let error = read_resume_bytes("a.xml", deep_xml.as_bytes(), None).unwrap_err().to_string();
    assert!(error.contains("nests deeper"), "{error}");
}

#[test]
fn jobs_begin_with_dates_below_an_overview_and_to_the_left_of_bullets() {
    let text = "Ada Example\n\nCareer Overview\n\
        2019 - now      Hairdresser, Salon Nova\n                > flyers and the price list, and people ask me who my agency for all of that is\n\
        2012 - 2019     Stylist, Salon Bella\n                > cut and blow dry\n";
    let read = read("cv.txt", text.as_bytes());
    assert_eq!(entries(&read), ["Hairdresser @ Salon Nova 2019..", "Stylist @ Salon Bella 2012..2019"]);
    assert!(texts(&read, Section::Work).contains(&"cut and blow dry"));
}

#[test]
fn employers_are_described_as_well_as_named() {
    let text = "Ada Example\n\nWork Experience\n\n\
        Scrum Master / Project Lead at a maker of hearing aid software\nSince January 2020\n- planned releases\n\n\
        Accountant at the water works\nMarch 2017 to December 2019\n- closed the books\n";
    let expected = [
        "Scrum Master / Project Lead @ a maker of hearing aid software 2020-01..",
        "Accountant @ the water works 2017-03..2019-12",
    ];
    assert_eq!(entries(&read("cv.txt", text.as_bytes())), expected);
}
