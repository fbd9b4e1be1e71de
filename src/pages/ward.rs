//! A tablet that lies on a ward: the switch on its page, and what `public/ward.js` reads on every page of such a device.

use super::render::{Build, html as render};
use crate::content::Site;
use crate::words::fill;
use leptos::prelude::*;

/// The switch. Without a script it is not shown, and a sentence says why.
pub(super) fn html(build: &Build<'_>) -> String {
    let words = build.site.words.ward.clone();
    render(|| {
        view! {
            <div class="portal-keep portal-no-print">
                <div class="nhsuk-checkboxes__item">
                    <input class="nhsuk-checkboxes__input" id="ward" type="checkbox" data-ward-switch="" />
                    <label class="nhsuk-label nhsuk-checkboxes__label" for="ward">{words.switch}</label>
                </div>
                <p role="status" data-ward-said=""></p>
            </div>
            <noscript><p>{words.needs_script}</p></noscript>
        }
    })
}

/// The time and the words, as JSON. Only pages on ward tablets load them; the offline copy holds them, as it holds every file.
pub fn data(site: &Site) -> String {
    let words = &site.words.ward;
    let minutes = site.settings.idle_minutes;
    let time = if minutes == 1 { words.one_minute.clone() } else { fill(&words.minutes, &[("count", &minutes.to_string())]) };
    let timed = |text: &str| fill(text, &[("time", &time)]);
    serde_json::json!({
        "minutes": minutes, "name": words.name, "bar": timed(&words.bar), "start_again": words.start_again, "cleared": words.cleared,
        "title": words.title, "text": timed(&words.text), "left": words.left, "carry_on": words.carry_on,
        "on": words.on, "off": words.off, "refused": words.refused,
    })
    .to_string()
}
