// SPDX-License-Identifier: MIT OR Apache-2.0
//! Do values cross the border to JavaScript unchanged, and are wrong ones refused?
#![cfg(target_arch = "wasm32")]
#![allow(missing_docs, clippy::expect_used, clippy::panic, reason = "a test")]

use js_sys::JSON;
use tap_companion::checklist::StoredTimes;
use tap_companion::chrome::{Answer, Command, PageMessage, Press, Tip, TipButton, from_js, to_js};
use tap_companion::journey::{Note, PageReport};
use tap_companion::page::{Element, Facts};
use tap_companion::pass::{Repair, Shape};
use tap_companion::settings::Values;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn js(text: &str) -> JsValue {
    JSON::parse(text).expect(text)
}

fn json(value: &JsValue) -> String {
    JSON::stringify(value).map(String::from).expect("JSON")
}

const FACTS: &str = r#"{"host":"login.microsoftonline.com","path":"/common/login","language":"de-AT","client":null,
    "redirect":"contoso.com","pageId":"ConvergedSignIn","errorCodes":["50058"],"views":[1,56],
    "seen":{"pass-field":1,"something-new":2}}"#;

#[wasm_bindgen_test]
fn facts_arrive_as_they_were_sent() {
    let message = js(&format!(r#"{{"facts":{{"facts":{FACTS},"look":3,"fresh":true}}}}"#));
    let Some(PageMessage::Facts { facts, look: 3, fresh: true }) = from_js(message) else { panic!("facts") };
    assert_eq!((facts.host.as_str(), facts.language.as_str()), ("login.microsoftonline.com", "de-AT"));
    assert_eq!((facts.client.as_deref(), facts.redirect.as_deref()), (None, Some("contoso.com")));
    assert_eq!((facts.page_id.as_deref(), facts.views.as_slice()), (Some("ConvergedSignIn"), &[1, 56][..]));
    assert!(facts.sees(Element::PassField));
    assert_eq!(facts.count(Element::Other), 2, "an unknown name is no error");
}

#[wasm_bindgen_test]
fn numbers_that_are_not_views_are_left_out() {
    let facts: Facts = from_js(js(r#"{"views":[1,-1,2.5,1e300,4294967295]}"#)).expect("facts");
    assert_eq!(facts.views, [1, 4_294_967_295]);
}

#[wasm_bindgen_test]
fn the_other_messages_of_a_page_arrive() {
    let received = |text| format!("{:?}", from_js::<PageMessage>(js(text)));
    let shapes = [
        (r#"{"shape":{"signs":"aA0!","named":null}}"#, Shape::of("aA0!")),
        (r#"{"shape":{"signs":"aay","named":{"character":"’","plain":"'"}}}"#, Shape::naming("aay", '’', "'")),
    ];
    for (text, shape) in shapes {
        assert_eq!(received(text), format!("{:?}", Some(PageMessage::Shape(shape))));
    }
    assert_eq!(received(r#""sent""#), "Some(Sent)");
    assert_eq!(received(r#""escape""#), "Some(Escape)");
    assert_eq!(received(r#""help""#), "Some(Help)");
    assert_eq!(received(r#"{"tipSeen":true}"#), "Some(TipSeen(true))");
    assert_eq!(received(r#"{"pressed":"mend"}"#), "Some(Pressed(Mend))");
    assert_eq!(received(r#"{"room":{"cramped":true}}"#), "Some(Room { cramped: true })");
}

#[wasm_bindgen_test]
fn a_message_of_another_form_is_none() {
    for text in ["null", "7", "[]", "{}", r#""run""#, r#"{"shape":7}"#, r#"{"facts":{"look":3}}"#, r#"{"room":true}"#] {
        assert!(from_js::<PageMessage>(js(text)).is_none(), "{text}");
    }
    for value in [JsValue::UNDEFINED, js_sys::Symbol::for_("facts").into(), js_sys::Function::default().into()] {
        assert!(from_js::<PageMessage>(value).is_none());
    }
    assert!(from_js::<Answer>(js(r#"{"facts":null,"shape":{"signs":""}}"#)).is_none());
}

#[wasm_bindgen_test]
fn commands_are_plain_values() {
    let buttons = vec![TipButton { label: "Remove".into(), press: Press::Mend }];
    let tip = Tip { words: "A space.".into(), tone: "watch", language: "en", direction: "ltr", buttons };
    let tip_sent = concat!(
        r#"{"tip":{"words":"A space.","tone":"watch","language":"en","direction":"ltr","#,
        r#""buttons":[{"label":"Remove","press":"mend"}]}}"#
    );
    let repair = Command::Repair { shape: Shape::of("aa "), repair: Repair::RemoveSpaces };
    for (command, expected) in [
        (
            Command::Ring { element: Some(Element::PassField), next: Some(Element::Submit), hidden: false },
            r#"{"ring":{"element":"pass-field","next":"submit","hidden":false}}"#,
        ),
        (
            Command::Ring { element: None, next: None, hidden: true },
            r#"{"ring":{"element":null,"next":null,"hidden":true}}"#,
        ),
        (Command::Tip(Some(tip)), tip_sent),
        (Command::Tip(None), r#"{"tip":null}"#),
        (Command::Withdraw, r#""withdraw""#),
        (Command::Leave { look: 7 }, r#"{"leave":{"look":7}}"#),
        (repair, r#"{"repair":{"shape":{"signs":"aa ","named":null},"repair":"removeSpaces"}}"#),
    ] {
        assert_eq!(json(&to_js(&command)), expected);
    }
}

#[wasm_bindgen_test]
fn a_stored_note_is_read_again_and_a_wrong_one_is_none() {
    let stored = js(r#"{"state":{"step":"pass","sent":true,"opened":false,"cloud":"global","heading":"application",
        "refusals":1,"refusedFor":"expired","closed":false,"wanted":false},"way":{"tenant":"contoso.com"},"until":5}"#);
    let note: Note = from_js(stored).expect("a note");
    let again: Note = from_js(to_js(&note)).expect("the same note");
    assert_eq!(again, note);
    assert!(!json(&to_js(&note)).contains("onLeave"), "an absent field is not written");
    let short: Note = from_js(js(r#"{"state":{"step":"register"},"until":5}"#)).expect("a note of another version");
    assert_eq!((short.state.step.name(), short.state.sent, short.until), ("register", false, 5.0));
    for text in ["null", "{}", r#"{"until":5}"#, r#"{"state":{"step":"nowhere"},"way":{},"until":5}"#] {
        assert!(from_js::<Note>(js(text)).is_none(), "{text}");
    }
}

#[wasm_bindgen_test]
fn one_bad_value_does_not_remove_the_others() {
    let stored =
        js(r#"{"accepted":5,"tick:passkey":"now","found:authenticator":7,"policy":{"a":[{}]},"tick:phone":null,
        "__proto__":1}"#);
    let times: StoredTimes = from_js(stored).expect("times");
    assert_eq!(json(&to_js(&times)), r#"{"accepted":5,"found:authenticator":7}"#);
    let values: Values =
        from_js(js(r#"{"a":"text","b":1.5,"c":["x",2],"d":{"e":true},"__proto__":"f"}"#)).expect("values");
    assert!(values.contains_key("__proto__"), "a strange name is read like any other");
    // No type that we write has such a name: an object of JavaScript would take it for its prototype.
    assert_eq!(json(&to_js(&values)), r#"{"a":"text","b":1.5,"c":["x",null],"d":null}"#);
}

#[wasm_bindgen_test]
fn an_incomplete_report_is_still_read() {
    let report: PageReport = from_js(js(r#"{"kind":"sighting","facts":{},"shape":{"signs":"aa"}}"#)).expect("a report");
    assert!(!report.sent && report.shape == Shape::of("aa"));
}
