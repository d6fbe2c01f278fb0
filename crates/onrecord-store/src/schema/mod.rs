//! The tables, their version, and the way from every earlier version to this one.

use rusqlite::{Connection, Transaction};

use crate::{Error, days, people};

/// The version of the schema that this program writes, kept in `PRAGMA user_version`.
pub const SCHEMA_VERSION: i64 = 2;

/// The tables as this program makes them, with what each column means.
pub const SCHEMA: &str = include_str!("2.sql");

/// Makes the tables, or brings those of an earlier version to this one, in one transaction.
pub(crate) fn bring_up_to_date(connection: &mut Connection) -> Result<(), Error> {
    let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found == SCHEMA_VERSION {
        return Ok(());
    }
    let transaction = connection.transaction()?;
    match found {
        0 => {
            let tables: i64 =
                transaction.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
            if tables > 0 {
                return Err(Error::NotARecordBook);
            }
            transaction.execute_batch(SCHEMA)?;
        }
        1 => from_1(&transaction)?,
        _ => return Err(Error::Version { found }),
    }
    transaction.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    Ok(transaction.commit()?)
}

/// Version 1 knew no people across articles, and wrote names of speakers only.
fn from_1(transaction: &Transaction) -> Result<(), Error> {
    transaction.execute_batch(
        "ALTER TABLE article RENAME TO old_article; ALTER TABLE statement RENAME TO old_statement;
         ALTER TABLE about RENAME TO old_about; ALTER TABLE alias RENAME TO old_alias;
         DROP INDEX statement_by_article; DROP INDEX statement_by_speaker; DROP INDEX alias_by_alias;",
    )?;
    transaction.execute_batch(SCHEMA)?;
    transaction.execute_batch(
        "INSERT INTO article (digest, id, origin, url, published, dated_by, title, text, body_start, body_end, program,
                              tagger)
         SELECT digest, id, origin, url, published, 'given', title, text, 0, length(CAST(text AS BLOB)), program, tagger
         FROM old_article ORDER BY published, digest;
         INSERT INTO statement (dated, id, article, position, content, start, end, cue, source, speaker_kind, speaker,
                                form, speech, addressee, venue, said_first, said_last, said_stated, commitment,
                                confidence)
         SELECT -rowid, id, article, position, content, start, end, cue, source, speaker_kind, speaker, form, speech,
                addressee, venue, said_first, said_last, said_stated, commitment, confidence
         FROM old_statement ORDER BY said_last, article, position;",
    )?;
    date_statements(transaction)?;
    transaction.execute_batch(
        "INSERT INTO statement_text (rowid, content) SELECT dated, content FROM statement ORDER BY dated;
         INSERT INTO about (statement, name, stance, dated)
         SELECT statement.key, old_about.name, stance, dated
         FROM old_about JOIN statement ON statement.id = old_about.statement;",
    )?;
    people::link_aliases_of_version_1(transaction)?;
    transaction.execute_batch(
        "DROP TABLE old_about; DROP TABLE old_alias; DROP TABLE old_statement; DROP TABLE old_article;",
    )?;
    Ok(())
}

fn date_statements(transaction: &Transaction) -> Result<(), Error> {
    let mut all = transaction.prepare("SELECT key, said_last FROM statement")?;
    let mut rows = all.query([])?;
    let mut update = transaction.prepare("UPDATE statement SET dated = ? WHERE key = ?")?;
    while let Some(row) = rows.next()? {
        let (key, day): (i64, String) = (row.get(0)?, row.get(1)?);
        update.execute([days::dated(&day, key), key])?;
    }
    Ok(())
}
