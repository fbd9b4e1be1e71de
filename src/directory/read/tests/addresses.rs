//! Phone numbers, links, e-mail addresses, points on the map, and texts: what outsiders could abuse.

use serde_json::json;

use super::super::super::service::PhoneKind;
use super::*;

#[test]
fn phones_come_from_five_places_in_order_without_duplicates() {
    let reading = feed!("phones_in_five_places");
    let service = service(&reading, "a");
    let voices: Vec<_> = service.phones.iter().filter(|phone| phone.kind == PhoneKind::Voice).map(|p| p.number.as_str()).collect();
    assert_eq!(
        voices,
        ["01632 960001", "(01632) 960002", "+44 1632 960003", "01632 960004", "01632 960005", "01632 960006", "01632 960007"]
    );
    assert_eq!(service.text().unwrap().number, "01632 960001", "a text number may be the same as a voice number");
    assert_eq!(service.voice().unwrap().note.as_deref(), Some("Office hours"));
    assert_eq!(problems(&reading), ["a number mended", "a number mended"]);
    assert!(matches!(&reading.problems[0].reason, Reason::NotAPhone(text) if text == "ask at reception"));
}

#[test]
fn phone_links_hold_only_digits() {
    let href = |number: &str, kind: &str| {
        let feed = json!({ "id": "a", "name": "A", "status": "active", "phones": [{ "number": number, "type": kind }] });
        read(&feed.to_string()).unwrap().services[0].phones[0].href()
    };
    assert_eq!(href("0800 068 4141", "voice"), "tel:08000684141");
    assert_eq!(href("85258", "text"), "sms:85258");
    assert_eq!(href("+44 (0)1632 960001", "voice"), "tel:+441632960001");
    assert_eq!(href("0800\u{a0}1111", "cell"), "tel:08001111");
}

#[test]
fn impossible_coordinates_are_left_out() {
    let reading = feed!("impossible_coordinates");
    assert_eq!(
        problems(&reading),
        [
            "beyond latitude mended",
            "swapped latitude mended",
            "null-island latitude mended",
            "half longitude mended",
            "words latitude mended"
        ]
    );
    assert_eq!(service(&reading, "beyond").places[0].position, None);
    assert!(service(&reading, "good").places[0].position.is_some());
}

#[test]
fn web_addresses_are_http_or_https_and_hide_nothing() {
    let reading = feed!("bad_web_addresses");
    let hosts = ["port", "words-for-a-port", "bracket", "brackets", "after-brackets", "many-colons"];
    for bad in ["javascript", "hidden", "tab", "data", "ftp", "words", "login", "no-host", "markup"].into_iter().chain(hosts) {
        assert_eq!(service(&reading, bad).web(), None, "{bad}");
        assert!(problems(&reading).contains(&format!("{bad} url mended")), "{bad}");
    }
    assert_eq!(service(&reading, "good-port").web(), Some("https://example.org:8443/a"));
    assert_eq!(service(&reading, "good-numbers").web(), Some("http://[2001:db8::1]:80/"));
    assert_eq!(service(&reading, "organisation").web(), None);
    assert!(problems(&reading).contains(&"organisation website mended".to_owned()));
    assert_eq!(service(&reading, "no-scheme").web(), Some("https://www.example.org/groups"));
    assert!(problems(&reading).contains(&"no-scheme url mended".to_owned()));
    assert_eq!(service(&reading, "good").web(), Some("https://example.org/a?b=c#d"));
    assert_eq!(reading.problems.len(), 17);
}

#[test]
fn a_message_never_repeats_a_control_character() {
    let reading = feed!("bad_web_addresses");
    assert!(reading.problems.iter().all(|problem| !problem.to_string().contains(char::is_control)));
}

#[test]
fn an_email_address_is_one_address() {
    let reading = feed!("bad_emails");
    assert_eq!(problems(&reading), ["no-at email mended", "two email mended", "header email mended", "no-host email mended"]);
    assert_eq!(service(&reading, "two").email, None);
    assert_eq!(service(&reading, "mailto").email.as_deref(), Some("a@example.org"));
    assert_eq!(service(&reading, "good").email.as_deref(), Some("office@example.org"));
}

#[test]
fn texts_lose_markup_and_control_characters() {
    let reading = feed!("not_plain_text");
    let name = |id| service(&reading, id).name.as_str();
    assert_eq!(name("script"), "Tea & talk");
    assert_eq!(service(&reading, "html").description.as_deref(), Some("Come in & sit down"));
    assert_eq!(name("controls"), "ABgnp");
    assert_eq!(name("nested"), "< script>alert(1)");
    assert_eq!(name("unclosed"), "Walks img src=x");
    assert_eq!(name("good"), "Ages 5 < 10 and <3");
    assert_eq!(reading.problems.len(), 5);
    assert!(reading.problems.iter().all(|problem| problem.reason == Reason::NotPlainText));
}
