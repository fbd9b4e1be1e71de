//! The table of every page's review dates.

use super::render::{Build, Place, html as render};
use leptos::prelude::*;

/// The table, by title.
pub(super) fn html(build: &Build<'_>, place: &Place<'_>) -> String {
    let words = &build.site.words;
    let date = |date: Option<jiff::civil::Date>| date.map(|date| words.date(date)).unwrap_or_default();
    let mut pages: Vec<_> = build.site.pages.values().filter(|page| page.address != "/404/").collect();
    pages.sort_by(|a, b| a.title.cmp(&b.title));
    let rows: Vec<_> = pages
        .into_iter()
        .map(|page| {
            let signed_off = if page.signed_off.is_some() { words.article.yes.clone() } else { words.article.no.clone() };
            let (href, title) = (place.href(&page.address), page.title.clone());
            view! {
                <tr>
                    <th scope="row"><a href=href>{title}</a></th>
                    <td>{date(page.reviewed)}</td>
                    <td>{date(page.next_review)}</td>
                    <td>{signed_off}</td>
                </tr>
            }
        })
        .collect();
    let heads: Vec<_> =
        [&words.article.page_column, &words.article.reviewed_column, &words.article.next_review_column, &words.article.signed_off_column]
            .into_iter()
            .map(|head| view! { <th scope="col">{head.clone()}</th> })
            .collect();
    let label = words.article.next_review_column.clone();
    render(|| {
        view! {
            <div class="portal-table" tabindex="0" role="region" aria-label=label>
                <table class="portal-table__table">
                    <thead><tr>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
    })
}
