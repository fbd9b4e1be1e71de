//! One question a screen, or one text between questions.

use super::state::{Step, ToolState};
use crate::questionnaire::{Answer, Item, ItemType, flow};
use crate::ui::{
    BackLink, Button, ButtonKind, CharacterLimit, Checkboxes, Choice, ChoiceItem, ErrorSummary, FieldTitle, Input, Radios, Textarea, Width,
};
use crate::ui::{Piece, Settle};
use crate::words::fill;
use leptos::prelude::*;

/// The id of the field on the screen: there is only ever one.
const FIELD: &str = "answer";

/// The screen of an item.
pub(super) fn screen(state: ToolState, link_id: String) -> Piece {
    let kit = state.kit.clone();
    let Some(item) = kit.questionnaire.item(&link_id) else { return ().settle() };
    let words = &kit.frame.words;
    let back = {
        let (state, link_id) = (state.clone(), link_id.clone());
        (!state.is_first(&link_id)).then(|| {
            let text = state.kit.frame.words.back();
            view! { <BackLink text=text target=Callback::new(move |()| state.back_from(&link_id)) /> }
        })
    };
    let proceed = {
        let (state, link_id) = (state.clone(), link_id.clone());
        Callback::new(move |()| state.proceed(&link_id))
    };
    let sections = (state.overview() == Step::TaskList).then(|| {
        let state = state.clone();
        view! {
            <button class="nhsuk-link portal-tool__sections" type="button" on:click=move |_| state.go(Step::TaskList)>
                {words.task_list()}
            </button>
        }
    });
    let why = state.evaluation.with_untracked(|evaluation| {
        let help = flow::help(&kit.questionnaire, evaluation, item)?;
        let (title, text) = (words.why(), help.text.plain.clone());
        Some(view! { <p class="portal-why"><strong>{title}</strong> " " {text}</p> })
    });
    let body = if item.is_question() { field(&state, item, proceed) } else { text(&state, item) };
    view! {
        <ErrorSummary heading=words.error_title() errors=state.errors />
        {back}
        <div class="portal-question">
            {body}
            {why}
            <Button text=words.continue_button() kind=ButtonKind::Button on_click=proceed />
        </div>
        {sections}
    }
    .settle()
}

/// A text between questions, such as where to get help first.
fn text(state: &ToolState, item: &Item) -> Piece {
    let root = state.kit.frame.root.clone();
    let links: Vec<_> = item
        .support_links
        .iter()
        .filter_map(|link| {
            let page = link.strip_prefix('/')?;
            let href = [root.as_str(), page].concat();
            let text = item.text.plain.clone();
            Some(view! { <p><a href=href>{text}</a></p> })
        })
        .collect();
    let title = item.text.plain.clone();
    let body = item.text.html.as_ref().map(|html| crate::pages::localised(html, &root));
    let links = body.is_none().then_some(links);
    view! {
        <h1 class="nhsuk-heading-l">{title}</h1>
        {body.map(|html| view! { <div inner_html=html></div> })}
        {links}
    }
    .settle()
}

/// "Section 2 of 8: What you do".
fn caption(state: &ToolState, item: &Item) -> Option<String> {
    let questionnaire = &state.kit.questionnaire;
    let own = questionnaire.section(item)?;
    state.evaluation.with_untracked(|evaluation| {
        let sections = flow::sections(questionnaire, evaluation);
        if sections.len() < 2 {
            return Some(own.text.plain.clone());
        }
        let number = sections.iter().position(|section| section.item.position == own.position)? + 1;
        let values = [("number", number.to_string()), ("count", sections.len().to_string())];
        let count = fill(&state.kit.frame.words.section_count(), &[("number", &values[0].1), ("count", &values[1].1)]);
        Some([count.as_str(), ": ", &own.text.plain].concat())
    })
}

