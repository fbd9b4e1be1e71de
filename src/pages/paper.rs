//! The paper version of a tool: every question, from the same file, to fill in with a pen.

use super::article;
use super::render::{Build, Place, html as render};
use crate::content::{Page, Tool};
use crate::questionnaire::{Item, ItemType, answer_words};
use crate::ui::{Piece, Settle};
use leptos::prelude::*;

/// The page's whole `<main>`.
pub(super) fn html(build: &Build<'_>, place: &Place<'_>, page: &Page, tool: &Tool, title: &str) -> String {
    let words = &build.site.words.tool;
    let questionnaire = &tool.questionnaire;
    let sections: Vec<_> = questionnaire
        .top_level()
        .filter(|item| questionnaire.summary().is_none_or(|summary| summary.position != item.position))
        .filter_map(|section| {
            let heading = section.text.plain.clone();
            let items: Vec<_> = questionnaire.descendants(section).iter().filter_map(|item| entry(build, tool, item)).collect();
            (!items.is_empty()).then(|| {
                view! {
                    <h2 class="nhsuk-heading-m">{heading}</h2>
                    <ol class="portal-paper">{items}</ol>
                }
            })
        })
        .collect();
    let (title, help) = (title.to_owned(), words.paper_help());
    let blocks = article::blocks(build, place, page);
    let review = article::review(build, place, page);
    render(|| {
        view! {
            <article class="portal-article">
                <h1>{title}</h1>
                <p class="nhsuk-lede-text">{help}</p>
                {sections}
                {blocks}
            </article>
            {review}
        }
    })
}

/// A question with room for its answer. Texts that only some answers open are left out: paper cannot branch.
fn entry(build: &Build<'_>, tool: &Tool, item: &Item) -> Option<Piece> {
    // What is never kept is never printed either: on paper it would lie about for anybody to find.
    if !item.is_question() || item.not_kept {
        return None;
    }
    let words = &build.site.words;
    let questionnaire = &tool.questionnaire;
    let question = item.text.plain.clone();
    let why = questionnaire.children(item).find(|child| child.is_help()).map(|help| {
        let text = format!("{} {}", words.tool.why(), help.text.plain);
        view! { <p class="portal-paper__hint">{text}</p> }
    });
    let hint = item.hint.clone().map(|hint| view! { <p class="portal-paper__hint">{hint}</p> });
    let labels: Vec<String> = match item.item_type {
        ItemType::Boolean => vec![words.tool.yes(), words.tool.no()],
        _ => {
            let [yes, no, and, not_answered] = words.tool.joining();
            let engine = crate::questionnaire::Words { yes, no, and, not_answered, months: [""; 12] };
            item.options.iter().map(|option| answer_words(item, std::slice::from_ref(&option.value), &engine)).collect()
        }
    };
    let answer = if labels.is_empty() {
        view! { <div class="portal-paper__lines"></div> }.settle()
    } else {
        let choose = if item.repeats { words.tool.paper_choose_any() } else { words.tool.paper_choose_one() };
        let options: Vec<_> = labels.into_iter().map(|label| view! { <li>{label}</li> }).collect();
        view! {
            <p class="portal-paper__hint">{choose}</p>
            <ul class="portal-paper__options">{options}</ul>
        }
        .settle()
    };
    Some(
        view! {
            <li class="portal-paper__question">
                <h3 class="nhsuk-heading-s">{question}</h3>
                {hint}
                {answer}
                {why}
            </li>
        }
        .settle(),
    )
}
