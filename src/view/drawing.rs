// SPDX-License-Identifier: MIT OR Apache-2.0
//! A line drawing of one control. Its name is in words beside it, so screen readers skip the drawing.

use gloo::utils::document;
use wasm_bindgen::UnwrapThrowExt;
use web_sys::{Element, HtmlElement};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Adds this drawing of `drawings.svg` to `parent`.
pub fn draw(parent: &HtmlElement, name: &str) {
    let drawing = element("svg");
    let part = element("use");
    for (target, attribute, value) in [
        (&drawing, "class", "drawing"),
        (&drawing, "aria-hidden", "true"),
        (&part, "href", &format!("drawings.svg#{name}")),
    ] {
        target.set_attribute(attribute, value).expect_throw("our own attribute names are valid");
    }
    drawing.append_child(&part).expect_throw("a new element can be added anywhere");
    parent.append_child(&drawing).expect_throw("a new element can be added anywhere");
}

fn element(name: &str) -> Element {
    document().create_element_ns(Some(SVG), name).expect_throw("our own element names are valid")
}
