//! Sequences of words that stand for one word: "computer numerical control" is "CNC", "carry out" is "perform".
//!
//! General abbreviations of working life and English verbs of several words, written down from common knowledge and
//! tuned to no catalogue. Labels and mentions are rewritten alike, so that either wording meets the other.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// Each one word with the sequences that stand for it, bars between; the longest sequence at a place counts.
const PHRASES: &[(&str, &str)] = &[
    // Abbreviations of computing.
    ("2d", "two dimensional|2 d|2 dimensional"),
    ("3d", "three dimensional|3 d|3 dimensional"),
    ("ai", "artificial intelligence"),
    (
        "api",
        "application programming interface|application programming interfaces|application program interface",
    ),
    ("ar", "augmented reality"),
    ("bi", "business intelligence"),
    ("bim", "building information modelling|building information modeling"),
    ("cad", "computer aided design|computer assisted design|computer aided drafting"),
    ("cae", "computer aided engineering|computer assisted engineering"),
    ("cam", "computer aided manufacturing|computer assisted manufacturing"),
    ("cfd", "computational fluid dynamics"),
    ("ci", "continuous integration"),
    ("cms", "content management system|content management systems"),
    ("cnc", "computer numerical control|computer numerical controlled|computerised numerical control"),
    ("cnc", "computer numerically controlled|computerized numerical control|computer controlled"),
    ("cpu", "central processing unit|central processing units"),
    ("crm", "customer relationship management|client relationship management|customer relations management"),
    ("dbms", "database management system|database management systems"),
    ("dsp", "digital signal processing"),
    ("erp", "enterprise resource planning"),
    ("etl", "extract transform load|extract transform and load|extraction transformation loading"),
    ("fem", "finite element method|finite element analysis|finite element modelling"),
    ("fpga", "field programmable gate array|field programmable gate arrays"),
    ("gis", "geographic information system|geographic information systems|geographical information system"),
    ("gis", "geographical information systems"),
    ("gps", "global positioning system|global positioning systems"),
    ("gpu", "graphics processing unit|graphics processing units"),
    ("gui", "graphical user interface|graphical user interfaces"),
    ("iaas", "infrastructure as a service"),
    ("iac", "infrastructure as code"),
    ("ict", "information and communication technology|information and communications technology"),
    ("ict", "information communication technology|information and communication technologies"),
    ("ict", "information technology|information technologies|information communications technology"),
    ("ide", "integrated development environment|integrated development environments"),
    ("iot", "internet of things"),
    ("ip", "internet protocol"),
    ("jtag", "joint test action group"),
    ("lan", "local area network|local area networks"),
    ("llm", "large language model|large language models|llms"),
    ("mems", "microelectromechanical system|microelectromechanical systems|micro electro mechanical systems"),
    ("mems", "micro electromechanical system|micro electromechanical systems"),
    ("microsoft", "ms"),
    ("ml", "machine learning"),
    ("nlp", "natural language processing"),
    ("ocr", "optical character recognition"),
    ("oop", "object oriented programming|object orientated programming"),
    ("os", "operating system|operating systems"),
    ("paas", "platform as a service"),
    ("pca", "principal component analysis|principal components analysis"),
    ("pcb", "printed circuit board|printed circuit boards|printed circuit|pcbs"),
    ("plc", "programmable logic controller|programmable logic controllers|plcs"),
    ("rdbms", "relational database management system|relational database management systems"),
    ("rfid", "radio frequency identification"),
    ("saas", "software as a service"),
    ("scada", "supervisory control and data acquisition"),
    ("sdk", "software development kit|software development kits"),
    ("sdlc", "software development life cycle|software development lifecycle"),
    ("sem", "search engine marketing"),
    ("seo", "search engine optimisation|search engine optimization"),
    ("soa", "service oriented architecture|service oriented modelling"),
    ("tcpip", "tcp ip"),
    ("tdd", "test driven development"),
    ("ui", "user interface|user interfaces"),
    ("ux", "user experience"),
    ("voip", "voice over ip|voice over internet protocol"),
    ("vpn", "virtual private network|virtual private networks|vpns"),
    ("vr", "virtual reality"),
    ("wan", "wide area network|wide area networks"),
    // Abbreviations of other work.
    ("ac", "alternating current"),
    ("atm", "automated teller machine|automatic teller machine|cash machine|cash machines|atms"),
    ("bom", "bill of materials"),
    ("csr", "corporate social responsibility"),
    ("dc", "direct current"),
    ("ecg", "electrocardiogram|electrocardiography|ekg"),
    ("ehr", "electronic health record|electronic health records"),
    ("emr", "electronic medical record|electronic medical records"),
    ("gmp", "good manufacturing practice|good manufacturing practices"),
    ("haccp", "hazard analysis and critical control points|hazard analysis critical control points"),
    ("hr", "human resources|human resource"),
    ("hvac", "heating ventilation and air conditioning|heating ventilation air conditioning"),
    ("kpi", "key performance indicator|key performance indicators|kpis"),
    ("mri", "magnetic resonance imaging"),
    ("ndt", "non destructive testing|nondestructive testing"),
    ("pos", "point of sale|point of sales"),
    ("ppe", "personal protective equipment"),
    ("pr", "public relations"),
    ("qa", "quality assurance"),
    ("qc", "quality control"),
    ("rnd", "research and development|r d"),
    ("sop", "standard operating procedure|standard operating procedures"),
    ("uav", "unmanned aerial vehicle|unmanned aerial vehicles|unmanned aircraft|uavs|drone|drones"),
    // One word or two.
    ("backend", "back end"),
    ("backup", "back up|backing up|back ups|backups"),
    ("blockchain", "block chain"),
    ("cybersecurity", "cyber security"),
    ("database", "data base"),
    ("ecommerce", "e commerce|electronic commerce"),
    ("elearning", "e learning|electronic learning"),
    ("email", "e mail|electronic mail|e mails|emails"),
    ("frontend", "front end"),
    ("fullstack", "full stack"),
    ("healthcare", "health care"),
    ("multimedia", "multi media"),
    ("online", "on line"),
    ("realtime", "real time"),
    ("spreadsheet", "spread sheet"),
    ("teamwork", "team work"),
    ("website", "web site|web sites|websites"),
    ("wifi", "wi fi"),
    ("workflow", "work flow"),
    // Verbs of several words.
    ("advise", "give advice|provide advice|provide guidance|offer advice|give guidance|giving advice"),
    ("assemble", "put together|putting together"),
    ("assist", "provide assistance|give assistance|lend support"),
    ("create", "come up with|coming up with"),
    ("disassemble", "take apart|taking apart"),
    ("discover", "find out|finding out"),
    ("draft", "draw up|drawing up|drew up"),
    ("ensure", "make sure|making sure|make certain|see to it"),
    ("follow", "keep up with|keeping up with|stay up to date with|keep abreast of|stay abreast of"),
    ("follow", "keep up to date with|keep track of|keeping track of"),
    ("handle", "deal with|dealing with|cope with|coping with"),
    ("implement", "put in place|put into practice|putting into practice|put into effect"),
    ("install", "set up|setting up|setup"),
    ("lead", "be in charge of|in charge of|take charge of"),
    ("maintain", "take care of|taking care of|look after|looking after|care for|keep in good condition"),
    ("participate", "take part in|taking part in|take part"),
    ("perform", "carry out|carrying out|carried out|carries out"),
    ("remove", "get rid of|getting rid of|take away"),
    ("use", "make use of|making use of|work with|working with"),
];

