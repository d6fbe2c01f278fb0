//! Parquet and the record book as another program reads them: DuckDB, through the Python that `ONRECORD_PYTHON` names
//! (`.ci/run` has one).

#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "clippy.toml allows it in test functions only")]

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Command;

const OF_PARQUET: &str = "
import duckdb, sys
rows = duckdb.sql(f\"\"\"SELECT said_on::VARCHAR, speaker, speech, confidence > 0, content, typeof(said_on), typeof(start)
                       FROM '{sys.argv[1]}' ORDER BY start\"\"\").fetchall()
print(rows)
";

// Nothing is fetched: the extension that reads SQLite is a package beside DuckDB's.
const OF_BOOK: &str = "
import duckdb, duckdb_extension_sqlite_scanner as scanner, pathlib, sys
there = next(pathlib.Path(scanner.__file__).parent.rglob('*.duckdb_extension'))
database = duckdb.connect()
database.execute(f\"INSTALL '{there}'\")
database.execute('LOAD sqlite_scanner')
database.execute(f\"ATTACH '{sys.argv[1]}' AS book (TYPE sqlite, READ_ONLY)\")
database.execute('SHOW ALL TABLES')
tables = {row[0] for row in database.execute('SELECT table_name FROM information_schema.tables').fetchall()}
to_read = {'about', 'alias', 'appearance', 'article', 'decision', 'person', 'record', 'reprint', 'run', 'said_of', 'skipped',
           'statement', 'upcoming'}
assert to_read <= tables, tables
for table in to_read:
    # The ids of these are bytes, which Python's DuckDB takes for text; the views write them out.
    columns = '* EXCLUDE (id)' if table in ('statement', 'upcoming') else '*'
    database.execute(f'SELECT {columns} FROM book.{table}').fetchall()
print(database.execute('SELECT day, speaker, content FROM book.record').fetchall())
";

/// Adds an article to a book in a folder, and gives the Python with DuckDB if there is one.
fn book_and_python(folder: &Path) -> Option<OsString> {
    let Some(python) = std::env::var_os("ONRECORD_PYTHON") else {
        eprintln!("ONRECORD_PYTHON names no Python with DuckDB: not compared");
        return None;
    };
    let article = "date 2025-11-18\n“We will open the bridge,” Ana Oduya said.\n";
    fs::write(folder.join("a.txt"), article).unwrap();
    onrecord(folder, &["add", "--model", "rules", "a.txt"]);
    Some(python)
}

fn onrecord(folder: &Path, arguments: &[&str]) -> Vec<u8> {
    let mut command = Command::new(assert_cmd::cargo_bin!("onrecord"));
    let output = command.current_dir(folder).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn answer(python: OsString, question: &str, file: &Path) -> String {
    let answer = Command::new(python).args(["-c", question]).arg(file).output().unwrap();
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    String::from_utf8(answer.stdout).unwrap().trim().to_owned()
}

#[test]
fn duckdb_reads_the_export() {
    let folder = tempfile::tempdir().unwrap();
    let Some(python) = book_and_python(folder.path()) else { return };
    let file = folder.path().join("record.parquet");
    fs::write(&file, onrecord(folder.path(), &["export", "--format", "parquet"])).unwrap();
    let rows = "[('2025-11-18', 'Ana Oduya', True, True, '“We will open the bridge,”', 'DATE', 'BIGINT')]";
    assert_eq!(answer(python, OF_PARQUET, &file), rows);
}

#[test]
fn duckdb_reads_the_book() {
    let folder = tempfile::tempdir().unwrap();
    let Some(python) = book_and_python(folder.path()) else { return };
    let rows = "[('2025-11-18', 'Ana Oduya', '“We will open the bridge,”')]";
    assert_eq!(answer(python, OF_BOOK, &folder.path().join("onrecord.db")), rows);
}
