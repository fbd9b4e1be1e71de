//! The directory in the browser. Start at [`wake`]; every keystroke and choice goes through [`Directory::update`].
//!
//! Nothing is hydrated: the filter's fields are the page's own, and results are copies of cards that the page holds. Leptos would carry
//! a second way to write each of them.

use crate::browser::document::{self, Event, HtmlElement, Listener};
use crate::browser::{self, fetch, memory, navigation};
use crate::directory::{
    Date, FACETS, Field, Finder, Found, Freshness, Hit, Index, Located, Map, Order, Postcode, PostcodeError, Query, Spot, Wider, freshness,
};
use crate::json::texts;
use crate::words::{DirectoryWords, fill};
use serde_json::Value;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// How many services are shown at first, and how many more each time.
const SHOWN: usize = 50;
/// How many of them at once: a slow phone must not wait for all of them before the next letter.
const AT_ONCE: usize = 8;
/// What the state is held under in memory.
const NAME: &str = "directory";
/// The step of the history at which the reader's own list is shown; a service's is its place in the index.
const LIST: &str = "list";

/// What a reader has asked for and chosen. It survives opening a service and another page, and goes when the window does.
#[derive(Clone, Default)]
struct State {
    /// The index that the places below belong to.
    source: String,
    /// What stands in each field.
    fields: Vec<(String, String)>,
    limit: usize,
    /// The services on the reader's own list.
    mine: Vec<usize>,
}

/// The directory's page, alive.
pub struct Directory {
    host: HtmlElement,
    words: DirectoryWords,
    today: Date,
    finder: RefCell<Finder>,
    state: RefCell<State>,
    /// Where the reader looks from.
    near: Cell<Option<Spot>>,
    map: RefCell<Option<Map>>,
    /// The details of the areas that were opened.
    details: RefCell<Vec<(usize, Value)>>,
    /// The options of the filter, each with its tag and its name.
    options: Vec<(HtmlElement, usize, String)>,
    /// What the options say now: how many services each would give.
    told: RefCell<Vec<usize>>,
    /// Counts the lists drawn: the rest of an earlier one is not drawn any more.
    drawn: Cell<u32>,
    /// Counts the services and lists asked for: an answer to an earlier one comes too late.
    turn: Cell<u32>,
    /// The same for postcodes.
    looked: Cell<u32>,
}

/// Wakes the directory in `host`. What is returned first ends it when dropped. `None`: its file is missing or broken, and the page stays
/// what it is: lists.
pub async fn wake(host: HtmlElement) -> Option<(Box<dyn Any>, Rc<Directory>)> {
    let frame: Value = serde_json::from_str(&document::text_of("[data-frame]")?).ok()?;
    let source = document::source_of(&host)?;
    let mut finder = Finder::new(Index::read(&fetch::bytes(&source).await.ok()?)?);
    browser::pause().await;
    let (year, month, day) = document::today();
    let today = Date { year, month, day };
    let words = DirectoryWords::from_list(texts(&frame, "words"));
    // The options say already how many services there are; what they are called stands around that.
    let told = finder.search(&Query::default(), today, 0).counts;
    let mut options = Vec::new();
    for (facet, name) in FACETS.iter().enumerate() {
        for option in document::find_all(&host, &["#", name, " option"].concat()) {
            let Some(tag) = finder.index.tag(facet, &document::value_of(&option)) else { continue };
            let text = option.text_content().unwrap_or_default();
            let around = fill(&words.option_count(), &[("name", "\n"), ("count", &told[tag].to_string())]);
            let name = around.split_once('\n').and_then(|(before, after)| text.strip_prefix(before)?.strip_suffix(after));
            options.push((option, tag, name.unwrap_or(&text).to_owned()));
        }
    }
    let kept = memory::recall_view::<State>(NAME).filter(|state| state.source == source);
    let directory = Rc::new(Directory {
        host: host.clone(),
        words,
        today,
        finder: RefCell::new(finder),
        state: RefCell::new(kept.unwrap_or(State { source, limit: SHOWN, ..State::default() })),
        near: Cell::new(None),
        map: RefCell::new(None),
        details: RefCell::default(),
        options,
        told: RefCell::new(told),
        drawn: Cell::new(0),
        turn: Cell::new(0),
        looked: Cell::new(0),
    });
    directory.restore();
    let listen = |event: &'static str, handle: fn(&Rc<Directory>, &Event)| {
        let directory = Rc::clone(&directory);
        document::on(&host, event, Box::new(move |event| handle(&directory, &event)))
    };
    let listeners: [Listener; 3] = [
        listen("input", |directory, event| directory.changed(event, false)),
        listen("change", |directory, event| directory.changed(event, true)),
        listen("click", Directory::clicked),
    ];
    if let Some(step) = navigation::step() {
        directory.revisit(Some(&step));
    }
    Some((Box::new(listeners), directory))
}

