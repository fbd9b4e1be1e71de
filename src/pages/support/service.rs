//! A service: its card in a list, and the article on its own page and in its area's file.

use super::{SERVICES, qr};
use crate::content::{Site, markdown::escape, service_date};
use crate::directory::{Certainty, Date, Freshness, Phone, PhoneKind, Service, free_slug, freshness, hours_lines};
use crate::words::fill;
use jiff::civil;
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::Write as _;

/// The services of a site with the address of each.
pub(super) struct Catalogue<'a> {
    pub(super) site: &'a Site,
    /// The address of the directory's page.
    pub(super) top: &'a str,
    today: Date,
    /// By the place of the service in the site's list.
    slugs: Vec<String>,
    /// The place of each service in the index.
    places: Vec<usize>,
    /// The QR codes drawn so far, by what they say: services of one organisation have one number.
    codes: RefCell<HashMap<String, Option<String>>>,
}

impl<'a> Catalogue<'a> {
    pub(super) fn new(site: &'a Site, top: &'a str, today: civil::Date) -> Self {
        let mut taken: HashMap<String, usize> = HashMap::new();
        let slugs = site.services.iter().map(|service| slug_of(&service.name, &mut taken)).collect();
        let mut places = vec![0; site.services.len()];
        for (place, at) in site.listed.order.iter().enumerate() {
            places[*at] = place;
        }
        Catalogue { site, top, today: service_date(today), slugs, places, codes: RefCell::default() }
    }

    /// The address of a service's own page.
    pub(super) fn address(&self, at: usize) -> String {
        format!("{}{SERVICES}/{}/", self.top, self.slugs[at])
    }

    /// A card: what a reader needs to choose, and to call at once. Links go by the top of the site, to be [localised](crate::pages::localised).
    /// With an id it is where `#samaritans` leads to.
    pub(super) fn card(&self, at: usize, level: u8, id: bool) -> String {
        let service = &self.site.services[at];
        let words = &self.site.words.service;
        let id = if id { format!(" id=\"{}\"", escape(&service.id)) } else { String::new() };
        let mut card = format!(
            "<li class=\"portal-service\"{id} data-service=\"{}\" data-at=\"{}\"><h{level} class=\"nhsuk-heading-s portal-service__name\">\
             <a data-open href=\"{}\">{}</a></h{level}>{}<p data-where hidden></p>",
            escape(&service.id),
            self.places[at],
            self.address(at),
            escape(&service.name),
            self.sample_tag(service),
        );
        if let Some(description) = &service.description {
            let _ = write!(card, "<p class=\"portal-service__description\">{}</p>", escape(description));
        }
        let mut contacts: Vec<String> = self.contacts(service);
        contacts.extend(self.hours(service).iter().map(|line| escape(line)));
        if !contacts.is_empty() {
            let _ = write!(card, "<ul class=\"portal-service__contacts\">{}</ul>", items(&contacts));
        }
        let who = service.audiences.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>().join(", ");
        if !who.is_empty() {
            let _ = write!(card, "<p class=\"portal-service__note\">{}: {}</p>", escape(&words.who_for), escape(&who));
        }
        if let Some(checked) = self.checked(service) {
            let _ = write!(card, "<p class=\"portal-service__note\">{}</p>", escape(&checked));
        }
        card + &self.live_part() + "</li>"
    }

    /// The card that the browser fills in for a service whose own card is not on the page.
    pub(super) fn blank_card(&self) -> String {
        format!(
            "<li class=\"portal-service\" data-blank-card><h3 class=\"nhsuk-heading-s portal-service__name\"><a data-open href=\"#services\" data-folder=\"{}{}/\">…</a></h3>\
             <p data-sample hidden><strong class=\"nhsuk-tag nhsuk-tag--yellow\">{}</strong></p><p data-where hidden></p>\
             <p data-by hidden></p><p class=\"portal-service__note\" data-fresh hidden></p>{}</li>",
            self.top,
            super::AREAS,
            escape(&self.site.words.service.sample_tag),
            self.live_part(),
        )
    }

    /// What only a live page shows: why a service was found, and the reader's own list.
    fn live_part(&self) -> String {
        format!("<p class=\"portal-service__note\" data-why hidden></p>{}", add_button())
    }

    fn sample_tag(&self, service: &Service) -> String {
        if service.certainty == Some(Certainty::Sample) {
            let tag = escape(&self.site.words.service.sample_tag);
            format!("<p><strong class=\"nhsuk-tag nhsuk-tag--yellow\">{tag}</strong></p>")
        } else {
            String::new()
        }
    }

    fn hours(&self, service: &Service) -> Vec<String> {
        hours_lines(&service.schedules, &self.site.words.schedule, self.today)
    }

