// SPDX-License-Identifier: MIT OR Apache-2.0
//! Microsoft's other domains: pages there are Microsoft's, and no pass belongs on them. The hosts on which one does stand in
//! `page/hosts.rs`, by exact name. What is said of the domains here is never "genuine", so a row too many does no harm.

/// Whose pages stand under a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ownership<'a> {
    /// Microsoft's own.
    Microsoft,
    /// Microsoft's service, under a name that the customer chose: this one.
    Customer(&'a str),
}

/// Domains with all that is below them (general knowledge and Microsoft's lists of endpoints, C 2026-09). Not among them: domains
/// on which anybody can put a page of their own, `azurewebsites.net` for one.
const OWN: [&str; 32] = [
    "microsoft", // The top-level domain is Microsoft's: `m365.cloud.microsoft`.
    "microsoft.com",
    "microsoftonline.com",
    "microsoftonline.us",
    "partner.microsoftonline.cn",
    "microsoftonline-p.com",
    "microsoft365.com",
    "microsoftazuread-sso.com",
    "microsoftstream.com",
    "aka.ms",
    "azure.com",
    "azure.us",
    "azure.cn",
    "bing.com",
    "live.com",
    "msn.com",
    "msauth.net",
    "msftauth.net",
    "office.com",
    "office.net",
    "office365.com",
    "office365.us",
    "outlook.com",
    "powerbi.com",
    "skype.com",
    "visualstudio.com",
    "windows.com",
    "windows.net",
    "windowsazure.com",
    "windowsupdate.com",
    "xbox.com",
    "yammer.com",
];

/// Parts of them on which anybody can put a page (C).
const ANYBODYS: [&str; 3] = ["core.windows.net", "cloudapp.azure.com", "cloudapp.azure.us"];

/// Domains on which customers have names of their own, and Microsoft the pages (C; `b2clogin.com` and `ciamlogin.com` are the
/// sign-ins of customers' customers).
const CUSTOMERS: [&str; 6] =
    ["b2clogin.com", "ciamlogin.com", "sharepoint.com", "sharepoint.us", "dynamics.com", "powerapps.com"];

impl Ownership<'_> {
    /// Whose pages stand under this name; `None` where they are not Microsoft's.
    pub fn of(host: &str) -> Option<Ownership<'_>> {
        let below = |domain: &&str| host.strip_suffix(*domain).filter(|rest| rest.is_empty() || rest.ends_with('.'));
        if ANYBODYS.iter().any(|domain| below(domain).is_some()) {
            return None;
        }
        if OWN.iter().any(|domain| below(domain).is_some()) {
            return Some(Ownership::Microsoft);
        }
        CUSTOMERS.iter().find_map(below).map(Ownership::Customer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_ends_at_a_dot() {
        assert_eq!(Ownership::of("www.microsoft.com"), Some(Ownership::Microsoft));
        assert_eq!(Ownership::of("microsoft.com"), Some(Ownership::Microsoft));
        assert_eq!(Ownership::of("notmicrosoft.com"), None);
        assert_eq!(Ownership::of("microsoft.com.evil.example"), None);
        assert_eq!(Ownership::of("contoso.b2clogin.com"), Some(Ownership::Customer("contoso.")));
        assert_eq!(Ownership::of("evilb2clogin.com"), None);
        assert_eq!(Ownership::of("login.blob.core.windows.net"), None);
        assert_eq!(Ownership::of(""), None);
    }
}
