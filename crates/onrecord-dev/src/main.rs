//! `cargo dev …`: evaluation on corpora, data checks, generated reference pages. Never published.

mod said_on;
mod segmentation;
mod speakers;
mod times;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["eval-times", corpus, half] => times::Half::named(half)
            .is_some_and(|half| times::export(Path::new(corpus), half, std::io::stdout().lock()).is_ok()),
        ["announcements", corpus] => {
            times::announcements(Path::new(corpus), std::io::stdout().lock()).is_ok()
        }
        ["eval-said-on", attributions, record] => {
            said_on::evaluate(Path::new(attributions), Path::new(record), std::io::stdout().lock()).is_ok()
        }
        ["eval-speakers", rest @ ..] => speakers::print(Path::new("../shared/data"), rest, std::io::stdout().lock()).is_ok(),
        ["eval-segmentation", rest @ ..] => {
            let errors = rest.contains(&"errors");
            segmentation::print(Path::new("../shared/data"), errors, std::io::stdout().lock()).is_ok()
        }
        _ => false,
    };
    if done { ExitCode::SUCCESS } else { ExitCode::from(2) }
}