fn field(state: &ToolState, item: &Item, proceed: Callback<()>) -> Piece {
    let words = &state.kit.frame.words;
    let link_id = item.link_id.clone();
    let prefix = words.error_prefix();
    let hint = item.hint.clone();
    let errors = state.errors;
    let error = Signal::derive(move || errors.with(|errors| errors.first().map(|error| error.text.clone())));
    let mut title = FieldTitle::question(item.text.plain.clone());
    if let Some(caption) = caption(state, item) {
        title = title.caption(caption);
    }
    let given = given(state, &link_id);
    match &item.item_type {
        ItemType::Boolean => {
            let items: Vec<ChoiceItem> = [words.yes(), words.no()]
                .into_iter()
                .enumerate()
                .map(|(at, text)| Choice::new(at.to_string(), text.clone()).into())
                .collect();
            let selected = Signal::derive(move || {
                given
                    .get()
                    .iter()
                    .filter_map(|answer| if let Answer::Boolean(yes) = answer { Some(usize::from(!yes).to_string()) } else { None })
                    .collect()
            });
            let state = state.clone();
            let change = Callback::new(move |places: Vec<String>| {
                state.set(&link_id, places.iter().map(|place| Answer::Boolean(place == "0")).collect());
            });
            view! {
                <Radios id_prefix=FIELD name=FIELD items=items selected=selected on_change=change legend=title hint=hint error=error error_prefix=prefix />
            }
            .settle()
        }
        ItemType::Choice | ItemType::OpenChoice => choice(state, item, title, error),
        ItemType::Text => {
            let limit = item.max_length.map(|max| CharacterLimit {
                max,
                allowed: words.characters_allowed(),
                left_one: words.characters_left_one(),
                left: words.characters_left(),
                over_one: words.characters_over_one(),
                over: words.characters_over(),
            });
            let (value, change) = typed(state, item);
            view! {
                <Textarea id=FIELD label=title value=value on_input=change hint=hint error=error error_prefix=prefix rows=8 limit=limit autocomplete="off".to_owned() spellcheck=Some(false) />
            }
            .settle()
        }
        ItemType::Date => date(state, item, title, error),
        _ => {
            let number = matches!(item.item_type, ItemType::Integer | ItemType::Decimal);
            let (value, change) = typed(state, item);
            let (width, mode) = if number { (Some(Width::W5), Some("numeric".to_owned())) } else { (None, None) };
            view! {
                <div on:keydown=move |event| if event.key() == "Enter" { proceed.run(()) }>
                    <Input id=FIELD label=title value=value on_input=change hint=hint error=error error_prefix=prefix width=width input_mode=mode autocomplete="off".to_owned() spellcheck=Some(false) />
                </div>
            }
            .settle()
        }
    }
}

fn given(state: &ToolState, link_id: &str) -> Signal<Vec<Answer>> {
    let (answers, link_id) = (state.answers, link_id.to_owned());
    Signal::derive(move || answers.with(|answers| answers.get(&link_id).to_vec()))
}

/// Options as radios, or as checkboxes when several may be chosen. Their values are their places, so that nothing depends on codes.
fn choice(state: &ToolState, item: &Item, title: FieldTitle, error: Signal<Option<String>>) -> Piece {
    let words = &state.kit.frame.words;
    let engine = state.kit.engine_words();
    let mut items: Vec<ChoiceItem> = Vec::new();
    for (place, option) in item.options.iter().enumerate() {
        let text = crate::questionnaire::answer_words(item, std::slice::from_ref(&option.value), &engine);
        let mut choice = Choice::new(place.to_string(), text);
        if option.exclusive {
            if item.repeats {
                items.push(ChoiceItem::Divider(words.or()));
            }
            choice = choice.exclusive();
        }
        items.push(choice.into());
    }
    let given = given(state, &item.link_id);
    let options: Vec<Answer> = item.options.iter().map(|option| option.value.clone()).collect();
    let selected = Signal::derive(move || {
        given.with(|given| {
            let chosen = options.iter().enumerate().filter(|(_, option)| given.iter().any(|answer| answer.equals(option)));
            chosen.map(|(place, _)| place.to_string()).collect::<Vec<_>>()
        })
    });
    let (at, link_id) = (state.clone(), item.link_id.clone());
    let change = Callback::new(move |places: Vec<String>| {
        if let Some(item) = at.kit.questionnaire.item(&link_id) {
            at.choose(item, &places);
        }
    });
    let (hint, prefix) = (item.hint.clone(), words.error_prefix());
    if item.repeats {
        view! { <Checkboxes id_prefix=FIELD name=FIELD items=items selected=selected on_change=change legend=title hint=hint error=error error_prefix=prefix /> }
            .settle()
    } else {
        view! { <Radios id_prefix=FIELD name=FIELD items=items selected=selected on_change=change legend=title hint=hint error=error error_prefix=prefix /> }
            .settle()
    }
}