    /// Links that dial, text or write, and the website, each as markup.
    fn contacts(&self, service: &Service) -> Vec<String> {
        let words = &self.site.words.service;
        let phone = |phone: &Phone| {
            let pattern = if phone.kind == PhoneKind::Text { &words.text } else { &words.phone };
            let text = fill(pattern, &[("number", &phone.number)]);
            let rest: Vec<&str> = phone.extension.iter().chain(&phone.note).map(String::as_str).collect();
            let note = if rest.is_empty() { String::new() } else { format!(" ({})", escape(&rest.join(", "))) };
            format!("<a href=\"{}\">{}</a>{note}", escape(&phone.href()), escape(&text))
        };
        let email = |email: &String| {
            format!("{}: <a href=\"mailto:{}\">{}</a>", escape(&words.email), escape(&email.replace('%', "%25")), escape(email))
        };
        let web = |web: &str| {
            let host = web.split("://").nth(1).unwrap_or(web).trim_start_matches("www.").trim_end_matches('/');
            let label = escape(&words.website);
            format!("{label}: <a href=\"{}\" rel=\"noreferrer noopener\">{}</a>", escape(web), escape(host))
        };
        service.phones.iter().map(phone).chain(service.email.iter().map(email)).chain(service.web().map(web)).collect()
    }

    /// When it was last checked and by whom. Of 999 and 111 nothing is said: nobody may think twice before calling them.
    fn checked(&self, service: &Service) -> Option<String> {
        let words = &self.site.words.service;
        Some(match freshness(service.assured, self.today) {
            Freshness::Checked(date) => match &service.assurer {
                Some(who) => fill(&words.last_checked_by, &[("date", &self.date(date)), ("who", who)]),
                None => fill(&words.last_checked, &[("date", &self.date(date))]),
            },
            Freshness::NotSince(date) => fill(&words.not_checked_since, &[("date", &self.date(date))]),
            Freshness::Never if crate::content::is_always_shown(&service.id) => return None,
            Freshness::Never => match freshness(service.last_modified, self.today) {
                Freshness::Checked(date) => fill(&words.last_changed, &[("date", &self.date(date))]),
                Freshness::NotSince(date) => fill(&words.not_checked_since, &[("date", &self.date(date))]),
                Freshness::Never => words.not_checked.clone(),
            },
        })
    }

    fn date(&self, date: Date) -> String {
        let civil = i16::try_from(date.year)
            .ok()
            .zip(i8::try_from(date.month).ok())
            .zip(i8::try_from(date.day).ok())
            .and_then(|((year, month), day)| civil::Date::new(year, month, day).ok());
        civil.map(|date| self.site.words.date(date)).unwrap_or_default()
    }

    /// All that is known of a service.
    pub(super) fn details(&self, at: usize) -> String {
        let service = &self.site.services[at];
        let words = &self.site.words.service;
        let mut html = String::new();
        if service.certainty == Some(Certainty::Sample) {
            let (tag, text) = (escape(&words.sample_tag), escape(&words.sample));
            let _ = write!(html, "<p><strong class=\"nhsuk-tag nhsuk-tag--yellow\">{tag}</strong></p><p>{text}</p>");
        }
        for text in service.alert.iter().chain(&service.description) {
            let _ = write!(html, "<p>{}</p>", escape(text));
        }
        html.push_str("<dl class=\"nhsuk-summary-list\">");
        let mut row = |key: &str, values: Vec<String>| {
            let value = match values.len() {
                0 => return,
                1 => values.concat(),
                _ => format!("<ul class=\"nhsuk-list\">{}</ul>", items(&values)),
            };
            let _ = write!(
                html,
                "<div class=\"nhsuk-summary-list__row\"><dt class=\"nhsuk-summary-list__key\">{}</dt>\
                 <dd class=\"nhsuk-summary-list__value\">{value}</dd></div>",
                escape(key)
            );
        };
        row(&words.contact, self.contacts(service));
        row(&words.when, escaped(self.hours(service)));
        row(&words.where_given, addresses(service));
        row(&words.who, escaped(self.who(service)));
        row(&words.cost, escaped(self.cost(service)));
        row(&words.access, escaped(service.accessibility.clone()));
        row(&words.languages, escaped(service.languages.clone()));
        let organisation = service.organisation.as_ref().map(|organisation| organisation.name.clone());
        row(&words.given_by, escaped(organisation.into_iter().collect()));
        row(&words.checked, escaped(self.checked(service).into_iter().collect()));
        let source = service.source.as_ref().map(|source| {
            let name = source.publisher.as_deref().unwrap_or(&source.url);
            format!("<a href=\"{}\" rel=\"noreferrer noopener\">{}</a>", escape(&source.url), escape(name))
        });
        row(&words.source, source.into_iter().collect());
        html.push_str("</dl>");
        if let Some(code) = self.code(service) {
            html.push_str(&code);
        }
        html
    }

