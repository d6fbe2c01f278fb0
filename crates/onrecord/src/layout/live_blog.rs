//! The times before the entries of a live blog: "10.32am GMT", "3:45 PM ET", "14:05".

/// The number of bytes of the time that a block begins with; the whole block, or what is set off from the words behind.
pub(crate) fn time_length(block: &str) -> Option<usize> {
    let clock = clock_length(block)?;
    let zone = zone_length(block.get(clock..)?);
    let end = clock + zone;
    let rest = block.get(end..)?;
    let twelve_hours = block.get(..clock)?.ends_with(['m', 'M', '.']) && clock > 5;
    let alone = rest.trim().is_empty();
    let set_off = zone > 0
        || twelve_hours
        || rest.starts_with([':', '\t'])
        || rest.trim_start().starts_with(['-', '–', '—', '|']);
    let capital = rest
        .trim_start_matches([' ', ':', '\t', '-', '–', '—', '|'])
        .starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"'));
    (alone || (set_off && capital))
        .then(|| block.len() - rest.trim_start_matches([' ', ':', '\t', '-', '–', '—', '|']).len())
}

/// "10.32am", "3:45 PM", "14:05".
fn clock_length(block: &str) -> Option<usize> {
    let bytes = block.as_bytes();
    let hours = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let separator = bytes.get(hours).is_some_and(|byte| matches!(byte, b':' | b'.'));
    let minutes = bytes.iter().skip(hours + 1).take_while(|byte| byte.is_ascii_digit()).count();
    let hour: u32 = block.get(..hours)?.parse().ok()?;
    let minute: u32 = block.get(hours + 1..hours + 1 + minutes)?.parse().ok()?;
    if !(1..=2).contains(&hours) || !separator || minutes != 2 || hour > 24 || minute > 59 {
        return None;
    }
    let end = hours + 3;
    let rest = block.get(end..)?;
    let half = ["am", "pm", "AM", "PM", " am", " pm", " AM", " PM", " a.m.", " p.m."];
    let half = half.iter().find(|half| rest.starts_with(**half)).map_or(0, |half| half.len());
    // "10.32" without am or pm is a number.
    let clock = half > 0 || bytes.get(hours) == Some(&b':');
    clock.then_some(end + half)
}

/// " GMT", " ET".
fn zone_length(rest: &str) -> usize {
    let zones = [
        " GMT", " BST", " UTC", " CET", " CEST", " ET", " EST", " EDT", " CT", " PT", " PST", " PDT", " MT",
        " AEST", " IST",
    ];
    let zone = zones.iter().find(|zone| {
        rest.strip_prefix(**zone).is_some_and(|after| !after.starts_with(|c: char| c.is_alphanumeric()))
    });
    zone.map_or(0, |zone| zone.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_entries_and_numbers_in_prose() {
        let cases = [
            ("10.32am GMT", "10.32am GMT"),
            ("10.32am GMT The ferry has left the dock.", "10.32am GMT "),
            ("3:45 PM ET: The ferry has left the dock.", "3:45 PM ET: "),
            ("14:05", "14:05"),
            ("14:05 – The ferry has left the dock.", "14:05 – "),
            ("10.32 is a number.", ""),
            ("3:45 was the time in dock.", ""),
            ("10.32am was the last we heard of it.", ""),
            ("2025 will be better.", ""),
        ];
        for (block, expected) in cases {
            assert_eq!(time_length(block).map_or("", |length| &block[..length]), expected, "{block}");
        }
    }
}
