//! Processor time of this thread: on a busy machine less than has passed, and what is to be compared there.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// How long this thread has had a core since it began.
///
/// The scheduler's own count in `/proc/thread-self/schedstat` is not for this: it is brought up to date every few
/// milliseconds only.
pub(crate) fn core_time() -> Duration {
    of(ClockId::ThreadCPUTime)
}

/// How long all threads of this process had a core since it began.
pub(crate) fn cores_time() -> Duration {
    of(ClockId::ProcessCPUTime)
}

fn of(clock: ClockId) -> Duration {
    let time = clock_gettime(clock);
    // Both are given as not negative.
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_counts_and_sleep_does_not() {
        let start = core_time();
        std::thread::sleep(Duration::from_millis(50));
        let slept = core_time() - start;
        let mut sum = 0u64;
        while core_time() - start - slept < Duration::from_millis(2) {
            sum = std::hint::black_box(sum + 1);
        }
        assert!(slept < Duration::from_millis(50));
    }
}
