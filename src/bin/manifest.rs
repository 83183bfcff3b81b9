// SPDX-License-Identifier: MIT OR Apache-2.0
//! Completes the manifest: reads it without hosts and writes it with the hosts of one cloud, and with the owner's
//! website. Only the table in `src/page/hosts.rs` has the hosts, and only `docs/store/owner.json` has the website.
//!
//! `manifest CLOUD < extension/manifest.json`

use std::io::{Read, Write};
use std::process::ExitCode;

use serde_json::{Value, json};
use tap_companion::page::Cloud;

/// What can go wrong.
#[derive(Debug, thiserror::Error)]
enum Error {
    #[error("there is no package for “{0}”: {known}", known = Cloud::PACKAGED.map(Cloud::name).join(", "))]
    Cloud(String),
    #[error("the manifest cannot be read: {0}")]
    Manifest(#[from] serde_json::Error),
    #[error("the manifest has no {0}")]
    Missing(&'static str),
    #[error("the website in docs/store/owner.json does not begin with https://: “{0}”")]
    Website(String),
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("manifest: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Error> {
    let asked = std::env::args().nth(1).unwrap_or_default();
    let cloud = Cloud::PACKAGED.into_iter().find(|cloud| cloud.name() == asked).ok_or(Error::Cloud(asked))?;
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let owner: Value = serde_json::from_str(include_str!("../../docs/store/owner.json"))?;
    let website = owner.get("website").and_then(Value::as_str).unwrap_or_default();
    let manifest = with_website(complete(serde_json::from_str(&text)?, cloud)?, website)?;
    let mut out = serde_json::to_string_pretty(&manifest)?;
    out.push('\n');
    Ok(std::io::stdout().write_all(out.as_bytes())?)
}

/// The manifest with this cloud's hosts: what the extension may read, where its content scripts run, and which pages
/// may frame its panel.
fn complete(mut manifest: Value, cloud: Cloud) -> Result<Value, Error> {
    let matches: Vec<String> = cloud.hosts().map(|host| format!("https://{host}/*")).collect();
    let framing: Vec<String> = cloud.hosts().map(|host| format!("https://{host}")).collect();
    *manifest.pointer_mut("/host_permissions").ok_or(Error::Missing("host_permissions"))? = json!(matches);
    for (place, name) in [
        ("/content_scripts/0/matches", "content_scripts"),
        ("/web_accessible_resources/0/matches", "web_accessible_resources"),
    ] {
        *manifest.pointer_mut(place).ok_or(Error::Missing(name))? = json!(matches);
    }
    let security_info: Vec<String> = cloud.security_info_hosts().map(|host| format!("https://{host}/*")).collect();
    *manifest.pointer_mut("/content_scripts/1/matches").ok_or(Error::Missing("content_scripts"))? =
        json!(security_info);
    // The browser refuses a script that runs nowhere.
    if security_info.is_empty()
        && let Some(scripts) = manifest.pointer_mut("/content_scripts").and_then(Value::as_array_mut)
    {
        scripts.truncate(1);
    }
    let policy = manifest
        .pointer_mut("/content_security_policy/extension_pages")
        .ok_or(Error::Missing("content_security_policy"))?;
    let whole = format!("{} {}", policy.as_str().unwrap_or_default(), framing.join(" "));
    *policy = json!(whole);
    Ok(manifest)
}

/// The manifest with the owner's website, if there is one: a browser refuses an empty address.
fn with_website(mut manifest: Value, website: &str) -> Result<Value, Error> {
    if website.is_empty() {
        return Ok(manifest);
    }
    if !website.starts_with("https://") {
        return Err(Error::Website(website.to_owned()));
    }
    manifest.as_object_mut().ok_or(Error::Missing("fields"))?.insert("homepage_url".to_owned(), json!(website));
    Ok(manifest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> Value {
        serde_json::from_str(include_str!("../../extension/manifest.json")).expect("JSON")
    }

    #[test]
    fn the_source_names_no_host() {
        let text = manifest().to_string();
        for host in tap_companion::page::hosts::HOSTS {
            assert!(!text.contains(host.name), "{}", host.name);
        }
    }

    #[test]
    fn each_cloud_gets_its_own_hosts_in_all_four_places() {
        for cloud in Cloud::PACKAGED {
            let manifest = complete(manifest(), cloud).expect("complete");
            let expected: Vec<String> = cloud.hosts().map(|host| format!("https://{host}/*")).collect();
            assert_eq!(manifest["host_permissions"], json!(expected));
            assert_eq!(manifest["content_scripts"][0]["matches"], json!(expected));
            assert_eq!(manifest["web_accessible_resources"][0]["matches"], json!(expected));
            let policy = manifest["content_security_policy"]["extension_pages"].as_str().expect("a policy");
            let framing = policy.rsplit_once("frame-ancestors 'self' ").expect("who may frame").1;
            assert_eq!(framing.split(' ').map(|host| format!("{host}/*")).collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn the_security_info_script_runs_only_there() {
        for cloud in Cloud::PACKAGED {
            let manifest = complete(manifest(), cloud).expect("complete");
            let runs = &manifest["content_scripts"][1]["matches"];
            let expected = match cloud {
                Cloud::Global => json!(["https://mysignins.microsoft.com/*"]),
                Cloud::UsGov => json!(["https://mysignins.azure.us/*"]),
                Cloud::China | Cloud::Sovereign | Cloud::AirGapped => Value::Null,
            };
            assert_eq!(*runs, expected, "{cloud:?}");
        }
    }

    #[test]
    fn the_website_is_there_only_if_the_owner_has_one() {
        assert_eq!(with_website(manifest(), "").expect("none"), manifest());
        let website = "https://contoso.example/tap-companion";
        assert_eq!(with_website(manifest(), website).expect("one")["homepage_url"], json!(website));
        assert!(matches!(with_website(manifest(), "contoso.example"), Err(Error::Website(_))));
    }

    #[test]
    fn a_manifest_without_a_place_for_hosts_is_refused() {
        assert!(matches!(complete(json!({}), Cloud::Global), Err(Error::Missing("host_permissions"))));
    }
}
