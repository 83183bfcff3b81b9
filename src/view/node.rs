// SPDX-License-Identifier: MIT OR Apache-2.0
//! Building elements.

use gloo::events::EventListener;
use gloo::utils::{document, document_element};
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{Event, HtmlElement};

use crate::text::Language;

/// A new element with this class, below `parent`.
pub fn add(parent: &HtmlElement, tag: &str, class: &str) -> HtmlElement {
    let element: HtmlElement =
        document().create_element(tag).expect_throw("our own tag names are valid").unchecked_into();
    element.set_class_name(class);
    parent.append_child(&element).expect_throw("a new element can stand anywhere");
    element
}

/// Sets an attribute, or takes it away.
pub fn set(element: &HtmlElement, name: &str, value: Option<&str>) {
    match value {
        Some(value) => element.set_attribute(name, value).expect_throw("our own attribute names are valid"),
        None => element.remove_attribute(name).expect_throw("removing an attribute never fails"),
    }
}

/// Sets the text, unless it stands there already: what does not change is not announced again.
pub fn say(element: &HtmlElement, text: &str) {
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
}

/// Takes away everything in it.
pub fn clear(element: &HtmlElement) {
    element.set_text_content(None);
}

/// Tells browser and screen reader which language this page is in, and which way it is written.
pub fn speak(language: Language) {
    let root: HtmlElement = document_element().unchecked_into();
    set(&root, "lang", Some(language.name()));
    set(&root, "dir", Some(language.direction().name()));
}

/// Calls back on an event, until the value that this returns is dropped.
pub fn on(element: &HtmlElement, event: &'static str, mut callback: impl FnMut(&Event) + 'static) -> EventListener {
    EventListener::new(element, event, move |event| callback(event))
}
