use super::*;

const TODAY: Date = Date { year: 2026, month: 11, day: 22 };

fn entry(id: &str, title: &str, text: &str, kinds: &[&str], needs: &[&str]) -> Entry {
    let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    Entry {
        id: id.to_owned(),
        name: title.to_owned(),
        title: fold(title),
        text: fold(text),
        kinds: ids(kinds),
        needs: ids(needs),
        ..Entry::default()
    }
}

fn tags(ids: &[&str]) -> Vec<Tag> {
    ids.iter().map(|id| Tag { id: (*id).to_owned(), name: (*id).to_owned() }).collect()
}

fn index() -> Index {
    Index {
        entries: vec![
            entry("carers-uk", "Carers UK", "Advice for carers, and other people's dementia", &["helplines", "carer-groups"], &["caring"]),
            entry("alz", "Alzheimer's Society", "A support line about dementia for people and carers", &["helplines"], &["dementia"]),
            entry("dementia-uk", "Dementia UK Admiral Nurse", "Nurses who help families", &["helplines"], &["dementia"]),
            entry("meriden", "Meriden Family Programme", "Training", &["training"], &["mental-health"]),
        ],
        kinds: tags(&["helplines", "carer-groups", "training"]),
        needs: tags(&["caring", "dementia", "mental-health"]),
        small_words: vec!["the".to_owned(), "for".to_owned()],
        ..Index::default()
    }
}

fn found(words: &str) -> Vec<String> {
    let index = index();
    let filter = Filter { words: words.to_owned(), ..Filter::default() };
    search(&index, &filter, TODAY).into_iter().map(|at| index.entries[at].id.clone()).collect()
}

#[test]
fn an_empty_filter_finds_everything_in_order() {
    assert_eq!(found(""), ["carers-uk", "alz", "dementia-uk", "meriden"]);
    assert_eq!(found("  ,. "), found(""));
}

#[test]
fn words_match_from_their_beginning_in_any_order_and_all_must() {
    assert_eq!(found("fam nur"), ["dementia-uk"]);
    assert_eq!(found("nur FAM"), ["dementia-uk"]);
    assert_eq!(found("family nothing"), Vec::<String>::new());
    assert_eq!(found("entia"), Vec::<String>::new());
}

#[test]
fn names_come_before_descriptions() {
    assert_eq!(found("dementia"), ["dementia-uk", "carers-uk", "alz"]);
}

#[test]
fn accents_capitals_and_apostrophes_do_not_matter() {
    assert_eq!(found("ALZHÉIMERS"), ["alz"]);
    assert_eq!(found("alzheimer’s"), ["alz"]);
}

#[test]
fn small_words_are_ignored_unless_they_are_all_there_is() {
    assert_eq!(found("the training"), ["meriden"]);
    assert_eq!(found("for"), ["carers-uk", "alz"]);
}

#[test]
fn one_slip_of_the_keyboard_is_forgiven() {
    for slip in ["meridan", "merriden", "meiden", "emriden", "meriedn", "mreiden"] {
        assert_eq!(found(slip), ["meriden"], "{slip}");
    }
    assert_eq!(found("alzhiemer"), ["alz"], "two neighbours swapped at the beginning of a longer word");
}

#[test]
fn two_slips_are_not() {
    assert_eq!(found("moridan"), Vec::<String>::new());
}

#[test]
fn short_words_must_be_typed_right() {
    assert_eq!(found("ukk"), Vec::<String>::new());
}

#[test]
fn a_slip_is_looked_for_only_where_the_word_as_typed_finds_nothing() {
    let index = Index { entries: vec![entry("beat", "Beat", "", &[], &[]), entry("boat", "Boat", "", &[], &[])], ..Index::default() };
    let filter = Filter { words: "boat".to_owned(), ..Filter::default() };
    assert_eq!(search(&index, &filter, TODAY), [1]);
}

#[test]
fn filters_narrow_and_combine() {
    let index = index();
    let filter = Filter { kind: Some("helplines".to_owned()), need: Some("dementia".to_owned()), ..Filter::default() };
    assert_eq!(search(&index, &filter, TODAY), [1, 2]);
    let filter = Filter { audience: Some("nobody".to_owned()), ..Filter::default() };
    assert_eq!(search(&index, &filter, TODAY), Vec::<usize>::new());
}

#[test]
fn what_was_checked_within_a_year_comes_first() {
    let mut index = index();
    index.entries[2].checked = Date::new(2026, 1, 1);
    index.entries[1].checked = Date::new(2024, 1, 1);
    assert_eq!(search(&index, &Filter::default(), TODAY), [2, 0, 1, 3]);
    index.entries[2].checked = Date::new(2020, 1, 1);
    index.entries[1].checked = Date::new(2026, 10, 1);
    let filter = Filter { words: "dementia".to_owned(), ..Filter::default() };
    assert_eq!(search(&index, &filter, TODAY), [2, 1, 0], "a name comes before a date");
}

#[test]
fn counts_say_what_another_choice_would_give() {
    let index = index();
    let filter = Filter { need: Some("dementia".to_owned()), ..Filter::default() };
    assert_eq!(counts(&index, &filter), Counts { kinds: vec![2, 0, 0], needs: vec![1, 2, 1], audiences: vec![] });
    let filter = Filter { words: "carers".to_owned(), kind: Some("carer-groups".to_owned()), ..Filter::default() };
    assert_eq!(counts(&index, &filter), Counts { kinds: vec![2, 1, 0], needs: vec![1, 0, 0], audiences: vec![] });
}

#[test]
fn counts_agree_with_the_search() {
    let index = index();
    let base = Filter { words: "carers dementia".to_owned(), ..Filter::default() };
    let counted = counts(&index, &base);
    for (kind, count) in index.kinds.iter().zip(counted.kinds) {
        let filter = Filter { kind: Some(kind.id.clone()), ..base.clone() };
        assert_eq!(search(&index, &filter, TODAY).len(), count, "{}", kind.id);
    }
}
