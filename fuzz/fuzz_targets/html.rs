#![no_main]
skillgap_fuzz::target!("html");
