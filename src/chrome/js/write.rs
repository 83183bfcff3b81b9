// SPDX-License-Identifier: MIT OR Apache-2.0
//! To JavaScript.

use js_sys::{Array, Object, Reflect};
use serde::ser::{
    Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple, Serializer,
};
use wasm_bindgen::JsValue;

use super::{KIND, UnknownForm};

/// The value for JavaScript.
///
/// # Errors
/// Where it has no form.
pub fn write(value: &(impl Serialize + ?Sized)) -> Result<JsValue, UnknownForm> {
    value.serialize(Writer)
}

struct Writer;

/// An object under construction.
struct Parts {
    object: Object,
    name: JsValue,
}

impl Parts {
    fn new() -> Parts {
        Parts { object: Object::new(), name: JsValue::UNDEFINED }
    }

    fn put(&self, name: &JsValue, value: &(impl Serialize + ?Sized)) -> Result<(), UnknownForm> {
        Reflect::set(&self.object, name, &write(value)?).map(drop).map_err(|_| UnknownForm)
    }
}

impl Serializer for Writer {
    type Ok = JsValue;
    type Error = UnknownForm;
    type SerializeSeq = Items;
    type SerializeTuple = Items;
    type SerializeTupleStruct = Impossible<JsValue, UnknownForm>;
    type SerializeTupleVariant = Impossible<JsValue, UnknownForm>;
    type SerializeMap = Parts;
    type SerializeStruct = Parts;
    type SerializeStructVariant = Parts;

    fn serialize_bool(self, value: bool) -> Result<JsValue, UnknownForm> {
        Ok(value.into())
    }

    fn serialize_i8(self, value: i8) -> Result<JsValue, UnknownForm> {
        self.serialize_f64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Result<JsValue, UnknownForm> {
        self.serialize_f64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Result<JsValue, UnknownForm> {
        self.serialize_f64(value.into())
    }

    fn serialize_u8(self, value: u8) -> Result<JsValue, UnknownForm> {
        self.serialize_f64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<JsValue, UnknownForm> {
        self.serialize_f64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<JsValue, UnknownForm> {
        self.serialize_f64(value.into())
    }

    fn serialize_f32(self, value: f32) -> Result<JsValue, UnknownForm> {
        self.serialize_f64(value.into())
    }

    fn serialize_i64(self, value: i64) -> Result<JsValue, UnknownForm> {
        self.serialize_f64(value as f64)
    }

    fn serialize_u64(self, value: u64) -> Result<JsValue, UnknownForm> {
        self.serialize_f64(value as f64)
    }

    fn serialize_f64(self, value: f64) -> Result<JsValue, UnknownForm> {
        Ok(value.into())
    }

    fn serialize_char(self, _: char) -> Result<JsValue, UnknownForm> {
        Err(UnknownForm)
    }

    fn serialize_str(self, value: &str) -> Result<JsValue, UnknownForm> {
        Ok(value.into())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<JsValue, UnknownForm> {
        Err(UnknownForm)
    }

    fn serialize_none(self) -> Result<JsValue, UnknownForm> {
        Ok(JsValue::NULL)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<JsValue, UnknownForm> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<JsValue, UnknownForm> {
        Ok(JsValue::NULL)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<JsValue, UnknownForm> {
        Ok(JsValue::NULL)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, word: &'static str) -> Result<JsValue, UnknownForm> {
        Ok(word.into())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<JsValue, UnknownForm> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        word: &'static str,
        value: &T,
    ) -> Result<JsValue, UnknownForm> {
        let parts = Parts::new();
        parts.put(&word.into(), value)?;
        Ok(parts.object.into())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items, UnknownForm> {
        Ok(Items(Array::new()))
    }

    fn serialize_tuple(self, _: usize) -> Result<Items, UnknownForm> {
        Ok(Items(Array::new()))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, UnknownForm> {
        Err(UnknownForm)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, UnknownForm> {
        Err(UnknownForm)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Parts, UnknownForm> {
        Ok(Parts::new())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts, UnknownForm> {
        Ok(Parts::new())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        word: &'static str,
        _: usize,
    ) -> Result<Parts, UnknownForm> {
        let parts = Parts::new();
        parts.put(&KIND.into(), word)?;
        Ok(parts)
    }

    /// Whoever writes itself as text alone would bring along what writes it.
    fn collect_str<T: std::fmt::Display + ?Sized>(self, _: &T) -> Result<JsValue, UnknownForm> {
        Err(UnknownForm)
    }
}

/// A list under construction.
struct Items(Array);

impl SerializeSeq for Items {
    type Ok = JsValue;
    type Error = UnknownForm;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), UnknownForm> {
        self.0.push(&write(value)?);
        Ok(())
    }

    fn end(self) -> Result<JsValue, UnknownForm> {
        Ok(self.0.into())
    }
}

impl SerializeTuple for Items {
    type Ok = JsValue;
    type Error = UnknownForm;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), UnknownForm> {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<JsValue, UnknownForm> {
        SerializeSeq::end(self)
    }
}

impl SerializeMap for Parts {
    type Ok = JsValue;
    type Error = UnknownForm;

    fn serialize_key<K: Serialize + ?Sized>(&mut self, name: &K) -> Result<(), UnknownForm> {
        self.name = write(name)?;
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), UnknownForm> {
        self.put(&self.name, value)
    }

    fn end(self) -> Result<JsValue, UnknownForm> {
        Ok(self.object.into())
    }
}

impl SerializeStruct for Parts {
    type Ok = JsValue;
    type Error = UnknownForm;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), UnknownForm> {
        self.put(&name.into(), value)
    }

    fn end(self) -> Result<JsValue, UnknownForm> {
        Ok(self.object.into())
    }
}

impl SerializeStructVariant for Parts {
    type Ok = JsValue;
    type Error = UnknownForm;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), UnknownForm> {
        self.put(&name.into(), value)
    }

    fn end(self) -> Result<JsValue, UnknownForm> {
        Ok(self.object.into())
    }
}
