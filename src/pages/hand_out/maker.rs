//! The hand-out maker's page: the sets, all pages to choose from, and empty places for what the worker puts together.
//!
//! What a script fills in stands in `<template>`s, so that the script carries neither markup nor words.

use super::{Catalogue, Group};
use crate::content::markdown::escape;
use crate::pages::render::{Build, Place, html as render};
use crate::ui::{Choice, FieldTitle, Input, InputKind, Radios, Width};
use crate::words::{HandOutWords, fill};
use leptos::prelude::*;
use std::fmt::Write as _;

/// The maker, below the text of its page.
pub(in crate::pages) fn html(build: &Build<'_>, place: &Place<'_>) -> String {
    let catalogue = Catalogue::of(build);
    let site = build.site;
    let words = &site.words.hand_out;
    let groups: String = catalogue.groups.iter().enumerate().map(|(at, group)| self::group(at, group)).collect();
    let for_you = escape(&place.href(&site.sets.address));
    format!(
        "<div class=\"portal-no-print\" data-hand-out data-sets-at=\"{for_you}\"><noscript><div class=\"nhsuk-inset-text\"><p>{no_script}</p></div></noscript>\
         <p class=\"nhsuk-inset-text\" role=\"alert\" data-broken-maker hidden>{broken}</p>\
         {sets}<div class=\"portal-maker\"><h2>{choose}</h2>{filter}<p role=\"status\" data-fit></p>{groups}{order}{team}{print}</div></div>\
         {templates}<script type=\"application/json\" data-frame>{data}</script>",
        no_script = escape(&words.no_script),
        broken = escape(&words.broken),
        sets = sets(build, &catalogue, &for_you),
        choose = escape(&words.choose_title),
        filter = filter(words),
        order = order(words),
        team = team(words),
        print = print(words),
        templates = templates(build),
        data = data(build),
    )
}

/// The ready-made sets. Their links hold without a script.
fn sets(build: &Build<'_>, catalogue: &Catalogue, for_you: &str) -> String {
    let words = &build.site.words.hand_out;
    let mut html = format!("<h2>{}</h2><ul class=\"portal-cards\">", escape(&words.sets_title));
    for set in &build.site.sets.all {
        let (name, title) = (escape(&set.name), escape(&set.title));
        let pages = catalogue.of_set(set).iter().map(|entry| entry.name.as_str()).collect::<Vec<_>>().join("+");
        let hidden = format!(" <span class=\"nhsuk-u-visually-hidden\">{title}</span>");
        let _ = write!(
            html,
            "<li class=\"portal-card\"><h3 class=\"portal-card__heading\">{title}</h3><p>{}</p><p><a href=\"{for_you}#{name}\">{}{hidden}</a></p>\
             <button class=\"nhsuk-button nhsuk-button--small portal-maker\" type=\"button\" data-set=\"{name}\" data-pages=\"{}\" \
             data-title=\"{title}\">{}{hidden}</button></li>",
            escape(&set.text),
            escape(&words.see_set),
            escape(&pages),
            escape(&words.use_set),
        );
    }
    html + "</ul>"
}

/// A group of boxes, closed until it is wanted.
fn group(at: usize, group: &Group) -> String {
    let title = escape(&group.title);
    let mut html = format!(
        "<details class=\"nhsuk-details\" data-group><summary class=\"nhsuk-details__summary\"><span class=\"nhsuk-details__summary-text\">{title}</span>\
         </summary><div class=\"nhsuk-details__text\"><fieldset class=\"nhsuk-fieldset\"><legend class=\"nhsuk-u-visually-hidden\">{title}</legend>\
         <div class=\"nhsuk-checkboxes nhsuk-checkboxes--small\">"
    );
    for (number, entry) in group.entries.iter().enumerate() {
        let id = format!("choose-{at}-{number}");
        let paper = if entry.is_tool { " data-paper" } else { "" };
        let _ = write!(
            html,
            "<div class=\"nhsuk-checkboxes__item\"><input class=\"nhsuk-checkboxes__input\" id=\"{id}\" type=\"checkbox\" value=\"{}\" \
             data-at=\"{}\"{paper}><label class=\"nhsuk-label nhsuk-checkboxes__label\" for=\"{id}\">{}</label></div>",
            escape(&entry.name),
            escape(&entry.address[1..]),
            escape(&entry.title),
        );
    }
    html + "</div></fieldset></div></details>"
}

fn filter(words: &HandOutWords) -> String {
    let label = FieldTitle::plain(words.filter_label.clone());
    render(|| {
        view! { <Input id="choose" label=label kind=InputKind::Search width=Some(Width::W20) autocomplete="off".to_owned() spellcheck=Some(false) /> }
    })
}

fn button(class: &str, mark: &str, text: &str) -> String {
    format!("<button class=\"nhsuk-button {class}\" type=\"button\" {mark}>{}</button>", escape(text))
}

const SECONDARY: &str = "nhsuk-button--secondary nhsuk-button--small";

/// What is chosen, in its order.
fn order(words: &HandOutWords) -> String {
    format!(
        "<h2 data-order-title>{}</h2><p data-empty>{}</p><p data-count hidden></p><ol class=\"portal-order\" data-order></ol><p role=\"status\" data-unknown hidden></p>{}",
        escape(&words.order_title),
        escape(&words.empty),
        button(SECONDARY, "data-clear hidden", &words.clear),
    )
}

