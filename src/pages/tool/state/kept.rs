//! What becomes of the answers: held in memory, saved as a file, opened again, kept on the device until a day, compared, let go.
//!
//! Start at [`ToolState::keep`], which every change of an answer calls.

use super::{Earlier, Held, ToolState};
use crate::browser::storage::StorageError;
use crate::browser::{document, file, memory};
use crate::pages::tool::keeping::{self, OpenFault, Opened, Record};
use crate::pages::tool::state::Step;
use crate::questionnaire::{Answers, date_words, response, summary};
use crate::ui::ErrorItem;
use crate::words::fill;
use leptos::prelude::*;

impl ToolState {
    /// Holds the answers in memory, and on the device when the reader has asked for it.
    pub(super) fn keep(&self) {
        let saved = self.kept.until.with_untracked(Option::is_some) && !self.kept.conflict.get_untracked() && self.write_record();
        self.hold(saved);
    }

    /// Holds the answers in memory. `saved`: they are also on the device, as they are now.
    fn hold(&self, saved: bool) {
        let held = Held {
            answers: self.answers.get_untracked(),
            seen: self.seen.get_untracked(),
            earlier: self.earlier.get_untracked(),
            stamp: self.kept.stamp.get_untracked(),
        };
        memory::keep(&self.kit.frame.name, (!held.answers.is_empty()).then_some(held), saved);
    }

    /// The answers as a QuestionnaireResponse, with the result as a text that a person can read.
    fn response(&self, readable: bool) -> String {
        let kit = &self.kit;
        let answers = self.answers.get_untracked();
        self.evaluation.with_untracked(|evaluation| {
            let narrative = readable.then(|| {
                let lines = summary::lines(&kit.questionnaire, &answers, evaluation, &kit.engine_words());
                response::narrative(&kit.frame.title, &lines)
            });
            response::export(&kit.questionnaire, &answers, evaluation, Some(&keeping::today()), narrative).to_string()
        })
    }

    /// Gives the reader the answers as a file.
    pub fn save_file(&self) {
        let name = [&self.kit.frame.name, "-", &keeping::today(), ".json"].concat();
        if file::save(&name, "application/fhir+json", &self.response(true)) {
            memory::saved(&self.kit.frame.name);
            self.tell(self.kit.frame.words.saved());
        } else {
            self.tell(self.kit.frame.words.save_failed());
        }
    }

    /// Opens answers that were saved: in the place of those here, or (`compare`) beside them. A file that cannot be used changes nothing.
    pub fn open_file(&self, read: Result<String, file::FileError>, compare: bool) {
        let words = &self.kit.frame.words;
        let opened = match read {
            Ok(text) => keeping::open(&self.kit.questionnaire, &text).map_err(|fault| match fault {
                OpenFault::Damaged => words.open_damaged(),
                OpenFault::OtherTool => words.open_other_tool(),
                OpenFault::Empty => words.open_empty(),
            }),
            Err(file::FileError::TooLarge | file::FileError::Unreadable) => Err(words.open_damaged()),
        };
        let opened = match opened {
            Ok(opened) => opened,
            Err(message) => return self.fault_in_file(message),
        };
        self.errors.set(Vec::new());
        if !compare && !self.answers.with_untracked(Answers::is_empty) && !document::confirm(&words.open_replace()) {
            return;
        }
        let left_out = opened.left_out;
        let date = self.take(opened, compare);
        self.keep();
        if !compare {
            self.go(Step::CheckAnswers);
        }
        let mut note = fill(&if date.is_empty() { words.opened() } else { words.opened_from() }, &[("date", &date)]);
        if left_out > 0 {
            note.push(' ');
            note.push_str(&fill(&words.opened_left_out(), &[("count", &left_out.to_string())]));
        }
        self.tell(note);
    }

    /// Says what is wrong with a file. The reading may have taken its time, so the screen is drawn anew: then the message moves nothing
    /// under the reader's finger.
    fn fault_in_file(&self, message: String) {
        self.errors.set(vec![ErrorItem::new(message, "#file")]);
        self.step.update(|_| ());
    }

