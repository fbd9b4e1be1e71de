//! The flow of a Questionnaire as a graph in the DOT language, which every graph program draws: `dot -Tsvg`. Native only. Start at
//! [`dot`].
//!
//! One box for each screen, one frame for each section. Plain arrows lead from a screen to the next one; a dashed arrow with words leads
//! from a question to what its answer opens.

use super::answers::Answer;
use super::ask::PLAIN;
use super::flow::is_screen;
use super::model::{Condition, EnableBehavior, Expected, Item, ItemType, Operator, Questionnaire};
use super::words::answer_words;
use core::fmt::Write;

/// The graph, in the Questionnaire's own words.
pub fn dot(questionnaire: &Questionnaire) -> String {
    let mut dot = String::from(
        "digraph flow {\n  rankdir=TB;\n  node [shape=box, style=rounded, fontname=\"Arial\"];\n  edge [fontname=\"Arial\", fontsize=10];\n",
    );
    let mut arrows = String::new();
    let mut last: Option<&Item> = None;
    for (number, section) in questionnaire.top_level().enumerate() {
        // Writing to a String cannot fail.
        let _ = writeln!(dot, "  subgraph cluster_{number} {{\n    label={};", quoted(&section.text.plain));
        let within = core::iter::once(section).chain(questionnaire.descendants(section));
        for item in within.filter(|item| drawn(questionnaire, item)) {
            let shape = if item.item_type == ItemType::Display { ", shape=note" } else { "" };
            let _ = writeln!(dot, "    {} [label={}{shape}];", quoted(&item.link_id), quoted(&label(item)));
            if is_screen(questionnaire, item) {
                if let Some(before) = last {
                    let _ = writeln!(arrows, "  {} -> {};", quoted(&before.link_id), quoted(&item.link_id));
                }
                last = Some(item);
            }
            conditions(questionnaire, item, &mut arrows);
        }
        dot.push_str("  }\n");
    }
    dot.push_str(&arrows);
    dot.push_str("}\n");
    dot
}

/// Screens, and the lines of the summary.
fn drawn(questionnaire: &Questionnaire, item: &Item) -> bool {
    let in_summary = questionnaire.summary().is_some_and(|summary| (summary.position..summary.end).contains(&item.position));
    is_screen(questionnaire, item) || (in_summary && item.item_type == ItemType::Display)
}

/// The item's name over its words, cut where a box would grow too wide.
fn label(item: &Item) -> String {
    let mut short: String = item.text.plain.chars().take(60).collect();
    if short.len() < item.text.plain.len() {
        short.push('…');
    }
    format!("{}\n{short}", item.link_id)
}

/// An arrow for each condition of the item and of the groups around it.
fn conditions(questionnaire: &Questionnaire, item: &Item, arrows: &mut String) {
    let mut at = Some(item);
    while let Some(around) = at {
        let any = around.enable_behavior == Some(EnableBehavior::Any);
        for condition in &around.enable_when {
            let Some(source) = condition.source.and_then(|position| questionnaire.items().get(position)) else { continue };
            let mut says = in_words(condition, source);
            if around.enable_when.len() > 1 {
                says.push_str(if any { " (any)" } else { " (all)" });
            }
            let _ = writeln!(
                arrows,
                "  {} -> {} [style=dashed, constraint=false, label={}];",
                quoted(&source.link_id),
                quoted(&item.link_id),
                quoted(&says)
            );
        }
        at = questionnaire.parent(around);
    }
}

fn in_words(condition: &Condition, source: &Item) -> String {
    let sign = match &condition.operator {
        Operator::Exists => {
            let answered = condition.expected == Expected::Value(Answer::Boolean(true));
            return if answered { "answered" } else { "not answered" }.to_owned();
        }
        Operator::Equal => "=",
        Operator::NotEqual => "≠",
        Operator::Greater => ">",
        Operator::Less => "<",
        Operator::GreaterOrEqual => "≥",
        Operator::LessOrEqual => "≤",
        Operator::Unknown(sign) => sign,
    };
    let value = match &condition.expected {
        Expected::Value(value) => answer_words(source, core::slice::from_ref(value), &PLAIN),
        Expected::Unreadable(_) | Expected::Missing => "?".to_owned(),
    };
    format!("{sign} {value}")
}

/// A name or label in DOT's quotes; a line break stays one.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}
