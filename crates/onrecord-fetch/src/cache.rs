//! Answers kept in a folder, so that a server need not send again what has not changed.
//!
//! Kept are answers that can be asked for anew on a condition (`ETag`, `Last-Modified`): the body as it came, and a small
//! file beside it. Nothing else of a run is written there, and the folder can be deleted at any time.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// What was not used for so long is deleted.
const KEPT_FOR: Duration = Duration::from_secs(90 * 24 * 3600);

/// A folder of kept answers.
#[derive(Debug, Clone)]
pub(crate) struct Cache {
    folder: PathBuf,
}

/// What is kept of an answer beside its body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Kept {
    pub(crate) url: String,
    pub(crate) etag: Option<String>,
    pub(crate) last_modified: Option<String>,
    pub(crate) content_type: Option<String>,
    pub(crate) content_encoding: Option<String>,
}

impl Cache {
    /// Makes the folder where it is not there, and deletes what is old in it.
    pub(crate) fn open(folder: &Path) -> io::Result<Cache> {
        fs::create_dir_all(folder)?;
        for entry in fs::read_dir(folder)?.filter_map(Result::ok) {
            let age = entry.metadata().and_then(|data| data.modified()).ok().and_then(age);
            if is_ours(&entry.path()) && age.is_some_and(|age| age > KEPT_FOR) {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(Cache { folder: folder.to_owned() })
    }

    /// What is kept of an address, if that can be asked for anew on a condition.
    pub(crate) fn look_up(&self, url: &str) -> Option<Kept> {
        let kept: Kept = serde_json::from_slice(&fs::read(self.place(url, "json")).ok()?).ok()?;
        // Two addresses of one digest would be a wonder; a file that somebody put there would not.
        (kept.url == url && self.place(url, "body").is_file()).then_some(kept)
    }

    /// The body that is kept, which counts as used now.
    pub(crate) fn body(&self, kept: &Kept) -> Option<Vec<u8>> {
        let (place, body) = (self.place(&kept.url, "body"), fs::read(self.place(&kept.url, "body")).ok()?);
        for place in [place, self.place(&kept.url, "json")] {
            // A folder that cannot be written to serves as long as it lasts.
            let _ = fs::File::options()
                .append(true)
                .open(place)
                .and_then(|file| file.set_modified(SystemTime::now()));
        }
        Some(body)
    }

    /// Keeps an answer. The body comes first: what the other file says is there.
    pub(crate) fn keep(&self, kept: &Kept, body: &[u8]) -> io::Result<()> {
        let url = &kept.url;
        // Of an older answer nothing may stand beside the new body.
        match fs::remove_file(self.place(url, "json")) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        self.write(url, "body", body)?;
        self.write(url, "json", &serde_json::to_vec(kept)?)
    }

    fn write(&self, url: &str, extension: &str, bytes: &[u8]) -> io::Result<()> {
        let place = self.place(url, extension);
        let half = place.with_extension(format!("{extension}.{}.part", std::process::id()));
        fs::write(&half, bytes)?;
        fs::rename(half, place)
    }

    fn place(&self, url: &str, extension: &str) -> PathBuf {
        let digest = Sha256::digest(url.as_bytes());
        let name: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        self.folder.join(format!("{name}.{extension}"))
    }
}

fn age(then: SystemTime) -> Option<Duration> {
    SystemTime::now().duration_since(then).ok()
}

/// Whether a file is named as those of a cache are: somebody may have named the wrong folder.
fn is_ours(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let Some((digest, extension)) = name.split_once('.') else { return false };
    let is_digest = digest.len() == 64 && digest.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_digest && ["json", "body"].iter().any(|kind| extension.starts_with(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(url: &str) -> Kept {
        Kept {
            url: url.to_owned(),
            etag: Some("\"1\"".to_owned()),
            last_modified: None,
            content_type: None,
            content_encoding: None,
        }
    }

    #[test]
    fn what_is_kept_is_found_again_and_what_is_old_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(folder.path()).unwrap();
        let (one, other) = (kept("https://oxley.example/1"), kept("https://oxley.example/2"));
        cache.keep(&one, b"one").unwrap();
        cache.keep(&other, b"other").unwrap();
        assert_eq!(cache.look_up(&one.url), Some(one.clone()));
        assert_eq!(cache.body(&one).unwrap(), b"one");
        fs::write(folder.path().join("letter.json"), "").unwrap();
        let long_ago = SystemTime::now() - KEPT_FOR - Duration::from_secs(60);
        for name in [
            cache.place(&other.url, "json"),
            cache.place(&other.url, "body"),
            folder.path().join("letter.json"),
        ] {
            fs::File::options().append(true).open(name).unwrap().set_modified(long_ago).unwrap();
        }
        let cache = Cache::open(folder.path()).unwrap();
        assert!(cache.look_up(&one.url).is_some() && cache.look_up(&other.url).is_none());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3, "what is not ours stays");
    }

    #[test]
    fn half_of_an_answer_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(folder.path()).unwrap();
        let one = kept("https://oxley.example/1");
        cache.keep(&one, b"one").unwrap();
        fs::remove_file(cache.place(&one.url, "body")).unwrap();
        assert_eq!(cache.look_up(&one.url), None);
        fs::write(cache.place(&one.url, "json"), "{").unwrap();
        assert_eq!(cache.look_up(&one.url), None);
    }
}
