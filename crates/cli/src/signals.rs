//! Handles signals: unfinished files are removed, and the exit code shows the signal.

/// The exit code of a program ended by a signal is 128 plus its number.
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
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGXFSZ};
    use signal_hook::iterator::Signals;
    use skillgap_ingest::bytes::{Stopped, remove_unfinished};
    use std::io::Write;
    // Where files may not grow any further, writing then fails with an error instead of ending the program.
    signal_hook::flag::register(SIGXFSZ, std::sync::Arc::default()).ok();
    // If no handler can be installed, the system ends the program as usual.
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM, SIGHUP]) else { return };
    // Without a thread for it, a signal ends the program as usual.
    let listening = std::thread::Builder::new().spawn(move || {
        if let Some(signal) = signals.forever().next() {
            let told = match remove_unfinished() {
                Stopped::NothingWritten => "\nError: stopped before the end; nothing was written\n",
                Stopped::Elsewhere => "\nError: stopped before the end\n",
            };
            let _ = std::io::stderr().lock().write_all(told.as_bytes());
            std::process::exit(SIGNALLED + signal);
        }
    });
    drop(listening);
}

/// On other systems, unfinished files remain, with names that say so.
#[cfg(not(unix))]
pub(crate) fn remove_files_when_told_to_stop() {}
