//! Lengths of time and what repeats, as TIMEX3 writes them.

use crate::times::meaning::{Often, Unit};
use crate::times::numbers::Amount;
use crate::times::value::season_name;

/// ISO 8601 period: `P2Y`, `PT5H30M`, `PXD`.
pub(super) fn period(amount: Amount, unit: Unit) -> String {
    let (letter, time, scale) = match unit {
        Unit::Second => ("S", "T", 1),
        Unit::Minute => ("M", "T", 1),
        Unit::Hour => ("H", "T", 1),
        Unit::Day => ("D", "", 1),
        Unit::Week => ("W", "", 1),
        Unit::Weekend => ("WE", "", 1),
        Unit::Month => ("M", "", 1),
        Unit::Quarter => ("Q", "", 1),
        Unit::Year => ("Y", "", 1),
        Unit::Decade => ("Y", "", 10),
        Unit::Century => ("Y", "", 100),
    };
    match amount {
        Amount::Some if unit == Unit::Decade => "PXDE".to_owned(),
        Amount::Some if unit == Unit::Century => "PXCE".to_owned(),
        Amount::Some => format!("P{time}X{letter}"),
        Amount::Exact(number, true) if unit == Unit::Hour && number > 0 => format!("PT{number}H30M"),
        Amount::Exact(0, true) if unit == Unit::Hour => "PT30M".to_owned(),
        Amount::Exact(number, true) => format!("P{time}{number}.5{letter}"),
        Amount::Exact(number, false) => format!("P{time}{}{letter}", number.saturating_mul(scale)),
    }
}

/// TIMEX3 value of what repeats: `P1D`, `XXXX-WXX-1`.
pub(super) fn set(often: Often) -> String {
    match often {
        Often::Each(amount, unit) => period(amount, unit),
        Often::Weekday(weekday) => format!("XXXX-WXX-{weekday}"),
        Often::Month(month) => format!("XXXX-{month:02}"),
        Often::Season(season) => format!("XXXX-{}", season_name(season)),
    }
}