/// What stands on the cover. The browser neither fills it in nor keeps it.
fn team(words: &HandOutWords) -> String {
    let words = words.clone();
    let fields = render(|| {
        let sizes = vec![Choice::new("standard", words.size_standard).into(), Choice::new("large", words.size_large).into()];
        view! {
            <Input id="team" label=FieldTitle::plain(words.team_name) autocomplete="off".to_owned() spellcheck=Some(false) width=Some(Width::W30) />
            <Input id="team-phone" label=FieldTitle::plain(words.team_phone) kind=InputKind::Tel autocomplete="off".to_owned()
                spellcheck=Some(false) width=Some(Width::W20) />
            <Radios id_prefix="size" name="size" items=sizes legend=Some(FieldTitle::plain(words.size_title)) selected=vec!["standard".to_owned()] />
        }
    });
    format!("<h2>{}</h2><p>{}</p>{fields}", escape(&words.team_title), escape(&words.team_hint))
}

/// Printing, what could not be printed, and the set on a phone.
fn print(words: &HandOutWords) -> String {
    format!(
        "<h2>{title}</h2><div class=\"nhsuk-inset-text\" data-failed tabindex=\"-1\" role=\"group\" aria-labelledby=\"failed\" hidden><h3 id=\"failed\">{failed}</h3>\
         <ul data-failed-pages></ul><p>{text}</p>{again} {without}</div>{print}\
         <div data-phone hidden><h3>{phone}</h3><p>{phone_text}</p><p class=\"portal-code\" data-code></p><p data-address class=\"portal-address\"></p></div>",
        title = escape(&words.print_title),
        failed = escape(&words.failed_title),
        text = escape(&words.failed_text),
        again = button(SECONDARY, "data-print", &words.try_again),
        without = button(SECONDARY, "data-print=\"without\"", &words.print_without),
        print = button("", "data-print data-needs disabled", &words.print),
        phone = escape(&words.phone_title),
        phone_text = escape(&words.phone_text),
    )
}

/// What the script copies: a line of the order, and the cover.
fn templates(build: &Build<'_>) -> String {
    let site = build.site;
    let words = &site.words.hand_out;
    let step = |mark: &str, text: &str| {
        format!(
            "<button class=\"nhsuk-button {SECONDARY}\" type=\"button\" {mark}>{}<span class=\"nhsuk-u-visually-hidden\" data-of></span></button>",
            escape(text)
        )
    };
    let demonstration = if site.demonstration {
        let shell = &site.words.shell;
        format!("<p><strong>{}</strong> {}</p>", escape(&shell.demonstration_title), escape(&shell.demonstration_text))
    } else {
        String::new()
    };
    let source = fill(&words.cover_source, &[("service", &site.settings.service), ("organisation", &site.settings.organisation)]);
    format!(
        "<template data-line><li><span data-name></span><span class=\"portal-order__steps\">{} {} {}</span></li></template>\
         <template data-cover><div class=\"portal-cover-sheet\"><p data-title></p><p data-team hidden></p><p data-team-phone hidden></p><p data-date></p><p>{}</p><p>{}</p>\
         {demonstration}{}<div class=\"portal-cover-sheet__phone\"><h2>{}</h2><p>{}</p><p class=\"portal-code\" data-code></p>\
         <p class=\"portal-address\" data-address></p></div><h2>{}</h2><ol class=\"portal-cover-sheet__contents\" data-contents></ol></div></template>",
        step("data-up", &words.up),
        step("data-down", &words.down),
        step("data-remove", &words.remove),
        escape(&source),
        escape(&fill(&site.words.shell.contact, &[("contact", &site.settings.contact)])),
        help(build),
        escape(&words.phone_title),
        escape(&words.phone_text),
        escape(&words.contents),
    )
}

/// The numbers that a sheet of paper may never be without. They come from the directory, as on every page.
fn help(build: &Build<'_>) -> String {
    let site = build.site;
    let words = &site.words.hand_out;
    let line = |id: &str, text: &str| {
        let service = site.services.iter().find(|service| service.id == id)?;
        let phone = service.voice()?;
        let number = format!("<strong><a href=\"{}\">{}</a></strong>", escape(&phone.href()), escape(&phone.number));
        Some(format!("<li>{}</li>", fill(&escape(text), &[("number", &number), ("name", &escape(&service.name))])))
    };
    let lines = [line("999", &words.help_999), line("111", &words.help_111), line("samaritans", &words.help_samaritans)];
    let lines: String = lines.into_iter().flatten().collect();
    format!("<div class=\"portal-cover-sheet__help\"><h2>{}</h2><ul>{lines}</ul></div>", escape(&words.help_title))
}

/// The words that the script needs, and what it has to know of the site.
fn data(build: &Build<'_>) -> String {
    let site = build.site;
    let words = &site.words.hand_out;
    let data = serde_json::json!({
        "words": {
            "fitOne": words.filter_one, "fitMany": words.filter_many, "fitNone": words.filter_none,
            "countOne": words.count_one, "countMany": words.count_many, "added": words.added, "removed": words.removed, "moved": words.moved,
            "used": words.used, "cleared": words.cleared, "unknown": words.unknown, "preparing": words.preparing, "ready": words.ready,
            "title": words.chosen_title, "team": words.cover_team, "phone": words.cover_phone, "date": words.cover_date,
            "partTitle": words.part_title, "partLink": words.part_link, "sheet": words.sheet, "code": words.phone_code,
            "day": site.words.dates.date,
        },
        "months": site.words.dates.months(),
    });
    data.to_string().replace("</", "<\\/")
}
