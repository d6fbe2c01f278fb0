//! Everything that goes to standard error: progress, skipped inputs, the summary, errors. A failing standard error is
//! nothing that a run should end for, so results of writes are let go.

use std::collections::BTreeSet;
use std::io::{IsTerminal as _, Write as _, stderr, stdout};
use std::process::ExitCode;
use std::time::Duration;

use anstyle::{AnsiColor, Style};
use indicatif::{ProgressBar, ProgressStyle};
use onrecord_read::Skipped;

use crate::outcome::{Counts, Failure};
use crate::way::Way;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const SKIPPED: Style = AnsiColor::Yellow.on_default();
const HINT: Style = AnsiColor::Cyan.on_default();

/// How often the progress line is drawn anew.
const TICK: Duration = Duration::from_millis(120);

/// What is said on standard error while inputs are read.
pub(crate) struct Notices {
    quiet: bool,
    progress: ProgressBar,
    hints: BTreeSet<&'static str>,
}

impl Notices {
    /// With `quiet` only skipped inputs are listed: no progress, hints or summary.
    pub(crate) fn new(quiet: bool) -> Notices {
        // On a terminal that shows the data a line of progress would run into it.
        let hidden = quiet || stdout().is_terminal();
        Notices { quiet, progress: progress(hidden), hints: BTreeSet::new() }
    }

    /// For a run that prints no data.
    pub(crate) fn without_data(quiet: bool) -> Notices {
        Notices { quiet, progress: progress(quiet), hints: BTreeSet::new() }
    }

    /// Lists an input that was passed over. Its hint waits for the end, so that it is given once.
    pub(crate) fn skipped(&mut self, skipped: &Skipped) {
        self.hints.extend(skipped.reason.hint());
        self.progress.suspend(|| {
            let _ = writeln!(anstream::stderr(), "{SKIPPED}skipped{SKIPPED:#} {skipped}");
        });
    }

    /// Shows how far the run has come.
    pub(crate) fn progress(&self, counts: Counts) {
        self.progress.set_message(counts.to_string());
    }

    /// Shows how far the run has come on its way, how fast, and how long the rest will take.
    pub(crate) fn progress_on(&self, counts: Counts, way: &Way) {
        if !self.progress.is_hidden() {
            self.progress.set_message(format!("{counts}; {}", way.told(counts.articles)));
        }
    }

    /// Shows what is being done besides reading.
    pub(crate) fn passing(&self, what: &'static str) {
        self.progress.set_message(what);
    }

    /// Ends the progress line.
    pub(crate) fn done(&self) {
        self.progress.finish_and_clear();
    }

    /// Says something at the end of a run.
    pub(crate) fn remark(&self, words: &str) {
        if !self.quiet {
            let _ = writeln!(anstream::stderr(), "{words}");
        }
    }

    /// Ends the progress line; gives the hints and the summary.
    pub(crate) fn summary(&self, counts: Counts) {
        self.progress.finish_and_clear();
        if self.quiet {
            return;
        }
        let mut to = anstream::stderr();
        for hint in &self.hints {
            let _ = writeln!(to, "{HINT}hint:{HINT:#} {hint}");
        }
        let _ = writeln!(to, "{counts}");
    }
}

/// A line of progress where a person looks at standard error.
fn progress(hidden: bool) -> ProgressBar {
    if hidden || !stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(TICK);
    bar
}

/// Says why a run could not go on; the exit code for it.
pub(crate) fn failed(failure: &Failure) -> ExitCode {
    let mut to = anstream::stderr();
    let _ = writeln!(to, "{ERROR}error:{ERROR:#} {}", failure.what);
    if let Some(hint) = &failure.hint {
        let _ = writeln!(to, "{HINT}hint:{HINT:#} {hint}");
    }
    ExitCode::from(2)
}
