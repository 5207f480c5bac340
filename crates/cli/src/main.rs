//! The program `skillgap`; everything is in the library of the same name.

/// Tables allocate millions of short strings and a report touches memory once: both are a fifth faster than with the C
/// library's allocator (benches/README.md).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    skillgap::run(std::env::args_os())
}
