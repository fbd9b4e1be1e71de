//! A tool: one Questionnaire, one question a screen. Start at [`ToolPage`]; [`state::ToolState`] says what happens on each press.
//!
//! What is prerendered is the first question. The browser hydrates just that, and only then goes to where the reader was, so that both
//! always begin with the same elements.

#[cfg(feature = "hydrate")]
pub mod alive;
mod check_answers;
mod question;
pub mod state;
mod summary;
mod task_list;

#[cfg(feature = "ssr")]
mod prerender;
#[cfg(feature = "ssr")]
pub(super) use prerender::prerendered;

use crate::browser::document;
use crate::json::{text, texts};
use crate::questionnaire::{Questionnaire, Words};
use crate::words::ToolWords;
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
        let words = value.get("words")?;
        let mut months = texts(&value, "months").into_iter();
        Some(Frame {
            name: text(&value, "name"),
            title: text(&value, "title"),
            page_title: text(&value, "page_title"),
            root: text(&value, "root"),
            words: ToolWords::from_lookup(&mut |name| text(words, name)),
            months: std::array::from_fn(|_| months.next().unwrap_or_default()),
        })
    }

    /// Writes what [`Frame::read`] reads.
    #[cfg(feature = "ssr")]
    pub fn to_json(&self) -> Value {
        serde_json::json!({
            "name": self.name, "title": self.title, "page_title": self.page_title, "root": self.root,
            "words": self.words.to_json(), "months": self.months,
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
        let words = &self.frame.words;
        Words {
            yes: &words.yes,
            no: &words.no,
            and: &words.list_and,
            not_answered: &words.not_provided,
            months: self.frame.months.each_ref().map(String::as_str),
        }
    }
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
            }
        }
    };
    let kept = state.kit.frame.words.answers_in_memory.clone();
    view! {
        <div class="portal-tool" on:click=|event| document::focus_field(&event)>
            <div class="portal-tool__screen">{screen}</div>
            <p class="nhsuk-body-s portal-tool__kept">{kept}</p>
        </div>
    }
}
