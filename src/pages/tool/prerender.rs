//! A tool's page before any script: its first question, and what to do without script.

use super::{Frame, Kit, ToolPage, state::ToolState, summary};
use crate::content::{Page, Tool, tool_example, tool_paper};
use crate::pages::article;
use crate::pages::render::{Build, Place, html as render};
use crate::questionnaire::{Answers, evaluate, summary::lines};
use crate::ui::{Details, Html, InsetText};
use crate::ui::{Piece, Settle};
use crate::words::{ToolWords, fill};
use leptos::prelude::*;
use std::sync::Arc;

/// What the tool needs besides its Questionnaire.
pub(in crate::pages) fn frame(build: &Build<'_>, place: &Place<'_>, page: &Page) -> Frame {
    let outer = fill(&build.site.words.shell.page_title, &[("page", &page.title), ("service", &build.site.settings.service)]);
    Frame {
        name: page.address.trim_matches('/').rsplit('/').next().unwrap_or_default().to_owned(),
        title: page.title.clone(),
        page_title: format!("{{page}} – {outer}"),
        root: place.root.clone(),
        words: build.site.words.tool.clone(),
        months: build.site.words.dates.months().map(str::to_owned),
    }
}

/// The page's whole `<main>`.
pub(in crate::pages) fn prerendered(build: &Build<'_>, place: &Place<'_>, page: &Page, tool: &Tool) -> String {
    let words = build.site.words.tool.clone();
    let information = build.site.words.article.information.clone();
    let frame = frame(build, place, page);
    let kit_name = frame.name.clone();
    // Inside a script element only "</" could end the data early.
    let data = frame.to_json().to_string().replace("</", "<\\/");
    let kit = Arc::new(Kit { frame, questionnaire: tool.questionnaire.clone() });
    let live = render(|| view! { <ToolPage state=ToolState::new(kit) /> });
    let source = build.source(place, &page.address);
    let paper = place.href(&tool_paper(&page.address));
    let paper_links = std::array::from_fn(|_| {
        let (href, text) = (paper.clone(), build.site.words.article.paper_version.clone());
        view! { <p><a href=href>{text}</a></p> }.settle()
    });
    let [without_script, without_wasm, without_file, beside] = paper_links;
    let example = tool.example.is_some().then(|| {
        let (href, text) = (place.href(&tool_example(&page.address)), words.example_link());
        view! { <p><a href=href>{text}</a></p> }
    });
    let about = article::blocks(build, place, page);
    let review = article::review(build, place, page);
    let as_text = as_text(&words, &kit_name);
    let (title, no_script) = (page.title.clone(), words.no_script());
    let no_script = render(|| {
        view! {
            // No <h1>: to a parser of the file it would be a second one, though no reader ever meets both.
            <p class="nhsuk-heading-xl" role="heading" attr:aria-level="1">{title}</p>
            <InsetText prefix=information>
                <p>{no_script}</p>
                {without_script}
            </InsetText>
        }
    });
    render(|| {
        view! {
            {bar("no-wasm", words.no_wasm(), without_wasm)}
            {bar("broken", words.broken_file(), without_file)}
            <noscript>{Html::trusted(no_script)}</noscript>
            <div data-live="tool" data-source=source>{Html::trusted(live)}</div>
            <script type="application/json" data-frame>{Html::trusted(data)}</script>
            {as_text}
            <div class="portal-tool-about portal-no-print">
                {beside}
                {example}
                <Details summary=words.about_tool()>{about}</Details>
            </div>
            {review}
        }
    })
}

/// The result as plain text, to copy or as a file: `public/text.js` shows it beside a result, does it, and says what came of it.
fn as_text(words: &ToolWords, file: &str) -> Piece {
    let button = |act: &'static str, text: String, done: String, failed: String| {
        let file = file.to_owned();
        view! {
            <button class="nhsuk-button nhsuk-button--secondary" type="button" data-text=act data-done=done data-failed=failed data-file=file>
                {text}
            </button>
        }
    };
    view! {
        <div class="portal-no-print" data-as-text="" hidden>
            <div class="nhsuk-button-group">
                {button("copy", words.copy_text(), words.copied(), words.copy_failed())}
                {button("save", words.save_text(), words.saved_text(), words.save_failed())}
            </div>
            <p role="status" data-said=""></p>
        </div>
    }
    .settle()
}

/// What an invented reader gets at the end: a page's whole `<main>`.
pub(in crate::pages) fn example(build: &Build<'_>, place: &Place<'_>, page: &Page, tool: &Tool, answers: &Answers, title: &str) -> String {
    let words = &build.site.words;
    let kit = Kit { frame: frame(build, place, page), questionnaire: tool.questionnaire.clone() };
    let evaluation = evaluate(&kit.questionnaire, answers);
    let lines = summary::view(lines(&kit.questionnaire, answers, &evaluation, &kit.engine_words()), &place.root);
    let review = article::review(build, place, page);
    let (title, information, help) = (title.to_owned(), words.article.information.clone(), words.tool.example_help());
    let (href, yourself) = (place.href(&page.address), words.tool.yourself());
    render(|| {
        view! {
            <article class="portal-article">
                <h1>{title}</h1>
                <InsetText prefix=information><p>{help}</p></InsetText>
                <div class="portal-summary">{lines}</div>
                <p class="portal-no-print"><a href=href>{yourself}</a></p>
            </article>
            {review}
        }
    })
}

/// A notice at the foot of the screen, hidden until something goes wrong: it covers, so that nothing moves.
fn bar(name: &'static str, text: String, link: Piece) -> Piece {
    let (no_wasm, broken) = ((name == "no-wasm").then_some(""), (name == "broken").then_some(""));
    view! {
        <div class="portal-bar" data-no-wasm=no_wasm data-broken=broken role="alert" hidden>
            <div class="nhsuk-width-container">
                <p>{text}</p>
                {link}
            </div>
        </div>
    }
    .settle()
}
