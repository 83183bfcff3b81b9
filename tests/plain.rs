// SPDX-License-Identifier: MIT OR Apache-2.0
//! Plain values over the border to JavaScript, beside `serde-wasm-bindgen`, which does the same for any type.
#![cfg(target_arch = "wasm32")]
#![allow(missing_docs, clippy::expect_used, reason = "a test")]

use tap_companion::chrome::js;
use tap_companion::plain::Plain;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const VALUES: [&str; 8] = [
    "null",
    r#""text with ✓, 🔑 and \u0000""#,
    "-1.5e300",
    "true",
    "[]",
    r#"{"kind":"facts","facts":{"views":[1,56],"seen":{"pass-field":1},"client":null,"fresh":false},"look":3}"#,
    r#"[[["deep"]],{"a":{"b":[{}]}},0]"#,
    r#"{"__proto__":1,"constructor":"x","":[null]}"#,
];

#[wasm_bindgen_test]
fn what_comes_is_read_as_serde_wasm_bindgen_reads_it() {
    for text in VALUES {
        let value = js_sys::JSON::parse(text).expect(text);
        let theirs: serde_json::Value = serde_wasm_bindgen::from_value(value.clone()).expect(text);
        assert_eq!(js::read(&value), Plain::from(theirs), "{text}");
    }
}

#[wasm_bindgen_test]
fn what_goes_is_what_came() {
    for text in VALUES {
        let value = js_sys::JSON::parse(text).expect(text);
        let back = js_sys::JSON::stringify(&js::write(&js::read(&value))).expect(text);
        assert_eq!(back, js_sys::JSON::stringify(&value).expect(text), "{text}");
    }
}

#[wasm_bindgen_test]
fn what_has_no_plain_form_is_nothing() {
    for text in ["undefined", "Symbol()", "10n", "(() => {})"] {
        let value = js_sys::eval(text).expect(text);
        let read = js::read(&value);
        assert!(matches!(read, Plain::Nothing) || read == Plain::Object(Vec::new()), "{text}: {read:?}");
    }
}
