//! Paths → files, in a fixed order. Folders are searched with all that is in them; nothing is opened here.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::vec;

use onrecord::Origin;

use crate::{Reason, Skipped};

/// File names that are read when a folder is searched, by what comes after the last dot (in any case).
const EXTENSIONS: &[&str] = &[
    "txt", "text", "jsonl", "ndjson", "json", "csv", "tsv", "parquet", "html", "htm", "rss", "atom", "xml",
    "warc", "zip", "mbox", "eml",
];

/// One input to open.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Input {
    /// Standard input, written `-`.
    Stdin,
    /// A file.
    File(PathBuf),
}

/// The inputs that some paths stand for.
pub(crate) struct Inputs<'a> {
    paths: std::slice::Iter<'a, PathBuf>,
    folder: Option<Folder>,
}

impl<'a> Inputs<'a> {
    pub(crate) fn new(paths: &'a [PathBuf]) -> Inputs<'a> {
        Inputs { paths: paths.iter(), folder: None }
    }
}

impl Iterator for Inputs<'_> {
    type Item = Result<Input, Skipped>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(folder) = &mut self.folder {
                match folder.next() {
                    Some(found) => return Some(found.map(Input::File)),
                    None => self.folder = None,
                }
            }
            let path = self.paths.next()?;
            if path.as_os_str() == "-" {
                return Some(Ok(Input::Stdin));
            }
            match fs::metadata(path) {
                Ok(what) if what.is_dir() => self.folder = Some(Folder::new(path)),
                Ok(_) => return Some(Ok(Input::File(path.clone()))),
                Err(error) => return Some(Err(skipped(path, Reason::from_io(error)))),
            }
        }
    }
}

/// The files of a folder and the folders in it, sorted by name folder by folder.
///
/// Hidden names (`.git`), other extensions than [`EXTENSIONS`] and what is neither file nor folder (sockets, pipes) are
/// passed over. Links are followed, but no folder is entered twice, so that loops end.
struct Folder {
    root: PathBuf,
    levels: Vec<vec::IntoIter<PathBuf>>,
    entered: HashSet<PathBuf>,
    to_enter: Option<PathBuf>,
    anything: bool,
}

impl Folder {
    fn new(root: &Path) -> Folder {
        let to_enter = Some(root.to_owned());
        Folder {
            root: root.to_owned(),
            levels: Vec::new(),
            entered: HashSet::new(),
            to_enter,
            anything: false,
        }
    }

    /// The next file; one reason if the whole folder holds none.
    fn next(&mut self) -> Option<Result<PathBuf, Skipped>> {
        let found = self.search();
        if found.is_some() || std::mem::replace(&mut self.anything, true) {
            self.anything = true;
            return found;
        }
        Some(Err(skipped(&self.root, Reason::NothingToRead)))
    }

    fn search(&mut self) -> Option<Result<PathBuf, Skipped>> {
        loop {
            if let Some(folder) = self.to_enter.take()
                && let Err(error) = self.enter(&folder)
            {
                return Some(Err(skipped(&folder, Reason::from_io(error))));
            }
            let Some(path) = self.levels.last_mut()?.next() else {
                self.levels.pop();
                continue;
            };
            match fs::metadata(&path) {
                Ok(what) if what.is_dir() => self.to_enter = Some(path),
                Ok(what) if what.is_file() && has_known_extension(&path) => return Some(Ok(path)),
                Err(error) if has_known_extension(&path) => {
                    return Some(Err(skipped(&path, Reason::from_io(error))));
                }
                Ok(_) | Err(_) => {}
            }
        }
    }

    fn enter(&mut self, folder: &Path) -> std::io::Result<()> {
        if !self.entered.insert(fs::canonicalize(folder)?) {
            return Ok(());
        }
        let paths = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
        let mut paths = paths.collect::<Result<Vec<_>, _>>()?;
        paths.retain(|path| !is_hidden(path));
        paths.sort_unstable();
        self.levels.push(paths.into_iter());
        Ok(())
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

pub(crate) fn has_known_extension(path: &Path) -> bool {
    let is_archive = path
        .file_name()
        .and_then(OsStr::to_str)
        .is_some_and(|name| name.len() > ".warc.gz".len() && name.to_ascii_lowercase().ends_with(".warc.gz"));
    is_archive || extension(path).is_some_and(|extension| EXTENSIONS.contains(&extension.as_str()))
}

/// What comes after the last dot of the file name, in lower case.
pub(crate) fn extension(path: &Path) -> Option<String> {
    path.extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase)
}

fn skipped(path: &Path, reason: Reason) -> Skipped {
    Skipped { origin: Origin { path: path.display().to_string(), ..Origin::default() }, reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Makes the files in a new folder and lists what is found there, relative to it.
    fn found(files: &[&str], prepare: impl Fn(&Path)) -> Vec<String> {
        let root = tempfile::tempdir().unwrap();
        for file in files {
            let path = root.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        prepare(root.path());
        let relative = |path: &Path| match path.strip_prefix(root.path()) {
            Ok(rest) => rest.display().to_string(),
            Err(_) => path.display().to_string(),
        };
        let paths = [root.path().to_owned()];
        Inputs::new(&paths)
            .map(|input| match input {
                Ok(Input::File(path)) => relative(&path),
                Ok(Input::Stdin) => "-".to_owned(),
                Err(skipped) => {
                    format!("{} {}", skipped.reason.name(), relative(Path::new(&skipped.origin.path)))
                }
            })
            .collect()
    }

    #[test]
    fn folders_are_searched_in_the_order_of_names() {
        let files = ["b.txt", "a/z.JSONL", "a/b/c.ndjson", "c.text", "a.json"];
        assert_eq!(found(&files, |_| ()), ["a/b/c.ndjson", "a/z.JSONL", "a.json", "b.txt", "c.text"]);
    }

    #[test]
    fn hidden_files_and_other_extensions_are_passed_over() {
        let files = [".a.txt", ".git/b.txt", "photo.png", "README", "notes.md", "c.txt"];
        assert_eq!(found(&files, |_| ()), ["c.txt"]);
    }

    #[test]
    fn a_folder_without_anything_to_read_is_reported() {
        assert_eq!(found(&["photo.png"], |_| ()), ["nothing-to-read "]);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_and_loops_end() {
        let prepare = |root: &Path| {
            std::os::unix::fs::symlink(root, root.join("a/loop")).unwrap();
            std::os::unix::fs::symlink("a", root.join("twin")).unwrap();
            std::os::unix::fs::symlink("nowhere", root.join("broken.txt")).unwrap();
            std::os::unix::fs::symlink("a/b.txt", root.join("c.txt")).unwrap();
            std::os::unix::fs::symlink("self", root.join("self")).unwrap();
        };
        assert_eq!(found(&["a/b.txt"], prepare), ["a/b.txt", "not-found broken.txt", "c.txt"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_in_a_folder_is_not_opened() {
        let prepare = |root: &Path| {
            std::os::unix::net::UnixListener::bind(root.join("socket.txt")).unwrap();
        };
        assert_eq!(found(&["a.txt"], prepare), ["a.txt"]);
    }

    #[test]
    fn the_order_given_is_kept_and_a_missing_path_reported() {
        let paths = ["-".into(), PathBuf::from("no/such/file.txt"), "-".into()];
        let inputs: Vec<_> = Inputs::new(&paths).collect();
        assert!(matches!(&inputs[..], [Ok(Input::Stdin), Err(_), Ok(Input::Stdin)]));
        assert_eq!(inputs[1].as_ref().unwrap_err().to_string(), "no/such/file.txt: no such file or folder");
    }
}
