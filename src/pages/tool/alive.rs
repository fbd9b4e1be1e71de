//! A tool in the browser: its file is fetched, the prerendered question hydrated, and the reader's answers taken up.

use super::state::ToolState;
use super::{Frame, Kit, ToolPage};
use crate::browser::document::{self, HtmlElement};
use crate::browser::{self, fetch};
use crate::questionnaire::Questionnaire;
use leptos::mount::hydrate_from;
use leptos::prelude::*;
use std::any::Any;
use std::sync::Arc;

/// Wakes the tool in `host`. The handle ends it when dropped; the state is there for Back and Forward. `None`: the tool's file is
/// missing or broken, and the page says so.
pub async fn wake(host: HtmlElement) -> Option<(Box<dyn Any>, ToolState)> {
    let Some(kit) = kit(&host).await else {
        if let Some(notice) = document::find("[data-broken]") {
            document::show(&notice, true);
            document::show(&host, false);
        }
        return None;
    };
    browser::pause().await;
    let ticked = document::checked_values(&host);
    let owner = Owner::new();
    let state = owner.with(|| ToolState::new(Arc::new(kit)));
    let shown = state.clone();
    let mounted = hydrate_from(host, move || view! { <ToolPage state=shown /> });
    state.resume(&ticked);
    Some((Box::new((mounted, owner)), state))
}

async fn kit(host: &HtmlElement) -> Option<Kit> {
    let frame = Frame::read(&document::text_of("[data-frame]")?)?;
    let file = fetch::text(&document::source_of(host)?).await.ok()?;
    let json = Questionnaire::parse(&file.text).ok()?;
    browser::pause().await;
    let questionnaire = Questionnaire::from_json(&json, None);
    (!questionnaire.items().is_empty()).then_some(Kit { frame, questionnaire })
}
