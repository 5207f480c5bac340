//! Tests of reading postings.
