// SPDX-License-Identifier: MIT OR Apache-2.0
//! Writes XML: the elements of the administrative templates.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

/// What an element is written to.
pub type Xml = Writer<Vec<u8>>;

/// The names and values of an element's attributes.
type Attributes<'a> = &'a [(&'a str, &'a str)];

/// A document; `root` writes its root element.
pub fn document(root: impl FnOnce(&mut Xml) -> io::Result<()>) -> String {
    let mut xml = Xml::new_with_indent(Vec::new(), b' ', 2);
    // Writing to a `Vec` cannot fail.
    let _ = xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None))).and_then(|()| root(&mut xml));
    let mut text = String::from_utf8(xml.into_inner()).unwrap_or_default();
    text.push('\n');
    text
}

/// An element with others in it.
pub fn element(
    xml: &mut Xml,
    name: &str,
    attributes: Attributes,
    inner: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    xml.create_element(name).with_attributes(attributes.iter().copied()).write_inner_content(inner).map(drop)
}

/// An element without content.
pub fn empty(xml: &mut Xml, name: &str, attributes: Attributes) -> io::Result<()> {
    xml.create_element(name).with_attributes(attributes.iter().copied()).write_empty().map(drop)
}

/// An element with a text.
pub fn text(xml: &mut Xml, name: &str, attributes: Attributes, text: &str) -> io::Result<()> {
    let attributes = attributes.iter().copied();
    xml.create_element(name).with_attributes(attributes).write_text_content(BytesText::new(text)).map(drop)
}
