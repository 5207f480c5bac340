#![no_main]
skillgap_fuzz::target!("catalog_folder");
