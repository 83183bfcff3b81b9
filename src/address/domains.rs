// SPDX-License-Identifier: MIT OR Apache-2.0
//! Which other domains are Microsoft's? No pass belongs on them. The hosts where people type a pass are in
//! `page/hosts.rs`, by exact name. The extension never calls a domain from here "genuine", so one row too many does no
//! harm.

/// Who owns the pages of a host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ownership<'a> {
    /// Microsoft's own.
    Microsoft,
    /// A service of Microsoft's whose name a customer chose: this one, with its last dot.
    Customer(&'a str),
}

/// Domains of Microsoft's, each with all its subdomains (general knowledge, Microsoft's lists of endpoints and public
/// lists of its domains, C 2026-11). Domains for other people's pages are left out, for example `azurewebsites.net`.
const MICROSOFT_DOMAINS: [&str; 54] = [
    "microsoft", // The top-level domain is Microsoft's: `m365.cloud.microsoft`.
    // Defender for Cloud Apps adds one of these to the name of a site that it protects.
    "admin-mcas-gov.us",
    "admin-mcas.ms",
    "cas.ms",
    "mcas-gov.ms",
    "mcas-gov.us",
    "mcas.ms",
    "aka.ms",
    "azure.cn",
    "azure.com",
    "azure.us",
    "bing.com",
    "live.com",
    "microsoft.ai",
    "microsoft.cn",
    "microsoft.com",
    "microsoft.github.io",
    "microsoft.us",
    "microsoft365.com",
    "microsoftaccountguard.com",
    "microsoftadvertising.com",
    "microsoftazuread-sso.com",
    "microsoftedge.com",
    "microsoftedgeinsider.com",
    "microsoftonline-p.com",
    "microsoftonline.cn",
    "microsoftonline.com",
    "microsoftonline.us",
    "microsoftpartnercommunity.com",
    "microsoftpressstore.com",
    "microsoftstore.com",
    "microsoftstream.com",
    "microsoftteams.com",
    "microsofttranslator.com",
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

/// Subdomains of these that hold other people's pages (C).
const PUBLIC_SUBDOMAINS: [&str; 7] = [
    "core.windows.net",
    "servicebus.windows.net",
    "cloudapp.azure.com",
    "cloudapp.azure.us",
    "cloudapp.azure.cn",
    "tunnels.api.visualstudio.com",
    "mkt.dynamics.com",
];

/// Domains of Microsoft's services where each customer has a subdomain (C; `b2clogin.com` and `ciamlogin.com` serve the
/// sign-ins of customers' customers).
const CUSTOMER_DOMAINS: [&str; 9] = [
    "b2clogin.com",
    "ciamlogin.com",
    "sharepoint.com",
    "sharepoint.us",
    "sharepoint.cn",
    "dynamics.com",
    "microsoftcrmportals.com",
    "powerapps.com",
    "powerapps.us",
];

/// The subdomains that Microsoft itself has there.
const MICROSOFT_CUSTOMER_NAMES: [&str; 2] = ["microsoft.", "microsoft-my."];

impl Ownership<'_> {
    /// Who owns this host; `None` if it is not Microsoft's.
    pub fn of(host: &str) -> Option<Ownership<'_>> {
        let subdomain =
            |domain: &&str| host.strip_suffix(*domain).filter(|rest| rest.is_empty() || rest.ends_with('.'));
        if PUBLIC_SUBDOMAINS.iter().any(|domain| subdomain(domain).is_some()) {
            return None;
        }
        if MICROSOFT_DOMAINS.iter().any(|domain| subdomain(domain).is_some()) {
            return Some(Ownership::Microsoft);
        }
        CUSTOMER_DOMAINS.iter().find_map(subdomain).map(|name| {
            if MICROSOFT_CUSTOMER_NAMES.contains(&name) { Ownership::Microsoft } else { Ownership::Customer(name) }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subdomain_ends_with_a_dot() {
        assert_eq!(Ownership::of("www.microsoft.com"), Some(Ownership::Microsoft));
        assert_eq!(Ownership::of("microsoft.com"), Some(Ownership::Microsoft));
        assert_eq!(Ownership::of("notmicrosoft.com"), None);
        assert_eq!(Ownership::of("microsoft.com.evil.example"), None);
        assert_eq!(Ownership::of("contoso.b2clogin.com"), Some(Ownership::Customer("contoso.")));
        assert_eq!(Ownership::of("contoso.microsoftcrmportals.com"), Some(Ownership::Customer("contoso.")));
        assert_eq!(Ownership::of("login.microsoftonline.com.mcas.ms"), Some(Ownership::Microsoft));
        assert_eq!(Ownership::of("evilb2clogin.com"), None);
        assert_eq!(Ownership::of("evilmcas.ms"), None);
        assert_eq!(Ownership::of("login.blob.core.windows.net"), None);
        assert_eq!(Ownership::of(""), None);
    }
}
