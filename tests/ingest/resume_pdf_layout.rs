//! How the glyphs of a PDF page become lines, columns, headings and entries. The people in them are invented.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, in its helpers too")]

use skillgap_core::document::BlockKind;
use skillgap_core::resume::Section;
use skillgap_ingest::resume::{ReadResume, read_resume_bytes};
use std::fmt::Write as _;

/// A positioned text, in points: x, y, size, whether it is bold.
type Shown<'t> = (f64, f64, f64, bool, &'t str);

/// A document with these pages, in Helvetica with its usual widths.
fn pdf(pages: &[&[Shown<'_>]]) -> Vec<u8> {
    let contents = pages.iter().map(|page| {
        page.iter().fold(String::new(), |mut content, (x, y, size, bold, text)| {
            let font = if *bold { "B" } else { "F" };
            let _ = writeln!(content, "BT /{font} {size} Tf {x} {y} Td ({text}) Tj ET");
            content
        })
    });
    pdf_of(&contents.collect::<Vec<_>>(), "")
}

/// A document whose pages have this content; `objects` follow, as number 100 and so on.
fn pdf_of(contents: &[String], objects: &str) -> Vec<u8> {
    let kids: Vec<String> = (0..contents.len()).map(|at| format!("{} 0 R", 10 + 2 * at)).collect();
    let mut file = format!(
        "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n\
         2 0 obj << /Type /Pages /Kids [{}] /Count {} >> endobj\n\
         3 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> endobj\n\
         4 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >> endobj\n",
        kids.join(" "),
        contents.len()
    );
    for (at, content) in contents.iter().enumerate() {
        let _ = write!(
            file,
            "{} 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {} 0 R /Resources << /Font << /F 3 0 R /B 4 0 R >> \
             /XObject << /I 100 0 R >> >> >> endobj\n{} 0 obj << /Length {} >> stream\n{content}\nendstream endobj\n",
            10 + 2 * at,
            11 + 2 * at,
            11 + 2 * at,
            content.len() + 1
        );
    }
    let _ = write!(file, "{objects}\ntrailer << /Root 1 0 R >>\n%%EOF");
    // Characters beyond ASCII are encoded as WinAnsi.
    file.chars()
        .map(|c| match c {
            '–' => 0x96,
            '•' => 0x95,
            c => u8::try_from(u32::from(c)).unwrap(),
        })
        .collect()
}

fn read(bytes: &[u8]) -> ReadResume {
    read_resume_bytes("cv.pdf", bytes, None).unwrap_or_else(|error| panic!("{error}"))
}

fn texts(read: &ReadResume, section: Section) -> Vec<&str> {
    let segments = read.resume.segments.iter().filter(|segment| segment.section == section);
    segments.flat_map(|segment| segment.text.split('\n')).collect()
}

fn entries(read: &ReadResume) -> Vec<String> {
    let month = |month: Option<skillgap_core::date::GivenDate>| {
        month.map(|month| month.to_string()).unwrap_or_default()
    };
    let entries = read.resume.entries.iter().map(|entry| {
        let to = if entry.current { "now".to_owned() } else { month(entry.to) };
        format!("{} {}..{to}", entry.title.as_deref().unwrap_or("-"), month(entry.from))
    });
    entries.collect()
}

#[test]
fn gaps_between_words_are_learned_from_their_line() {
    for gap in [120, 150, 170, 175, 250, 330] {
        let words = ["Ran", "services", "on", "Ansible", "and", "Packer", "with", "Docker", "every", "day"];
        let shown: Vec<String> = words.iter().map(|word| format!("({word})")).collect();
        let content = format!(
            "BT /B 12 Tf 50 700 Td (Experience) Tj ET BT /F 10 Tf 50 680 Td [{}] TJ ET",
            shown.join(&format!(" -{gap} "))
        );
        let read = read(&pdf_of(&[content], ""));
        let all = texts(&read, Section::Work).join(" ");
        assert_eq!(all, words.join(" "), "gap {gap}");
    }
}

#[test]
fn dates_in_a_margin_belong_to_the_titles_beside_them() {
    let job = |y: f64, dates: &'static str, title: &'static str, firm: &'static str, duty: &'static str| {
        [
            (50.0, y, 9.0, false, dates),
            (150.0, y - 1.5, 11.0, true, title),
            (150.0, y - 15.0, 10.0, false, firm),
            (162.0, y - 29.0, 10.0, false, duty),
            (162.0, y - 43.0, 10.0, false, "and what belongs to it"),
        ]
    };
    let mut page: Vec<Shown<'_>> =
        vec![(50.0, 760.0, 18.0, true, "Jana Novak"), (50.0, 720.0, 13.0, true, "Work Experience")];
    page.extend(job(700.0, "03/2018 – now", "Accountant", "Tiller GmbH, Bremen", "Accounts in DATEV"));
    page.extend(job(630.0, "06/2013 – 02/2018", "Bookkeeper", "Zoll AG, Kiel", "Invoices in Excel"));
    page.extend(job(560.0, "09/2011 – 05/2013", "Clerk", "Lindau GmbH, Kiel", "Letters and files"));
    page.extend([
        (50.0, 490.0, 13.0, true, "Education"),
        (50.0, 470.0, 9.0, false, "2009 – 2011"),
        (150.0, 468.5, 11.0, true, "Abitur"),
    ]);
    let read = read(&pdf(&[&page]));
    let jobs: Vec<String> = entries(&read).into_iter().take(3).collect();
    assert_eq!(jobs, ["Accountant 2018-03..now", "Bookkeeper 2013-06..2018-02", "Clerk 2011-09..2013-05"]);
    let employers: Vec<Option<&str>> =
        read.resume.entries.iter().take(3).map(|entry| entry.employer.as_deref()).collect();
    assert_eq!(employers, [Some("Tiller GmbH"), Some("Zoll AG"), Some("Lindau GmbH")]);
}

#[test]
fn letters_with_spaces_between_them_are_words() {
    let page: &[Shown<'_>] = &[
        (50.0, 740.0, 16.0, false, "J A N A   N O V A K"),
        (50.0, 700.0, 12.0, true, "S K I L L S"),
        (50.0, 680.0, 10.0, false, "Python, SQL"),
        (50.0, 40.0, 9.0, false, "Jana Novak - Page 1 of 1"),
    ];
    let read = read(&pdf(&[page]));
    assert_eq!(read.resume.name.as_deref(), Some("JANA NOVAK"));
    assert_eq!(texts(&read, Section::Skills), ["Python, SQL"], "the page number is no skill");
}

#[test]
fn fonts_of_signs_and_of_tex_are_read() {
    let fonts = "200 0 obj << /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >> endobj\n\
        201 0 obj << /Type /Font /Subtype /Type3 /FontMatrix [0.01 0 0 0.01 0 0] /FirstChar 65 /LastChar 90 /Widths [60 60 60 60 60 60 60 60 60 60 60 60 60 60 60 60 60 60 60 60 60 60 60 60 60 60] \
        /Encoding << /Type /Encoding /Differences [76 /a76 81 /a81 83 /a83] >> /CharProcs << >> >> endobj";
    let content = "BT /B 12 Tf 50 700 Td (Skills) Tj ET BT /S 10 Tf 50 680 Td (n) Tj ET BT /F 10 Tf 62 680 Td (Python) Tj ET \
        BT /S 10 Tf 50 660 Td (n) Tj ET BT /T 10 Tf 62 660 Td (SQL) Tj ET";
    let mut file = String::from_utf8_lossy(&pdf_of(&[content.to_owned()], fonts)).into_owned();
    file = file.replace("/F 3 0 R /B 4 0 R", "/F 3 0 R /B 4 0 R /S 200 0 R /T 201 0 R");
    assert_eq!(texts(&read(file.as_bytes()), Section::Skills), ["Python", "SQL"]);
}

#[test]
fn kerned_letters_stay_words() {
    let content = "BT /B 12 Tf 50 700 Td (Skills) Tj ET BT /F 10 Tf 50 680 Td [(T) 70 (erraf) -30 (orm and) -278 (K) -40 (ub) -25 (ernetes)] TJ ET";
    let read = read(&pdf_of(&[content.to_owned()], ""));
    assert_eq!(texts(&read, Section::Skills).join(" "), "Terraform and Kubernetes");
}

#[test]
fn shifted_letters_stay_in_their_word() {
    let page: &[Shown<'_>] = &[
        (50.0, 740.0, 18.0, false, "Jana Novak"),
        (50.0, 700.0, 12.0, true, "Skills"),
        (50.0, 680.0, 10.0, false, "Python, L"),
        (93.0, 682.1, 7.0, false, "A"),
        (97.2, 680.0, 10.0, false, "T"),
        (101.6, 677.8, 10.0, false, "E"),
        (107.1, 680.0, 10.0, false, "X, Docker"),
        (50.0, 660.0, 10.0, false, "Kafka 2"),
        (84.0, 663.6, 7.0, false, "nd"),
        (92.0, 660.0, 10.0, false, " place"),
    ];
    let read = read(&pdf(&[page]));
    assert_eq!(texts(&read, Section::Skills).join("/"), "Python, LATEX, Docker/Kafka 2nd place");
}

#[test]
fn headings_in_the_letters_of_the_text_are_found_between_its_lines() {
    let page: &[Shown<'_>] = &[
        (50.0, 740.0, 10.0, false, "Jana Novak"),
        (50.0, 728.0, 10.0, false, "Summary"),
        (
            50.0,
            716.0,
            10.0,
            false,
            "Clerk with many years in payroll, reports and the care of customers of all",
        ),
        (50.0, 704.0, 10.0, false, "kinds and ages, with a love of plain tables and of people who read them"),
        (50.0, 692.0, 10.0, false, "Experience"),
        (50.0, 680.0, 10.0, false, "Payroll Clerk, Initech, May 2014 to March 2019"),
        (
            50.0,
            668.0,
            10.0,
            false,
            "Paid salaries with SAP and checked them against the tables of the customers",
        ),
        (50.0, 656.0, 10.0, false, "Skills"),
        (50.0, 644.0, 10.0, false, "Excel, SAP"),
    ];
    let read = read(&pdf(&[page]));
    assert_eq!(entries(&read), ["Payroll Clerk 2014-05..2019-03"]);
    assert_eq!(texts(&read, Section::Skills), ["Excel, SAP"]);
}

#[test]
fn a_margin_of_headings_stands_above_the_text_beside_it() {
    let page: &[Shown<'_>] = &[
        (50.0, 740.0, 18.0, false, "Jana Novak"),
        (50.0, 690.0, 11.0, true, "EXPERIENCE"),
        (170.0, 690.0, 11.0, false, "Data Engineer, Initech, 2019 - 2021"),
        (170.0, 676.0, 11.0, false, "Built pipelines in Kafka for the billing team."),
        (50.0, 640.0, 11.0, true, "EDUCATION"),
        (170.0, 640.0, 11.0, false, "BSc Computer Science, Charles University"),
        (50.0, 618.0, 11.0, true, "SKILLS"),
        (170.0, 618.0, 11.0, false, "Python, Terraform, SQL"),
        (50.0, 600.0, 11.0, true, "LANGUAGES"),
        (170.0, 600.0, 11.0, false, "English"),
        (50.0, 570.0, 11.0, true, "VOLUNTEER"),
        (170.0, 570.0, 11.0, false, "Helper, Red Cross, 2015 - 2016"),
        (50.0, 557.0, 11.0, true, "EXPERIENCE"),
        (170.0, 557.0, 11.0, false, "Taught people to use Excel."),
    ];
    let read = read(&pdf(&[page]));
    assert_eq!(texts(&read, Section::Skills), ["Python, Terraform, SQL"]);
    assert_eq!(texts(&read, Section::Languages), ["English"]);
    assert!(texts(&read, Section::Volunteer).contains(&"Taught people to use Excel."));
    assert!(texts(&read, Section::Work).contains(&"Built pipelines in Kafka for the billing team."));
}

#[test]
fn columns_with_headings_of_their_own_are_read_one_after_the_other() {
    let left = ["SKILLS", "Linux", "Shell scripts", "Kotlin", "Redis", "Python"];
    let right = [
        "EXPERIENCE",
        "Developer, Initech",
        "June 2021 - December 2021",
        "Worked on a simulator",
        "Ran Valgrind",
        "Moved old code",
    ];
    let rows = left.iter().zip(right).zip(0u32..);
    let page: Vec<Shown<'_>> = rows
        .flat_map(|((left, right), row)| {
            let y = 700.0 - 14.0 * f64::from(row);
            // The left column is right-aligned.
            [(200.0 - 5.6 * left.len() as f64, y, 10.0, row == 0, *left), (230.0, y, 10.0, row == 0, right)]
        })
        .collect();
    let read = read(&pdf(&[&page]));
    assert_eq!(texts(&read, Section::Skills), ["Linux", "Shell scripts", "Kotlin", "Redis", "Python"]);
    assert_eq!(entries(&read), ["Developer 2021-06..2021-12"]);
}

#[test]
fn the_name_comes_before_the_margin_beside_it() {
    let margin = ["Contact", "jana@example.org", "Top Skills", "Python", "Kafka", "Languages", "German"];
    let text = [
        "Senior Data Engineer at Initech",
        "Berlin",
        "Experience",
        "Initech",
        "Data Engineer",
        "January 2020 - Present",
        "Built pipelines.",
    ];
    let headings = ["Contact", "Top Skills", "Languages", "Experience"];
    let line = |x: f64, (text, row): (&'static str, u32)| {
        let size = if headings.contains(&text) { 13.0 } else { 10.5 };
        (x, 716.0 - 18.0 * f64::from(row), size, false, text)
    };
    let mut page: Vec<Shown<'_>> =
        vec![(223.0, 740.0, 26.0, false, "Jana Novak"), (395.0, 20.0, 9.0, false, "Page 1 of 2")];
    page.extend(margin.into_iter().zip(0..).map(|row| line(22.0, row)));
    page.extend(text.into_iter().zip(0..).map(|row| line(223.0, row)));
    let read = read(&pdf(&[&page]));
    assert_eq!(read.resume.name.as_deref(), Some("Jana Novak"));
    assert_eq!(texts(&read, Section::Skills), ["Python", "Kafka"]);
    assert_eq!(entries(&read), ["Data Engineer 2020-01..now"]);
    assert!(!read.document.text.contains("Page 1"));
}

#[test]
fn a_range_of_dates_on_two_lines_is_one() {
    let page: &[Shown<'_>] = &[
        (50.0, 740.0, 18.0, false, "Jana Novak"),
        (50.0, 700.0, 12.0, true, "Experience"),
        (50.0, 680.0, 10.0, false, "Apr 2016 –"),
        (150.0, 680.0, 10.0, false, "Data Engineer, Initech"),
        (50.0, 668.0, 10.0, false, "Present"),
        (150.0, 668.0, 10.0, false, "Built pipelines in Kafka"),
        (50.0, 640.0, 10.0, false, "Jan 2012 –"),
        (150.0, 640.0, 10.0, false, "Data Analyst, Hooli"),
        (50.0, 628.0, 10.0, false, "Mar 2016"),
        (150.0, 628.0, 10.0, false, "Reports in Tableau"),
    ];
    assert_eq!(
        entries(&read(&pdf(&[page]))),
        ["Data Engineer 2016-04..now", "Data Analyst 2012-01..2016-03"]
    );
}

#[test]
fn what_every_page_repeats_is_read_once_and_numbers_of_pages_not_at_all() {
    let first: &[Shown<'_>] = &[
        (50.0, 770.0, 8.0, false, "Jana Novak – Resume"),
        (50.0, 740.0, 18.0, false, "Jana Novak"),
        (50.0, 700.0, 12.0, true, "Experience"),
        (50.0, 680.0, 10.0, false, "Data Engineer, Initech, 2019 - 2021"),
        (60.0, 664.0, 10.0, false, "• Kept a cluster of many nodes run-"),
        (68.0, 652.0, 10.0, false, "ning and moved it"),
        (300.0, 20.0, 8.0, false, "1 / 2"),
    ];
    let second: &[Shown<'_>] = &[
        (50.0, 770.0, 8.0, false, "Jana Novak – Resume"),
        (68.0, 740.0, 10.0, false, "to Kubernetes with Terraform"),
        (50.0, 700.0, 12.0, true, "S K I L L S"),
        (50.0, 680.0, 10.0, false, "Python, SQL"),
        (300.0, 20.0, 8.0, false, "2 / 2"),
    ];
    let read = read(&pdf(&[first, second]));
    assert_eq!(read.document.text.matches("Resume").count(), 1);
    assert!(!read.document.text.contains("/ 2"));
    let items = read.document.blocks.iter().filter(|block| block.kind == BlockKind::Item);
    let items: Vec<&str> = items.map(|block| block.text.text.as_str()).collect();
    assert_eq!(items, ["Kept a cluster of many nodes running and moved it\nto Kubernetes with Terraform"]);
    assert_eq!(texts(&read, Section::Skills), ["Python, SQL"]);
}

#[test]
fn a_page_that_is_a_picture_is_said_to_be() {
    let image = "100 0 obj << /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >> stream\nx\nendstream endobj";
    let content =
        |width: u32| format!("q {width} 0 0 700 0 0 cm /I Do Q BT /F 10 Tf 50 750 Td (Portfolio) Tj ET");
    let warned = |contents: &[String]| {
        let read = read(&pdf_of(contents, image));
        read.warnings.iter().find(|warning| warning.contains("OCR")).cloned()
    };
    assert!(warned(&[content(600)]).unwrap().contains("its pages are pictures"));
    assert!(warned(&[content(100), content(600)]).unwrap().contains("page 2 is a picture"));
    assert_eq!(warned(&[content(100)]), None);
    let long = format!("{} BT /F 8 Tf 20 720 Td ({}) Tj ET", content(600), "many words ".repeat(20));
    assert_eq!(warned(&[long]), None);
}

#[test]
fn dates_in_the_middle_of_a_cell_belong_to_its_first_line() {
    let page: &[Shown<'_>] = &[
        (50.0, 740.0, 18.0, false, "Jana Novak"),
        (50.0, 700.0, 12.0, true, "Experience"),
        (150.0, 680.0, 10.0, false, "Data Engineer, Initech"),
        (50.0, 674.0, 10.0, false, "2018 - 2022"),
        (150.0, 668.0, 10.0, false, "Built pipelines in Kafka"),
        (150.0, 652.0, 10.0, false, "Data Analyst, Hooli"),
        (50.0, 646.0, 10.0, false, "2015 - 2018"),
        (150.0, 640.0, 10.0, false, "Reports in Tableau"),
        (50.0, 610.0, 12.0, true, "Education"),
        (150.0, 590.0, 10.0, false, "B.Sc. Physics, Riverton University"),
        (50.0, 590.0, 10.0, false, "2011 - 2015"),
    ];
    assert_eq!(
        entries(&read(&pdf(&[page]))),
        ["Data Engineer 2018..2022", "Data Analyst 2015..2018", "B.Sc. Physics 2011..2015"]
    );
}

#[test]
fn columns_of_a_few_skills_stay_below_their_heading() {
    let page: &[Shown<'_>] = &[
        (50.0, 740.0, 18.0, false, "Jana Novak"),
        (50.0, 700.0, 12.0, true, "SKILLS"),
        (50.0, 680.0, 10.0, false, "Excel"),
        (220.0, 680.0, 10.0, false, "Inventory"),
        (390.0, 680.0, 10.0, false, "Payroll"),
        (50.0, 668.0, 10.0, false, "Tableau"),
        (220.0, 668.0, 10.0, false, "Scrum"),
        (390.0, 668.0, 10.0, false, "Jira"),
        (50.0, 640.0, 12.0, true, "EDUCATION"),
        (50.0, 620.0, 10.0, false, "B.Sc. Physics, Riverton University, 2011 - 2015"),
        (50.0, 590.0, 12.0, true, "LANGUAGES"),
        (50.0, 570.0, 10.0, false, "English, Czech"),
    ];
    let read = read(&pdf(&[page]));
    let skills = texts(&read, Section::Skills).join(" ");
    for skill in ["Excel", "Inventory", "Payroll", "Tableau", "Scrum", "Jira"] {
        assert!(skills.contains(skill), "{skill}: {skills}");
    }
}
