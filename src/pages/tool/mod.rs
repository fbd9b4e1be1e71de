//! A tool: one Questionnaire, one question a screen. Start at [`ToolPage`]; [`state::ToolState`] says what happens on each press.
//!
//! What is prerendered is the first question. The browser hydrates just that, and only then goes to where the reader was, so that both
//! always begin with the same elements.

#[cfg(feature = "hydrate")]
pub mod alive;
mod check_answers;
mod keeping;
mod question;
pub mod state;
mod summary;
mod task_list;
mod your_answers;

#[cfg(feature = "hydrate")]
pub(super) use keeping::forget_what_is_over;

#[cfg(feature = "ssr")]
mod prerender;
#[cfg(feature = "ssr")]
pub(super) use prerender::{example, prerendered};

use crate::browser::document;
use crate::json::{text, texts};
use crate::questionnaire::{Questionnaire, Words};
use crate::ui::Piece;
use crate::ui::{Button, ButtonKind, ButtonVariant, Settle};
use crate::words::{ToolWords, fill};
use leptos::prelude::*;
use serde_json::Value;
use state::{Step, ToolState};

/// What a tool needs besides its Questionnaire. The page carries it as data, so that the wasm carries no words.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Frame {
    /// The name of the tool: what its answers are kept under in memory.
    pub name: String,
    /// The tool's title.
    pub title: String,
    /// How a document's title is made: `{page} – Get ready – Carer portal`.
    pub page_title: String,
    /// The way to the top of the site.
    pub root: String,
    /// The words.
    pub words: ToolWords,
    /// The names of the months.
    pub months: [String; 12],
}

impl Frame {
    /// Reads what the page carries. `None`: it is not JSON.
    pub fn read(json: &str) -> Option<Frame> {
        let value: Value = serde_json::from_str(json).ok()?;
        let mut months = texts(&value, "months").into_iter();
        Some(Frame {
            name: text(&value, "name"),
            title: text(&value, "title"),
            page_title: text(&value, "page_title"),
            root: text(&value, "root"),
            words: ToolWords::from_list(texts(&value, "words")),
            months: std::array::from_fn(|_| months.next().unwrap_or_default()),
        })
    }

    /// Writes what [`Frame::read`] reads.
    #[cfg(feature = "ssr")]
    pub fn to_json(&self) -> Value {
        serde_json::json!({
            "name": self.name, "title": self.title, "page_title": self.page_title, "root": self.root,
            "words": self.words.to_list(), "months": self.months,
        })
    }
}

/// A tool, ready to run.
#[derive(Debug)]
pub struct Kit {
    /// The words around it.
    pub frame: Frame,
    /// The questions.
    pub questionnaire: Questionnaire,
}

impl Kit {
    /// The words that the engine joins answers with.
    pub fn engine_words(&self) -> Words<'_> {
        let [yes, no, and, not_answered] = self.frame.words.joining();
        Words { yes, no, and, not_answered, months: self.frame.months.each_ref().map(String::as_str) }
    }
}

/// A notice that covers the foot of the screen, so that nothing moves: another tab has changed what is kept, or the reader has come back.
fn notice(state: &ToolState) -> Option<Piece> {
    let words = state.kit.frame.words.clone();
    let press = |act: fn(&ToolState)| {
        let state = state.clone();
        Callback::new(move |()| act(&state))
    };
    let (text, buttons) = if state.kept.conflict.get() {
        let ours = (words.conflict_ours(), press(|state| state.settle_conflict(true)));
        (words.conflict(), [ours, (words.conflict_theirs(), press(|state| state.settle_conflict(false)))])
    } else if state.kept.welcome.get() {
        let date = state.earlier.get().map(|earlier| earlier.date).unwrap_or_default();
        let see = (words.welcome_button(), press(|state| state.go(Step::CheckAnswers)));
        (fill(&words.welcome(), &[("date", &date)]), [see, (words.delete_all(), your_answers::delete(state))])
    } else {
        return None;
    };
    let buttons: Vec<_> = buttons
        .into_iter()
        .map(|(text, press)| {
            view! { <Button text=text kind=ButtonKind::Button variant=ButtonVariant::Secondary small=true on_click=press /> }.fresh()
        })
        .collect();
    Some(
        view! {
            <div class="portal-bar" role="alert">
                <div class="nhsuk-width-container">
                    <p>{text}</p>
                    <div class="nhsuk-button-group">{buttons}</div>
                </div>
            </div>
        }
        .fresh(),
    )
}

/// The tool's live part.
#[component]
pub fn ToolPage(
    /// The tool and where the reader is in it.
    state: ToolState,
) -> impl IntoView {
    let screen = {
        let state = state.clone();
        move || {
            let state = state.clone();
            match state.step.get() {
                Step::Question(link_id) => question::screen(state, link_id),
                Step::TaskList => task_list::screen(state),
                Step::CheckAnswers => check_answers::screen(state),
                Step::Summary => summary::screen(state),
                Step::YourAnswers => your_answers::screen(state),
            }
        }
    };
    let words = state.kit.frame.words.clone();
    let notices = {
        let state = state.clone();
        move || notice(&state)
    };
    let your_answers = {
        let state = state.clone();
        move |_| state.go(Step::YourAnswers)
    };
    view! {
        <div class="portal-tool" on:click=|event| document::focus_field(&event)>
            <div class="portal-tool__screen">{screen}</div>
            <p class="nhsuk-body-s portal-tool__kept">{words.answers_in_memory()}</p>
            <button class="nhsuk-link portal-tool__sections" type="button" on:click=your_answers>{words.your_answers()}</button>
            {notices}
        </div>
    }
}