/// The phrases by the numbers of their words.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Phrases {
    /// By first word: the words that follow and the word that all of them stand for, longest first.
    by_first: FxHashMap<u32, Vec<(Vec<u32>, u32)>>,
    /// Words with smaller numbers may begin a phrase, others do not.
    below: u32,
}

impl Phrases {
    /// Numbers the words of the phrases, before any others.
    pub(super) fn new(mut number: impl FnMut(&str) -> u32) -> Self {
        let mut by_first: FxHashMap<u32, Vec<(Vec<u32>, u32)>> = FxHashMap::default();
        let mut below = 0;
        for (short, phrases) in PHRASES {
            let short = number(short);
            for phrase in phrases.split('|') {
                let mut numbers = phrase.split(' ').map(&mut number);
                if let Some(first) = numbers.next() {
                    let rest: Vec<u32> = numbers.collect();
                    below = below.max(first + 1);
                    by_first.entry(first).or_default().push((rest, short));
                }
            }
        }
        for phrases in by_first.values_mut() {
            phrases.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        Self { by_first, below }
    }

    /// Puts one word in the place of each phrase.
    pub(super) fn rewrite(&self, words: &mut Vec<u32>) {
        let mut at = 0;
        while let Some(word) = words.get(at) {
            if *word < self.below
                && let Some((length, short)) = self.at(words, at)
            {
                words.splice(at..at + length, [short]);
            }
            at += 1;
        }
    }

    /// Whether a phrase stands for this word.
    pub(super) fn has_short(&self, word: u32) -> bool {
        self.by_first.values().flatten().any(|(_, short)| *short == word)
    }

    /// The phrase that begins here: how many words it has, and what it stands for.
    pub(super) fn at(&self, words: &[u32], at: usize) -> Option<(usize, u32)> {
        let rest = words.get(at + 1..)?;
        let phrases = self.by_first.get(words.get(at)?)?;
        phrases
            .iter()
            .find(|(phrase, _)| rest.starts_with(phrase))
            .map(|(phrase, short)| (phrase.len() + 1, *short))
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::Numbered;
    use super::*;

    #[test]
    fn the_longest_phrase_at_a_place_becomes_one_word() {
        let cases = [
            ("tend computer numerical control lathe", "tend cnc lathe"),
            ("carry out quality assurance", "perform qa"),
            ("carry on", "carry on"),
            ("set", "set"),
            ("voice over ip", "voip"),
        ];
        for (text, rewritten) in cases {
            let mut names = Numbered::default();
            let phrases = Phrases::new(|word| names.number(word));
            let mut words: Vec<u32> = text.split(' ').map(|word| names.number(word)).collect();
            phrases.rewrite(&mut words);
            let words: Vec<&str> = words.iter().map(|word| names.name(*word)).collect();
            assert_eq!(words.join(" "), rewritten);
        }
    }
}
