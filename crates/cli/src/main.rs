//! The program `skillgap`; everything is in the library of the same name.

fn main() -> std::process::ExitCode {
    skillgap::run(std::env::args_os())
}
