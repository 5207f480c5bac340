#![no_main]
skillgap_fuzz::target!("table_csv");