impl Directory {
    /// Puts back what the reader had typed and chosen before; what was typed before the page came alive stays.
    fn restore(self: &Rc<Self>) {
        let fields = self.state.borrow().fields.clone();
        for (id, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
            if let Some(field) = self.field(id) {
                document::set_value(&field, value);
            }
        }
        self.look_near(true);
        self.update();
    }

    fn field(&self, id: &str) -> Option<HtmlElement> {
        document::find_in(&self.host, &["#", id].concat())
    }

    fn value(&self, id: &str) -> String {
        self.field(id).map(|field| document::value_of(&field)).unwrap_or_default()
    }

    fn part(&self, selector: &str) -> Option<HtmlElement> {
        document::find_in(&self.host, selector)
    }

    fn show(&self, selector: &str, shown: bool) {
        if let Some(part) = self.part(selector) {
            document::show(&part, shown);
        }
    }

    fn changed(self: &Rc<Self>, event: &Event, done: bool) {
        let postcode = document::around(event, "#postcode").is_some();
        if postcode {
            self.look_near(done);
        }
        // Leaving a text field changes nothing that typing has not.
        if !done || document::around(event, "select").is_some() {
            self.state.borrow_mut().limit = SHOWN;
            self.update();
        }
    }

    fn clicked(self: &Rc<Self>, event: &Event) {
        let pressed = |selector: &str| document::around(event, selector);
        let at_of = |element: HtmlElement| element.get_attribute("data-at").and_then(|at| at.parse::<usize>().ok());
        if pressed("[data-clear]").is_some() {
            self.clear();
        } else if let Some(way) = pressed("[data-without]") {
            self.leave_out(&way.get_attribute("data-without").unwrap_or_default());
        } else if pressed("[data-more]").is_some() {
            self.state.borrow_mut().limit += SHOWN;
            self.update();
        } else if pressed("[data-back]").is_some() {
            navigation::back();
        } else if pressed("[data-print]").is_some() {
            document::print();
        } else if pressed("[data-mine]").is_some() {
            navigation::push_step(LIST.to_owned());
            self.open_list();
        } else if pressed(".nhsuk-search-input__button").is_some() {
            document::focus_on("#results");
        } else if let Some(at) = pressed("[data-add]").and_then(|_| at_of(pressed("[data-at]")?)) {
            self.choose(at);
        } else if document::is_plain_click(event)
            && let Some(at) = pressed("a[data-open]").and_then(|_| at_of(pressed("[data-at]")?))
        {
            event.prevent_default();
            navigation::push_step(at.to_string());
            self.open(at);
        }
    }

    /// Back or Forward led to another step of this page.
    pub fn revisit(self: &Rc<Self>, step: Option<&str>) {
        match step {
            None => self.close(),
            Some(LIST) => self.open_list(),
            Some(at) => {
                if let Ok(at) = at.parse() {
                    self.open(at);
                }
            }
        }
    }

    fn query(&self) -> Query {
        let finder = self.finder.borrow();
        let tags = FACETS.iter().enumerate().filter_map(|(facet, name)| finder.index.tag(facet, &self.value(name))).collect();
        let near = self.near.get();
        let order = match self.value("order").as_str() {
            "fit" => Order::Fit,
            "fresh" => Order::Fresh,
            _ if near.is_some() => Order::Near,
            _ => Order::Fit,
        };
        Query { words: self.value("search"), tags, near, order }
    }

