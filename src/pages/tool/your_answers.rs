//! What a reader can do with the answers: save a file, open one, keep them on the device until a day, delete everything.

use super::keeping::iso;
use super::state::ToolState;
use crate::browser::{document, file};
use crate::questionnaire::date_words;
use crate::ui::Piece;
use crate::ui::{BackLink, Button, ButtonKind, ButtonVariant, ErrorSummary, FieldTitle, FileUpload, Select, SelectOption, Settle};
use crate::words::fill;
use leptos::prelude::*;

/// How long answers may be kept, in days, one for each of the words.
const SPANS: [u32; 4] = [1, 7, 28, 84];

/// The screen.
pub(super) fn screen(state: ToolState) -> Piece {
    let words = state.kit.frame.words.clone();
    let back = {
        let state = state.clone();
        Callback::new(move |()| state.go(state.overview()))
    };
    let save = {
        let state = state.clone();
        Callback::new(move |()| state.save_file())
    };
    let delete = delete(&state);
    let keeping = {
        let state = state.clone();
        move || keeping(&state)
    };
    view! {
        <ErrorSummary heading=words.error_title() errors=state.errors />
        <BackLink text=words.back() target=back />
        <h1 class="nhsuk-heading-l">{words.your_answers()}</h1>
        {note(&state)}
        <h2 class="nhsuk-heading-m">{words.save_title()}</h2>
        <p>{words.save_help()}</p>
        <Button text=words.save_button() kind=ButtonKind::Button variant=ButtonVariant::Secondary on_click=save />
        <h2 class="nhsuk-heading-m">{words.open_title()}</h2>
        {file_field(&state, words.open_help(), false)}
        <h2 class="nhsuk-heading-m">{words.keep_title()}</h2>
        {keeping}
        <h2 class="nhsuk-heading-m">{words.delete_title()}</h2>
        <p>{words.delete_help()}</p>
        <Button text=words.delete_all() kind=ButtonKind::Button variant=ButtonVariant::Warning on_click=delete />
    }
    .fresh()
}

/// Asks, and then deletes every answer.
pub(super) fn delete(state: &ToolState) -> Callback<()> {
    let state = state.clone();
    Callback::new(move |()| {
        if document::confirm(&state.kit.frame.words.delete_all_confirm()) {
            state.delete_all();
        }
    })
}

/// What the last press has done.
pub(super) fn note(state: &ToolState) -> Piece {
    let note = state.note;
    let shown = move || (!note.with(String::is_empty)).then(|| view! { <p class="nhsuk-inset-text">{note.get()}</p> });
    view! { <div class="portal-no-print">{shown}</div> }.fresh()
}

/// A field for a saved file, whose answers take the place of those on the page, or are compared with them.
pub(super) fn file_field(state: &ToolState, help: String, compare: bool) -> Piece {
    let words = &state.kit.frame.words;
    let (label, prefix) = (words.open_label(), words.error_prefix());
    let errors = state.errors;
    let error = Signal::derive(move || errors.with(|errors| errors.first().map(|error| error.text.clone())));
    let state = state.clone();
    let choose = Callback::new(move |event: leptos::ev::Event| {
        let state = state.clone();
        file::read(&event, move |read| state.open_file(read, compare));
    });
    view! {
        <FileUpload id="file" label=FieldTitle::plain(label) hint=help accept=".json,application/json".to_owned() on_choose=choose error=error error_prefix=prefix />
    }
    .fresh()
}

/// Until when the answers are kept and how to stop, or how to begin.
fn keeping(state: &ToolState) -> Piece {
    let words = state.kit.frame.words.clone();
    let in_words = |date: &str| date_words(date, &state.kit.engine_words().months);
    if let Some(until) = state.kept.until.get() {
        let text = fill(&words.kept_until(), &[("date", &in_words(&until))]);
        let state = state.clone();
        let stop = Callback::new(move |()| state.stop_keeping());
        return view! {
            <p>{text}</p>
            <Button text=words.keep_stop() kind=ButtonKind::Button variant=ButtonVariant::Secondary on_click=stop />
        }
        .fresh();
    }
    let texts = [words.keep_day(), words.keep_week(), words.keep_month(), words.keep_quarter()];
    let options = SPANS
        .into_iter()
        .zip(texts)
        .map(|(days, text)| {
            let date = in_words(&iso(document::day_after(days)));
            SelectOption { value: days.to_string(), text: fill(&text, &[("date", &date)]) }
        })
        .collect();
    let days = RwSignal::new(SPANS[1].to_string());
    let state = state.clone();
    let keep = Callback::new(move |()| state.keep_for(days.get_untracked().parse().unwrap_or(SPANS[0])));
    let choose = Callback::new(move |value| days.set(value));
    view! {
        <p>{words.keep_help()}</p>
        <Select id="keep" label=FieldTitle::plain(words.keep_label()) options=options value=days on_change=choose />
        <Button text=words.keep_button() kind=ButtonKind::Button variant=ButtonVariant::Secondary on_click=keep />
    }
    .fresh()
}
