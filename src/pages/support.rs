//! The directory: every service by kind, prerendered; with the wasm, a filter over them. Start at [`Filters`].
//!
//! The services stand once, in the page: the filter only shows and hides them.

use crate::browser::document;
use crate::directory::{Date, Filter, Index, Tag, search};
use crate::json::{list, text};
use crate::ui::{Button, ButtonKind, ButtonVariant, FieldTitle, SearchInput, Select, SelectOption};
use crate::words::{DirectoryWords, fill};
use leptos::prelude::*;
use serde_json::Value;
use std::sync::Arc;

/// What the filter needs besides the index: the page carries it as data.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Frame {
    /// The words.
    pub words: DirectoryWords,
    /// The kinds of support, in the order of the page.
    pub kinds: Vec<Tag>,
    /// What services are about.
    pub needs: Vec<Tag>,
    /// Who services are for.
    pub audiences: Vec<Tag>,
}

impl Frame {
    /// Reads what the page carries. `None`: it is not JSON.
    pub fn read(json: &str) -> Option<Frame> {
        let value: Value = serde_json::from_str(json).ok()?;
        let words = value.get("words")?;
        let tags = |name| list(&value, name).iter().map(Tag::of_json).collect();
        Some(Frame {
            words: DirectoryWords::from_lookup(&mut |name| text(words, name)),
            kinds: tags("kinds"),
            needs: tags("needs"),
            audiences: tags("audiences"),
        })
    }

    /// Writes what [`Frame::read`] reads.
    #[cfg(feature = "ssr")]
    pub fn to_json(&self) -> Value {
        serde_json::json!({ "words": self.words.to_json(), "kinds": self.kinds, "needs": self.needs, "audiences": self.audiences })
    }
}

/// The filter over the list of services. Until `index` is there, and in the prerender, it shows the whole list.
#[component]
pub fn Filters(
    /// The words and the lists to choose from.
    frame: Frame,
    /// What is searched; empty in the prerender.
    index: Arc<Index>,
    /// The day of the reader, for "not checked since".
    today: Date,
) -> impl IntoView {
    let words = frame.words.clone();
    let filter = RwSignal::new(Filter::default());
    let found = {
        let index = Arc::clone(&index);
        Memo::new(move |_| {
            let filter = filter.get();
            (filter != Filter::default())
                .then(|| search(&index, &filter, today).into_iter().map(|at| index.entries[at].id.clone()).collect::<Vec<_>>())
        })
    };
    Effect::new(move |_| {
        let found = found.get();
        document::show_only("#services", "[data-service]", "section", "data-service", found.as_deref());
    });
    let count = {
        let words = words.clone();
        move || {
            found.get().map(|found| match found.len() {
                0 => words.results_none.clone(),
                1 => words.results_one.clone(),
                many => fill(&words.results_many, &[("count", &many.to_string())]),
            })
        }
    };
    let nothing = {
        let words = words.clone();
        move || {
            found.get().is_some_and(|found| found.is_empty()).then(|| {
                view! {
                    <h3 class="nhsuk-heading-s">{words.nothing_title.clone()}</h3>
                    <p>{words.nothing_text.clone()}</p>
                }
            })
        }
    };
    let set = move |change: fn(&mut Filter, Option<String>)| {
        Callback::new(move |value: String| filter.update(|filter| change(filter, (!value.is_empty()).then_some(value))))
    };
    let options = |tags: &[Tag]| {
        let any = SelectOption { value: String::new(), text: words.any.clone() };
        let rest = tags.iter().map(|tag| SelectOption { value: tag.id.clone(), text: tag.name.clone() });
        std::iter::once(any).chain(rest).collect::<Vec<_>>()
    };
    let of =
        move |get: fn(&Filter) -> &Option<String>| Signal::derive(move || filter.with(|filter| get(filter).clone().unwrap_or_default()));
    let typed = Callback::new(move |text: String| filter.update(|filter| filter.words = text));
    view! {
        <div class="portal-filter" role="search">
            <h2 class="nhsuk-heading-m">{words.filter_title.clone()}</h2>
            <div on:click=move |event| if document::is_button(&event) { document::focus_on("#results") }>
                <SearchInput
                    id="search"
                    label=FieldTitle::plain(words.search_label.clone())
                    hint=words.search_hint.clone()
                    value=Signal::derive(move || filter.with(|filter| filter.words.clone()))
                    on_input=typed
                    button_label=words.search_button.clone()
                />
            </div>
            <div class="portal-filter__fields">
                <Select id="kind" label=FieldTitle::plain(words.kind_label.clone()) options=options(&frame.kinds)
                    value=of(|filter| &filter.kind) on_change=set(|filter, value| filter.kind = value) />
                <Select id="need" label=FieldTitle::plain(words.need_label.clone()) options=options(&frame.needs)
                    value=of(|filter| &filter.need) on_change=set(|filter, value| filter.need = value) />
                <Select id="audience" label=FieldTitle::plain(words.audience_label.clone()) options=options(&frame.audiences)
                    value=of(|filter| &filter.audience) on_change=set(|filter, value| filter.audience = value) />
            </div>
            <div class="portal-filter__actions">
                <Button text=words.clear.clone() kind=ButtonKind::Button variant=ButtonVariant::Secondary small=true
                    on_click=Callback::new(move |()| filter.set(Filter::default())) />
            </div>
        </div>
        <div class="portal-results" id="results">
            <p class="portal-results__count" role="status">{count}</p>
            {nothing}
        </div>
    }
}

