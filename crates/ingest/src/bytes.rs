//! Writing files: what applies to every output, whatever it contains.

mod atomic_file;
mod same_file;

pub use atomic_file::{
    OutputFile, Stopped, WholeFile, place_all, remove_unfinished, whole_file, write_file, write_file_with,
};
pub use same_file::{check_output, is_same_input, is_same_output, is_stdout, is_stream, is_within};
