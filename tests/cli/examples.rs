//! Runs every example in every help text, in a folder with the files it names.

use crate::help::{COMMANDS, help};
use crate::process::top;
use std::fs;
use std::path::Path;
use std::process::Command;

#[cfg(unix)]
#[test]
fn every_example_of_the_help_runs() {
    let folder = tempfile::tempdir().unwrap();
    furnish(folder.path());
    let examples: Vec<String> = COMMANDS.iter().flat_map(|command| examples(&help(command))).collect();
    assert!(examples.len() >= 2 * COMMANDS.len(), "{examples:?}");
    for example in examples {
        // An example that the terminal wraps cannot be copied.
        assert!(example.len() <= 78, "{example}");
        let output = Command::new("sh")
            .args(["-eu", "-c", &example])
            .current_dir(folder.path())
            .env("HOME", folder.path())
            .env("PATH", path(folder.path()))
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{example}: {told}");
        assert!(!told.contains("Error"), "{example}: {told}");
    }
}

fn examples(help: &str) -> Vec<String> {
    let (_, rest) = help.split_once("Examples:\n").unwrap();
    rest.lines().map_while(|line| line.strip_prefix("  ")).map(|line| line.trim().to_owned()).collect()
}

/// The program itself first, then stand-ins for programs that not every machine has.
fn path(folder: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_skillgap")).parent().unwrap();
    let rest = std::env::var("PATH").unwrap();
    format!("{}:{}:{rest}", program.display(), folder.join("bin").display())
}

/// Copies the files that the examples name from the repository.
fn furnish(folder: &Path) {
    let top = top();
    let copies = [
        ("data/examples/alex-rivera.json", "resume.json"),
        ("data/examples/resume-maya-okafor.md", "resume.md"),
        ("data/examples/night-nurse-posting.md", "job.md"),
        ("data/examples/lea-martin.yaml", "skills.yaml"),
        ("data/examples/jun-park-skills.csv", "skills.csv"),
        ("data/examples/profiles.csv", "profiles.csv"),
        ("data/examples/profiles.csv", "part1.csv"),
    ];
    for (from, to) in copies {
        fs::copy(top.join(from), folder.join(to)).unwrap();
    }
    fs::create_dir(folder.join("applicants")).unwrap();
    fs::copy(folder.join("resume.md"), folder.join("applicants/maya.md")).unwrap();
    fs::create_dir(folder.join("jobs")).unwrap();
    fs::copy(folder.join("job.md"), folder.join("jobs/nurse.md")).unwrap();
    fs::write(
        folder.join("postings.csv"),
        "id,title,description\n1,Analyst,\"Requirements:\n- SQL\n- Python\n- Tableau\"\n",
    )
    .unwrap();
    fs::create_dir(folder.join("old")).unwrap();
    std::os::unix::fs::symlink(top.join("data").canonicalize().unwrap(), folder.join("old/data")).unwrap();
    fs::copy(top.join("data/examples/profiles.csv"), folder.join("people.csv")).unwrap();
    fs::write(folder.join("part2.csv"), "profile_id,skills\nother-1,Python;SQL;dbt\n").unwrap();
    fs::write(folder.join("skills.txt"), "Python\nSQL\nData analysis\n").unwrap();
    std::os::unix::fs::symlink(top.join("data").canonicalize().unwrap(), folder.join("data")).unwrap();
    std::os::unix::fs::symlink(folder.join("data"), folder.join("my-catalogue")).unwrap();
    let esco = top.join("tests/ingest/fixtures/taxonomies/esco").canonicalize().unwrap();
    std::os::unix::fs::symlink(esco, folder.join("ESCO-v1.2-csv")).unwrap();
    fs::create_dir_all(folder.join(".zfunc")).unwrap();
    for stand_in in ["jq", "man"] {
        stand_in_for(&folder.join("bin"), stand_in);
    }
}

/// A program that reads its input and does nothing.
fn stand_in_for(folder: &Path, name: &str) {
    use std::os::unix::fs::PermissionsExt;
    fs::create_dir_all(folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, "#!/bin/sh\ncat > /dev/null\n").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
}
