//! What the tests of the directory's rooms share: the day, and the words of an interface.

use super::date::Date;
use super::index::IndexWords;

pub(super) const TODAY: Date = Date { year: 2026, month: 11, day: 22 };

pub(super) fn language() -> IndexWords {
    let text = |text: &str| text.to_owned();
    IndexWords {
        days: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"].map(text),
        times: ["Morning", "Afternoon", "Evening"].map(text),
        how: ["In person", "By phone", "Online"].map(text),
        step_free: text("Step-free"),
        free: text("Free"),
        step_free_signs: text("step-free|step free|wheelchair|ramp"),
        free_signs: text("free|no charge"),
        denials: text("no|not|without"),
        anywhere: text("By phone or online"),
        wales: text("Wales"),
        scotland: text("Scotland"),
        small_words: ["The", "with", "for"].map(text).to_vec(),
    }
}
