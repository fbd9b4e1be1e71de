//! What the reader gets: the lines of the Questionnaire's summary that the answers enable, on paper in three forms, and beside last time's.

use super::keeping::today;
use super::state::{Step, ToolState};
use super::your_answers::{file_field, note};
use crate::browser::document;
use crate::pages::localised;
use crate::questionnaire::summary::{self, Line};
use crate::questionnaire::{date_words, differences};
use crate::ui::{BackLink, Button, ButtonKind, ButtonVariant, ErrorSummary};
use crate::ui::{Piece, Settle};
use crate::words::fill;
use leptos::prelude::*;

/// Styles of print: the value of `data-print` on the root element.
const LARGE: &str = "large";
const SHORT: &str = "short";

/// The screen.
pub(super) fn screen(state: ToolState) -> Piece {
    let kit = state.kit.clone();
    let words = kit.frame.words.clone();
    let answers = state.answers.get();
    let lines = state
        .evaluation
        .with(|evaluation| view(summary::lines(&kit.questionnaire, &answers, evaluation, &kit.engine_words()), &kit.frame.root));
    let go = |step: fn(&ToolState) -> Step| {
        let state = state.clone();
        Callback::new(move |()| state.go(step(&state)))
    };
    let back = if state.overview() == Step::Summary { go(ToolState::last_question) } else { go(|_| Step::CheckAnswers) };
    let print = |form: Option<&'static str>| {
        Callback::new(move |()| {
            document::mark_root("data-print", form);
            document::print();
        })
    };
    let save = {
        let state = state.clone();
        Callback::new(move |()| state.save_file())
    };
    let made_on = fill(&words.made_on(), &[("date", &date_words(&today(), &kit.engine_words().months))]);
    view! {
        <ErrorSummary heading=words.error_title() errors=state.errors />
        <BackLink text=words.back() target=back />
        <span class="nhsuk-caption-l">{kit.frame.title.clone()}</span>
        <h1 class="nhsuk-heading-l">{words.summary_title()}</h1>
        {note(&state)}
        <p>{made_on} <span class="portal-short-only">": " {words.short_title()}</span></p>
        <div class="portal-summary">{lines}</div>
        <div class="nhsuk-button-group">
            <Button text=words.print() kind=ButtonKind::Button on_click=print(None) />
            <Button text=words.print_large() kind=ButtonKind::Button variant=ButtonVariant::Secondary on_click=print(Some(LARGE)) />
            <Button text=words.print_short() kind=ButtonKind::Button variant=ButtonVariant::Secondary on_click=print(Some(SHORT)) />
        </div>
        <div class="nhsuk-button-group">
            <Button text=words.change_answers() kind=ButtonKind::Button variant=ButtonVariant::Secondary on_click=go(|_| Step::CheckAnswers) />
            <Button text=words.save_button() kind=ButtonKind::Button variant=ButtonVariant::Secondary on_click=save />
        </div>
        {comparison(&state)}
    }
    .fresh()
}

/// The lines of a result. `root` is the way to the top of the site.
pub(super) fn view(lines: Vec<Line<'_>>, root: &str) -> Vec<Piece> {
    let mut below_heading = false;
    lines
        .into_iter()
        .map(|line| {
            let on = |class: &'static str, on: bool| if on { class } else { "" };
            let class = [
                on("portal-long", !line.in_short),
                on(" portal-blank", line.text.plain.contains("____")),
                on(" portal-cut", line.item.cut_out && !line.heading),
                on(" portal-letter", line.item.letter),
            ]
            .concat();
            match (line.heading, line.text.html) {
                (true, _) if line.depth == 0 || !below_heading => {
                    below_heading = true;
                    view! { <h2 class=["nhsuk-heading-m ", &class].concat()>{line.text.plain}</h2> }.fresh()
                }
                (true, _) => view! { <h3 class=["nhsuk-heading-s ", &class].concat()>{line.text.plain}</h3> }.fresh(),
                (false, Some(html)) => view! { <div class=class inner_html=localised(&html, root)></div> }.fresh(),
                (false, None) => view! { <p class=class>{line.text.plain}</p> }.fresh(),
            }
        })
        .collect()
}

/// What has changed since another time, in words; before there is another time, the way to choose one.
fn comparison(state: &ToolState) -> Piece {
    let words = state.kit.frame.words.clone();
    let Some(earlier) = state.earlier.get() else {
        return view! {
            <div class="portal-no-print">
                <h2 class="nhsuk-heading-m">{words.compare_title()}</h2>
                {file_field(state, words.compare_help(), true)}
            </div>
        }
        .fresh();
    };
    let heading =
        if earlier.date.is_empty() { words.changed_since_then() } else { fill(&words.changed_since(), &[("date", &earlier.date)]) };
    let kit = state.kit.clone();
    let engine = kit.engine_words();
    let changes: Vec<_> = state.evaluation.with(|evaluation| {
        let in_words = |text: String, answer: Option<String>| fill(&text, &[("answer", &answer.unwrap_or_else(|| words.not_provided()))]);
        differences(&kit.questionnaire, &earlier.answers, &state.answers.get(), evaluation, &engine)
            .into_iter()
            .map(|change| {
                view! {
                    <h3 class="nhsuk-heading-s">{change.item.text.plain.clone()}</h3>
                    <p>{in_words(words.before(), change.before)}<br />{in_words(words.now(), change.now)}</p>
                }
                .fresh()
            })
            .collect()
    });
    let same = changes.is_empty().then(|| view! { <p>{words.compare_same()}</p> });
    view! {
        <div class="portal-long">
            <h2 class="nhsuk-heading-m">{heading}</h2>
            {same}
            {changes}
        </div>
    }
    .fresh()
}
