// SPDX-License-Identifier: MIT OR Apache-2.0
//! The way to My Security info: the address of its cloud, with what the pages told of tenant and language.

use crate::page::{Cloud, Page, Tenant};
use crate::plain::Plain;
use crate::settings::Settings;

/// The longest tag of a language that we hand on, in characters.
const LONGEST_LANGUAGE: usize = 12;

/// What the pages told on the way.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Way {
    tenant: Option<Tenant>,
    language: Option<String>,
}

impl Way {
    /// What was written down.
    #[must_use]
    pub fn read(kept: &Plain) -> Way {
        let language = kept.get("language").text().filter(|language| is_tag(language));
        Way { tenant: Tenant::read(kept.get("tenant")), language: language.map(str::to_owned) }
    }

    /// As it is written down.
    #[must_use]
    pub fn write(&self) -> Plain {
        let tenant = self.tenant.as_ref().map(Tenant::write);
        Plain::object([("tenant", tenant.into()), ("language", self.language.as_deref().into())])
    }

    /// What is known after this page. What it does not tell stays as it was. Says whether there is anything new.
    pub fn learn(&mut self, page: &Page) -> bool {
        let language = Some(&page.language).filter(|language| is_tag(language)).or(self.language.as_ref());
        let now = Way { tenant: page.tenant.clone().or(self.tenant.clone()), language: language.cloned() };
        let is_news = now != *self;
        *self = now;
        is_news
    }

    /// The address of My Security info in this cloud (parameters: C 2026-09); `None` where we know of none. It is always one of
    /// the table of hosts. Where the pages named no tenant, it is in that of `settings`.
    #[must_use]
    pub fn security_info(&self, cloud: Cloud, settings: &Settings) -> Option<String> {
        let named = self.tenant.as_ref().filter(|tenant| **tenant != Tenant::Any);
        let tenant = match named.or(settings.tenant.as_ref()) {
            Some(Tenant::Id(id)) => Some(("tenantId", id)),
            Some(Tenant::Name(name)) => Some(("tenant", name)),
            Some(Tenant::Any) | None => None,
        };
        let known = tenant.into_iter().chain(self.language.iter().map(|language| ("lng", language)));
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
        let mut way = Way::default();
        for page in pages {
            way.learn(page);
        }
        way.security_info(Cloud::Global, &Settings::default()).expect("an address")
    }

    #[test]
    fn it_carries_what_is_known() {
        assert_eq!(address(&[]), "https://mysignins.microsoft.com/security-info");
        assert_eq!(
            address(&[page("/contoso.com/oauth2/v2.0/authorize", "de-DE"), page("/common/login", "")]),
            "https://mysignins.microsoft.com/security-info?tenant=contoso.com&lng=de-DE"
        );
        let anew = [page("/contoso.com/login", ""), page("/common/oauth2/v2.0/authorize", "")];
        assert_eq!(address(&anew), "https://mysignins.microsoft.com/security-info", "a new sign-in, of any tenant");
        let id = "2f6f0c0a-7e11-4a6b-9d59-5f2c7d9a0b7e";
        assert_eq!(
            address(&[page(&format!("/{id}/login"), "x")]),
            format!("https://mysignins.microsoft.com/security-info?tenantId={id}")
        );
        assert_eq!(Way::default().security_info(Cloud::China, &Settings::default()), None);
    }

    #[test]
    fn where_no_page_named_a_tenant_it_is_the_one_that_it_decided() {
        let settings = Settings { tenant: Tenant::named("fabrikam.com"), ..Settings::default() };
        let mut way = Way::default();
        let address = |way: &Way| way.security_info(Cloud::Global, &settings).expect("an address");
        assert_eq!(address(&way), "https://mysignins.microsoft.com/security-info?tenant=fabrikam.com");
        way.learn(&page("/common/oauth2/v2.0/authorize", ""));
        assert_eq!(address(&way), "https://mysignins.microsoft.com/security-info?tenant=fabrikam.com");
        way.learn(&page("/contoso.com/login", ""));
        assert_eq!(address(&way), "https://mysignins.microsoft.com/security-info?tenant=contoso.com");
    }

    proptest! {
        #[test]
        fn whatever_the_pages_say_the_address_is_one_of_the_table(path in ".*", language in ".*") {
            for address in [address(&[page(&path, &language)]), address(&[page("/contoso.com/login", &language)])] {
                let rest = address.strip_prefix("https://mysignins.microsoft.com/security-info").expect("the host");
                prop_assert!(rest.is_empty() || rest.starts_with('?'));
                prop_assert!(rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"?=&.-".contains(&byte)));
            }
        }
    }
}