    /// Searches anew and shows what is found.
    fn update(self: &Rc<Self>) {
        let query = self.query();
        let asked = query != Query::default() || self.value("order") == "fresh";
        let limit = self.state.borrow().limit;
        let found = self.finder.borrow_mut().search(&query, self.today, limit);
        let told = self.told.replace(found.counts.clone());
        for (option, tag, name) in &self.options {
            let count = found.counts.get(*tag);
            if count != told.get(*tag) {
                let count = count.copied().unwrap_or_default().to_string();
                document::set_text(option, &fill(&self.words.option_count(), &[("name", name), ("count", &count)]));
            }
        }
        self.show("#services", !asked);
        self.list(if asked { Some(&found) } else { None }, &query);
        self.keep();
    }

    fn list(self: &Rc<Self>, found: Option<&Found>, query: &Query) {
        let words = &self.words;
        let total = found.map(|found| found.total);
        let count = total.map(|total| match total {
            0 => words.results_none(),
            1 => words.results_one(),
            many => fill(&words.results_many(), &[("count", &many.to_string())]),
        });
        document::fill_in(&self.host, "[data-count]", Some(count.as_deref().unwrap_or_default()));
        let order = match query.order {
            Order::Near => words.why_near(),
            Order::Fresh => words.why_fresh(),
            Order::Fit if query.words.trim().is_empty() => words.why_checked(),
            Order::Fit => words.why_fit(),
        };
        document::fill_in(&self.host, "[data-order]", Some(order.as_str()).filter(|_| total.is_some_and(|total| total > 1)));
        document::fill_in(&self.host, "[data-slip]", Some(words.slipped().as_str()).filter(|_| found.is_some_and(|found| found.slipped)));
        self.show("[data-nothing]", total == Some(0));
        if total == Some(0) {
            self.offer_wider(query);
        }
        let hits = found.map(|found| found.hits.as_slice()).unwrap_or_default();
        self.show("[data-more]", total.is_some_and(|total| total > hits.len()));
        let Some(list) = self.part("[data-found]") else { return };
        document::set_text(&list, "");
        document::show(&list, !hits.is_empty());
        let (first, rest) = hits.split_at(hits.len().min(AT_ONCE));
        self.draw(&list, first, query);
        let drawn = self.drawn.get() + 1;
        self.drawn.set(drawn);
        if !rest.is_empty() {
            let (directory, rest, query) = (Rc::clone(self), rest.to_vec(), query.clone());
            document::after_paint(move || {
                document::after_paint(move || {
                    if directory.drawn.get() == drawn {
                        directory.draw(&list, &rest, &query);
                    }
                });
            });
        }
    }

    fn draw(&self, list: &HtmlElement, hits: &[Hit], query: &Query) {
        for card in hits.iter().filter_map(|hit| self.card(hit, query)) {
            document::put(list, &card);
        }
    }

    /// A service that was found: its card where the page has one, else the blank one with what the index knows.
    fn card(&self, hit: &Hit, query: &Query) -> Option<HtmlElement> {
        let (words, at) = (&self.words, hit.at.to_string());
        let index = &self.finder.borrow().index;
        let known = self.part(&["#services [data-at=\"", &at, "\"]"].concat());
        let card = document::copy(&known.clone().or_else(|| self.part("[data-blank-card]"))?)?;
        let _ = card.set_attribute("data-at", &at);
        let _ = card.remove_attribute("id");
        if known.is_none() {
            document::fill_in(&card, "[data-open]", Some(&index.name(hit.at)));
            if let (Some(link), Some((area, _))) = (document::find_in(&card, "[data-open]"), index.area(hit.at)) {
                let folder = link.get_attribute("data-folder").unwrap_or_default();
                let _ = link.set_attribute("href", &[&folder, index.areas[area].slug.as_str(), "/"].concat());
            }
            document::fill_in(&card, "[data-by]", Some(index.organisation(hit.at).as_str()).filter(|by| !by.is_empty()));
            document::fill_in(&card, "[data-fresh]", Some(&self.freshness(hit.at)));
            if let Some(sample) = document::find_in(&card, "[data-sample]") {
                document::show(&sample, index.is_sample(hit.at));
            }
        }
        let distance = hit.distance.map(|metres| self.distance(metres));
        let place: Vec<String> = [Some(index.town(hit.at)).filter(|town| !town.is_empty()), distance].into_iter().flatten().collect();
        document::fill_in(&card, "[data-where]", Some(place.join(", ").as_str()).filter(|place| !place.is_empty()));
        let why = match hit.field.filter(|_| !query.words.trim().is_empty()) {
            Some(Field::Name) => Some(words.found_in_name()),
            Some(Field::Label) => Some(words.found_in_label()),
            Some(Field::Text) => Some(words.found_in_text()),
            None => None,
        };
        document::fill_in(&card, "[data-why]", why.as_deref());
        self.name_button(&card, hit.at);
        Some(card)
    }

