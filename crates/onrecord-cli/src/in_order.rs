//! Work spread over threads whose results come back in the order of the input.

use std::collections::VecDeque;
use std::iter;
use std::num::NonZero;
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// An item with the way back for its result.
type Job<T, R> = (T, SyncSender<R>);

/// Passes every item through `work` on `threads` threads and every result to `take`, in the order of the items.
///
/// Items are drawn and results taken on the calling thread. At most two items a thread are under way at any time, so
/// memory does not grow with the input; the results are the same for any number of threads.
///
/// # Errors
/// The first error of `take`; no further item is drawn after it.
pub(crate) fn in_order<T: Send, R: Send, E>(
    items: impl Iterator<Item = T>,
    threads: NonZero<usize>,
    work: impl Fn(T) -> R + Sync,
    take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let ahead = threads.get() * 2;
    let (jobs, queue) = sync_channel(ahead);
    // Owned by the threads alone: were all of them to panic, the queue would go with them and nobody waits for ever.
    let queue = Arc::new(Mutex::new(queue));
    thread::scope(|scope| {
        for queue in iter::repeat_n(queue, threads.get()) {
            scope.spawn(|| do_jobs(queue, &work));
        }
        feed(items, jobs, ahead, take)
    })
}

/// Draws items into the queue and takes results from its other end. Dropping `jobs` lets the threads finish.
fn feed<T, R, E>(
    items: impl Iterator<Item = T>,
    jobs: SyncSender<Job<T, R>>,
    ahead: usize,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let mut under_way: VecDeque<Receiver<R>> = VecDeque::with_capacity(ahead);
    for item in items {
        let (answer, result) = sync_channel(1);
        under_way.push_back(result);
        if jobs.send((item, answer)).is_err() {
            return Ok(());
        }
        while let Some(oldest) = under_way.front() {
            match result_of(oldest, under_way.len() == ahead) {
                Ok(result) => take(result)?,
                Err(TryRecvError::Empty) => break,
                // A thread panicked, and the scope passes that on.
                Err(TryRecvError::Disconnected) => return Ok(()),
            }
            under_way.pop_front();
        }
    }
    drop(jobs);
    under_way.into_iter().map_while(|result| result.recv().ok()).try_for_each(take)
}

fn result_of<R>(result: &Receiver<R>, wait: bool) -> Result<R, TryRecvError> {
    if wait { result.recv().map_err(|_| TryRecvError::Disconnected) } else { result.try_recv() }
}

fn do_jobs<T, R>(queue: Arc<Mutex<Receiver<Job<T, R>>>>, work: impl Fn(T) -> R) {
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
    while let Ok((item, answer)) = next() {
        // Nobody waits for the answer once the taker has failed.
        let _ = answer.send(work(item));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::convert::Infallible;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    fn threads(count: usize) -> NonZero<usize> {
        NonZero::new(count).unwrap()
    }

    #[test]
    fn slow_items_do_not_change_the_order() {
        let work = |item: u64| {
            thread::sleep(Duration::from_millis(if item.is_multiple_of(7) { 5 } else { 0 }));
            item
        };
        for count in [1, 2, 5] {
            let mut taken = Vec::new();
            let done: Result<(), Infallible> = in_order(0..60, threads(count), work, |item| {
                taken.push(item);
                Ok(())
            });
            assert_eq!((done, taken), (Ok(()), (0..60).collect()));
        }
    }

    #[test]
    fn no_more_items_are_drawn_than_may_be_under_way() {
        let drawn = AtomicUsize::new(0);
        let items = (0..1000).inspect(|_| _ = drawn.fetch_add(1, Ordering::SeqCst));
        let mut taken = 0;
        let done: Result<(), Infallible> = in_order(
            items,
            threads(2),
            |item: u64| item,
            |_| {
                taken += 1;
                assert!(drawn.load(Ordering::SeqCst) <= taken + 4);
                Ok(())
            },
        );
        assert_eq!((done, taken), (Ok(()), 1000));
    }

    #[test]
    fn a_panic_in_a_thread_is_passed_on_and_blocks_nobody() {
        for count in [1, 3] {
            let work = |item: u64| assert!(item != 5, "item 5");
            let run = || in_order(0..1000, threads(count), work, |()| Ok::<(), Infallible>(()));
            assert!(std::panic::catch_unwind(run).is_err());
        }
    }

    #[test]
    fn the_first_error_stops_an_endless_input() {
        let stopped =
            in_order(0.., threads(3), |item: u64| item, |item| if item < 10 { Ok(()) } else { Err(item) });
        assert_eq!(stopped, Err(10));
    }
}
