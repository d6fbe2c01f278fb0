//! Parquet as other programs read it: DuckDB, through the Python that `ONRECORD_PYTHON` names (`.ci/run` has one).

#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "clippy.toml allows it in test functions only")]

use std::fs;
use std::process::Command;

const QUESTION: &str = "
import duckdb, sys
rows = duckdb.sql(f\"\"\"SELECT said_on::VARCHAR, speaker, speech, confidence > 0, content, typeof(said_on), typeof(start)
                       FROM '{sys.argv[1]}' ORDER BY start\"\"\").fetchall()
print(rows)
";

#[test]
fn duckdb_reads_the_export() {
    let Some(python) = std::env::var_os("ONRECORD_PYTHON") else {
        eprintln!("ONRECORD_PYTHON names no Python with DuckDB: not compared");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let article = "date 2025-11-18\n“We will open the bridge,” Ana Oduya said.\n";
    fs::write(folder.path().join("a.txt"), article).unwrap();
    let onrecord = |arguments: &[&str]| {
        let mut command = Command::new(assert_cmd::cargo_bin!("onrecord"));
        let output = command.current_dir(folder.path()).args(arguments).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    onrecord(&["add", "--model", "rules", "a.txt"]);
    let file = folder.path().join("record.parquet");
    fs::write(&file, onrecord(&["export", "--format", "parquet"])).unwrap();
    let answer = Command::new(python).args(["-c", QUESTION]).arg(&file).output().unwrap();
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    let rows = "[('2025-11-18', 'Ana Oduya', True, True, '“We will open the bridge,”', 'DATE', 'BIGINT')]";
    assert_eq!(String::from_utf8(answer.stdout).unwrap().trim(), rows);
}
