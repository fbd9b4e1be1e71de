//! The directory's own page: the search with its fields, empty places for what it finds, and lists of all services.

use super::FEW;
use super::lists::{Area, Lists};
use super::service::add_button;
use crate::content::{Page, markdown::escape};
use crate::directory::FACETS;
use crate::pages::localised;
use crate::pages::render::{Build, Place, html as render};
use crate::ui::{
    Button, ButtonKind, ButtonVariant, ContentsList, Details, FieldTitle, Input, NavItem, SearchInput, Select, SelectOption, Width,
};
use leptos::prelude::*;

/// The search, and every service by kind.
pub(in crate::pages) fn prerendered(build: &Build<'_>, place: &Place<'_>, page: &Page) -> String {
    let lists = Lists::of(build.site, &page.address, build.today);
    let site = build.site;
    let words = &site.words.service;
    let source = escape(&build.source(place, &page.address));
    let places = match build.source(place, super::lists::PLACES) {
        file if file.is_empty() => String::new(),
        file => format!(" data-places=\"{}\"", escape(&file)),
    };
    let data = serde_json::json!({"words": site.words.directory.to_list()}).to_string().replace("</", "<\\/");
    let here = site.services.len() <= FEW;
    let mut contents: Vec<NavItem> = Vec::new();
    if here {
        contents.extend(lists.kinds.iter().map(|kind| NavItem::new(kind.name.clone(), format!("#{}", heading_id(&kind.slug)))));
    }
    let headings = page.article.headings.iter().filter(|heading| heading.level == 2);
    contents.extend(headings.map(|heading| NavItem::new(heading.text.clone(), format!("#{}", heading.id))));
    let on_this_page = site.words.article.on_this_page.clone();
    let contents = render(|| view! { <ContentsList items=contents label=on_this_page.clone() heading=on_this_page /> });
    let services = if here { sections(&lists) } else { String::new() };
    let by_kind = links(&words.by_kind, &lists.kinds, &words.list_count);
    let by_area = links(&words.by_area, &lists.areas, &words.list_count);
    // What the licence of the postcodes' places asks a site to show, whether or not anybody types one.
    let terms = if site.places.map.is_empty() {
        String::new()
    } else {
        format!("<p class=\"portal-service__note\">{}</p>", escape(&words.places_source))
    };
    let html = format!(
        "<div class=\"portal-directory\" data-live=\"directory\" data-source=\"{source}\"{places}><div data-finder>{filter}{council}{results}\
         {contents}<div id=\"services\">{services}{by_kind}{by_area}{terms}</div></div>{view}<ul hidden>{card}</ul></div>\
         <script type=\"application/json\" data-frame>{data}</script>",
        filter = filter(build),
        council = council(build),
        results = results(build),
        view = view(build),
        card = lists.blank_card(),
    );
    localised(&html, &place.root)
}

fn heading_id(kind: &str) -> String {
    format!("kind-{kind}")
}

/// Every service under each of its kinds. Its own address on the page (`#samaritans`) goes to the first of them.
fn sections(lists: &Lists<'_>) -> String {
    let mut seen = vec![false; lists.catalogue.site.services.len()];
    let mut html = String::new();
    for kind in &lists.kinds {
        let id = escape(&heading_id(&kind.slug));
        let name = escape(&kind.name);
        html.push_str(&format!(
            "<section aria-labelledby=\"{id}\"><h2 class=\"nhsuk-heading-m\" id=\"{id}\">{name}</h2><ul class=\"portal-services\">"
        ));
        for at in &kind.services {
            html.push_str(&lists.catalogue.card(*at, 3, !seen[*at]));
            seen[*at] = true;
        }
        html.push_str("</ul></section>");
    }
    html
}

/// Links to lists, each with how many services it has.
fn links(title: &str, lists: &[Area], pattern: &str) -> String {
    if lists.is_empty() {
        return String::new();
    }
    let items: String = lists
        .iter()
        .map(|list| {
            let text = crate::words::fill(pattern, &[("name", &list.name), ("count", &list.services.len().to_string())]);
            format!("<li><a href=\"{}\">{}</a></li>", escape(&list.address), escape(&text))
        })
        .collect();
    format!("<h2 class=\"nhsuk-heading-m\">{}</h2><ul class=\"portal-lists\">{items}</ul>", escape(title))
}