/// What stands in a field of text, and what typing there does.
fn typed(state: &ToolState, item: &Item) -> (Signal<String>, Callback<String>) {
    let given = given(state, &item.link_id);
    let kit = state.kit.clone();
    let link_id = item.link_id.clone();
    let value = {
        let (kit, link_id) = (kit.clone(), link_id.clone());
        Signal::derive(move || {
            given.with(|given| match given.first() {
                Some(Answer::Text(text) | Answer::Decimal(text) | Answer::Date(text)) => text.clone(),
                Some(answer) => kit
                    .questionnaire
                    .item(&link_id)
                    .map(|item| crate::questionnaire::answer_words(item, std::slice::from_ref(answer), &kit.engine_words()))
                    .unwrap_or_default(),
                None => String::new(),
            })
        })
    };
    let state = state.clone();
    let change = Callback::new(move |text: String| {
        let answer = kit.questionnaire.item(&link_id).and_then(|item| Answer::typed(item, &text));
        state.set(&link_id, answer.into_iter().collect());
    });
    (value, change)
}

/// A date in three fields.
fn date(state: &ToolState, item: &Item, title: FieldTitle, error: Signal<Option<String>>) -> Piece {
    let words = &state.kit.frame.words;
    let given = given(state, &item.link_id);
    let fields = Signal::derive(move || given.with(|given| given.first().map(Answer::date_fields).unwrap_or_default()));
    let link_id = item.link_id.clone();
    let parts: Vec<_> = [(words.day(), Width::W2), (words.month(), Width::W2), (words.year(), Width::W4)]
        .into_iter()
        .enumerate()
        .map(|(at, (label, width))| {
            let (state, link_id) = (state.clone(), link_id.clone());
            let change = Callback::new(move |text: String| {
                let mut parts = fields.get_untracked();
                if let Some(part) = parts.get_mut(at) {
                    *part = text;
                }
                let answer = Answer::date(&parts[0], &parts[1], &parts[2]);
                state.set(&link_id, answer.into_iter().collect());
            });
            let value = Signal::derive(move || fields.get().get(at).cloned().unwrap_or_default());
            let id = if at == 0 { FIELD.to_owned() } else { format!("{FIELD}-{}", at + 1) };
            view! {
                <div class="nhsuk-date-input__item">
                    <Input id=id label=FieldTitle::plain(label.clone()) value=value on_input=change width=Some(width) input_mode="numeric".to_owned() autocomplete="off".to_owned() />
                </div>
            }
        })
        .collect();
    let (hint, prefix) = (item.hint.clone(), words.error_prefix());
    let group = move || if error.with(Option::is_some) { "nhsuk-form-group nhsuk-form-group--error" } else { "nhsuk-form-group" };
    view! {
        <div class=group>
            <crate::ui::Fieldset legend=title>
                {hint.map(|text| view! { <crate::ui::Hint text=text /> })}
                {move || error.get().map(|text| view! { <crate::ui::ErrorMessage text=text prefix=prefix.clone() /> })}
                <div class="nhsuk-date-input">{parts}</div>
            </crate::ui::Fieldset>
        </div>
    }
    .settle()
}
