//! Packed catalogues: they survive a round trip, and nothing that forged ones claim is trusted.

use skillgap_core::catalog::{Catalog, CatalogBytesError, SkillKind};
use skillgap_core::sample;

const MAGIC: &[u8] = b"skillgap-catalogue\n";
const VERSION: u32 = 8;

/// A length or count as in the messages: seven bits per byte, lowest first.
fn count(mut number: u64, out: &mut Vec<u8>) {
    while number > 127 {
        out.push((number & 127) as u8 | 128);
        number >>= 7;
    }
    out.push(number as u8);
}

fn text(text: &str, out: &mut Vec<u8>) {
    count(text.len() as u64, out);
    out.extend_from_slice(text.as_bytes());
}

/// No languages, no texts, no names and no first words.
const NO_NAMES: [u8; 4] = [0; 4];

fn head(skills: u64) -> Vec<u8> {
    let mut out = Vec::new();
    ["forged", "1", ""].iter().for_each(|word| text(word, &mut out));
    // Roles, tips, bundles and resources; the vector table, and its number of dimensions.
    [skills, 0, 0, 0, 0, 0, 0].iter().for_each(|number| count(*number, &mut out));
    out
}

fn skill(key: &str, alt_labels: &[&str], prerequisites: u64) -> Vec<u8> {
    let mut out = Vec::new();
    [key, key].iter().for_each(|word| text(word, &mut out));
    count(alt_labels.len() as u64, &mut out);
    alt_labels.iter().for_each(|label| text(label, &mut out));
    text(SkillKind::ALL[0].as_str(), &mut out);
    out.extend_from_slice(&1f64.to_le_bytes());
    count(0, &mut out);
    count(prerequisites, &mut out);
    (0..prerequisites).for_each(|_| out.push(0));
    // No context, no project, no direction.
    out.extend_from_slice(&[0, 0]);
    out.extend_from_slice(&0f32.to_le_bytes());
    count(0, &mut out);
    out
}

/// The bytes of a content with this claimed length and a correct checksum.
fn wrapped(content: &[u8], claimed: u64) -> Vec<u8> {
    let mut bytes = [MAGIC, &VERSION.to_le_bytes(), &claimed.to_le_bytes()].concat();
    bytes.extend_from_slice(&crc32fast::hash(content).to_le_bytes());
    bytes.extend_from_slice(content);
    bytes
}

fn whole(content: &[u8]) -> Vec<u8> {
    wrapped(content, content.len() as u64)
}

#[test]
fn what_forged_bytes_claim_is_not_believed() {
    let two = [head(2), skill("a", &["b"], 0), skill("c", &[], 0), NO_NAMES.to_vec()].concat();
    assert_eq!(Catalog::from_bytes(&whole(&two)).unwrap().skills().len(), 2);
    let empties = vec![""; 600_000];
    let letters: Vec<String> =
        (0..300_000u32).map(|n| char::from(b'a' + (n.wrapping_mul(n) % 23) as u8).to_string()).collect();
    let letters: Vec<&str> = letters.iter().map(String::as_str).collect();
    let cases: [(&str, Vec<u8>, &str); 8] = [
        ("zeros", whole(&vec![0; 1 << 20]), "left over"),
        ("a claim of more than any", wrapped(&two, 1 << 40), "larger than 128 MiB"),
        ("a claim of a little more", wrapped(&two, 500), "cut short"),
        ("a claim of less", wrapped(&two, 20), "check sum"),
        ("a claim of nothing", wrapped(&two, 0), "check sum"),
        ("many skills that are not there", whole(&head(u64::from(u32::MAX))), "damaged"),
        ("texts of no length", whole(&[head(1), skill("a", &empties, 0)].concat()), "more parts than"),
        ("texts of one letter", whole(&[head(1), skill("a", &letters, 0)].concat()), "more parts than"),
    ];
    for (name, bytes, message) in cases {
        let error = Catalog::from_bytes(&bytes).unwrap_err().to_string();
        assert!(error.contains(message), "{name}: {error}");
        assert_eq!(error.lines().count(), 1, "{name}");
    }
}

#[test]
fn a_message_longer_than_any_is_not_read() {
    let digits: String =
        (0..400_000u32).map(|n| format!("{:x}", n.wrapping_mul(2_654_435_761) >> 12)).collect();
    let content = [head(1), skill(&digits, &[], 0)].concat();
    assert!(content.len() > 2 << 20);
    let error = Catalog::from_bytes(&whole(&content)).unwrap_err();
    assert!(matches!(error, CatalogBytesError::Damaged(_)), "{error}");
}

#[test]
fn a_catalogue_comes_back_from_its_bytes() {
    for catalog in [sample::catalog(), Catalog::builtin()] {
        let again = Catalog::from_bytes(&catalog.to_bytes().unwrap()).unwrap();
        assert_eq!(catalog.name(), again.name());
        assert_eq!(catalog.skills(), again.skills());
        assert_eq!(catalog.roles(), again.roles());
        assert_eq!(catalog.tips(), again.tips());
        assert_eq!(catalog.bundles(), again.bundles());
        assert_eq!(catalog.resources(), again.resources());
        assert_eq!(catalog.to_bytes(), again.to_bytes());
    }
}

#[test]
fn bytes_cut_anywhere_or_with_one_wrong_are_refused() {
    let bytes = sample::catalog().to_bytes().unwrap();
    for end in (0..bytes.len()).step_by(97).chain([0, 1, 18, 19, 20, 22, 23, 30, 31, 34, 35]) {
        assert!(Catalog::from_bytes(&bytes[..end]).is_err(), "{end}");
    }
    for at in (0..bytes.len()).step_by(89) {
        let mut wrong = bytes.clone();
        wrong[at] ^= 1;
        assert!(Catalog::from_bytes(&wrong).is_err(), "{at}");
    }
    let mut newer = bytes;
    newer[MAGIC.len()] += 1;
    let error = CatalogBytesError::OtherVersion { found: VERSION + 1, newer: true };
    assert_eq!(Catalog::from_bytes(&newer).unwrap_err(), error);
}
