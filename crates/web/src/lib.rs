//! The engine in a web page: messages in, messages out, nothing sent anywhere.
//!
//! A page has one [`Session`]: a catalogue, the dropped resume, an advert. Requests are JSON ([`Ask`]),
//! followed by the bytes of a file if there is one, and answers are JSON. `exchange` is the interface to
//! JavaScript, `page/` is the page, and `tools/web/build` makes one file of both.

mod ask;
mod exchange;
mod find;
mod session;

pub use ask::{Ask, Corrections, Held, SaveAs, Wanted};
pub use session::Session;
