// SPDX-License-Identifier: MIT OR Apache-2.0
//! From JavaScript.

use js_sys::{Array, Object, Reflect};
use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess,
    Visitor,
};
use serde::forward_to_deserialize_any;
use wasm_bindgen::{JsCast, JsValue};

use super::{KIND, UnknownForm};

/// The value that stands here.
///
/// # Errors
/// Where it is in a form that is not known.
pub fn read<T: DeserializeOwned>(value: JsValue) -> Result<T, UnknownForm> {
    T::deserialize(Js(value))
}

/// A value to be read.
struct Js(JsValue);

impl Js {
    fn is_nothing(&self) -> bool {
        self.0.is_null() || self.0.is_undefined()
    }

    fn part(&self, name: &str) -> JsValue {
        Reflect::get(&self.0, &name.into()).unwrap_or_default()
    }

    fn list(&self) -> Result<Items, UnknownForm> {
        let list = self.0.dyn_ref::<Array>().ok_or(UnknownForm)?;
        Ok(Items { list: list.clone(), next: 0 })
    }

    /// An object that is no list.
    fn object(&self) -> Result<&Object, UnknownForm> {
        self.0.dyn_ref::<Object>().filter(|object| !Array::is_array(object)).ok_or(UnknownForm)
    }

    /// A whole number of at most 53 bits, of which the type that wants it takes what it can hold.
    fn whole<'de, V: Visitor<'de>>(&self, visitor: V) -> Result<V::Value, UnknownForm> {
        const MOST: f64 = 9_007_199_254_740_991.0;
        let number = self.0.as_f64().filter(|number| number.trunc() == *number && number.abs() <= MOST).ok_or(UnknownForm)?;
        if number < 0.0 { visitor.visit_i64(number as i64) } else { visitor.visit_u64(number as u64) }
    }
}

impl<'de> Deserializer<'de> for Js {
    type Error = UnknownForm;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, UnknownForm> {
        if self.is_nothing() {
            visitor.visit_unit()
        } else if let Some(text) = self.0.as_string() {
            visitor.visit_string(text)
        } else if let Some(number) = self.0.as_f64() {
            visitor.visit_f64(number)
        } else if let Some(flag) = self.0.as_bool() {
            visitor.visit_bool(flag)
        } else if let Ok(items) = self.list() {
            visitor.visit_seq(items)
        } else {
            self.deserialize_map(visitor)
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, UnknownForm> {
        if self.is_nothing() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, UnknownForm> {
        visitor.visit_bool(self.0.as_bool().ok_or(UnknownForm)?)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, UnknownForm> {
        visitor.visit_f64(self.0.as_f64().ok_or(UnknownForm)?)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, UnknownForm> {
        self.whole(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, UnknownForm> {
        self.whole(visitor)
    }

    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, UnknownForm> {
        self.whole(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, UnknownForm> {
        visitor.visit_string(self.0.as_string().ok_or(UnknownForm)?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, UnknownForm> {
        self.deserialize_string(visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, UnknownForm> {
        visitor.visit_seq(self.list()?)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, UnknownForm> {
        let entries = Object::entries(self.object()?);
        visitor.visit_map(Entries { entries: Items { list: entries, next: 0 }, value: JsValue::UNDEFINED })
    }

    /// What is not there, or undefined, is missing; what is there beside the fields is nobody's business.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, UnknownForm> {
        self.object()?;
        visitor.visit_map(Fields { object: self, fields, value: JsValue::UNDEFINED })
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, UnknownForm> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, UnknownForm> {
        visitor.visit_enum(Choice(self))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, UnknownForm> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i64 i128 u16 u64 u128 f32 char bytes byte_buf unit unit_struct tuple tuple_struct identifier
    }
}

/// What is left of a list.
struct Items {
    list: Array,
    next: u32,
}

impl Items {
    fn take(&mut self) -> Option<JsValue> {
        (self.next < self.list.length()).then(|| {
            self.next += 1;
            self.list.get(self.next - 1)
        })
    }
}

impl<'de> SeqAccess<'de> for Items {
    type Error = UnknownForm;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, UnknownForm> {
        self.take().map(|item| seed.deserialize(Js(item))).transpose()
    }
}

/// What is left of an object, by whatever names.
struct Entries {
    entries: Items,
    value: JsValue,
}

impl<'de> MapAccess<'de> for Entries {
    type Error = UnknownForm;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, UnknownForm> {
        let Some(entry) = self.entries.take() else { return Ok(None) };
        let entry = Array::unchecked_from_js(entry);
        self.value = entry.get(1);
        seed.deserialize(Js(entry.get(0))).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, UnknownForm> {
        seed.deserialize(Js(std::mem::take(&mut self.value)))
    }
}

/// What is left of an object's fields.
struct Fields {
    object: Js,
    fields: &'static [&'static str],
    value: JsValue,
}

impl<'de> MapAccess<'de> for Fields {
    type Error = UnknownForm;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, UnknownForm> {
        while let Some((name, rest)) = self.fields.split_first() {
            self.fields = rest;
            self.value = self.object.part(name);
            if !self.value.is_undefined() {
                let name: StrDeserializer<UnknownForm> = name.into_deserializer();
                return seed.deserialize(name).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, UnknownForm> {
        seed.deserialize(Js(std::mem::take(&mut self.value)))
    }
}

/// One of several.
struct Choice(Js);

impl<'de> EnumAccess<'de> for Choice {
    type Error = UnknownForm;
    type Variant = Js;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Js), UnknownForm> {
        let Choice(js) = self;
        let (word, content) = match js.0.as_string().or_else(|| js.part(KIND).as_string()) {
            Some(word) => (word, js),
            None => {
                let entry = Object::entries(js.object()?).get(0).dyn_into::<Array>().map_err(|_| UnknownForm)?;
                (entry.get(0).as_string().ok_or(UnknownForm)?, Js(entry.get(1)))
            }
        };
        let word: StrDeserializer<UnknownForm> = word.as_str().into_deserializer();
        Ok((seed.deserialize(word)?, content))
    }
}

impl<'de> VariantAccess<'de> for Js {
    type Error = UnknownForm;

    fn unit_variant(self) -> Result<(), UnknownForm> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, UnknownForm> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, UnknownForm> {
        Err(UnknownForm)
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, UnknownForm> {
        self.deserialize_struct("", fields, visitor)
    }
}
