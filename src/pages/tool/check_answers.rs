//! All answers, each with a way to change it.

use super::state::{Step, ToolState};
use super::your_answers::{delete, note};
use crate::questionnaire::flow;
use crate::ui::{BackLink, Button, ButtonKind, ButtonVariant, RowAction, SummaryList, SummaryRow};
use crate::ui::{Piece, Settle};
use leptos::prelude::*;

/// The screen.
pub(super) fn screen(state: ToolState) -> Piece {
    let kit = state.kit.clone();
    let words = kit.frame.words.clone();
    let sections: Vec<_> = state.evaluation.with(|evaluation| {
        let answers = state.answers.get();
        let mut sections: Vec<(String, Vec<SummaryRow>)> = Vec::new();
        for row in flow::rows(&kit.questionnaire, &answers, evaluation, &kit.engine_words()) {
            let title = &row.section.text.plain;
            if sections.last().is_none_or(|(last, _)| last != title) {
                sections.push((title.clone(), Vec::new()));
            }
            let (change, link_id) = (state.clone(), row.item.link_id.clone());
            let target = Callback::new(move |()| change.change(&link_id));
            let question = row.item.text.plain.clone();
            let answer = row.answer.unwrap_or_else(|| words.not_provided());
            let action = RowAction::new(words.change(), question.clone(), target);
            if let Some((_, rows)) = sections.last_mut() {
                rows.push(SummaryRow::new(question, answer).action(action));
            }
        }
        sections.into_iter().map(|(title, rows)| view! { <h2 class="nhsuk-heading-m">{title}</h2> <SummaryList rows=rows /> }).collect()
    });
    let list = state.clone();
    let back = Callback::new(move |()| list.go(list.overview()));
    let summary = state.clone();
    let make = Callback::new(move |()| summary.go(Step::Summary));
    let delete = delete(&state);
    view! {
        <BackLink text=words.back() target=back />
        <h1 class="nhsuk-heading-l">{words.check_answers()}</h1>
        {note(&state)}
        <p>{words.check_answers_help()}</p>
        {sections}
        <div class="nhsuk-button-group">
            <Button text=words.make_summary() kind=ButtonKind::Button on_click=make />
            <Button text=words.delete_all() kind=ButtonKind::Button variant=ButtonVariant::Secondary on_click=delete />
        </div>
    }
    .fresh()
}
