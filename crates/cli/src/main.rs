fn main() -> std::process::ExitCode {
    skillgap::run(std::env::args_os())
}