    fn freshness(&self, at: usize) -> String {
        let (words, index) = (&self.words, &self.finder.borrow().index);
        match freshness(index.checked(at), self.today) {
            Freshness::Checked(_) if index.is_assured(at) => words.fresh(),
            Freshness::NotSince(_) => words.stale(),
            _ => words.unchecked(),
        }
    }

    /// In miles, to a tenth below ten. Whole numbers only: writing fractions weighs more than this file.
    fn distance(&self, metres: u32) -> String {
        let tenths = metres * 10 / 1609;
        let miles = match tenths {
            0..10 => return self.words.less_than_a_mile(),
            10..100 => [(tenths / 10).to_string(), (tenths % 10).to_string()].join("."),
            _ => (tenths / 10).to_string(),
        };
        fill(&self.words.miles(), &[("miles", &miles)])
    }

    fn offer_wider(&self, query: &Query) {
        let ways = self.finder.borrow_mut().wider(query, self.today);
        let (Some(list), Some(blank)) = (self.part("[data-ways]"), self.part("[data-blank-way]")) else { return };
        document::set_text(&list, "");
        for (way, count) in ways.into_iter().take(4) {
            let Some(item) = document::copy(&blank) else { return };
            let count = count.to_string();
            let (name, value, pattern) = match way {
                Wider::Word(word) => (word.clone(), word, self.words.without_word()),
                Wider::Facet(facet) => {
                    let label = document::find_in(&self.host, &["label[for=", FACETS[facet], "]"].concat());
                    (FACETS[facet].to_owned(), label.and_then(|label| label.text_content()).unwrap_or_default(), self.words.without_facet())
                }
            };
            if let Some(button) = document::find_in(&item, "button") {
                let _ = button.set_attribute("data-without", &name);
                document::set_text(&button, &fill(&pattern, &[("name", value.trim()), ("count", &count)]));
            }
            document::put(&list, &item);
        }
    }

    /// Leaves a word out of the search, or what is chosen of a facet.
    fn leave_out(self: &Rc<Self>, name: &str) {
        if FACETS.contains(&name) {
            if let Some(field) = self.field(name) {
                document::set_value(&field, "");
            }
        } else if let Some(field) = self.field("search") {
            let words = self.finder.borrow().words(&document::value_of(&field));
            let rest: Vec<String> = words.into_iter().filter(|word| word != name).collect();
            document::set_value(&field, &rest.join(" "));
        }
        self.update();
        document::focus_on("#results");
    }

    fn clear(self: &Rc<Self>) {
        for id in FACETS.iter().copied().chain(["search", "postcode", "order"]) {
            if let Some(field) = self.field(id) {
                document::set_value(&field, "");
            }
        }
        self.look_near(true);
        self.state.borrow_mut().limit = SHOWN;
        self.update();
    }

    /// Notes what stands in the fields, for when the reader comes back.
    fn keep(&self) {
        let ids = FACETS.iter().copied().chain(["search", "postcode", "order"]);
        let fields = ids.map(|id| (id.to_owned(), self.value(id))).collect();
        self.state.borrow_mut().fields = fields;
        memory::keep_view(NAME, self.state.borrow().clone());
        let mine = self.state.borrow().mine.len();
        document::fill_in(
            &self.host,
            "[data-mine]",
            Some(fill(&self.words.my_list(), &[("count", &mine.to_string())]).as_str()).filter(|_| mine > 0),
        );
    }

