// SPDX-License-Identifier: MIT OR Apache-2.0
//! The address of My Security info: that of the cloud, with the tenant and language that the pages named.

use serde::{Deserialize, Serialize};

use crate::page::{Cloud, Page, Tenant};
use crate::settings::Settings;

/// The longest language tag that we accept, in characters.
const LONGEST_LANGUAGE: usize = 12;

/// What the pages of a sign-in have said about the address of My Security info.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SecurityInfoLink {
    #[serde(skip_serializing_if = "Option::is_none")]
    tenant: Option<Tenant>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
}

impl SecurityInfoLink {
    /// Adds what this page says; the rest stays. Returns whether anything is new.
    pub fn learn(&mut self, page: &Page) -> bool {
        let language = Some(&page.language).filter(|language| is_tag(language)).or(self.language.as_ref());
        let now = SecurityInfoLink { tenant: page.tenant.clone().or(self.tenant.clone()), language: language.cloned() };
        let is_news = now != *self;
        *self = now;
        is_news
    }

    /// The address of My Security info in this cloud (parameters: C 2026-09); `None` if there is none. Its host is
    /// always one of the table. If the pages named no tenant, it has the tenant of `settings`.
    #[must_use]
    pub fn security_info(&self, cloud: Cloud, settings: &Settings) -> Option<String> {
        let named = self.tenant.as_ref().filter(|tenant| **tenant != Tenant::Any);
        let tenant = match named.or(settings.tenant.as_ref()) {
            Some(Tenant::Id(id)) => Some(("tenantId", id)),
            Some(Tenant::Name(name)) => Some(("tenant", name)),
            Some(Tenant::Any) | None => None,
        };
        let known = tenant
            .into_iter()
            .chain(self.language.iter().filter(|language| is_tag(language)).map(|language| ("lng", language)));
        let mut address = cloud.security_info()?.to_owned();
        let mut before = "?";
        for (name, value) in known {
            address = address + before + name + "=" + value;
            before = "&";
        }
        Some(address)
    }
}

/// A BCP 47 tag, as far as it matters: letters, digits and hyphens.
fn is_tag(text: &str) -> bool {
    (2..=LONGEST_LANGUAGE).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::page::{Facts, recognise};

    fn page(path: &str, language: &str) -> Page {
        let host = "login.microsoftonline.com".into();
        recognise(&Facts { host, path: path.into(), language: language.into(), ..Facts::default() })
    }

    fn address(pages: &[Page]) -> String {
        let mut way = SecurityInfoLink::default();
        for page in pages {
            way.learn(page);
        }
        way.security_info(Cloud::Global, &Settings::default()).expect("an address")
    }

    #[test]
    fn the_address_has_what_the_pages_named() {
        assert_eq!(address(&[]), "https://mysignins.microsoft.com/security-info");
        assert_eq!(
            address(&[page("/contoso.com/oauth2/v2.0/authorize", "de-DE"), page("/common/login", "")]),
            "https://mysignins.microsoft.com/security-info?tenant=contoso.com&lng=de-DE"
        );
        let any = [page("/contoso.com/login", ""), page("/common/oauth2/v2.0/authorize", "")];
        assert_eq!(address(&any), "https://mysignins.microsoft.com/security-info", "a new sign-in, of any tenant");
        let id = "2f6f0c0a-7e11-4a6b-9d59-5f2c7d9a0b7e";
        assert_eq!(
            address(&[page(&format!("/{id}/login"), "x")]),
            format!("https://mysignins.microsoft.com/security-info?tenantId={id}")
        );
        assert_eq!(SecurityInfoLink::default().security_info(Cloud::China, &Settings::default()), None);
    }

    #[test]
    fn without_a_tenant_of_a_page_the_tenant_of_it_applies() {
        let settings = Settings { tenant: Tenant::named("fabrikam.com"), ..Settings::default() };
        let mut way = SecurityInfoLink::default();
        let address = |way: &SecurityInfoLink| way.security_info(Cloud::Global, &settings).expect("an address");
        assert_eq!(address(&way), "https://mysignins.microsoft.com/security-info?tenant=fabrikam.com");
        way.learn(&page("/common/oauth2/v2.0/authorize", ""));
        assert_eq!(address(&way), "https://mysignins.microsoft.com/security-info?tenant=fabrikam.com");
        way.learn(&page("/contoso.com/login", ""));
        assert_eq!(address(&way), "https://mysignins.microsoft.com/security-info?tenant=contoso.com");
    }

    proptest! {
        #[test]
        fn whatever_the_pages_say_the_address_is_on_a_host_of_the_table(path in ".*", language in ".*") {
            for address in [address(&[page(&path, &language)]), address(&[page("/contoso.com/login", &language)])] {
                let rest = address.strip_prefix("https://mysignins.microsoft.com/security-info").expect("the host");
                prop_assert!(rest.is_empty() || rest.starts_with('?'));
                prop_assert!(rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"?=&.-".contains(&byte)));
            }
        }
    }
}
