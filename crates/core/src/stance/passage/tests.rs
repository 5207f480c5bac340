use super::*;
use crate::lexicon::{Languages, Lexicon};
use crate::scan::words_of;

/// What a passage says of a name in it, with the words in `names` as other mentions.
fn read<T>(text: &str, name: &str, what: fn(&Passage<'_>, usize) -> T) -> T {
    let words = words_of(text);
    let names = ["java", "kotlin", "python", "sql", "go", "rust", "docker", "kafka", "excel", name];
    let i = words.iter().position(|w| w.folded == name).expect("the name stands in the text");
    let listed: Vec<bool> = words.iter().map(|w| names.contains(&w.folded.as_str())).collect();
    let lexicon = Lexicon::builtin();
    let reader = StanceReader { lexicon: &lexicon, languages: Languages::ALL, personal: true };
    what(&Passage::new(text, &words, &listed, reader), i)
}

#[test]
fn sentences_deny_and_wish() {
    let cases = [
        ("No experience with Java", "java", Stance::Denied),
        ("Ran Docker, planned menus", "docker", Stance::Held),
        ("Docker, planned for next year", "docker", Stance::Wished),
        ("I have no experience with Java or Kotlin", "kotlin", Stance::Denied),
        ("No experience with Java, but strong Python", "python", Stance::Held),
        ("No experience in Java, strong in Python", "python", Stance::Held),
        ("No experience with Java. Python daily.", "python", Stance::Held),
        ("I want to learn Kubernetes", "kubernetes", Stance::Wished),
        ("Would like to learn Rust and Go", "go", Stance::Wished),
        ("eager to learn about Docker", "docker", Stance::Wished),
        ("not only Python but also Java", "java", Stance::Held),
        ("not only Python but also Java", "python", Stance::Held),
        ("I have never used Terraform", "terraform", Stance::Denied),
        ("I don't know Scala", "scala", Stance::Denied),
        ("Haven't worked with Azure yet", "azure", Stance::Denied),
        ("Java: none", "java", Stance::Denied),
        ("Kubernetes (no experience)", "kubernetes", Stance::Denied),
        ("Rust - want to learn", "rust", Stance::Wished),
        ("Rust (currently learning)", "rust", Stance::Wished),
        ("SQL, Scala - planned for next year", "scala", Stance::Wished),
        ("SQL, Scala - planned for next year", "sql", Stance::Held),
        ("Keen on learning dbt", "dbt", Stance::Wished),
        ("I'd love to get into Rust", "rust", Stance::Wished),
        ("Looking for a role that uses Rust and Kafka.", "kafka", Stance::Wished),
        ("no commercial hands-on experience with Scala", "scala", Stance::Denied),
        ("little or no production experience in Go", "go", Stance::Denied),
        ("without any formal training in Java", "java", Stance::Denied),
        ("No downtime while moving to Kafka, using Python", "python", Stance::Held),
        ("Used Python to build pipelines", "python", Stance::Held),
        ("Built a Python learning platform", "python", Stance::Held),
        ("Wrote guides to Java, learning SQL on the way", "java", Stance::Held),
        ("Set up Docker from zero", "docker", Stance::Held),
        ("I want to use my Python skills", "python", Stance::Held),
        ("Java and Kotlin I have never used", "java", Stance::Denied),
        ("Java habe ich noch nie benutzt, Python dagegen täglich", "java", Stance::Denied),
        ("Java habe ich noch nie benutzt, Python dagegen täglich", "python", Stance::Held),
        ("Keine Erfahrung mit Kotlin", "kotlin", Stance::Denied),
        ("Je n'ai aucune expérience en Rust", "rust", Stance::Denied),
        ("Javaの経験はありません", "java", Stance::Denied),
        ("Rustを学習中", "rust", Stance::Wished),
        ("Docker lapsed 2021", "docker", Stance::Denied),
        ("Docker has lapsed", "docker", Stance::Denied),
        ("Docker (Manila), expired March 2025", "docker", Stance::Denied),
        ("Docker and Kafka, expired 2024", "docker", Stance::Denied),
        ("an expired Docker", "docker", Stance::Denied),
        ("Docker abgelaufen", "docker", Stance::Denied),
        ("Docker caducado en 2019", "docker", Stance::Denied),
        ("Docker périmé depuis 2022", "docker", Stance::Denied),
        ("Docker, sorted expired parcels", "docker", Stance::Held),
        ("SQL, Docker expired", "sql", Stance::Held),
        ("I have Docker and my Kafka expired", "docker", Stance::Held),
        ("Docker, expires 2027", "docker", Stance::Held),
        ("Kafka lapsed\nDocker", "docker", Stance::Held),
        ("Kafka lapsed Docker", "docker", Stance::Held),
    ];
    for (text, name, expected) in cases {
        assert_eq!(read(text, name, |passage, i| passage.stance(i, i + 1)), expected, "{text:?} {name}");
    }
}

#[test]
fn sentences_say_who_does_what() {
    let cases = [
        ("My colleague built the Excel sheets", "excel", Stance::Others),
        ("The sales team in Leeds kept Excel", "excel", Stance::Others),
        ("Excel belongs to sales", "excel", Stance::Others),
        ("Docker is run by the platform team", "docker", Stance::Others),
        ("Excel I leave to the accountants", "excel", Stance::Others),
        ("Excel: the others open it", "excel", Stance::Others),
        ("Docker: that is the agency", "docker", Stance::Others),
        ("Our landlord's son set up the Kafka server", "kafka", Stance::Others),
        ("Sold gauges to engineers who program in Rust", "rust", Stance::Others),
        ("Engineer who builds services in Rust", "rust", Stance::Held),
        ("Experienced engineer who builds services in Rust", "rust", Stance::Held),
        ("I am an engineer who builds services in Rust", "rust", Stance::Held),
        ("Nurse looked after ten patients in SQL", "sql", Stance::Held),
        ("SQL, Kafka - planned for next year", "sql", Stance::Held),
        ("at an Excel warehouse", "excel", Stance::Held),
        ("Cared for residents who have SQL", "sql", Stance::Held),
        ("Screens were drawn in Docker by an agency", "docker", Stance::Others),
        ("Reports in Excel used by the sales team", "excel", Stance::Held),
        ("Kafka was left to the platform group", "kafka", Stance::Others),
        ("Kafka was outsourced", "kafka", Stance::Others),
        ("Docker and Kafka are the application team's", "docker", Stance::Others),
        ("Anything Kafka is the carrier's, I open the ticket", "kafka", Stance::Others),
        ("Not mine: the coding club, Docker. Also Kafka.", "kafka", Stance::Others),
        ("The apps are Kotlin and Rust, which I have never used", "kotlin", Stance::Denied),
        ("Started a Rust course in October", "rust", Stance::Wished),
        ("Completed a Rust course", "rust", Stance::Held),
        ("two cats called Docker and Kafka", "kafka", Stance::Others),
        ("2 of my residents go for Docker", "docker", Stance::Others),
        ("My boss asked me to keep Excel", "excel", Stance::Held),
        ("With two colleagues I built it in Rust", "rust", Stance::Held),
        ("Taught my colleagues Excel", "excel", Stance::Held),
        ("Nobody ever trained me in Rust", "rust", Stance::Denied),
        ("Keep the oven on so nobody waits, Excel", "excel", Stance::Held),
        ("I have never really had the chance to use Rust", "rust", Stance::Denied),
        ("Docker I have sadly not used", "docker", Stance::Denied),
        ("No Docker, Kafka or Rust yet", "rust", Stance::Denied),
        ("Never a release without Docker", "docker", Stance::Held),
        ("I couldn't do without Excel", "excel", Stance::Held),
        ("Docker is for the most part a closed book", "docker", Stance::Denied),
        ("If the job calls for it, I would learn Rust", "rust", Stance::Wished),
        ("If a guest complained, I looked it up in Excel", "excel", Stance::Held),
        ("Signed up for a course in Rust", "rust", Stance::Wished),
        ("Rust comes next year", "rust", Stance::Wished),
        ("Kafka expert eager to grow", "kafka", Stance::Held),
        ("Kafka tempts me", "kafka", Stance::Wished),
        ("Would at some point really like to learn Rust", "rust", Stance::Wished),
        ("Clerk at a Docker company", "docker", Stance::Others),
        ("Clerk at a manufacturer of Docker tools", "docker", Stance::Others),
        ("Packed Docker machines", "docker", Stance::Others),
        ("Typeset a textbook on Docker", "docker", Stance::Others),
        ("Wrote a textbook on Docker", "docker", Stance::Held),
        ("My own Docker company", "docker", Stance::Held),
    ];
    for (text, name, expected) in cases {
        assert_eq!(read(text, name, |passage, i| passage.stance(i, i + 1)), expected, "{text:?} {name}");
    }
}

#[test]
fn sentences_state_levels() {
    use Level::{Advanced, Basic, Intermediate};
    let cases = [
        ("Advanced Excel", "excel", Some(Advanced)),
        ("Excel (advanced)", "excel", Some(Advanced)),
        ("5 years of experience with Python", "python", Some(Advanced)),
        ("5 years of experience with Python, SQL and Go", "go", Some(Advanced)),
        ("Python (2 years), SQL", "python", Some(Intermediate)),
        ("basic knowledge of Java", "java", Some(Basic)),
        ("familiar with Docker", "docker", Some(Basic)),
        ("Familiar with Java, Docker and Go", "go", Some(Basic)),
        ("very good SQL", "sql", Some(Advanced)),
        ("very good SQL, Python", "python", None),
        ("Built a basic website in Python", "python", None),
        ("Python, advanced SQL", "python", None),
        ("Python, 5 years of SQL", "python", None),
        ("Grundkenntnisse in Rust", "rust", Some(Basic)),
        ("3 Jahre Erfahrung mit Kotlin", "kotlin", Some(Advanced)),
        ("Data entry with Excel", "excel", None),
    ];
    for (text, name, expected) in cases {
        assert_eq!(read(text, name, |passage, i| passage.level(i, i + 1)), expected, "{text:?} {name}");
    }
}
