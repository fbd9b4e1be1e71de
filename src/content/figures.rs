//! `content/figures.toml`: amounts that change by year. A page never carries one; it names it. Start at [`Figures::current`].

use super::fields::TomlFile;
use super::page::Certainty;
use super::problem::{Fault, Problems};
use jiff::civil::Date;

/// The dated table.
#[derive(Debug, Clone, Default)]
pub struct Figures(Vec<Figure>);

/// One amount for one span of time.
#[derive(Debug, Clone)]
pub struct Figure {
    /// The name by which a page refers to it; rows for other years share it.
    pub id: String,
    /// What it is an amount of.
    pub name: String,
    /// Pounds, as they are to be read: `86.45`.
    pub amount: String,
    /// What the amount is for.
    pub period: Period,
    /// The first day on which it holds.
    pub valid_from: Date,
    /// The last day on which it holds.
    pub valid_to: Date,
    /// The page of the body that sets it.
    pub source_url: String,
}

/// The time that an amount is paid for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Period {
    Week,
    Month,
    Year,
}

impl Figure {
    fn overlaps(&self, other: &Figure) -> bool {
        self.id == other.id && self.valid_from <= other.valid_to && other.valid_from <= self.valid_to
    }
}

impl Figures {
    /// Reads the table. A figure none of whose rows holds today is a problem, whether or not a page names it.
    pub fn read(file: &str, text: &str, today: Date, problems: &Problems) -> Figures {
        let Some(toml) = TomlFile::parse(file, text, 1, problems) else { return Figures::default() };
        let fields = toml.fields(problems);
        let mut rows = Vec::new();
        for row in fields.tables("figure") {
            let id = row.text("id", "a short name, such as \"carers-allowance\"").value;
            let name = row.text("name", "what it is an amount of").value;
            let amount = row.text("amount", "pounds in quotes, such as \"86.45\"");
            if !amount.value.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',') {
                row.problem(
                    amount.line,
                    Fault::WrongType { field: "figure.amount".to_owned(), write: "pounds in quotes, such as \"86.45\"" },
                );
            }
            let period = row.choice("period", &[("week", Period::Week), ("month", Period::Month), ("year", Period::Year)]);
            let (from, to) = (row.date("valid_from"), row.date("valid_to"));
            let source_url = row.text("source_url", "the address of the official page").value;
            let certainty = row.choice("certainty", Certainty::WORDS);
            let checked = row.optional_date("checked");
            let next_review = row.date("next_review");
            row.optional_text("note");
            if let Some(review) = next_review
                && review.value < today
            {
                row.problem(review.line, Fault::PastReview { date: review.value.to_string() });
            }
            if let (Some(from), Some(to)) = (&from, &to)
                && to.value < from.value
            {
                row.problem(to.line, Fault::DateOrder { first: "valid_from", second: "valid_to" });
            }
            if (checked.is_none() || certainty == Some(Certainty::Unverified))
                && from.as_ref().is_some_and(|from| from.value <= today)
                && to.as_ref().is_some_and(|to| today <= to.value)
            {
                row.problem(row.line(), Fault::FigureNotChecked { id: id.clone() });
            }
            if let (Some(from), Some(to)) = (from, to) {
                // A row with a mistake stops the build, but its days count: else the row before would seem to have run out.
                let period = period.unwrap_or(Period::Week);
                let figure = Figure { id, name, amount: amount.value, period, valid_from: from.value, valid_to: to.value, source_url };
                if let Some((_, line)) = rows.iter().find(|(other, _): &&(Figure, usize)| other.overlaps(&figure)) {
                    let fault = Fault::FigureTwice { id: figure.id.clone(), first: format!("{file}:{line}") };
                    row.problem(row.line(), fault);
                }
                rows.push((figure, row.line()));
            }
            row.finish();
        }
        fields.finish();
        let figures = Figures(rows.iter().map(|(figure, _)| figure.clone()).collect());
        for (figure, line) in &rows {
            match figures.lapse(&figure.id, today) {
                Some(fault @ Fault::FigureExpired { .. }) if figures.last_ended(&figure.id, today) == Some(figure.valid_to) => {
                    problems.add(file, *line, fault);
                }
                _ => {}
            }
        }
        figures
    }

    /// The row of this name that holds on a day.
    pub fn current(&self, id: &str, day: Date) -> Option<&Figure> {
        self.0.iter().find(|f| f.id == id && f.valid_from <= day && day <= f.valid_to)
    }

    /// Why no row of this name holds on a day: its time is over, or has not come. `None` when one does, or when there is no such name.
    pub fn lapse(&self, id: &str, day: Date) -> Option<Fault> {
        if self.current(id, day).is_some() {
            return None;
        }
        let begins = self.0.iter().filter(|f| f.id == id).map(|f| f.valid_from).min()?;
        Some(match self.last_ended(id, day) {
            Some(ended) => Fault::FigureExpired { id: id.to_owned(), date: ended.to_string() },
            None => Fault::FigureNotYet { id: id.to_owned(), date: begins.to_string() },
        })
    }

    /// The row of this name that ended last before a day.
    pub fn last(&self, id: &str, day: Date) -> Option<&Figure> {
        self.0.iter().filter(|f| f.id == id && f.valid_to < day).max_by_key(|f| f.valid_to)
    }

    /// The last day of the latest row of this name that is over.
    fn last_ended(&self, id: &str, day: Date) -> Option<Date> {
        self.last(id, day).map(|f| f.valid_to)
    }

    /// Every name in the table.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|f| f.id.as_str())
    }
}
