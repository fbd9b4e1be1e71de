//! What the reader gets: the lines of the Questionnaire's summary that the answers enable.

use super::state::{Step, ToolState};
use crate::browser::document;
use crate::questionnaire::summary;
use crate::ui::Settle;
use crate::ui::{BackLink, Button, ButtonKind, ButtonVariant};
use leptos::prelude::*;

/// The screen.
pub(super) fn screen(state: ToolState) -> AnyView {
    let kit = state.kit.clone();
    let words = kit.frame.words.clone();
    let answers = state.answers.get();
    let lines: Vec<_> = state.evaluation.with(|evaluation| {
        let mut below_heading = false;
        summary::lines(&kit.questionnaire, &answers, evaluation, &kit.engine_words())
            .into_iter()
            .map(|line| match (line.heading, line.text.html) {
                (true, _) if line.depth == 0 || !below_heading => {
                    below_heading = true;
                    view! { <h2 class="nhsuk-heading-m">{line.text.plain}</h2> }.settle()
                }
                (true, _) => view! { <h3 class="nhsuk-heading-s">{line.text.plain}</h3> }.settle(),
                (false, Some(html)) => view! { <div inner_html=crate::pages::localised(&html, &kit.frame.root)></div> }.settle(),
                (false, None) => view! { <p>{line.text.plain}</p> }.settle(),
            })
            .collect()
    });
    let go = state.clone();
    let back = Callback::new(move |()| go.go(Step::CheckAnswers));
    let change = back;
    let title = state.kit.frame.title.clone();
    view! {
        <BackLink text=words.back target=back />
        <span class="nhsuk-caption-l">{title}</span>
        <h1 class="nhsuk-heading-l">{words.summary_title}</h1>
        <div class="portal-summary">{lines}</div>
        <div class="nhsuk-button-group">
            <Button text=words.print kind=ButtonKind::Button on_click=Callback::new(|()| document::print()) />
            <Button text=words.change_answers kind=ButtonKind::Button variant=ButtonVariant::Secondary on_click=change />
        </div>
    }
    .settle()
}
