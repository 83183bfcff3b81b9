// SPDX-License-Identifier: MIT OR Apache-2.0
//! What this package and this browser are.

use js_sys::{Promise, Reflect};
use wasm_bindgen::prelude::*;

use super::{Asked, js};
use crate::page::{Cloud, Versions, hosts};
use crate::plain::Plain;
use crate::settings::Settings;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["chrome", "runtime"], js_name = getManifest)]
    fn get_manifest() -> Result<JsValue, JsValue>;
}

/// What cannot be read is nothing.
fn manifest() -> Plain {
    get_manifest().map(|manifest| js::read(&manifest)).unwrap_or_default()
}

fn host_permissions() -> Vec<String> {
    manifest().get("host_permissions").items().iter().map(Plain::words).collect()
}

/// Whether this address is on one of the hosts that this package asks for.
#[must_use]
pub fn holds(address: &str) -> bool {
    host_permissions()
        .iter()
        .any(|permission| permission.strip_suffix('*').is_some_and(|host| address.starts_with(host)))
}

/// Whether this address is one of our own pages.
#[must_use]
pub fn is_own_page(address: &str) -> bool {
    let origin = gloo::utils::window().location().origin().unwrap_or_default();
    address.strip_prefix(&origin).is_some_and(|rest| rest.starts_with('/'))
}

/// Whether this frame stands in a page of our own: the practice page.
#[must_use]
pub fn stands_in_own_page() -> bool {
    let location = gloo::utils::window().location();
    let above = Reflect::get(&location, &"ancestorOrigins".into()).and_then(|origins| Reflect::get_u32(&origins, 0));
    above.is_ok_and(|above| above.is_string() && above.as_string() == location.origin().ok())
}

/// The cloud to begin in: the one in which the organisation's accounts live, or this package's. Where the two are not the same, the
/// organisation's My Security info is out of our reach.
#[must_use]
pub fn home_cloud(settings: &Settings) -> Cloud {
    match settings.cloud {
        Some(cloud) if cloud != package_cloud() && cloud.security_info().is_some() => Cloud::AirGapped,
        Some(cloud) => cloud,
        None => package_cloud(),
    }
}

/// The cloud that this package was made for: the one of the hosts that it asks for.
#[must_use]
pub fn package_cloud() -> Cloud {
    host_permissions()
        .iter()
        .filter_map(|permission| permission.strip_prefix("https://")?.split('/').next())
        .find_map(hosts::find)
        .map_or(Cloud::default(), |host| host.cloud)
}

/// The versions of the extension and the browser. What cannot be told is left empty.
#[must_use]
pub fn versions() -> Versions {
    let extension = manifest().get("version").words();
    Versions { extension, browser: browser().unwrap_or_default() }
}

/// The last name of the user agent's list is the browser itself: `Edg/150.0.0.0`, `Chrome/150.0.0.0`.
fn browser() -> Option<String> {
    let navigator = gloo::utils::window().navigator();
    let agent = Reflect::get(&navigator, &"userAgent".into()).ok()?.as_string()?;
    let names: Vec<&str> = agent.split(' ').filter(|name| name.contains('/') && !name.starts_with("Safari/")).collect();
    names.last().map(|name| (*name).to_owned())
}

/// What this installation is, for who has to find out why something is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Installation {
    /// The versions.
    pub versions: Versions,
    /// The extension's id.
    pub id: String,
    /// How it was installed, in the browser's own word: `admin` by policy, `normal` from a store, `development` from a folder.
    pub how: String,
    /// The cloud that the package was made for.
    pub cloud: Cloud,
    /// Where its updates come from; empty where it was loaded from a folder.
    pub update_url: String,
    /// Hosts that it asks for and that the person keeps it off. A policy that does (`runtime_blocked_hosts`) is not told of here.
    pub withheld: Vec<String>,
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["chrome", "management"], js_name = getSelf)]
    fn get_self() -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["chrome", "permissions"], js_name = getAll)]
    fn get_permissions() -> Result<Promise, JsValue>;
}

/// What this installation is. What cannot be told is left empty.
pub async fn installation() -> Installation {
    // Both are asked before the first has answered.
    let (own, granted) = (Asked::from(get_self()), Asked::from(get_permissions()));
    let own = own.await.map(|own| js::read(&own)).unwrap_or_default();
    let granted = granted.await.map(|all| js::read(&all)).unwrap_or_default();
    let is_granted = |host: &String| granted.get("origins").items().iter().any(|origin| origin.text() == Some(host));
    Installation {
        versions: versions(),
        id: own.get("id").words(),
        how: own.get("installType").words(),
        update_url: own.get("updateUrl").words(),
        cloud: package_cloud(),
        withheld: host_permissions().into_iter().filter(|host| !is_granted(host)).collect(),
    }
}
