//! The words of the interface, by name. They are written in `content/<language>/words.toml`, one table a group. In the
//! site's own language a missing word stops the build; in another it is taken from there. A surplus one stops it in any. [`ToolWords`] and [`DirectoryWords`] also travel to the browser, as data in the pages that need them.

use std::sync::Arc;

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

        }
    )*};
}

/// Declares a group that the browser carries as one list: a hundred fields would each cost code to read, copy and drop.
macro_rules! word_list {
    ($(#[$meta:meta])* $name:ident($table:literal) of $place:ident { $($field:ident),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct $name(Arc<[String]>);

        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "the places of the words in the list, by their names")]
        enum $place { $($field),* }

        #[allow(missing_docs, reason = "a word's name says where it stands; its text is in words.toml")]
        impl $name {
            /// The name of this group's table in `words.toml`.
            #[cfg(feature = "ssr")]
            pub const TABLE: &'static str = $table;

            /// Builds the group from a look-up by name.
            #[cfg(feature = "ssr")]
            pub fn from_lookup(get: &mut dyn FnMut(&'static str) -> String) -> Self {
                Self([$(get(stringify!($field))),*].into())
            }

            /// The group as data for the browser, which reads it with [`Self::from_list`].
            #[cfg(feature = "ssr")]
            pub fn to_list(&self) -> &[String] {
                &self.0
            }

            /// The group from the list that a page of the same release carries.
            pub fn from_list(words: Vec<String>) -> Self {
                Self(words.into())
            }

            fn word(&self, place: $place) -> &str {
                self.0.get(place as usize).map(String::as_str).unwrap_or_default()
            }

            $(pub fn $field(&self) -> String { self.word($place::$field).to_owned() })*
        }
    };
}

words! {
    /// Header, footer, notices: what stands on every page.
    ShellWords("shell") {
        skip, home, menu, menu_close, menu_label, breadcrumb_label, footer_label, page_title, urgent_link, leave, leave_prefix,
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
        next_review_column, signed_off_column, yes, no, print, sheet, paper_version, care_card_non_urgent,
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
    /// A tablet on a ward: the switch, the bar, the warning before everything is cleared.
    WardWords("ward") {
        switch, needs_script, on, off, refused, one_minute, minutes, name, bar, start_again, cleared, title, text, left, carry_on,
    }
    /// The hand-out maker, its cover, and the page of sets.
    HandOutWords("hand_out") {
        no_script, broken, sets_title, use_set, see_set, choose_title, filter_label, filter_one, filter_many, filter_none,
        paper_group, services_group, order_title, empty, count_one, count_many, up, down, remove, clear, added, removed,
        moved, used, cleared, unknown, team_title, team_hint, team_name, team_phone, size_title, size_standard,
        size_large, print_title, print, preparing, ready, failed_title, failed_text, try_again, print_without,
        phone_title, phone_text, phone_code, chosen_title, chosen_text, chosen_all, cover_team, cover_phone, cover_date,
        cover_source, help_title, help_999, help_111, help_samaritans, contents, part_title, part_link, sheet,
    }
    /// The other languages: how a reader comes to them, and what stands on a page that has not been translated or checked.
    LanguageWords("language") {
        label, in_english, missing, start, not_checked, english_page,
    }
    /// Months of the year, and how a date is written.
    DateWords("dates") {
        january, february, march, april, may, june, july, august, september, october, november, december,
        date,
    }
    /// The directory's prerendered words: fields, lists, a service's page.
    ServiceWords("service") {
        search_label, search_hint, search_button, filter_title, postcode_label, postcode_hint, kind_label,
        need_label, audience_label, more_filters, day_label, time_label, how_label, language_label, access_label,
        cost_label, order_label, order_first, order_fit, order_fresh, clear, show_more, nothing_title,
        nothing_text, council_title, council_advice, council_find, places_source, back, print, by_kind, by_area,
        list_count, kind_page_title, area_page_title, list_summary, list_advice, page_of, previous, next,
        text, phone, email, website, who_for, last_checked, last_checked_by, not_checked, not_checked_since,
        last_changed, sample, sample_tag, who, ages_from, ages_to, ages_between, when, where_given, contact, cost,
        cost_free, cost_amount, access, languages, given_by, checked, source, qr_call, qr_open, advice,
        morning, afternoon, evening, in_person, by_phone, online, step_free, free, step_free_signs, free_signs,
        denials, anywhere, wales, scotland, keep_area, kept_area, not_kept_area,
    }
}

word_list! {
    /// The tools: questions, task list, check answers, summary, keeping, paper.
    ToolWords("tool") of ToolPlace {
        no_wasm, no_script, broken_file, continue_button, back, task_list, task_list_help, not_started,
        in_progress, done, check_answers, check_answers_help, change, not_provided, summary_title,
        make_summary, print, change_answers, answers_in_memory, error_title, error_prefix, error_required,
        error_too_long, error_exclusive, error_not_an_option, error_not_a_date, error_not_a_number,
        error_not_whole, error_too_many, or, day, month, year, yes, no, list_and, delete_all,
        delete_all_confirm, delete_all_done, paper_title, paper_help, paper_choose_one, paper_choose_any,
        section_count, why, characters_allowed, characters_left_one, characters_left, characters_over_one,
        characters_over, about_tool, your_answers, save_title, save_help, save_button, saved, save_failed,
        copy_text, copied, copy_failed, save_text, saved_text,
        open_title, open_help, open_label, open_replace, opened, opened_from, opened_left_out, open_damaged,
        open_other_tool, open_empty, keep_title, keep_help, keep_label, keep_day, keep_week, keep_month,
        keep_quarter, keep_button, kept, kept_until, kept_no_more, kept_full, kept_refused, keep_stop,
        delete_title, delete_help, welcome, welcome_button, conflict, conflict_ours, conflict_theirs,
        made_on, print_large, print_short, short_title, compare_title, compare_help, compare_same,
        changed_since, changed_since_then, before, now, example_title, example_help, example_link, yourself,
    }
}

word_list! {
    /// The directory's search: filters, results, postcodes, councils, the reader's own list.
    DirectoryWords("directory") of DirectoryPlace {
        any, option_count, results_none, results_one, results_many, why_fit, why_near, why_fresh, why_checked,
        slipped, found_in_name, found_in_label, found_in_text, fresh, stale, unchecked, less_than_a_mile, miles,
        without_word, without_facet, near, postcode_incomplete, postcode_impossible, postcode_northern_ireland,
        postcode_islands, postcode_failed, council_one, council_several, council_link, council_unchecked,
        council_wales, council_scotland, add, take_off, my_list, my_list_title, details_failed,
    }
}

impl ToolWords {
    /// The words that the engine joins answers with: yes, no, "and", and what stands for a missing answer.
    pub fn joining(&self) -> [&str; 4] {
        [ToolPlace::yes, ToolPlace::no, ToolPlace::list_and, ToolPlace::not_provided].map(|place| self.word(place))
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