    /// Looks up the postcode as it stands. `done`: the reader has left the field, so what is incomplete is a mistake.
    fn look_near(self: &Rc<Self>, done: bool) {
        let typed = self.value("postcode");
        let turn = self.looked.get() + 1;
        self.looked.set(turn);
        self.near.set(None);
        self.show("[data-council]", false);
        let message = |text: &str| document::fill_in(&self.host, "#near", Some(text));
        message("");
        if typed.trim().is_empty() {
            return;
        }
        let postcode = match Postcode::read(&typed) {
            Ok(postcode) => postcode,
            Err(error) => return message(&self.refusal(error, done)),
        };
        if self.map.borrow().is_some() {
            return self.go_near(&postcode, done);
        }
        let directory = Rc::clone(self);
        browser::run(async move {
            let file = match directory.host.get_attribute("data-places") {
                Some(file) => fetch::bytes(&file).await.ok(),
                None => None,
            };
            let read = file.is_some_and(|file| directory.take_places(&file).is_some());
            if directory.looked.get() == turn {
                if read {
                    directory.go_near(&postcode, done);
                    directory.update();
                } else {
                    document::fill_in(&directory.host, "#near", Some(&directory.words.postcode_failed()));
                }
            }
        });
    }

    /// The file of places: the map, and where the services are given.
    fn take_places(&self, file: &[u8]) -> Option<()> {
        let (map, spots) = Map::part(file)?;
        *self.map.borrow_mut() = Some(Map::read(map)?);
        self.finder.borrow_mut().index.read_spots(spots).then_some(())
    }

    fn refusal(&self, error: PostcodeError, done: bool) -> String {
        match error {
            // Somebody is still typing.
            PostcodeError::Incomplete if !done => String::new(),
            PostcodeError::Incomplete => self.words.postcode_incomplete(),
            PostcodeError::Impossible => self.words.postcode_impossible(),
            PostcodeError::NorthernIreland => self.words.postcode_northern_ireland(),
            PostcodeError::Islands => self.words.postcode_islands(),
        }
    }

    fn go_near(&self, postcode: &Postcode, done: bool) {
        let map = self.map.borrow();
        let Some(map) = map.as_ref() else { return };
        match map.locate(postcode) {
            Ok(located) => {
                self.near.set(Some(located.spot));
                let text = fill(&self.words.near(), &[("postcode", &located.postcode)]);
                document::fill_in(&self.host, "#near", Some(&text));
                self.name_council(&located);
            }
            Err(error) => document::fill_in(&self.host, "#near", Some(&self.refusal(error, done))),
        }
    }

    /// Who is likely to hold the carer's assessment there.
    fn name_council(&self, located: &Located<'_>) {
        let words = &self.words;
        let (Some(list), Some(blank)) = (self.part("[data-councils]"), self.part("[data-blank-council]")) else { return };
        document::set_text(&list, "");
        for authority in located.authorities.iter().take(4) {
            let Some(item) = document::copy(&blank) else { return };
            let name = match authority.code.as_str() {
                "W" => words.council_wales(),
                "S" => words.council_scotland(),
                _ => authority.name.clone(),
            };
            let linked = !authority.link.is_empty();
            document::fill_in(&item, "[data-council-name]", Some(name.as_str()).filter(|_| !linked));
            if let Some(link) = document::find_in(&item, "a") {
                let _ = link.set_attribute("href", &authority.link);
                let _ = link.set_attribute("rel", "noreferrer noopener");
                document::set_text(&link, &fill(&words.council_link(), &[("council", &name)]));
                document::show(&link, linked);
            }
            document::fill_in(
                &item,
                "[data-council-unchecked]",
                Some(words.council_unchecked().as_str()).filter(|_| linked && !authority.checked),
            );
            document::put(&list, &item);
        }
        let lead = if located.authorities.len() > 1 { words.council_several() } else { words.council_one() };
        document::fill_in(&self.host, "[data-council-lead]", Some(&fill(&lead, &[("postcode", &located.postcode)])));
        self.show("[data-council]", true);
    }

    /// Puts a service on the reader's own list, or takes it off.
    fn choose(&self, at: usize) {
        {
            let mine = &mut self.state.borrow_mut().mine;
            match mine.iter().position(|known| *known == at) {
                Some(place) => drop(mine.remove(place)),
                None => mine.push(at),
            }
        }
        for card in document::find_all(&self.host, &["[data-at=\"", &at.to_string(), "\"]"].concat()) {
            self.name_button(&card, at);
        }
        self.keep();
    }

