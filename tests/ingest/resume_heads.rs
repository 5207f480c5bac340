//! Heads of entries as people lay them out: the title, the employer and the dates on one line or several, or in a table.

use super::resume_read::read;
use skillgap_core::resume::{Aside, Entry};
use skillgap_core::units::Level;
use skillgap_ingest::resume::ReadResume;

/// "title @ employer (place) from..to" of each entry.
fn heads(read: &ReadResume) -> Vec<String> {
    let part = |part: &Option<String>| part.clone().unwrap_or_else(|| "-".to_owned());
    let of = |entry: &Entry| {
        let date =
            |date: Option<skillgap_core::date::GivenDate>| date.map(|d| d.to_string()).unwrap_or_default();
        let to = if entry.current { "now".to_owned() } else { date(entry.to) };
        let (title, employer, place) = (part(&entry.title), part(&entry.employer), part(&entry.place));
        format!("{title} @ {employer} ({place}) {}..{to}", date(entry.from))
    };
    read.resume.entries.iter().map(of).collect()
}

#[test]
fn the_employer_may_stand_below_the_title_and_its_dates() {
    let drafter = ["Drafter @ Bolt and Sons (Dallas) 2014-01..2018-03"];
    for head in [
        "Drafter      Jan 2014 – Mar 2018\nBolt and Sons      Dallas, TX",
        "Drafter (01/2014 - 03/2018)\nBolt and Sons, Dallas",
        "Drafter\nJan 2014 - Mar 2018\nBolt and Sons | Dallas",
        "Jan 2014 - Mar 2018\nDrafter\nBolt and Sons, Dallas",
        "Drafter\nBolt and Sons, Dallas, USA\n01/2014 - 03/2018",
    ] {
        let read = read("cv.txt", &format!("Ann Lee\n\nExperience\n\n{head}\n- Drew plans in AutoCAD\n"));
        assert_eq!(heads(&read), drafter, "{head}");
        let searched: Vec<&str> = read.resume.segments.iter().map(|segment| segment.text.as_str()).collect();
        assert!(searched.iter().all(|text| !text.contains("Bolt")), "{head}: {searched:?}");
    }
}

#[test]
fn title_employer_and_dates_may_be_paragraphs_of_their_own() {
    let text = "Ann Lee\n\nExperience\n\nLead Welder\n\nCrystal Lake Tank & Boiler, Toledo, OH\n\nMarch 2017 - May 2020\n\n\
                - Stainless tanks\n\nWelder\n\nRiverton Yards | Boulder, CO\nJune 2012 - February 2017\nBarges and ferries\n";
    assert_eq!(
        heads(&read("cv.txt", text)),
        [
            "Lead Welder @ Crystal Lake Tank & Boiler (Toledo) 2017-03..2020-05",
            "Welder @ Riverton Yards (Boulder) 2012-06..2017-02"
        ]
    );
}

#[test]
fn a_part_of_the_title_gives_way_to_the_employer_below_it() {
    let text = "Ann Lee\n\nExperience\n\nChef de Partie, Saucier\n\nThe Pelican Room | New Orleans, LA | 2015 - 2019\n- Sauces\n";
    let read = read("cv.txt", text);
    assert_eq!(heads(&read), ["Chef de Partie, Saucier @ The Pelican Room (New Orleans) 2015..2019"]);
}

#[test]
fn a_level_may_stand_below_its_skill() {
    let text = "Ann Lee\n\nSkills\n\n- Linux\n- Advanced\n- Ansible\n- Basic\n- Python, Bash\n- Basic\n";
    let read = read("cv.txt", text);
    let levels: Vec<(&str, Option<Level>)> =
        read.resume.segments.iter().map(|segment| (segment.text.as_str(), segment.level)).collect();
    let of = |name: &str| levels.iter().find(|(text, _)| *text == name).and_then(|(_, level)| *level);
    assert_eq!((of("Linux"), of("Ansible")), (Some(Level::Advanced), Some(Level::Basic)));
    assert_eq!(of("Python, Bash"), None, "a level below a list may be about its last item");
}

#[test]
fn a_table_that_stands_twice_side_by_side_is_one() {
    let row = "| Skill | Level | Skill | Level |\n|---|---|---|---|\n| Python | Expert | Splunk | Basic |\n";
    let read = read("cv.md", &format!("# Ann Lee\n\n## Skills\n\n{row}"));
    let levels: Vec<(&str, Option<Level>)> =
        read.resume.segments.iter().map(|segment| (segment.text.as_str(), segment.level)).collect();
    assert_eq!(levels, [("Python", Some(Level::Expert)), ("Splunk", Some(Level::Basic))]);
}

