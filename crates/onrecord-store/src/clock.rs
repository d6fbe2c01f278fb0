//! A limit to the time that a question takes.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode};

/// Steps of the database's machine between looks at the clock: well under a millisecond.
const STEPS: std::ffi::c_int = 5_000;
/// No question runs, or it has no limit.
const NEVER: u64 = u64::MAX;

/// Stops whatever a connection does when the time is up.
#[derive(Debug)]
pub(crate) struct Clock {
    zero: Instant,
    /// In microseconds from `zero`.
    end: Arc<AtomicU64>,
}

/// A limit that is on until this is dropped.
pub(crate) struct Limit<'c> {
    clock: &'c Clock,
}

impl Clock {
    /// Hangs a clock into a connection.
    pub(crate) fn new(connection: &mut Connection) -> rusqlite::Result<Clock> {
        let clock = Clock { zero: Instant::now(), end: Arc::new(AtomicU64::new(NEVER)) };
        let (zero, end) = (clock.zero, Arc::clone(&clock.end));
        connection.progress_handler(STEPS, Some(move || is_up(zero, &end)))?;
        Ok(clock)
    }

    pub(crate) fn start(&self, time: Duration) -> Limit<'_> {
        let end = self.zero.elapsed().checked_add(time).and_then(|end| u64::try_from(end.as_micros()).ok());
        self.end.store(end.unwrap_or(NEVER), Ordering::Relaxed);
        Limit { clock: self }
    }
}

impl Limit<'_> {
    pub(crate) fn is_up(&self) -> bool {
        is_up(self.clock.zero, &self.clock.end)
    }
}

impl Drop for Limit<'_> {
    fn drop(&mut self) {
        self.clock.end.store(NEVER, Ordering::Relaxed);
    }
}

fn is_up(zero: Instant, end: &AtomicU64) -> bool {
    let end = end.load(Ordering::Relaxed);
    end != NEVER && zero.elapsed().as_micros() >= u128::from(end)
}

/// Whether a question ended because the time was up.
pub(crate) fn is_interrupt(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::OperationInterrupted)
}
