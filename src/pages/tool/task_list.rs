//! All sections, each with how far it is: a part today, a part tomorrow.

use super::state::{Step, ToolState};
use crate::questionnaire::flow::{self, Progress};
use crate::ui::{Button, ButtonKind, TagColour, TagText, Task, TaskList, TaskStatus};
use crate::ui::{Piece, Settle};
use leptos::prelude::*;

/// The screen.
pub(super) fn screen(state: ToolState) -> Piece {
    let words = state.kit.frame.words.clone();
    let items: Vec<_> = state.evaluation.with(|evaluation| {
        flow::sections(&state.kit.questionnaire, evaluation)
            .into_iter()
            .map(|section| {
                let status = match state.progress(section.item) {
                    Progress::NotStarted => TaskStatus::Tag(tag(words.not_started(), TagColour::Blue)),
                    Progress::InProgress => TaskStatus::Tag(tag(words.in_progress(), TagColour::White)),
                    Progress::Done => TaskStatus::Text(words.done()),
                };
                let (go, first) = (state.clone(), section.first.link_id.clone());
                let target = Callback::new(move |()| go.go(Step::Question(first.clone())));
                Task { text: section.item.text.plain.clone(), hint: None, target: Some(target.into()), status }
            })
            .collect()
    });
    let check = Callback::new(move |()| state.go(Step::CheckAnswers));
    view! {
        <h1 class="nhsuk-heading-l">{words.task_list()}</h1>
        <p>{words.task_list_help()}</p>
        <TaskList id_prefix="section" items=items />
        <Button text=words.check_answers() kind=ButtonKind::Button on_click=check />
    }
    .fresh()
}

fn tag(text: String, colour: TagColour) -> TagText {
    TagText::new(text, colour)
}
