//! The day of publication beside gold.

use std::io::Write;
use std::path::Path;

use serde::Deserialize;

use super::{inflated, our_day};
use crate::error::Error;

#[derive(Deserialize)]
struct Line {
    url: String,
    page: String,
    /// Unknown where the set has `NaN`, which is no JSON.
    date: Option<String>,
}

/// Prints how many days are right, wrong and missing, by where they were found.
pub(super) fn print(folder: &Path, errors: bool, out: &mut impl Write) -> Result<(), Error> {
    let (mut right, mut wrong, mut missing, mut undated) = (0, 0, 0, 0);
    for line in std::fs::read_to_string(folder.join("gold.jsonl"))?.lines() {
        let line = line.replace("\"date\": NaN", "\"date\": null");
        let Line { url, page, date } = serde_json::from_str(&line).map_err(std::io::Error::from)?;
        let Some(date) = date else {
            undated += 1;
            continue;
        };
        let found = our_day(&inflated(&folder.join(page))?, &url);
        match &found {
            Ok((day, _)) if *day == date => right += 1,
            Ok(_) => wrong += 1,
            Err(_) => missing += 1,
        }
        if errors && !found.as_ref().is_ok_and(|(day, _)| *day == date) {
            let (day, name) = found.unwrap_or_else(|why| ("none".to_owned(), why));
            writeln!(out, "  {date} {day} {name} {url}")?;
        }
    }
    let all = f64::from(right + wrong + missing).max(1.0);
    let share = |part: i32| f64::from(part) * 100.0 / all;
    writeln!(
        out,
        "htmldate, {all} pages ({undated} without a known day left out): day right {:.1}, wrong {:.1}, missing {:.1}",
        share(right),
        share(wrong),
        share(missing)
    )?;
    Ok(())
}
