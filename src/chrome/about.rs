// SPDX-License-Identifier: MIT OR Apache-2.0
//! What this package and this browser are.

use js_sys::Promise;
use serde::Deserialize;
use wasm_bindgen::prelude::*;

use super::convert::property;
use super::{Call, from_js};
use crate::page::{Cloud, Versions, hosts};
use crate::settings::Settings;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["chrome", "runtime"], js_name = getManifest)]
    fn get_manifest() -> Result<JsValue, JsValue>;
}

/// What we need of the manifest. A field that is missing is empty.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Manifest {
    version: String,
    host_permissions: Vec<String>,
}

fn manifest() -> Manifest {
    get_manifest().ok().and_then(from_js).unwrap_or_default()
}

/// Whether this address is on one of the hosts that this package asks for.
#[must_use]
pub fn holds(address: &str) -> bool {
    manifest()
        .host_permissions
        .iter()
        .any(|permission| permission.strip_suffix('*').is_some_and(|host| address.starts_with(host)))
}

/// Whether this address is one of our own pages.
#[must_use]
pub fn is_own_page(address: &str) -> bool {
    let origin = gloo::utils::window().location().origin().unwrap_or_default();
    address.strip_prefix(&origin).is_some_and(|rest| rest.starts_with('/'))
}

/// The origin of the page that this frame is in, as the browser says it; `None` if this is no frame.
#[must_use]
pub fn origin_around() -> Option<String> {
    let location = gloo::utils::window().location();
    property(&property(&location, "ancestorOrigins"), "0").as_string()
}

/// Whether this frame is in a page of our own: the practice page.
#[must_use]
pub fn stands_in_own_page() -> bool {
    origin_around().is_some_and(|around| Some(around) == gloo::utils::window().location().origin().ok())
}

/// The word in the address of this frame: the content script has put it there.
#[must_use]
pub fn own_word() -> String {
    gloo::utils::window().location().hash().unwrap_or_default().trim_start_matches('#').to_owned()
}

/// The cloud to start in: the one that has the organisation's accounts, or this package's. If they differ, this package
/// cannot reach the organisation's My Security info.
#[must_use]
pub fn home_cloud(settings: &Settings) -> Cloud {
    match settings.cloud {
        Some(cloud) if cloud != package_cloud() && cloud.security_info().is_some() => Cloud::AirGapped,
        Some(cloud) => cloud,
        None => package_cloud(),
    }
}

/// The cloud that this package was made for, by the hosts that it asks for.
#[must_use]
pub fn package_cloud() -> Cloud {
    manifest()
        .host_permissions
        .iter()
        .filter_map(|permission| permission.strip_prefix("https://")?.split('/').next())
        .find_map(hosts::find)
        .map_or(Cloud::default(), |host| host.cloud)
}

/// The versions of the extension and the browser. An unknown one is empty.
#[must_use]
pub fn versions() -> Versions {
    Versions { extension: manifest().version, browser: browser().unwrap_or_default() }
}

/// The last name in the user agent is the browser itself: `Edg/150.0.0.0`, `Chrome/150.0.0.0`.
fn browser() -> Option<String> {
    let agent = gloo::utils::window().navigator().user_agent().ok()?;
    let names: Vec<&str> = agent.split(' ').filter(|name| name.contains('/') && !name.starts_with("Safari/")).collect();
    names.last().map(|name| (*name).to_owned())
}

/// What this installation is, for someone who has to find out why something does not work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Installation {
    /// The versions.
    pub versions: Versions,
    /// The extension's id.
    pub id: String,
    /// How it was installed, in the browser's own word: `admin` by policy, `normal` from a store, `development` from a
    /// folder.
    pub how: String,
    /// The cloud that the package was made for.
    pub cloud: Cloud,
    /// Where its updates come from; empty if it was loaded from a folder.
    pub update_url: String,
    /// Hosts that the package asks for and that the person blocks. Hosts that a policy blocks (`runtime_blocked_hosts`)
    /// are not visible here.
    pub withheld: Vec<String>,
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["chrome", "management"], js_name = getSelf)]
    fn get_self() -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["chrome", "permissions"], js_name = getAll)]
    fn get_permissions() -> Result<Promise, JsValue>;
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct ExtensionInfo {
    id: String,
    install_type: String,
    update_url: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Permissions {
    origins: Vec<String>,
}

/// Whether a policy of the organisation installed this copy.
pub async fn is_managed_copy() -> bool {
    Call::from(get_self()).await.ok().and_then(from_js).is_some_and(|own: ExtensionInfo| own.install_type == "admin")
}

/// What this installation is. Unknown parts are empty.
pub async fn installation() -> Installation {
    // Both calls start before the first answer.
    let (own, granted) = (Call::from(get_self()), Call::from(get_permissions()));
    let own: ExtensionInfo = own.await.ok().and_then(from_js).unwrap_or_default();
    let granted: Permissions = granted.await.ok().and_then(from_js).unwrap_or_default();
    Installation {
        versions: versions(),
        id: own.id,
        how: own.install_type,
        update_url: own.update_url,
        cloud: package_cloud(),
        withheld: manifest().host_permissions.into_iter().filter(|host| !granted.origins.contains(host)).collect(),
    }
}
