//! Forged files of catalogues: nothing that a file claims is believed, and no small file takes much.

use skillgap_core::catalog::SkillKind;
use skillgap_ingest::catalog::{Taxonomy, import_catalog, load_catalog};
use std::fs;
use std::path::{Path, PathBuf};

const MAGIC: &[u8] = b"skillgap-catalogue\n";
const VERSION: u32 = 6;

/// A length or a count as the messages hold it: seven bits a byte, the lowest first.
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
    // Roles, tips, bundles and resources; the table of vectors, and how many numbers a skill has.
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
    // No context, no project; it points nowhere.
    out.extend_from_slice(&[0, 0]);
    out.extend_from_slice(&0f32.to_le_bytes());
    count(0, &mut out);
    out
}

/// The file of a content that is as long as is claimed, with a check sum that is right.
fn wrapped(content: &[u8], claimed: u64) -> Vec<u8> {
    let payload = zstd::bulk::compress(content, 1).unwrap();
    let mut file = [MAGIC, &VERSION.to_le_bytes(), &(payload.len() as u64).to_le_bytes()].concat();
    file.extend_from_slice(&claimed.to_le_bytes());
    file.extend_from_slice(&crc32fast::hash(&payload).to_le_bytes());
    file.extend_from_slice(&payload);
    file
}

fn whole(content: &[u8]) -> Vec<u8> {
    wrapped(content, content.len() as u64)
}

fn written(folder: &Path, file: &[u8]) -> PathBuf {
    let path = folder.join("forged.cat");
    fs::write(&path, file).unwrap();
    path
}

#[test]
fn what_a_forged_file_claims_is_not_believed() {
    let folder = tempfile::tempdir().unwrap();
    let two = [head(2), skill("a", &["b"], 0), skill("c", &[], 0), NO_NAMES.to_vec()].concat();
    assert_eq!(load_catalog(&written(folder.path(), &whole(&two))).unwrap().catalog.skills().len(), 2);
    let empties = vec![""; 600_000];
    let letters: Vec<String> =
        (0..300_000u32).map(|n| char::from(b'a' + (n * n % 23) as u8).to_string()).collect();
    let letters: Vec<&str> = letters.iter().map(String::as_str).collect();
    let cases: [(&str, Vec<u8>, &str); 9] = [
        ("zeros", whole(&vec![0; 64 << 20]), "unpacks to more than any"),
        ("zeros of a MiB", whole(&vec![0; 1 << 20]), "left over"),
        ("a claim of more", wrapped(&two, 1 << 40), "larger than 128 MiB when unpacked"),
        ("a claim of a little more", wrapped(&two, 500), "does not unpack to the length"),
        ("a claim of less", wrapped(&two, 20), "does not unpack to the length"),
        ("a claim of nothing", wrapped(&two, 0), "does not unpack to the length"),
        ("many skills that are not there", whole(&head(u64::from(u32::MAX))), "damaged"),
        ("texts of no length", whole(&[head(1), skill("a", &empties, 0)].concat()), "more parts than"),
        ("texts of one letter", whole(&[head(1), skill("a", &letters, 0)].concat()), "more parts than"),
    ];
    for (name, file, message) in cases {
        let error = load_catalog(&written(folder.path(), &file)).unwrap_err().to_string();
        assert!(error.contains(message), "{name}: {error}");
        assert_eq!(error.lines().count(), 1, "{name}");
    }
}

#[test]
fn a_message_longer_than_any_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let digits: String =
        (0..400_000u32).map(|n| format!("{:x}", n.wrapping_mul(2_654_435_761) >> 12)).collect();
    let content = [head(1), skill(&digits, &[], 0)].concat();
    assert!(content.len() > 2 << 20);
    let error = load_catalog(&written(folder.path(), &whole(&content))).unwrap_err().to_string();
    assert!(error.contains("damaged"), "{error}");
}

/// Next to the same labels pack so tightly that the file would be taken for a forged one.
#[test]
fn what_an_import_writes_can_be_loaded_however_much_alike_the_labels_are() {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("labels.txt");
    let labels: String =
        (0..100_000).map(|n| format!("label of a skill, the same but for number {n}\n")).collect();
    fs::write(&source, labels).unwrap();
    let imported = import_catalog(Taxonomy::Labels, &[source], &mut |_| {}).unwrap();
    let path = written(folder.path(), &imported.packed);
    assert_eq!(load_catalog(&path).unwrap().catalog.skills().len(), 100_000);
}