#[test]
fn personal_data_in_a_table_give_the_name() {
    let row = "| Name | Ada Example |\n|---|---|\n| Phone | 0421 555 0133 |\n";
    let read =
        read("cv.md", &format!("# Curriculum vitae\n\n## Personal details\n\n{row}\n## Skills\n\nSQL\n"));
    assert_eq!(read.resume.name.as_deref(), Some("Ada Example"));
}

#[test]
fn a_blank_separates_employer_and_title_in_chinese_and_japanese() {
    let chinese =
        read("cv.txt", "王芳\n\n工作经历\n\n2019年3月 - 至今  示例软件公司 Java开发工程师\n维护支付接口\n");
    assert_eq!(heads(&chinese), ["Java开发工程师 @ 示例软件公司 (-) 2019-03..now"]);
    let school =
        read("cv.txt", "王芳\n\n教育背景\n\n2012年9月 - 2016年6月  示例大学 计算机科学与技术 本科\n");
    let searched: Vec<&str> = school.resume.segments.iter().map(|segment| segment.text.as_str()).collect();
    assert_eq!(searched, ["计算机科学与技术 本科"], "the degree is no part of the school");
}

#[test]
fn a_legal_form_names_the_employer_of_any_title() {
    let head = "Konstrukteurin      04/2018 – heute\nMuster Maschinenbau GmbH | Stuttgart, Deutschland\n- Entwürfe\n";
    let read = read("cv.txt", &format!("Berufserfahrung\n\n{head}"));
    assert_eq!(heads(&read), ["Konstrukteurin @ Muster Maschinenbau GmbH (Stuttgart) 2018-04..now"]);
}

#[test]
fn the_school_may_stand_below_the_degree() {
    let read = read(
        "cv.txt",
        "Education\n\nB.Sc. in Physics      2010 – 2014\nRiverton University      Austin, TX\n",
    );
    assert_eq!(heads(&read), ["B.Sc. in Physics @ Riverton University (Austin) 2010..2014"]);
}

#[test]
fn lists_and_sentences_below_a_title_are_no_employer() {
    for line in
        ["Python, SQL, Docker", "Drew plans for bridges and town halls", "Tools: AutoCAD", "Senior Drafter"]
    {
        let read = read("cv.txt", &format!("Experience\n\nDrafter      2014 – 2018\n{line}\n- Drew plans\n"));
        assert!(
            read.resume.entries.iter().all(|entry| entry.employer.is_none()),
            "{line}: {:?}",
            heads(&read)
        );
    }
}

#[test]
fn a_row_with_dates_in_a_cell_of_its_own_begins_an_entry() {
    let row = |dates: &str, cell: &str| format!("<tr><td>{dates}</td><td>{cell}</td></tr>");
    let wanted = [
        "Einkäuferin @ Muster GmbH (Ulm) 2019-09..now",
        "Lageristin @ Beispiel AG (Augsburg) 2014-04..2019-08",
    ];
    for (open, close) in [("<p>", "</p>"), ("", "<br>")] {
        let cell = |lines: [&str; 4]| lines.map(|line| format!("{open}{line}{close}")).concat();
        let first =
            cell(["Einkäuferin", "Muster GmbH, Ulm", "Einführung von SAP Ariba", "Preise mit Lieferanten"]);
        let second = cell(["Lageristin", "Beispiel AG, Augsburg", "Bestellwesen in SAP MM", "Inventur"]);
        let rows = row("09/2019 – heute", &first) + &row("04/2014 – 08/2019", &second);
        let page = format!("<html><body><h2>Berufserfahrung</h2><table>{rows}</table></body></html>");
        let read = read("cv.html", &page);
        assert_eq!(heads(&read), wanted, "{open}");
        let places = read.resume.aside.iter().filter(|aside| aside.kind == Aside::Place);
        assert!(places.into_iter().all(|aside| !aside.text.contains("SAP")), "duties are no places");
    }
}

#[test]
fn a_row_that_a_heading_announces_is_a_list() {
    let page = "<html><body><h2>Kenntnisse</h2><table><tr><td>EDV</td><td>SAP MM, Excel</td></tr>\
                <tr><td>Sprachen</td><td>Englisch (C1)</td></tr></table></body></html>";
    let read = read("cv.html", page);
    assert!(read.resume.segments.iter().any(|segment| segment.text.contains("Englisch (C1)")));
}
