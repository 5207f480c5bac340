//! The engine in a page: messages in, messages out, nothing sent anywhere.
//!
//! A page holds one [`Session`]: a catalogue, the resume that was dropped, an advert. It asks in JSON ([`Ask`]), with the
//! bytes of a file behind it where there is one, and is answered in JSON. `exchange` is the door to it for JavaScript;
//! `page/` is the page, and `tools/web/build` makes one file of both.

mod ask;
mod exchange;
mod find;
mod session;

pub use ask::{Ask, Corrections, Held, SaveAs, Wanted};
pub use session::Session;