#[cfg(feature = "ssr")]
pub use prerender::index;
#[cfg(feature = "ssr")]
pub(super) use prerender::prerendered;

/// The list of services, natively.
#[cfg(feature = "ssr")]
mod prerender {
    use super::{Filters, Frame};
    use crate::content::{Page, Site, service_date};
    use crate::directory::{CRISIS, Freshness, Index, PhoneKind, Service, Tag, freshness, hours_lines};
    use crate::pages::render::{Build, Place, html as render};
    use crate::ui::{ContentsList, Html, NavItem};
    use crate::ui::{Piece, Settle};
    use crate::words::fill;
    use leptos::prelude::*;
    use std::sync::Arc;

    /// The index that the browser searches, as a file.
    pub fn index(site: &Site) -> String {
        serde_json::to_string(&Index::of(&site.services, &site.words.small_words)).unwrap_or_default()
    }

    fn frame(build: &Build<'_>) -> Frame {
        let index = Index::of(&build.site.services, &[]);
        Frame { words: build.site.words.directory.clone(), kinds: index.kinds, needs: index.needs, audiences: index.audiences }
    }

    /// The filter and every service by kind.
    pub(in crate::pages) fn prerendered(build: &Build<'_>, place: &Place<'_>, page: &Page) -> String {
        let frame = frame(build);
        let data = frame.to_json().to_string().replace("</", "<\\/");
        let kinds = frame.kinds.clone();
        let today = service_date(build.today);
        let live = render(|| view! { <Filters frame=frame index=Arc::default() today=today /> });
        let source = build.source(place, &page.address);
        let mut contents: Vec<_> = kinds.iter().map(|kind| NavItem::new(kind.name.clone(), format!("#{}", heading_id(kind)))).collect();
        let headings = page.article.headings.iter().filter(|heading| heading.level == 2);
        contents.extend(headings.map(|heading| NavItem::new(heading.text.clone(), format!("#{}", heading.id))));
        let (label, title) = (build.site.words.article.on_this_page.clone(), build.site.words.article.on_this_page.clone());
        let mut seen = Vec::new();
        let sections: Vec<_> = kinds.iter().map(|kind| section(build, kind, &mut seen)).collect();
        render(|| {
            view! {
                <div data-live="directory" data-source=source>{Html::trusted(live)}</div>
                <script type="application/json" data-frame>{Html::trusted(data)}</script>
                <ContentsList items=contents label=label heading=title />
                <div id="services">{sections}</div>
            }
        })
    }

