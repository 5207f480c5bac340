//! The interface to JavaScript: a buffer for a message, its answer, and the length of the answer.
//!
//! Nothing is read through a pointer here: the page writes into memory owned by a `Vec`, and reads from
//! another.

#![allow(unsafe_code, reason = "names of functions are exported for the page; nothing else here is unsafe")]

use crate::session::Session;
use std::cell::RefCell;

#[derive(Default)]
struct Exchange {
    message: Vec<u8>,
    answer: Vec<u8>,
    session: Session,
}

thread_local! {
    static EXCHANGE: RefCell<Exchange> = RefCell::default();
}

/// Allocates a buffer for a message of this size; the previous answer is discarded.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn room(bytes: usize) -> *mut u8 {
    EXCHANGE.with_borrow_mut(|exchange| {
        exchange.answer = Vec::new();
        exchange.message = vec![0; bytes];
        exchange.message.as_mut_ptr()
    })
}

/// Answers the message; returns the start of the answer.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn answer() -> *const u8 {
    EXCHANGE.with_borrow_mut(|exchange| {
        let message = std::mem::take(&mut exchange.message);
        exchange.answer = exchange.session.answer(&message).into_bytes();
        exchange.answer.as_ptr()
    })
}

/// The number of bytes of the answer.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn length() -> usize {
    EXCHANGE.with_borrow(|exchange| exchange.answer.len())
}
