//! Textarea and character count: <https://service-manual.nhs.uk/design-system/components/textarea>

use leptos::prelude::*;

use super::{
    FieldTitle, Label, classes,
    form_group::{FieldHelp, form_group},
    when,
};

/// A limit on the length of a text, and the words about it. `{count}` stands for a number of characters in each.
///
/// The limit is told, not forced: text that is pasted must not be cut off in silence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CharacterLimit {
    /// How many characters are allowed, in Unicode scalar values.
    pub max: usize,
    /// While nothing is typed, for example "You can enter up to {count} characters".
    pub allowed: String,
    /// One character left.
    pub left_one: String,
    /// Any other number left, for example "You have {count} characters left".
    pub left: String,
    /// One too many.
    pub over_one: String,
    /// Any other number too many.
    pub over: String,
}

impl CharacterLimit {
    /// What to tell about `text`, and whether it is too long.
    fn message(&self, text: &str) -> (String, bool) {
        let length = text.chars().count();
        let over = length > self.max;
        let count = self.max.abs_diff(length);
        let words = match (over, count) {
            _ if length == 0 => &self.allowed,
            (true, 1) => &self.over_one,
            (true, _) => &self.over,
            (false, 1) => &self.left_one,
            (false, _) => &self.left,
        };
        (words.replace("{count}", &count.to_string()), over)
    }
}

/// Text of several lines.
#[component]
pub fn Textarea(
    /// The id of the textarea.
    #[prop(into)]
    id: String,
    /// The name of the textarea; without one it is the id.
    #[prop(optional_no_strip, into)]
    name: Option<String>,
    /// The words over the textarea.
    #[prop(into)]
    label: FieldTitle,
    /// The text.
    #[prop(optional, into)]
    value: Signal<String>,
    /// Called with the whole text on every key.
    #[prop(optional_no_strip, into)]
    on_input: Option<Callback<String>>,
    /// Help with the field.
    #[prop(optional_no_strip, into)]
    hint: Option<String>,
    /// What is wrong, while something is.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// What screen readers say before the error message, for example "Error".
    #[prop(optional, into)]
    error_prefix: String,
    /// The height in lines.
    #[prop(default = 5)]
    rows: u8,
    /// The longest text allowed.
    #[prop(optional_no_strip, into)]
    limit: Option<CharacterLimit>,
    /// What the browser may fill in, or "off".
    #[prop(optional_no_strip, into)]
    autocomplete: Option<String>,
    /// Whether the browser checks the spelling; it may send the text to its maker to do so.
    #[prop(optional_no_strip, into)]
    spellcheck: Option<bool>,
    /// Cannot be filled in.
    #[prop(optional)]
    disabled: bool,
) -> impl IntoView {
    let help = FieldHelp { id: id.clone(), hint, error, error_prefix };
    let limited = limit.is_some();
    let info_id = [&id, "-info"].concat();
    let described_by = help.described_by(limited.then_some(info_id.as_str()));
    let class = move || {
        classes(&["nhsuk-textarea", when(error.with(Option::is_some), "nhsuk-textarea--error"), when(limited, "nhsuk-js-character-count")])
    };
    form_group(
        error,
        when(limited, "nhsuk-character-count"),
        view! {
            <Label title=label for_id=id.clone() />
            {help.view()}
            <textarea
                class=class
                id=id.clone()
                name=name.unwrap_or(id)
                rows=rows.to_string()
                spellcheck=spellcheck.map(|on| if on { "true" } else { "false" })
                disabled=disabled
                aria-describedby=move || described_by.get()
                autocomplete=autocomplete
                prop:value=move || value.get()
                on:input=move |ev| {
                    if let Some(on_input) = on_input {
                        on_input.run(event_target_value(&ev));
                    }
                }
                inner_html=escaped(&value.get_untracked())
            />
            {limit.map(|limit| count_message(limit, value, info_id))}
        },
    )
}

/// The text as the textarea's content. As a child node, Leptos would write a blank or a comment for an empty text, and
/// both would be text inside a textarea.
fn escaped(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.replace('&', "&amp;").replace('<', "&lt;"))
}

/// The message under the textarea, and one for screen readers that speaks only when the limit is crossed: telling every key
/// would drown out the reader's own typing.
fn count_message(limit: CharacterLimit, value: Signal<String>, id: String) -> impl IntoView {
    let message = Memo::new(move |_| value.with(|text| limit.message(text)));
    let crossed = Memo::new(move |before: Option<&(bool, String)>| {
        let (words, over) = message.get();
        match before {
            Some(before) if before.0 == over => before.clone(),
            Some(_) => (over, words),
            None => (over, String::new()),
        }
    });
    let class = move || {
        let look = if message.with(|(_, over)| *over) { "nhsuk-error-message" } else { "nhsuk-hint" };
        classes(&[look, "nhsuk-character-count__message"])
    };
    view! {
        <div class=class id=id>
            {move || message.get().0}
        </div>
        <div class="nhsuk-character-count__sr-status nhsuk-u-visually-hidden" aria-live="polite">
            {move || crossed.get().1}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limit() -> CharacterLimit {
        CharacterLimit {
            max: 5,
            allowed: "up to {count}".into(),
            left_one: "{count} left".into(),
            left: "{count} are left".into(),
            over_one: "{count} over".into(),
            over: "{count} are over".into(),
        }
    }

    #[test]
    fn the_message_counts_characters_not_bytes() {
        assert_eq!(limit().message("Zoë"), ("2 are left".into(), false));
    }

    #[test]
    fn the_message_tells_empty_left_and_over() {
        assert_eq!(limit().message(""), ("up to 5".into(), false));
        assert_eq!(limit().message("1234"), ("1 left".into(), false));
        assert_eq!(limit().message("12345"), ("0 are left".into(), false));
        assert_eq!(limit().message("123456"), ("1 over".into(), true));
        assert_eq!(limit().message("1234567"), ("2 are over".into(), true));
    }
}
