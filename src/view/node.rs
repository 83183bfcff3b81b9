// SPDX-License-Identifier: MIT OR Apache-2.0
//! Helpers for elements.

use gloo::events::EventListener;
use gloo::utils::{document, document_element};
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{Event, HtmlElement};

use crate::text::Language;

/// Adds an element with this class to `parent`.
pub fn add(parent: &HtmlElement, tag: &str, class: &str) -> HtmlElement {
    let element: HtmlElement =
        document().create_element(tag).expect_throw("our own tag names are valid").unchecked_into();
    element.set_class_name(class);
    parent.append_child(&element).expect_throw("a new element can stand anywhere");
    element
}

/// Sets an attribute; `None` removes it.
pub fn set(element: &HtmlElement, name: &str, value: Option<&str>) {
    match value {
        Some(value) => element.set_attribute(name, value).expect_throw("our own attribute names are valid"),
        None => element.remove_attribute(name).expect_throw("removing an attribute never fails"),
    }
}

/// Sets the text, if it has changed: a screen reader would announce the same text again.
pub fn say(element: &HtmlElement, text: &str) {
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
}

/// Removes all children.
pub fn clear(element: &HtmlElement) {
    element.set_text_content(None);
}

/// Sets the page's language and direction, for browser and screen reader.
pub fn speak(language: Language) {
    let root: HtmlElement = document_element().unchecked_into();
    set(&root, "lang", Some(language.folder()));
    set(&root, "dir", Some(language.direction().name()));
}

/// Calls back on an event, until the returned value is dropped.
pub fn on(element: &HtmlElement, event: &'static str, mut callback: impl FnMut(&Event) + 'static) -> EventListener {
    EventListener::new(element, event, move |event| callback(event))
}
