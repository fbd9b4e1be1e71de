//! What `{{…}}` in a text stands for: a phone number, hours or a site from the directory, or a dated figure. So a number that changes
//! stands in one place. Start at [`References::find`].

use super::figures::{Figure, Figures, Period};
use super::markdown::escape;
use super::pictures::Picture;
use super::problem::{Fault, nearest};
use super::words::Words;
use crate::directory::{Date as ServiceDate, Service, hours_inline};
use crate::words::fill;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What texts may refer to.
pub struct References<'a> {
    /// The directory.
    pub services: &'a [Service],
    /// The dated table.
    pub figures: &'a Figures,
    /// The drawings, by name.
    pub pictures: &'a BTreeMap<String, Picture>,
    /// The words around a value.
    pub words: &'a Words,
    /// The day of the build.
    pub today: Date,
    /// The texts of the files of directory and figures that hold an error: an id that stands in one of them is no mistake of the page.
    pub unread: &'a [String],
    /// True for the pages of another language: what is asked of English texts is not asked of theirs.
    pub translation: bool,
}

/// What a reference stands for: HTML, and what is wrong with it. A figure that has run out gives both.
pub struct Found {
    /// The HTML; empty when there is nothing to show.
    pub html: String,
    /// It names nothing, something that the named service lacks, or an amount of another year.
    pub fault: Option<Fault>,
}

impl References<'_> {
    /// The inside of `{{…}}`, such as `phone samaritans`.
    pub fn find(&self, reference: &str) -> Found {
        let (kind, id) = reference.split_once(' ').map_or((reference, ""), |(kind, id)| (kind, id.trim()));
        let quoted = format!("\"{id}\"");
        match self.named(reference, kind, id) {
            Ok(html) => Found { html, fault: None },
            Err(Fault::UnknownReference { .. }) if self.unread.iter().any(|text| text.contains(&quoted)) => {
                Found { html: String::new(), fault: None }
            }
            Err(fault) => {
                let expired = matches!(fault, Fault::FigureExpired { .. }).then(|| self.figures.last(id, self.today)).flatten();
                Found { html: expired.map(|figure| self.amount(figure)).unwrap_or_default(), fault: Some(fault) }
            }
        }
    }

    fn named(&self, reference: &str, kind: &str, id: &str) -> Result<String, Fault> {
        let lacks = |lacks: &'static str| Fault::NothingToRefer { reference: reference.to_owned(), lacks };
        match kind {
            "phone" => {
                let service = self.service(reference, id)?;
                let phone = service.voice().ok_or_else(|| lacks("phone number"))?;
                Ok(format!("<a href=\"{}\">{}</a>{}", escape(&phone.href()), escape(&phone.number), self.caution(service)))
            }
            "text" => {
                let service = self.service(reference, id)?;
                let phone = service.text().ok_or_else(|| lacks("text number"))?;
                Ok(format!("<a href=\"{}\">{}</a>{}", escape(&phone.href()), escape(&phone.number), self.caution(service)))
            }
            "web" => {
                let service = self.service(reference, id)?;
                let address = service.web().ok_or_else(|| lacks("web address"))?;
                Ok(format!("<a href=\"{}\" rel=\"noreferrer noopener\">{}</a>", escape(address), escape(&service.name)))
            }
            "hours" => {
                let service = self.service(reference, id)?;
                let today = service_date(self.today);
                let hours = hours_inline(&service.schedules, &self.words.schedule, today);
                Ok(escape(&hours.unwrap_or_else(|| self.words.article.hours_unknown.clone())))
            }
            "figure" => self.figure(reference, id),
            _ => Err(self.unknown(reference, ["phone", "text", "web", "hours", "figure"].into_iter(), kind, id)),
        }
    }

    fn service(&self, reference: &str, id: &str) -> Result<&Service, Fault> {
        self.services.iter().find(|service| service.id == id).ok_or_else(|| {
            let kind = reference.split(' ').next().unwrap_or_default();
            let near = nearest(id, self.services.iter().map(|service| service.id.as_str())).map(|near| format!("{kind} {near}"));
            Fault::UnknownReference { reference: reference.to_owned(), near }
        })
    }

    fn unknown<'k>(&self, reference: &str, kinds: impl Iterator<Item = &'k str>, kind: &str, id: &str) -> Fault {
        let near = nearest(kind, kinds).map(|near| format!("{near} {id}").trim_end().to_owned());
        Fault::UnknownReference { reference: reference.to_owned(), near }
    }

    /// " (not yet checked)" after a number that nobody has checked, but never after 999 and 111.
    fn caution(&self, service: &Service) -> String {
        if service.assured.is_some() || is_always_shown(&service.id) {
            return String::new();
        }
        format!(" <span class=\"portal-caution\">{}</span>", escape(&self.words.article.not_checked))
    }

    fn figure(&self, reference: &str, id: &str) -> Result<String, Fault> {
        let Some(figure) = self.figures.current(id, self.today) else {
            if let Some(lapse) = self.figures.lapse(id, self.today) {
                return Err(lapse);
            }
            let near = nearest(id, self.figures.ids()).map(|near| format!("figure {near}"));
            return Err(Fault::UnknownReference { reference: reference.to_owned(), near });
        };
        Ok(self.amount(figure))
    }

    /// An amount with its years, and behind it the notice that it may have changed. boot.js shows the notice from the day after the last
    /// on which the amount holds, since the site may not have been built again; a build after that day shows it by itself.
    fn amount(&self, figure: &Figure) -> String {
        let words = &self.words.article;
        let period = match figure.period {
            Period::Week => &words.per_week,
            Period::Month => &words.per_month,
            Period::Year => &words.per_year,
        };
        let amount = fill(period, &[("amount", &figure.amount)]);
        let years = (figure.valid_from.year().to_string(), figure.valid_to.year().to_string());
        let years = fill(&words.figure_years, &[("from", &years.0), ("to", &years.1)]);
        let link = format!("<a href=\"{}\" rel=\"noreferrer noopener\">{}</a>", escape(&figure.source_url), escape(&words.figure_source));
        let notice = fill(&escape(&words.figure_expired), &[("source", &link)]);
        let hidden = if figure.valid_to < self.today { "" } else { " hidden" };
        let amount = escape(&format!("{amount} {years}"));
        format!("<span data-valid-to=\"{}\">{amount}</span> <span class=\"portal-expired\"{hidden}>{notice}</span>", figure.valid_to)
    }
}

/// The two numbers that are never hidden behind a caution.
pub fn is_always_shown(id: &str) -> bool {
    matches!(id, "999" | "111")
}

/// A day, as the directory counts days.
pub fn service_date(date: Date) -> ServiceDate {
    let (year, month, day) = (date.year().unsigned_abs(), date.month().unsigned_abs(), date.day().unsigned_abs());
    ServiceDate { year, month, day }
}
