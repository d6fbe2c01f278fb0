//! The tables, their version, and the way from every earlier version to this one.

use rusqlite::{Connection, Transaction};

use crate::{Error, days, fold, ids, people, phrases, verify};

/// The version of the schema that this program writes, kept in `PRAGMA user_version`.
pub const SCHEMA_VERSION: i64 = 7;

/// The tables as this program makes them, with what each column means.
pub const SCHEMA: &str = concat!(
    include_str!("7.sql"),
    "\n",
    include_str!("views.sql"),
    "\n",
    include_str!("../fold/tables.sql"),
    "\n",
    include_str!("../verify/tables.sql"),
    "\n",
    include_str!("../phrases/tables.sql")
);
const VIEWS: &str = include_str!("views.sql");
/// How the indexes of words grow. So many bytes of a transaction are held until they are written as one run, which is all of
/// them where a book fills quickly; and of many runs merged at a time, each word is written less often. One run is made of
/// them at last, see `settle.rs`.
const WORDS: &str =
    "INSERT INTO statement_text (statement_text, rank) VALUES ('automerge', 8), ('hashsize', 33554432);
    INSERT INTO after_common (after_common, rank) VALUES ('automerge', 8), ('hashsize', 33554432);";

/// The version of the tables in a file.
pub(crate) fn version(connection: &Connection) -> Result<i64, Error> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Makes the tables, or brings those of an earlier version to this one, in one transaction.
pub(crate) fn bring_up_to_date(connection: &mut Connection) -> Result<(), Error> {
    let found = version(connection)?;
    if found == SCHEMA_VERSION {
        return Ok(());
    }
    // Of a table that is made anew, what points to its rows must neither go with the old one nor point to it.
    let points = |connection: &Connection, are_kept: bool| {
        connection.pragma_update(None, "foreign_keys", are_kept)?;
        connection.pragma_update(None, "legacy_alter_table", !are_kept)
    };
    points(connection, false)?;
    let done = make_or_change(connection, found);
    points(connection, true)?;
    done
}

fn make_or_change(connection: &mut Connection, found: i64) -> Result<(), Error> {
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
        2 => from_2(&transaction)?,
        3 => from_3(&transaction)?,
        4 => from_4(&transaction)?,
        5 => from_5(&transaction)?,
        6 => from_6(&transaction)?,
        _ => return Err(Error::Version { found }),
    }
    if (1..5).contains(&found) {
        verify::count_anew(&transaction)?;
        verify::catch_up(&transaction)?;
        phrases::create_tables(&transaction)?;
        phrases::keep_all(&transaction)?;
    }
    transaction.execute_batch(WORDS)?;
    transaction.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    Ok(transaction.commit()?)
}

/// Puts the tables of an earlier version aside: their names get `old_` before them, their indexes go.
fn put_aside(transaction: &Transaction) -> Result<(), Error> {
    let sql = "SELECT type, name FROM sqlite_schema WHERE sql IS NOT NULL AND type <> 'table'
                 AND name NOT GLOB 'fold_*' AND name NOT GLOB 'verify_*'";
    let named = |sql: &str| -> Result<Vec<(String, String)>, Error> {
        let mut query = transaction.prepare(sql)?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    };
    // Views and triggers before the tables that they speak of.
    for (kind, name) in named(sql)? {
        transaction.execute_batch(&format!("DROP {kind} \"{name}\";"))?;
    }
    transaction.execute_batch("DROP TABLE IF EXISTS statement_text;")?;
    let sql = "SELECT type, name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'
                 AND name NOT GLOB 'fold_*' AND name NOT GLOB 'verify_*'";
    for (_, name) in named(sql)? {
        transaction.execute_batch(&format!("ALTER TABLE \"{name}\" RENAME TO \"old_{name}\";"))?;
    }
    Ok(())
}

/// Version 1 knew no people across articles, and wrote names of speakers only.
fn from_1(transaction: &Transaction) -> Result<(), Error> {
    put_aside(transaction)?;
    transaction.execute_batch(SCHEMA)?;
    transaction.execute_batch(
        "INSERT INTO article (digest, id, origin, url, published, dated_by, title, text, body_start, body_end, program,
                              tagger)
         SELECT digest, id, origin, url, published, 'given', title, text, 0, length(CAST(text AS BLOB)), program, tagger
         FROM old_article ORDER BY published, digest;
         INSERT INTO statement (dated, id, article, content, start, end, cue, source, speaker_kind, speaker, form, speech,
                                addressee, venue, said_days, said_stated, commitment, thousandths)
         SELECT -old.rowid, old.id, article.key, content, start, end, cue, source, speaker_kind, speaker, form, speech,
                addressee, venue, CAST(julianday(said_last) - julianday(said_first) AS INTEGER), said_stated, commitment,
                CAST(round(confidence * 1000) AS INTEGER)
         FROM old_statement AS old JOIN article ON article.digest = old.article
         ORDER BY said_last, article.key, position;",
    )?;
    date_statements(
        transaction,
        "SELECT statement.key, old.said_last FROM old_statement AS old JOIN statement USING (id) ORDER BY statement.key",
    )?;
    transaction.execute_batch(
        "INSERT INTO about (statement, position, name, stance, dated)
         SELECT statement.key, row_number() OVER (PARTITION BY statement.key ORDER BY old.name) - 1, old.name, stance, dated
         FROM old_about AS old JOIN statement ON statement.id = old.statement;",
    )?;
    people::link_aliases_of_version_1(transaction)?;
    // Statements and articles got other keys.
    verify::clear(transaction)?;
    fold::clear(transaction)?;
    finish(transaction, &["about", "alias", "statement", "article"])
}

