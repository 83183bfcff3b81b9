// SPDX-License-Identifier: MIT OR Apache-2.0
//! Helpers for elements.

use gloo::events::EventListener;
use gloo::utils::{document, document_element};
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{Event, HtmlElement};

use crate::journey::Step;
use crate::page::Page;
use crate::pass::Verdict;
use crate::text::Language;

/// Adds an element with this class to `parent`.
pub fn add(parent: &HtmlElement, tag: &str, class: &str) -> HtmlElement {
    let element: HtmlElement =
        document().create_element(tag).expect_throw("our own tag names are valid").unchecked_into();
    element.set_class_name(class);
    parent.append_child(&element).expect_throw("a new element can be added anywhere");
    element
}

/// Adds a button with this class to `parent`.
pub fn add_button(parent: &HtmlElement, class: &str) -> HtmlElement {
    let button = add(parent, "button", class);
    set(&button, "type", Some("button"));
    button
}

/// Adds a link with this class, address and text to `parent`.
pub fn add_link(parent: &HtmlElement, class: &str, address: &str, text: &str) -> HtmlElement {
    let link = add(parent, "a", class);
    set(&link, "href", Some(address));
    say(&link, text);
    link
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
pub fn set_language(language: Language) {
    let root: HtmlElement = document_element().unchecked_into();
    set(&root, "lang", Some(language.name()));
    set(&root, "dir", Some(language.direction().name()));
}

/// Marks a text that is English in every language.
pub fn english(element: &HtmlElement) {
    set(element, "lang", Some("en"));
    set(element, "dir", Some("ltr"));
}

/// Writes page, fault, verdict and step on the root element, for the style and for the tests.
pub fn mark_root(page: &Page, verdict: &Verdict, step: Step) {
    let root: HtmlElement = document_element().unchecked_into();
    set(&root, "data-page", Some(page.kind.name()));
    set(&root, "data-fault", page.fault().map(|fault| fault.name()));
    set(&root, "data-verdict", Some(verdict.name()));
    set(&root, "data-step", Some(step.name()));
}

/// Calls back on an event, until the returned value is dropped.
pub fn on(element: &HtmlElement, event: &'static str, mut callback: impl FnMut(&Event) + 'static) -> EventListener {
    EventListener::new(element, event, move |event| callback(event))
}
