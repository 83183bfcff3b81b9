// SPDX-License-Identifier: MIT OR Apache-2.0
//! The tenant that a sign-in's address names: with it, My Security info opens in the right organisation.

use serde::{Deserialize, Serialize};

/// A tenant as it may be in an address: letters, digits, hyphens and dots, and nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Tenant {
    /// By its id, a GUID.
    Id(String),
    /// By one of its domains.
    Name(String),
    /// Any tenant: the one of the account.
    Any,
}

/// What an address has instead of a tenant if any will do (C 2026-09).
const ANY: [&str; 3] = ["common", "organizations", "consumers"];

/// The start of a path's part in an address that asks for a sign-in (C 2026-09).
const ANSWERS: &str = "authorize";

/// The longest domain that we accept, in characters.
const LONGEST_DOMAIN: usize = 100;

impl Tenant {
    /// The tenant in the path of a sign-in's address, `/{tenant}/…` (C 2026-09); `None` if it names none.
    #[must_use]
    pub(super) fn in_path(path: &str) -> Option<Tenant> {
        let (first, rest) = path.strip_prefix('/')?.split_once('/')?;
        if rest.is_empty() {
            return None;
        }
        if ANY.contains(&first) && rest.split('/').any(|part| part.starts_with(ANSWERS)) {
            Some(Tenant::Any)
        } else {
            Tenant::named(first)
        }
    }

    /// The tenant of this id or domain.
    #[must_use]
    pub fn named(text: &str) -> Option<Tenant> {
        if is_guid(text) {
            Some(Tenant::Id(text.to_ascii_lowercase()))
        } else if is_domain(text) {
            Some(Tenant::Name(text.to_ascii_lowercase()))
        } else {
            None
        }
    }
}

impl From<Tenant> for String {
    fn from(tenant: Tenant) -> String {
        match tenant {
            Tenant::Id(text) | Tenant::Name(text) => text,
            Tenant::Any => ANY[0].to_owned(),
        }
    }
}

impl TryFrom<String> for Tenant {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Tenant, &'static str> {
        if text == ANY[0] { Ok(Tenant::Any) } else { Tenant::named(&text).ok_or("is no tenant") }
    }
}

pub(crate) fn is_guid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
        && groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn is_domain(text: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    text.len() <= LONGEST_DOMAIN && text.split('.').nth(1).is_some() && text.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_id_or_a_domain_with_more_after_it_is_a_tenant() {
        let id = "2F6F0C0A-7e11-4a6b-9d59-5f2c7d9a0b7e";
        assert_eq!(Tenant::in_path(&format!("/{id}/oauth2/v2.0/authorize")), Some(Tenant::Id(id.to_ascii_lowercase())));
        assert_eq!(Tenant::in_path("/Contoso.com/saml2"), Some(Tenant::Name("contoso.com".into())));
        assert_eq!(Tenant::in_path("/common/oauth2/v2.0/authorize"), Some(Tenant::Any));
        for path in [
            "",
            "/",
            "/common/login",
            "/common/SAS/ProcessAuth",
            "/organizations/login",
            "/kmsi",
            "/login.srf",
            "/contoso.com",
            "/contoso.com/",
            "/contoso..com/login",
            "/-contoso.com/login",
            "/contoso.com%2f/login",
            "//contoso.com/login",
            "/2f6f0c0a-7e11-4a6b-9d59/login",
        ] {
            assert_eq!(Tenant::in_path(path), None, "{path}");
        }
    }

    proptest! {
        #[test]
        fn a_tenant_has_only_plain_characters(path in "/?.{0,30}/.{0,5}") {
            if let Some(Tenant::Id(text) | Tenant::Name(text)) = Tenant::in_path(&path) {
                prop_assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.')));
            }
        }
    }
}
