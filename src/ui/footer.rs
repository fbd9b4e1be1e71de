//! Footer: <https://service-manual.nhs.uk/design-system/components/footer>

use crate::ui::Inner;
use leptos::prelude::*;

use super::NavItem;

/// A column of links.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FooterGroup {
    /// The column's heading.
    pub heading: Option<String>,
    /// The links.
    pub items: Vec<NavItem>,
}

/// The end of every page.
#[component]
pub fn Footer(
    /// Columns of links.
    #[prop(optional)]
    groups: Vec<FooterGroup>,
    /// How many columns stand side by side, 1 to 4.
    #[prop(default = 4)]
    columns: u8,
    /// The links that every site has, such as the accessibility statement.
    #[prop(optional)]
    meta: Vec<NavItem>,
    /// Their heading for screen readers, for example "Support links".
    #[prop(optional, into)]
    meta_heading: String,
    /// Whose the site is, for example "© A Trust".
    #[prop(optional_no_strip, into)]
    copyright: Option<String>,
    /// What stands between the links and the copyright line.
    #[prop(optional)]
    children: Option<Inner>,
) -> impl IntoView {
    let (width, columns) = match columns {
        1 => ("nhsuk-grid-column-full", 1),
        2 => ("nhsuk-grid-column-one-half", 2),
        3 => ("nhsuk-grid-column-one-third", 3),
        _ => ("nhsuk-grid-column-one-quarter", 4),
    };
    let rows = groups
        .chunks(columns)
        .map(|row| {
            let groups = row.iter().cloned().map(|group| group_view(group, width));
            view! {
                <div class="nhsuk-footer__navigation nhsuk-grid-row">
                    {groups.collect::<Vec<_>>()}
                </div>
            }
        })
        .collect::<Vec<_>>();
    let meta = (!meta.is_empty()).then(|| {
        view! {
            <h2 class="nhsuk-u-visually-hidden">{meta_heading}</h2>
            {list(meta)}
        }
    });
    view! {
        <footer class="nhsuk-footer" role="contentinfo">
            <div class="nhsuk-width-container">
                {rows}
                <div class="nhsuk-footer__meta">
                    {meta} {children.map(|children| children.view())}
                    {copyright.map(|text| view! { <p class="nhsuk-body-s">{text}</p> })}
                </div>
            </div>
        </footer>
    }
}

fn group_view(group: FooterGroup, width: &'static str) -> impl IntoView {
    let heading = group.heading.map(|text| view! { <h2 class="nhsuk-footer__heading nhsuk-heading-s">{text}</h2> });
    view! { <div class=width>{heading} {list(group.items)}</div> }
}

fn list(items: Vec<NavItem>) -> impl IntoView {
    let items = items
        .into_iter()
        .map(|item| {
            let dir = item.dir();
            view! {
                <li class="nhsuk-footer__list-item">
                    <a class="nhsuk-footer__list-item-link" href=item.href dir=dir lang=item.lang.clone() hreflang=item.lang>
                        {item.text}
                    </a>
                </li>
            }
        })
        .collect::<Vec<_>>();
    view! { <ul class="nhsuk-footer__list">{items}</ul> }
}
