//! What happens when somebody stops the program: unfinished files go, and the exit code says so.

/// A program that a signal ended; shells use 128 and the number of the signal.
#[cfg(unix)]
const SIGNALLED: i32 = 128;

/// From now on, SIGINT (Ctrl-C), SIGTERM and SIGHUP remove unfinished files before they end the program.
#[cfg(unix)]
pub(crate) fn remove_files_when_told_to_stop() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(listen);
}

#[cfg(unix)]
fn listen() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use skillgap_ingest::bytes::{Stopped, remove_unfinished};
    use std::io::Write;
    // Where no handler can be had, the system ends the program as it always does.
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM, SIGHUP]) else { return };
    std::thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            let told = match remove_unfinished() {
                Stopped::NothingWritten => "\nError: stopped before the end; nothing was written\n",
                Stopped::Elsewhere => "\nError: stopped before the end\n",
            };
            let _ = std::io::stderr().lock().write_all(told.as_bytes());
            std::process::exit(SIGNALLED + signal);
        }
    });
}

/// Elsewhere the system ends the program; its unfinished files have names that say so.
#[cfg(not(unix))]
pub(crate) fn remove_files_when_told_to_stop() {}
