//! `cargo dev kill-writers`: the store's test of killed writers, at many more points than the tests have time for.

use std::io::Write;
use std::process::Command;

use crate::Verdict;
use crate::error::Error;

/// Kills so many writers of record books, each at another moment, and checks the book that each leaves.
///
/// # Errors
/// When cargo cannot be started.
pub(crate) fn run(times: u32, out: &mut impl Write) -> Result<Verdict, Error> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["test", "--quiet", "--profile", "quick", "-p", "onrecord-store", "--test", "killed"])
        .env("ONRECORD_KILLS", times.to_string())
        .status()?;
    let (told, verdict) =
        if status.success() { ("sound", Verdict::Well) } else { ("not sound", Verdict::OutOfBounds) };
    writeln!(out, "{times} writers killed: the books are {told}")?;
    Ok(verdict)
}
