// SPDX-License-Identifier: MIT OR Apache-2.0
//! Plain values over the border to JavaScript, both ways. `null` and `undefined` are nothing there, and nothing is `null`.

use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

use crate::plain::Plain;

/// The value that stands here. What has no plain form is nothing.
#[must_use]
pub fn read(value: &JsValue) -> Plain {
    if let Some(text) = value.as_string() {
        Plain::Text(text)
    } else if let Some(number) = value.as_f64() {
        Plain::Number(number)
    } else if let Some(flag) = value.as_bool() {
        Plain::Flag(flag)
    } else if let Some(list) = value.dyn_ref::<Array>() {
        Plain::List(list.iter().map(|item| read(&item)).collect())
    } else if let Some(object) = value.dyn_ref::<Object>() {
        let entry = |entry: JsValue| {
            let pair = entry.unchecked_into::<Array>();
            Some((pair.get(0).as_string()?, read(&pair.get(1))))
        };
        Plain::Object(Object::entries(object).iter().filter_map(entry).collect())
    } else {
        Plain::Nothing
    }
}

/// The value for JavaScript.
#[must_use]
pub fn write(value: &Plain) -> JsValue {
    match value {
        Plain::Nothing => JsValue::NULL,
        Plain::Text(text) => text.into(),
        Plain::Number(number) => (*number).into(),
        Plain::Flag(flag) => (*flag).into(),
        Plain::List(items) => {
            let list = Array::new();
            for item in items {
                list.push(&write(item));
            }
            list.into()
        }
        Plain::Object(entries) => {
            let pairs = Array::new();
            for (name, value) in entries {
                pairs.push(&Array::of2(&name.into(), &write(value)));
            }
            // Of pairs, it makes an object whatever their names are, `__proto__` among them.
            Object::from_entries(&pairs).map_or(JsValue::NULL, JsValue::from)
        }
    }
}
