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

/// Domains with all that is below them, as far as they are known (general knowledge and Microsoft's lists of endpoints, C 2026-11).
/// Not among them: domains that are there for the pages of others, `azurewebsites.net` for one.
const OWN: [&str; 40] = [
    "microsoft", // The top-level domain is Microsoft's: `m365.cloud.microsoft`.
    "aka.ms",
    "azure.cn",
    "azure.com",
    "azure.us",
    "bing.com",
    "live.com",
    "mcas.ms", // What Defender for Cloud Apps puts after the name of a site that it watches over.
    "microsoft.cn",
    "microsoft.com",
    "microsoft.github.io",
    "microsoft.us",
    "microsoft365.com",
    "microsoftazuread-sso.com",
    "microsoftedge.com",
    "microsoftonline-p.com",
    "microsoftonline.cn",
    "microsoftonline.com",
    "microsoftonline.us",
    "microsoftstream.com",
    "msauth.net",
    "msftauth.net",
    "msn.com",
    "office.com",
    "office.net",
    "office365.com",
    "office365.us",
    "onmicrosoft.com",
    "outlook.com",
    "powerbi.com",
    "skype.com",
    "visualstudio.com",
    "windows.com",
    "windows.net",
    "windowsazure.cn",
    "windowsazure.com",
    "windowsazure.us",
    "windowsupdate.com",
    "xbox.com",
    "yammer.com",
];

/// Parts of these that are there for the pages of others (C).
const ANYBODYS: [&str; 7] = [
    "core.windows.net",
    "servicebus.windows.net",
    "cloudapp.azure.com",
    "cloudapp.azure.us",
    "cloudapp.azure.cn",
    "tunnels.api.visualstudio.com",
    "mkt.dynamics.com",
];

/// Domains on which customers have names of their own, and Microsoft the pages (C; `b2clogin.com` and `ciamlogin.com` are the
/// sign-ins of customers' customers).
const CUSTOMERS: [&str; 8] = [
    "b2clogin.com",
    "ciamlogin.com",
    "sharepoint.com",
    "sharepoint.us",
    "sharepoint.cn",
    "dynamics.com",
    "powerapps.com",
    "powerapps.us",
];

/// Names that Microsoft itself has there.
const OWN_NAMES: [&str; 2] = ["microsoft.", "microsoft-my."];

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
        let own = |name| OWN_NAMES.contains(&name);
        CUSTOMERS
            .iter()
            .find_map(below)
            .map(|name| if own(name) { Ownership::Microsoft } else { Ownership::Customer(name) })
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
