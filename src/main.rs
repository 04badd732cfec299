//! The `foi` command: arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    foi_drafter::cli::run(std::env::args_os())
}