    fn who(&self, service: &Service) -> Vec<String> {
        let words = &self.site.words.service;
        let eligibility = &service.eligibility;
        let mut who: Vec<String> = eligibility.description.iter().cloned().collect();
        let audiences = service.audiences.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>().join(", ");
        who.extend(Some(audiences).filter(|audiences| !audiences.is_empty()));
        let (from, to) = (eligibility.minimum_age.map(|age| age.to_string()), eligibility.maximum_age.map(|age| age.to_string()));
        who.extend(match (from, to) {
            (Some(from), Some(to)) => Some(fill(&words.ages_between, &[("from", &from), ("to", &to)])),
            (Some(from), None) => Some(fill(&words.ages_from, &[("from", &from)])),
            (None, Some(to)) => Some(fill(&words.ages_to, &[("to", &to)])),
            (None, None) => None,
        });
        who
    }

    fn cost(&self, service: &Service) -> Vec<String> {
        let words = &self.site.words.service;
        let mut cost: Vec<String> = service.cost.iter().cloned().collect();
        for option in service.cost_options.iter().filter(|option| option.until.is_none_or(|until| self.today <= until)) {
            let amount = option.amount.map(|amount| match amount {
                0.0 => words.cost_free.clone(),
                _ if amount.fract() == 0.0 => fill(&words.cost_amount, &[("amount", &format!("{amount:.0}"))]),
                _ => fill(&words.cost_amount, &[("amount", &format!("{amount:.2}"))]),
            });
            let parts: Vec<String> = option.option.iter().cloned().chain(amount).chain(option.note.iter().cloned()).collect();
            cost.push(parts.join(", "));
        }
        cost
    }

    /// The first number as a QR code, else the website.
    fn code(&self, service: &Service) -> Option<String> {
        let words = &self.site.words.service;
        let (link, label) = match (service.voice(), service.web()) {
            (Some(phone), _) => (phone.href(), fill(&words.qr_call, &[("number", &phone.number)])),
            (None, Some(web)) => (web.to_owned(), words.qr_open.clone()),
            (None, None) => return None,
        };
        let svg = self.codes.borrow_mut().entry(link).or_insert_with_key(|link| qr::svg(link, &label)).clone()?;
        Some(format!("<figure class=\"portal-code\">{svg}<figcaption>{}</figcaption></figure>", escape(&label)))
    }
}

/// A service in its area's file: what is known of it, below its name.
pub(super) fn section(name: &str, details: &str) -> String {
    let name = escape(name);
    format!("<section class=\"portal-details\"><h2 class=\"portal-details__name\">{name}</h2>{details}</section>")
}

/// The button that puts a service on the reader's own list: shown and named by the live page.
pub(super) fn add_button() -> &'static str {
    "<button class=\"nhsuk-button nhsuk-button--secondary nhsuk-button--small\" data-add hidden type=\"button\">\
     <span data-add-text></span> <span class=\"nhsuk-u-visually-hidden\" data-add-name></span></button>"
}

/// The postal addresses, each in lines of plain text.
fn addresses(service: &Service) -> Vec<String> {
    let lines = |place: &crate::directory::Place| {
        let lines = place.name.iter().chain(&place.address).chain(&place.postcode);
        lines.map(|line| escape(line)).collect::<Vec<_>>().join("<br>")
    };
    service.places.iter().map(lines).filter(|lines| !lines.is_empty()).collect()
}

fn escaped(texts: Vec<String>) -> Vec<String> {
    texts.iter().map(|text| escape(text)).collect()
}

fn items(items: &[String]) -> String {
    items.iter().map(|item| format!("<li>{item}</li>")).collect()
}

/// A name as a part of an address that no other service has.
fn slug_of(name: &str, taken: &mut HashMap<String, usize>) -> String {
    let folded = crate::directory::fold(name);
    let slug: String = folded.chars().map(|c| if c == ' ' { '-' } else { c }).filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let slug = slug.trim_matches('-');
    free_slug(if slug.is_empty() { "service" } else { slug }, taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_service_has_an_address_of_its_own() {
        let mut taken = HashMap::new();
        let slugs = ["Men's Shed", "Group 2", "Group", "Group", "Ćevapi & Tea", "…", "Group"].map(|name| slug_of(name, &mut taken));
        assert_eq!(slugs, ["mens-shed", "group-2", "group", "group-3", "evapi-tea", "service", "group-4"]);
    }

    #[test]
    fn a_long_name_has_an_address_that_every_disk_can_hold() {
        let mut taken = HashMap::new();
        let (first, second) = (format!("{} one", "carers ".repeat(50)), format!("{} two", "carers ".repeat(50)));
        let slugs = [&first, &second].map(|name| slug_of(name, &mut taken));
        assert!(slugs[0].len() <= 80 && slugs[0].starts_with("carers-carers-"), "{slugs:?}");
        assert_eq!(slugs[1], format!("{}-2", slugs[0]));
    }
}