    fn name_button(&self, card: &HtmlElement, at: usize) {
        let chosen = self.state.borrow().mine.contains(&at);
        document::fill_in(card, "[data-add-text]", Some(&if chosen { self.words.take_off() } else { self.words.add() }));
        document::fill_in(card, "[data-add-name]", Some(&self.finder.borrow().index.name(at)));
        if let Some(button) = document::find_in(card, "[data-add]") {
            document::show(&button, true);
        }
    }

    /// Shows one service in the place of the search.
    fn open(self: &Rc<Self>, at: usize) {
        let directory = Rc::clone(self);
        let turn = self.turn.get() + 1;
        self.turn.set(turn);
        browser::run(async move {
            let markup = directory.details(at).await;
            if directory.turn.get() != turn {
                return;
            }
            let name = directory.finder.borrow().index.name(at);
            directory.view(Some(at), &name, markup.as_deref());
        });
    }

    fn open_list(self: &Rc<Self>) {
        let directory = Rc::clone(self);
        let turn = self.turn.get() + 1;
        self.turn.set(turn);
        browser::run(async move {
            let mine = directory.state.borrow().mine.clone();
            let mut all = String::new();
            let mut failed = false;
            for at in mine {
                match directory.details(at).await {
                    Some(markup) => all.push_str(&markup),
                    None => failed = true,
                }
            }
            if directory.turn.get() == turn {
                let title = directory.words.my_list_title();
                directory.view(None, &title, Some(all).filter(|_| !failed).as_deref());
            }
        });
    }

    fn view(&self, at: Option<usize>, title: &str, markup: Option<&str>) {
        let Some(view) = self.part("[data-view]") else { return };
        match at {
            Some(at) => {
                let _ = view.set_attribute("data-at", &at.to_string());
                self.name_button(&view, at);
            }
            None => {
                let _ = view.remove_attribute("data-at");
                self.show("[data-view] [data-add]", false);
            }
        }
        // One service has its name as its heading here; a list keeps each name.
        let _ = view.set_attribute("data-view", if at.is_some() { "one" } else { "many" });
        document::fill_in(&view, "[data-view-title]", Some(title));
        if let Some(body) = document::find_in(&view, "[data-view-body]") {
            match markup {
                Some(markup) => document::set_markup(&body, markup),
                None => document::set_text(&body, &self.words.details_failed()),
            }
        }
        self.show("[data-finder]", false);
        document::show(&view, true);
        let _ = self.host.set_attribute("data-viewing", "");
        document::scroll_to(0.0);
        document::focus_on("[data-view-title]");
    }

    fn close(&self) {
        self.turn.set(self.turn.get() + 1);
        let opened = self.part("[data-view]").and_then(|view| view.get_attribute("data-at"));
        self.show("[data-view]", false);
        self.show("[data-finder]", true);
        let _ = self.host.remove_attribute("data-viewing");
        // Back to the very link that the reader followed.
        let link = opened.and_then(|at| self.part(&["[data-finder] [data-at=\"", &at, "\"] [data-open]"].concat()));
        if let Some(link) = link {
            let _ = link.focus();
        }
    }

    /// The markup of a service, from its area's file.
    async fn details(&self, at: usize) -> Option<String> {
        let (area, place) = self.finder.borrow().index.area(at)?;
        let known = |details: &[(usize, Value)]| {
            let (_, list) = details.iter().find(|(known, _)| *known == area)?;
            Some(list.get(place)?.as_str()?.to_owned())
        };
        if let Some(markup) = known(&self.details.borrow()) {
            return Some(markup);
        }
        let file = self.finder.borrow().index.areas.get(area)?.file.clone();
        // The index names it from the folder that it lies in itself.
        let source = self.state.borrow().source.clone();
        let folder = &source[..source.rfind('/').map_or(0, |end| end + 1)];
        let text = fetch::text(&[folder, &file].concat()).await.ok()?.text;
        let list: Value = serde_json::from_str(&text).ok()?;
        self.details.borrow_mut().push((area, list));
        known(&self.details.borrow())
    }
}
