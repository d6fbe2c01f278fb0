//! How far a run over files has come, and how long the rest will take at the rate so far.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use onrecord::article::Origin;

/// Files that are looked at beforehand; with more of them nothing is foretold.
const MOST_FILES: usize = 1_000_000;

/// Bytes of the inputs, and how many of them are behind.
#[derive(Debug)]
pub(crate) struct Way {
    started: Instant,
    /// `None` where it is not known beforehand: standard input, too many files.
    total: Option<u64>,
    behind: u64,
    path: String,
    size: u64,
    within: u64,
}

impl Way {
    /// The way through files, and folders of them.
    pub(crate) fn through(paths: &[PathBuf]) -> Way {
        let mut left = MOST_FILES;
        let total = paths.iter().try_fold(0, |sum, path| Some(sum + size_of(path, &mut left)?));
        Way { started: Instant::now(), total, behind: 0, path: String::new(), size: 0, within: 0 }
    }

    /// An article of so many bytes from there is done.
    pub(crate) fn reach(&mut self, origin: &Origin, bytes: usize) {
        if origin.path != self.path {
            self.behind += self.size;
            self.size = fs::metadata(&origin.path).map_or(0, |data| data.len());
            (self.path, self.within) = (origin.path.clone(), 0);
        }
        // The place in an archive is exact; of a file of many articles their lengths tell most of it.
        self.within = origin.offset.unwrap_or(self.within + bytes as u64).min(self.size);
    }

    /// "41 articles a second, 3 min left"
    pub(crate) fn told(&self, articles: usize) -> String {
        let passed = self.started.elapsed();
        let rate = articles as f64 / passed.as_secs_f64().max(0.001);
        let rate = if rate < 10.0 { format!("{rate:.1}") } else { format!("{rate:.0}") };
        match self.left(passed) {
            Some(left) => format!("{rate} articles a second, {} left", in_words(left)),
            None => format!("{rate} articles a second"),
        }
    }

    fn left(&self, passed: Duration) -> Option<Duration> {
        let (total, done) = (self.total?, self.behind + self.within);
        // At the very beginning any guess would be wild.
        (done > 0 && passed > Duration::from_secs(2))
            .then(|| passed.mul_f64(total.saturating_sub(done) as f64 / done as f64))
    }
}

/// Bytes of a file, or of all files of a folder; `None` where that is not known.
fn size_of(path: &Path, left: &mut usize) -> Option<u64> {
    *left = left.checked_sub(1)?;
    let data = fs::metadata(path).ok().filter(|data| data.is_file() || data.is_dir())?;
    if data.is_file() {
        return Some(data.len());
    }
    let entries = fs::read_dir(path).ok()?;
    // Links could lead round in circles; the reader does not follow them either.
    let files = entries.filter_map(Result::ok).filter(|entry| !entry.path().is_symlink());
    files.map(|entry| size_of(&entry.path(), left)).try_fold(0, |sum, size| Some(sum + size?))
}

/// "40 s", "3 min", "2 h 5 min"
fn in_words(time: Duration) -> String {
    match time.as_secs() {
        seconds @ ..100 => format!("{seconds} s"),
        seconds @ ..6000 => format!("{} min", seconds.div_ceil(60)),
        seconds => format!("{} h {} min", seconds / 3600, seconds % 3600 / 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(path: &Path, offset: Option<u64>) -> Origin {
        Origin { path: path.to_string_lossy().into_owned(), offset, ..Origin::default() }
    }

    #[test]
    fn half_of_the_way_takes_as_long_again() {
        let folder = tempfile::tempdir().unwrap();
        let [one, other] = ["a.txt", "b.txt"].map(|name| folder.path().join(name));
        fs::write(&one, vec![b'x'; 600]).unwrap();
        fs::write(&other, vec![b'x'; 1000]).unwrap();
        let mut way = Way::through(&[folder.path().to_owned()]);
        assert_eq!(way.total, Some(1600));
        let minute = Duration::from_secs(60);
        assert_eq!(way.left(minute), None);
        way.reach(&origin(&one, None), 600);
        way.reach(&origin(&other, Some(200)), 30);
        assert_eq!(way.left(minute), Some(minute));
        assert!(Way::through(&["-".into()]).total.is_none());
    }

    #[test]
    fn times_are_told_shortly() {
        let told = [(40, "40 s"), (150, "3 min"), (7500, "2 h 5 min")];
        for (seconds, words) in told {
            assert_eq!(in_words(Duration::from_secs(seconds)), words);
        }
    }
}