    /// Takes up saved answers, and returns their day in words.
    fn take(&self, opened: Opened, compare: bool) -> String {
        let date = date_words(&opened.date, &self.kit.engine_words().months);
        if !compare {
            self.answers.set(opened.answers.clone());
            self.seen.set(Vec::new());
        }
        self.earlier.set(Some(Earlier { answers: opened.answers, date: date.clone() }));
        date
    }

    /// Says what a press has done, on the page and to a screen reader.
    fn tell(&self, note: String) {
        document::announce(&note);
        self.note.set(note);
    }

    /// Keeps the answers on this device for so many days, and each change from now on.
    pub fn keep_for(&self, days: u32) {
        let until = keeping::iso(document::day_after(days));
        self.kept.until.set(Some(until));
        let kept = self.write_record();
        self.hold(kept);
        if kept {
            self.tell(self.kit.frame.words.kept());
        }
    }

    /// Lets go of what is kept on the device; the page still holds the answers.
    pub fn stop_keeping(&self) {
        if self.kept.until.with_untracked(Option::is_some) {
            Record::remove(&self.kit.frame.name);
            self.no_longer_kept();
        }
    }

    fn no_longer_kept(&self) {
        self.kept.until.set(None);
        self.kept.conflict.set(false);
        self.kept.stamp.set(String::new());
        self.hold(false);
        self.tell(self.kit.frame.words.kept_no_more());
    }

    /// Writes to the device, unless another tab has written since. `false`: the answers are not there as they are now.
    fn write_record(&self) -> bool {
        let (name, words) = (&self.kit.frame.name, &self.kit.frame.words);
        match Record::read(name) {
            Some(record) if record.stamp == self.kept.stamp.get_untracked() => {}
            None if self.kept.stamp.with_untracked(String::is_empty) => {}
            Some(_) => {
                self.kept.conflict.set(true);
                return false;
            }
            None => {
                // Another tab, or the reader by other means, has deleted them: so be it.
                self.no_longer_kept();
                return false;
            }
        }
        let stamp = document::stamp();
        let record =
            Record { until: self.kept.until.get_untracked().unwrap_or_default(), stamp: stamp.clone(), response: self.response(false) };
        match record.write(name) {
            Ok(()) => {
                self.kept.stamp.set(stamp);
                true
            }
            Err(error) => {
                if self.kept.stamp.with_untracked(String::is_empty) {
                    self.kept.until.set(None);
                }
                self.tell(if error == StorageError::Full { words.kept_full() } else { words.kept_refused() });
                false
            }
        }
    }

    /// After loading the page, or coming back to it: takes up what is kept on the device, unless this page holds answers of its own.
    pub(super) fn take_up_record(&self, first_time: bool) {
        let Some(record) = Record::read(&self.kit.frame.name) else { return };
        let ours = self.kept.stamp.get_untracked();
        if first_time {
            if let Ok(opened) = keeping::open(&self.kit.questionnaire, &record.response) {
                self.kept.until.set(Some(record.until));
                self.kept.stamp.set(record.stamp);
                self.take(opened, false);
                self.hold(true);
                self.kept.welcome.set(true);
            }
        } else if !ours.is_empty() {
            self.kept.conflict.set(record.stamp != ours);
            self.kept.until.set(Some(record.until));
        }
    }

    /// Another tab has changed what is kept.
    pub fn kept_changed(&self) {
        if self.kept.until.with_untracked(Option::is_none) {
            return;
        }
        match Record::read(&self.kit.frame.name) {
            Some(record) => self.kept.conflict.set(record.stamp != self.kept.stamp.get_untracked()),
            None => self.no_longer_kept(),
        }
    }

    /// Ends the conflict between two tabs: the answers here are kept, or those of the other tab are taken.
    pub fn settle_conflict(&self, ours: bool) {
        self.kept.conflict.set(false);
        let Some(record) = Record::read(&self.kit.frame.name) else { return self.no_longer_kept() };
        self.kept.stamp.set(record.stamp);
        if ours {
            return self.keep();
        }
        self.kept.until.set(Some(record.until));
        if let Ok(opened) = keeping::open(&self.kit.questionnaire, &record.response) {
            self.answers.set(opened.answers);
        }
        self.hold(true);
    }
}
