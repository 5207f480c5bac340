#![no_main]
skillgap_fuzz::target!("tagger_prose");
