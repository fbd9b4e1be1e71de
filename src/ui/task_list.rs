//! Task list: <https://service-manual.nhs.uk/design-system/components/task-list>

use crate::ui::Settle;
use leptos::prelude::*;

use super::{Tag, TagText, Target};

/// One task, such as a section of a tool.
#[derive(Clone, Debug)]
pub struct Task {
    /// The task's name.
    pub text: String,
    /// Help with it.
    pub hint: Option<String>,
    /// Where it leads; none when it cannot be started yet.
    pub target: Option<Target>,
    /// How far it is.
    pub status: TaskStatus,
}

/// How far a task is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TaskStatus {
    /// Plain words.
    Text(String),
    /// A tag.
    Tag(TagText),
}

/// Tasks in an order of the reader's own choice, with how far each is.
#[component]
pub fn TaskList(
    /// The ids of hints and states are `{id_prefix}-1-hint`, `{id_prefix}-1-status` and so on.
    #[prop(into)]
    id_prefix: String,
    /// The tasks.
    items: Vec<Task>,
) -> impl IntoView {
    let items = items
        .into_iter()
        .enumerate()
        .map(|(index, task)| task_view(task, [id_prefix.as_str(), "-", &(index + 1).to_string()].concat()))
        .collect::<Vec<_>>();
    view! { <ul class="nhsuk-task-list">{items}</ul> }
}

fn task_view(task: Task, id: String) -> impl IntoView {
    let Task { text, hint, target, status } = task;
    let hint_id = [&id, "-hint"].concat();
    let status_id = [&id, "-status"].concat();
    let class = match target {
        Some(_) => "nhsuk-task-list__item nhsuk-task-list__item--with-link",
        None => "nhsuk-task-list__item",
    };
    let name = match target {
        Some(target) => {
            let described_by = match hint {
                Some(_) => [&hint_id, " ", &status_id].concat(),
                None => status_id.clone(),
            };
            let class = "nhsuk-task-list__link nhsuk-link".to_owned();
            target.view(class, None, Some(described_by), text.settle())
        }
        None => view! { <div>{text}</div> }.settle(),
    };
    let hint = hint.map(|hint| {
        view! {
            <div class="nhsuk-task-list__hint" id=hint_id>
                {hint}
            </div>
        }
    });
    let status = match status {
        TaskStatus::Text(text) => text.settle(),
        TaskStatus::Tag(TagText { text, colour, border, class }) => {
            view! { <Tag text=text colour=colour border=border class=class /> }.settle()
        }
    };
    view! {
        <li class=class>
            <div class="nhsuk-task-list__name-and-hint">{name} {hint}</div>
            <div class="nhsuk-task-list__status" id=status_id>
                {status}
            </div>
        </li>
    }
}