/// Version 2 named articles by digest, and knew no kinds of commitments and no firmness of events.
fn from_2(transaction: &Transaction) -> Result<(), Error> {
    put_aside(transaction)?;
    transaction.execute_batch(SCHEMA)?;
    transaction.execute_batch(
        "INSERT INTO run SELECT * FROM old_run;
         INSERT INTO skipped SELECT * FROM old_skipped;
         INSERT INTO article (key, digest, id, origin, url, outlet, published, dated_by, title, author, text, body_start,
                              body_end, program, tagger, run, replaced_by)
         SELECT * FROM old_article ORDER BY key;
         INSERT INTO reprint SELECT article.key, old.origin, old.url FROM old_reprint AS old JOIN article ON digest = article;
         INSERT INTO person SELECT *, NULL FROM old_person ORDER BY key;
         INSERT INTO alias SELECT * FROM old_alias;
         INSERT INTO appearance
         SELECT article.key, row_number() OVER (PARTITION BY article.key ORDER BY name, kind) - 1, name, kind, person,
                aliases, descriptions, NULL
         FROM old_appearance AS old JOIN article ON digest = article;
         INSERT INTO decision SELECT * FROM old_decision;
         INSERT INTO statement (key, dated, id, article, content, start, end, pieces, cue, source, speaker_kind, speaker,
                                speaker_key, form, speech, addressee, venue, said_days, said_stated, said_text, commitment,
                                thousandths)
         SELECT old.key, -old.key, old.id, article.key, content, start, end, pieces, cue, source, speaker_kind, speaker,
                speaker_key, form, speech, addressee, venue,
                CAST(julianday(said_last) - julianday(said_first) AS INTEGER), said_stated, said_text, commitment,
                CAST(round(confidence * 1000) AS INTEGER)
         FROM old_statement AS old JOIN article ON digest = old.article ORDER BY old.key;
         UPDATE statement SET nested_in = outer.key FROM old_statement AS old JOIN old_statement AS outer
           ON outer.id = old.nested_in WHERE old.key = statement.key AND old.nested_in IS NOT NULL;",
    )?;
    date_statements(transaction, "SELECT key, said_last FROM old_statement ORDER BY key")?;
    transaction.execute_batch(
        "INSERT INTO about (statement, position, name, stance, person, speaker, dated)
         SELECT old.statement, row_number() OVER (PARTITION BY old.statement ORDER BY old.name) - 1, old.name, stance,
                old.person, old.speaker, statement.dated
         FROM old_about AS old JOIN statement ON statement.key = old.statement;",
    )?;
    move_events(transaction)?;
    people::fill_surnames(transaction)?;
    let tables = [
        "about",
        "upcoming",
        "appearance",
        "reprint",
        "decision",
        "statement",
        "alias",
        "skipped",
        "article",
        "person",
        "run",
    ];
    finish(transaction, &tables)
}

/// Version 3 has the same tables; what is counted for `verify` was by hosts, and grew when articles were read again.
fn from_3(transaction: &Transaction) -> Result<(), Error> {
    fold::create_tables(transaction)?;
    verify::create_tables(transaction)?;
    from_4(transaction)
}

/// Version 4 knew no register, and went through all places of the words of a phrase.
fn from_4(transaction: &Transaction) -> Result<(), Error> {
    transaction.execute_batch(
        "ALTER TABLE person ADD COLUMN known TEXT;
         ALTER TABLE appearance ADD COLUMN known_as TEXT;
         CREATE INDEX person_by_register ON person (known) WHERE known IS NOT NULL;",
    )?;
    from_5(transaction)
}

/// Version 5 kept an index of the ids of statements, which nothing asked, and nearly all of which each batch wrote anew. It is
/// part of the table. And it listed appearances of which nothing is told.
fn from_5(transaction: &Transaction) -> Result<(), Error> {
    transaction.execute_batch(
        "DROP INDEX appearance_by_person;
         CREATE INDEX appearance_by_person ON appearance (person) WHERE descriptions <> '[]' OR known_as IS NOT NULL;",
    )?;
    make_anew(transaction, "statement", "key", |table| table.replacen("NOT NULL UNIQUE", "NOT NULL", 1))?;
    from_6(transaction)
}