    /// A service stands under each of its kinds; a line for a crisis only under that, where nobody has to look for it.
    fn is_listed_under(service: &Service, kind: &Tag) -> bool {
        match service.kinds.iter().find(|tag| tag.id == CRISIS) {
            Some(crisis) => crisis.id == kind.id,
            None => service.kinds.iter().any(|tag| tag.id == kind.id),
        }
    }

    fn heading_id(kind: &Tag) -> String {
        format!("kind-{}", kind.id)
    }

    fn section(build: &Build<'_>, kind: &Tag, seen: &mut Vec<String>) -> Piece {
        let services: Vec<_> = build
            .site
            .services
            .iter()
            .filter(|service| is_listed_under(service, kind))
            .map(|service| {
                let first = !seen.contains(&service.id);
                seen.push(service.id.clone());
                item(build, service, first)
            })
            .collect();
        let id = heading_id(kind);
        let (label, name) = (id.clone(), kind.name.clone());
        view! {
            <section aria-labelledby=label>
                <h2 class="nhsuk-heading-m" id=id>{name}</h2>
                <ul class="portal-services">{services}</ul>
            </section>
        }
        .settle()
    }

    /// A service; its own address on the page (`#samaritans`) goes to the first of the kinds that it stands under.
    fn item(build: &Build<'_>, service: &Service, first: bool) -> Piece {
        let words = &build.site.words.directory;
        let today = service_date(build.today);
        let mut contacts: Vec<Piece> = Vec::new();
        for phone in &service.phones {
            let pattern = if phone.kind == PhoneKind::Text { &words.text } else { &words.phone };
            let (href, text) = (phone.href(), fill(pattern, &[("number", &phone.number)]));
            let note = phone.note.clone().map(|note| format!(" ({note})"));
            contacts.push(view! { <li><a href=href>{text}</a>{note}</li> }.settle());
        }
        if let Some(email) = service.email.clone() {
            let (label, href) = (words.email.clone(), format!("mailto:{email}"));
            contacts.push(view! { <li>{label} ": " <a href=href>{email}</a></li> }.settle());
        }
        if let Some(web) = service.web() {
            let (href, host) =
                (web.to_owned(), web.split("://").nth(1).unwrap_or(web).trim_start_matches("www.").trim_end_matches('/').to_owned());
            contacts.push(view! { <li>{words.website.clone()} ": " <a href=href rel="noreferrer noopener">{host}</a></li> }.settle());
        }
        contacts.extend(
            hours_lines(&service.schedules, &build.site.words.schedule, today).into_iter().map(|line| view! { <li>{line}</li> }.settle()),
        );
        let audiences: Vec<String> = service.audiences.iter().map(|tag| tag.name.clone()).collect();
        let who = (!audiences.is_empty()).then(|| format!("{}: {}", words.who_for, audiences.join(", ")));
        let checked = match freshness(service.assured, today) {
            Freshness::Checked(date) => fill(&words.last_checked, &[("date", &self::date(build, date))]),
            Freshness::NotSince(date) => fill(&words.not_checked_since, &[("date", &self::date(build, date))]),
            Freshness::Never if crate::content::is_always_shown(&service.id) => String::new(),
            Freshness::Never => words.not_checked.clone(),
        };
        let checked = (!checked.is_empty()).then(|| view! { <p class="portal-service__checked">{checked}</p> });
        let (id, name) = (first.then(|| service.id.clone()), service.name.clone());
        let (data, description) = (service.id.clone(), service.description.clone());
        view! {
            <li class="portal-service" id=id data-service=data>
                <h3 class="portal-service__name">{name}</h3>
                <p class="portal-service__description">{description}</p>
                <ul class="portal-service__contacts">{contacts}</ul>
                {who.map(|who| view! { <p class="portal-service__who">{who}</p> })}
                {checked}
            </li>
        }
        .settle()
    }

    fn date(build: &Build<'_>, date: crate::directory::Date) -> String {
        let civil = i16::try_from(date.year)
            .ok()
            .zip(i8::try_from(date.month).ok())
            .zip(i8::try_from(date.day).ok())
            .and_then(|((year, month), day)| jiff::civil::Date::new(year, month, day).ok());
        civil.map(|date| build.site.words.date(date)).unwrap_or_default()
    }
}
