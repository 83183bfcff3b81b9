// SPDX-License-Identifier: MIT OR Apache-2.0
//! Maps of a few entries, as objects: for `#[serde(with = "crate::by_name")]`. They are `litemap`'s, each a sorted list, because the
//! standard library's map is made for many entries, and half of its code comes along with every one of a few. What `litemap` itself
//! has for `serde` sorts what comes, which here is next to nothing, with code of the same size.

use std::fmt;
use std::marker::PhantomData;

use litemap::LiteMap;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

/// An object with an entry for each.
///
/// # Errors
/// Those of the serializer.
pub fn serialize<K: Serialize, V: Serialize, S: Serializer>(map: &LiteMap<K, V>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(map.iter())
}

/// The map of an object's entries; of two under one key the later one.
///
/// # Errors
/// Those of the deserializer.
pub fn deserialize<'de, K, V, D>(deserializer: D) -> Result<LiteMap<K, V>, D::Error>
where
    K: Deserialize<'de> + Ord,
    V: Deserialize<'de>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_map(Entries(PhantomData))
}

struct Entries<K, V>(PhantomData<(K, V)>);

impl<'de, K: Deserialize<'de> + Ord, V: Deserialize<'de>> Visitor<'de> for Entries<K, V> {
    type Value = LiteMap<K, V>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<LiteMap<K, V>, A::Error> {
        let mut map = LiteMap::new_vec();
        while let Some((key, value)) = entries.next_entry()? {
            map.insert(key, value);
        }
        Ok(map)
    }
}