/// Version 6 kept neither how sure an attitude is nor what introduced a speaker without a name: both are there when articles are
/// read again.
fn from_6(transaction: &Transaction) -> Result<(), Error> {
    // Whatever else somebody keeps in the file stays.
    transaction.execute_batch("DROP VIEW IF EXISTS record; DROP VIEW IF EXISTS said_of;")?;
    transaction.execute_batch("ALTER TABLE statement ADD COLUMN described TEXT;")?;
    // A column can't be added behind a key of two columns.
    make_anew(transaction, "about", "statement, position", |table| {
        table.replacen("PRIMARY KEY", "thousandths INTEGER, PRIMARY KEY", 1)
    })?;
    Ok(transaction.execute_batch(VIEWS)?)
}

/// Makes a table anew with its rows, in this order, as `change` makes its definition; what else belongs to it, also of others'
/// making, stays, and no key is given twice.
fn make_anew(
    transaction: &Transaction,
    table: &str,
    order: &str,
    change: impl Fn(&str) -> String,
) -> Result<(), Error> {
    let texts = |sql: &str| -> Result<Vec<String>, Error> {
        let mut query = transaction.prepare(sql)?;
        let rows = query.query_map([table], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    };
    let definition = texts("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?")?.concat();
    let beside = texts(
        "SELECT sql FROM sqlite_schema WHERE type <> 'table' AND tbl_name = ? AND sql IS NOT NULL ORDER BY rowid",
    )?;
    let columns = texts("SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY cid")?.join(", ");
    transaction.execute_batch(&format!(
        "ALTER TABLE {table} RENAME TO old_{table};
         {};
         INSERT INTO {table} ({columns}) SELECT {columns} FROM old_{table} ORDER BY {order};
         DELETE FROM sqlite_sequence WHERE name = '{table}';
         INSERT INTO sqlite_sequence SELECT '{table}', seq FROM sqlite_sequence WHERE name = 'old_{table}';
         DROP TABLE old_{table};
         {};",
        change(&definition),
        beside.join(";")
    ))?;
    Ok(())
}

/// What both ways end with: nothing told twice, packed ids, words to search, and the old tables gone.
fn finish(transaction: &Transaction, tables: &[&str]) -> Result<(), Error> {
    {
        let mut all = transaction.prepare("SELECT key, id FROM statement WHERE typeof(id) = 'text'")?;
        let mut rows = all.query([])?;
        let mut update = transaction.prepare("UPDATE statement SET id = ?2 WHERE key = ?1")?;
        while let Some(row) = rows.next()? {
            update.execute((row.get::<_, i64>(0)?, ids::packed(&row.get::<_, String>(1)?)))?;
        }
    }
    transaction.execute_batch(
        "UPDATE statement SET speaker = nullif(speaker, person.name), speaker_kind = NULL FROM person
           WHERE person.key = speaker_key;
         UPDATE article SET first_statement = of.first, last_statement = of.last
           FROM (SELECT article, min(key) AS first, max(key) AS last FROM statement GROUP BY article) AS of
           WHERE of.article = article.key;
         INSERT INTO statement_text (rowid, content) SELECT dated, content FROM statement ORDER BY dated;",
    )?;
    for table in tables {
        transaction.execute_batch(&format!("DROP TABLE old_{table};"))?;
    }
    Ok(())
}

/// Events of version 2 get the last day that their value can mean; how firm they are is told when they are read again.
fn move_events(transaction: &Transaction) -> Result<(), Error> {
    let sql = "SELECT article.key, date, first, start, end, old.text, people FROM old_upcoming AS old
               JOIN article ON digest = article";
    let mut all = transaction.prepare(sql)?;
    let mut rows = all.query([])?;
    let sql = "INSERT INTO upcoming (article, id, date, first, last, status, start, end, text, people)
               VALUES (?1, '', ?2, ?3, ?4, '', ?5, ?6, ?7, ?8)";
    let mut insert = transaction.prepare(sql)?;
    while let Some(row) = rows.next()? {
        let date: String = row.get(1)?;
        let text = |at| row.get::<_, String>(at);
        let number = |at| row.get::<_, i64>(at);
        let last = days::last_of(&date);
        insert.execute((number(0)?, &date, text(2)?, last, number(3)?, number(4)?, text(5)?, text(6)?))?;
    }
    Ok(())
}

/// Numbers the statements of each day, in the order of their keys.
fn date_statements(transaction: &Transaction, keys_and_days: &str) -> Result<(), Error> {
    let mut all = transaction.prepare(keys_and_days)?;
    let mut rows = all.query([])?;
    let mut update = transaction.prepare("UPDATE statement SET dated = ? WHERE key = ?")?;
    let mut places = days::Places::default();
    while let Some(row) = rows.next()? {
        let (key, day): (i64, String) = (row.get(0)?, row.get(1)?);
        update.execute([places.next(transaction, &day)?, key])?;
    }
    Ok(())
}
