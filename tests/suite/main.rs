//! The tests of what a user sees, and of what the program promises.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail where it stands")]
#![allow(clippy::disallowed_methods, reason = "tests read their own folders")]

mod batch;
mod catalogue;
mod check;
mod commands;
mod common;
mod docs;
mod examples;
mod intake;
mod letters;
mod matrix;
mod modules;
mod mutations;
mod pdf;
mod properties;
mod rules;
mod tables;
mod terminal;
mod wording;
mod wording_commands;