/// The fields. Their values are read from the page, so nothing here is hydrated.
fn filter(build: &Build<'_>) -> String {
    let words = build.site.words.service.clone();
    let any = build.site.words.directory.any();
    let option_count = build.site.words.directory.option_count();
    let tags = crate::directory::all_tags(&build.site.services, &build.site.words.index_words(), crate::content::service_date(build.today));
    let select = |facet: &str, label: &str| {
        let at = FACETS.iter().position(|known| *known == facet);
        let rest = tags.iter().filter(|(of, ..)| Some(*of) == at).map(|(_, tag, count)| {
            let text = crate::words::fill(&option_count, &[("name", &tag.name), ("count", &count.to_string())]);
            SelectOption { value: tag.id.clone(), text }
        });
        let options: Vec<_> = std::iter::once(SelectOption { value: String::new(), text: any.clone() }).chain(rest).collect();
        // With nothing to choose the field is left out.
        (options.len() > 1).then(|| view! { <Select id=facet.to_owned() label=FieldTitle::plain(label.to_owned()) options=options /> })
    };
    let order = [("", &words.order_first), ("fit", &words.order_fit), ("fresh", &words.order_fresh)];
    let order = order.into_iter().map(|(value, text)| SelectOption { value: value.to_owned(), text: text.clone() }).collect();
    let postcode = (!build.site.places.map.is_empty()).then(|| {
        view! {
            <div>
                <Input id="postcode" label=FieldTitle::plain(words.postcode_label.clone()) hint=words.postcode_hint.clone()
                    width=Some(Width::W10) autocomplete="off".to_owned() spellcheck=Some(false) />
                <p class="portal-near" id="near" role="status"></p>
            </div>
        }
    });
    render(move || {
        let more = [
            select("day", &words.day_label),
            select("time", &words.time_label),
            select("how", &words.how_label),
            select("language", &words.language_label),
            select("access", &words.access_label),
            select("cost", &words.cost_label),
        ];
        view! {
            <div class="portal-filter portal-no-print" role="search">
                <h2 class="nhsuk-heading-m">{words.filter_title.clone()}</h2>
                <div class="portal-filter__fields">
                    <SearchInput id="search" label=FieldTitle::plain(words.search_label.clone()) hint=words.search_hint.clone()
                        button_label=words.search_button.clone() />
                    {postcode}
                </div>
                <div class="portal-filter__fields">
                    {select("kind", &words.kind_label)}
                    {select("need", &words.need_label)}
                    {select("audience", &words.audience_label)}
                </div>
                <Details summary=words.more_filters.clone()>
                    <div class="portal-filter__fields">
                        {more.into_iter().collect::<Vec<_>>()}
                        <Select id="order" label=FieldTitle::plain(words.order_label.clone()) options=order />
                    </div>
                </Details>
                <div class="portal-filter__actions">
                    <Button text=words.clear.clone() kind=ButtonKind::Button variant=ButtonVariant::Secondary small=true attr:data-clear="" />
                    <button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" data-mine hidden type="button"></button>
                </div>
            </div>
        }
    })
}

/// The council that is likely to hold the carer's assessment, once a postcode is typed.
fn council(build: &Build<'_>) -> String {
    let places = &build.site.places;
    if places.map.is_empty() {
        return String::new();
    }
    let words = &build.site.words.service;
    let find = places
        .find_council
        .as_ref()
        .map(|find| format!("<p><a href=\"{}\" rel=\"noreferrer noopener\">{}</a></p>", escape(find), escape(&words.council_find)));
    format!(
        "<div class=\"nhsuk-inset-text\" data-council hidden><h3 class=\"nhsuk-heading-s\">{}</h3><p data-council-lead></p><ul data-councils></ul>\
         <p>{}</p>{}<p class=\"portal-service__note\">{}</p><ul hidden><li data-blank-council><span data-council-name></span>\
         <a href=\"#services\" hidden></a> <span data-council-unchecked hidden></span></li></ul></div>",
        escape(&words.council_title),
        escape(&words.council_advice),
        find.unwrap_or_default(),
        escape(&words.places_source),
    )
}

/// Where results appear.
fn results(build: &Build<'_>) -> String {
    let words = &build.site.words.service;
    format!(
        "<div class=\"portal-results\" id=\"results\"><p class=\"portal-results__count\" data-count role=\"status\"></p>\
         <p data-slip hidden></p><p class=\"portal-service__note\" data-order hidden></p>\
         <div data-nothing hidden><h3 class=\"nhsuk-heading-s\">{}</h3><p>{}</p><ul class=\"nhsuk-list\" data-ways></ul></div>\
         <ul class=\"portal-services\" data-found hidden></ul>\
         <button class=\"nhsuk-button nhsuk-button--secondary\" data-more hidden type=\"button\">{}</button>\
         <ul hidden><li data-blank-way><button class=\"nhsuk-button nhsuk-button--secondary nhsuk-button--small\" type=\"button\"></button></li></ul>\
         </div>",
        escape(&words.nothing_title),
        escape(&words.nothing_text),
        escape(&words.show_more),
    )
}

/// Where a service is shown, and the reader's own list.
fn view(build: &Build<'_>) -> String {
    let words = &build.site.words.service;
    let button = |mark: &str, text: &str| {
        format!(
            "<button class=\"nhsuk-button nhsuk-button--secondary nhsuk-button--small\" {mark} type=\"button\">{}</button>",
            escape(text)
        )
    };
    format!(
        "<div class=\"portal-view\" data-view hidden>{}<h2 data-view-title>…</h2><div data-view-body></div>\
         <div class=\"portal-filter__actions\">{} {}</div></div>",
        button("data-back", &words.back),
        add_button(),
        button("data-print", &words.print),
    )
}
