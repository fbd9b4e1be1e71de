//! The words of the interface, by name. They are written in `content/<language>/words.toml`, one table a group; a missing or a
//! surplus one stops the build. [`ToolWords`] and [`DirectoryWords`] also travel to the browser, as data in the pages that need them.

/// Declares the groups of words. A text may hold places such as `{count}`, which [`fill`] fills.
macro_rules! words {
    ($($(#[$meta:meta])* $name:ident($table:literal) { $($(#[$doc:meta])* $field:ident),* $(,)? })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq)]
        #[allow(missing_docs, reason = "a word's name says where it stands; its text is in words.toml")]
        pub struct $name { $($(#[$doc])* pub $field: String),* }

        impl $name {
            /// The name of this group's table in `words.toml`.
            #[cfg(feature = "ssr")]
            pub const TABLE: &'static str = $table;

            /// Builds the group from a look-up by name.
            pub fn from_lookup(get: &mut dyn FnMut(&'static str) -> String) -> Self {
                Self { $($field: get(stringify!($field))),* }
            }

            /// The group as data for the browser, which reads it with [`Self::from_lookup`].
            #[cfg(feature = "ssr")]
            pub fn to_json(&self) -> serde_json::Value {
                let words = [$((stringify!($field), &self.$field)),*];
                words.into_iter().map(|(name, word)| (name.to_owned(), word.clone().into())).collect::<serde_json::Map<_, _>>().into()
            }
        }
    )*};
}

words! {
    /// Header, footer, notices: what stands on every page.
    ShellWords("shell") {
        skip, home, menu_label, breadcrumb_label, footer_label, page_title, urgent_link, leave, leave_prefix,
        leave_help, demonstration_title, demonstration_text, demonstration_urgent, release, new_release,
        new_release_button, other_tabs, connection_lost, contact, attribution,
    }
    /// What surrounds an article.
    ArticleWords("article") {
        in_this_section, related, elsewhere, sources, reviewed, next_review, as_of, signed_off, not_signed_off,
        certainty_official, certainty_secondary, certainty_unverified, source_checked, source_not_checked,
        do_heading, dont_heading, important, information, on_this_page, previous, next, pagination_label,
        not_checked, hours_unknown, per_week, per_month, per_year, figure_years,
        figure_expired, figure_source, page_column, reviewed_column,
        next_review_column, signed_off_column, yes, no, print, paper_version, start, care_card_non_urgent,
        care_card_urgent, care_card_emergency,
    }
    /// The list of words, and the meaning of a word in place.
    GlossaryWords("glossary") {
        letters, also, now, old, more, source, close, all,
    }
    /// The search of the whole site.
    SearchWords("search") {
        label, placeholder, all, none, one, many, nothing, kind_page, kind_tool, kind_word, kind_service,
    }
    /// Months of the year, and how a date is written.
    DateWords("dates") {
        january, february, march, april, may, june, july, august, september, october, november, december,
        date,
    }
    /// The tools: questions, task list, check answers, summary, paper.
    ToolWords("tool") {
        no_wasm, no_script, broken_file, continue_button, back, task_list, task_list_help, not_started,
        in_progress, done, check_answers, check_answers_help, change, not_provided, summary_title,
        make_summary, print, change_answers, answers_in_memory, error_title, error_prefix, error_required,
        error_too_long, error_exclusive, error_not_an_option, error_not_a_date, error_not_a_number,
        error_not_whole, error_too_many, or, day, month, year, yes, no, list_and, delete_all,
        delete_all_confirm, delete_all_done, paper_title, paper_help, paper_choose_one, paper_choose_any,
        section_count, why, characters_allowed, characters_left_one, characters_left, characters_over_one,
        characters_over, about_tool, your_answers, save_title, save_help, save_button, saved, save_failed,
        open_title, open_help, open_label, open_replace, opened, opened_from, opened_left_out, open_damaged,
        open_other_tool, open_empty, keep_title, keep_help, keep_label, keep_day, keep_week, keep_month,
        keep_quarter, keep_button, kept, kept_until, kept_no_more, kept_full, kept_refused, keep_stop,
        delete_title, delete_help, welcome, welcome_button, conflict, conflict_ours, conflict_theirs, made_on,
        print_large, print_short, short_title, compare_title, compare_help, compare_same, changed_since,
        changed_since_then, before, now, example_title, example_help, example_link, yourself,
    }
    /// The directory: kinds, filters, results.
    DirectoryWords("directory") {
        search_label, search_hint, search_button, filter_title, kind_label, need_label, audience_label, any,
        results_none, results_one, results_many, nothing_title, nothing_text, clear, text, phone, email,
        website, who_for, last_checked, not_checked, not_checked_since, kind_none, other_kinds,
    }
}

#[cfg(feature = "ssr")]
impl DateWords {
    /// The months in order.
    pub fn months(&self) -> [&str; 12] {
        [
            &self.january,
            &self.february,
            &self.march,
            &self.april,
            &self.may,
            &self.june,
            &self.july,
            &self.august,
            &self.september,
            &self.october,
            &self.november,
            &self.december,
        ]
    }
}

/// Puts values into a text's places: `fill("{count} services", &[("count", "5")])`.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        let (before, after) = rest.split_at(start);
        out.push_str(before);
        match after.find('}').and_then(|end| Some((end, values.iter().find(|(name, _)| *name == &after[1..end])?.1))) {
            Some((end, value)) => {
                out.push_str(value);
                rest = &after[end + 1..];
            }
            None => {
                out.push('{');
                rest = &after[1..];
            }
        }
    }
    out.push_str(rest);
    out
}
