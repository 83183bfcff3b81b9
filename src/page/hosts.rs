// SPDX-License-Identifier: MIT OR Apache-2.0
//! Which hosts are Microsoft's, and what is each for? Exact names only, never parts of names.

use crate::named::named;

/// How well a fact is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Two or more independent public sources.
    C2,
    /// One public source.
    C,
    /// Derived from confirmed facts, never seen itself.
    D,
    /// Unconfirmed.
    U,
}

/// What a host is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// People sign in here.
    SignIn,
    /// My Sign-ins: Security info and the register wizard.
    SecurityInfo,
    /// Another name of a sign-in host.
    Alias,
    /// Genuine, but it shows no pages to people.
    NoPages,
    /// Personal accounts, which have no Temporary Access Pass.
    Consumer,
    /// Genuine in the past, then given up. No pass belongs on whatever answers there today.
    Closed,
}

named! {
    /// The Microsoft cloud of an organisation. The name is that of its package.
    #[derive(Default)]
    pub enum Cloud {
        /// The public cloud, which nearly everybody uses.
        #[default]
        Global = "global",
        /// US Government.
        UsGov = "usgov",
        /// China, run by 21Vianet.
        China = "china",
        /// The sovereign clouds of Europe and Asia.
        Sovereign = "sovereign",
        /// Clouds without internet access.
        AirGapped = "air-gapped",
    }
}

impl Cloud {
    /// The clouds for which we build a package.
    pub const PACKAGED: [Cloud; 4] = [Cloud::Global, Cloud::UsGov, Cloud::China, Cloud::Sovereign];

    /// The address of My Security info in manage mode, where people can register every method; `None` if no address is
    /// known.
    #[must_use]
    pub const fn security_info(self) -> Option<&'static str> {
        match self {
            Cloud::Global => Some("https://mysignins.microsoft.com/security-info"), // C2 2026-09
            Cloud::UsGov => Some("https://mysignins.azure.us/security-info"), // C 2026-09: the host; the path is D
            Cloud::China => None,                                             // C 2023: no combined registration
            Cloud::Sovereign | Cloud::AirGapped => None,                      // U 2026-09
        }
    }

    /// The address that signs the person out, so that they can try a new method; `None` if no address is known, or if
    /// nobody gets as far as that in this cloud. It is the `end_session_endpoint` of the v2.0 endpoints.
    #[must_use]
    pub const fn sign_out(self) -> Option<&'static str> {
        match self {
            Cloud::Global => Some("https://login.microsoftonline.com/common/oauth2/v2.0/logout"), // C 2026-11
            Cloud::UsGov => Some("https://login.microsoftonline.us/common/oauth2/v2.0/logout"),   // D 2026-11: host C2
            Cloud::China | Cloud::Sovereign | Cloud::AirGapped => None,
        }
    }

    /// The hosts of the cloud's package that serve My Security info.
    pub fn security_info_hosts(self) -> impl Iterator<Item = &'static str> {
        self.hosts().filter(|name| find(name).is_some_and(|host| host.role == Role::SecurityInfo))
    }

    /// The hosts to which the cloud's package asks for access.
    pub fn hosts(self) -> impl Iterator<Item = &'static str> {
        HOSTS.iter().filter(move |host| host.packaged && host.cloud == self).map(|host| host.name)
    }
}

/// One row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Host {
    /// The exact name.
    pub name: &'static str,
    /// What the host is for.
    pub role: Role,
    /// The cloud of the host.
    pub cloud: Cloud,
    /// How well this row is known.
    pub mark: Mark,
    /// Year and month of the newest evidence.
    pub date: &'static str,
    /// Whether the package of its cloud asks for access to it.
    pub packaged: bool,
}

const fn host(name: &'static str, role: Role, cloud: Cloud, mark: Mark, packaged: bool) -> Host {
    Host { name, role, cloud, mark, date: "2026-09", packaged }
}

/// Every host that we know. `*.b2clogin.com` and `*.ciamlogin.com` (customers' sign-ins, C and U) have a name for each
/// customer, so they have no row; no pass belongs there. The global package asks for three hosts because a browser's
/// warning names no more.
pub const HOSTS: [Host; 20] = [
    host("login.microsoftonline.com", Role::SignIn, Cloud::Global, Mark::C2, true),
    host("login.microsoft.com", Role::SignIn, Cloud::Global, Mark::C2, true),
    host("mysignins.microsoft.com", Role::SecurityInfo, Cloud::Global, Mark::C2, true),
    host("login.windows.net", Role::Alias, Cloud::Global, Mark::C, false),
    host("sts.windows.net", Role::Alias, Cloud::Global, Mark::C, false),
    host("login.microsoftonline.us", Role::SignIn, Cloud::UsGov, Mark::C2, true),
    host("login.usgovcloudapi.net", Role::Alias, Cloud::UsGov, Mark::C2, true),
    host("mysignins.azure.us", Role::SecurityInfo, Cloud::UsGov, Mark::C, true),
    host("login.partner.microsoftonline.cn", Role::SignIn, Cloud::China, Mark::C2, true),
    host("login.chinacloudapi.cn", Role::Alias, Cloud::China, Mark::C2, true),
    host("login.sovcloud-identity.fr", Role::SignIn, Cloud::Sovereign, Mark::C, true),
    host("login.sovcloud-identity.de", Role::SignIn, Cloud::Sovereign, Mark::C, true),
    host("login.sovcloud-identity.sg", Role::SignIn, Cloud::Sovereign, Mark::C, true),
    host("login.microsoftonline.microsoft.scloud", Role::SignIn, Cloud::AirGapped, Mark::C, false),
    host("login.microsoftonline.eaglex.ic.gov", Role::SignIn, Cloud::AirGapped, Mark::C, false),
    host("login.microsoftonline.de", Role::Closed, Cloud::Sovereign, Mark::C2, false),
    host("login.live.com", Role::Consumer, Cloud::Global, Mark::C, false),
    host("autologon.microsoftazuread-sso.com", Role::NoPages, Cloud::Global, Mark::C, false),
    host("device.login.microsoftonline.com", Role::NoPages, Cloud::Global, Mark::C, false),
    host("certauth.login.microsoftonline.com", Role::NoPages, Cloud::Global, Mark::C, false),
];

/// The row of this host; `None` if the exact name is not in the table.
#[must_use]
pub fn find(name: &str) -> Option<&'static Host> {
    HOSTS.iter().find(|host| host.name == name)
}

/// The hosts where people type a pass, and those of Security info.
pub fn genuine() -> impl Iterator<Item = &'static Host> {
    HOSTS.iter().filter(|host| matches!(host.role, Role::SignIn | Role::Alias | Role::SecurityInfo))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_exact_names_are_known() {
        assert_eq!(find("login.microsoftonline.com").map(|host| host.role), Some(Role::SignIn));
        for other in [
            "login.microsoftonline.com.evil.example",
            "xlogin.microsoftonline.com",
            "microsoftonline.com",
            "LOGIN.microsoftonline.com",
            "login.microsoftonline.com.",
            "contoso.b2clogin.com",
            "",
        ] {
            assert_eq!(find(other), None, "{other}");
        }
    }

    #[test]
    fn every_name_is_in_the_table_once_and_in_lower_case() {
        for (index, host) in HOSTS.iter().enumerate() {
            assert!(HOSTS.iter().skip(index + 1).all(|other| other.name != host.name), "{}", host.name);
            assert_eq!(host.name, host.name.to_lowercase());
        }
    }

    #[test]
    fn no_package_asks_for_more_than_three_hosts() {
        let global: Vec<&str> = Cloud::Global.hosts().collect();
        assert_eq!(global, ["login.microsoftonline.com", "login.microsoft.com", "mysignins.microsoft.com"]);
        for cloud in Cloud::PACKAGED {
            assert!((1..=3).contains(&cloud.hosts().count()), "{cloud:?}");
        }
        assert_eq!(Cloud::AirGapped.hosts().count(), 0);
    }

    #[test]
    fn a_package_asks_only_for_hosts_where_a_pass_belongs() {
        for host in HOSTS.iter().filter(|host| host.packaged) {
            assert!(matches!(host.role, Role::SignIn | Role::Alias | Role::SecurityInfo), "{}", host.name);
        }
    }

    #[test]
    fn the_sign_out_is_on_a_sign_in_host_of_its_cloud_wherever_there_is_security_info() {
        for cloud in Cloud::PACKAGED {
            assert_eq!(cloud.sign_out().is_some(), cloud.security_info().is_some(), "{cloud:?}");
            let Some(address) = cloud.sign_out() else { continue };
            let name = address.strip_prefix("https://").and_then(|rest| rest.split('/').next()).expect("a host");
            let host = find(name).expect("a known host");
            assert_eq!((host.role, host.cloud, host.packaged), (Role::SignIn, cloud, true), "{address}");
        }
    }

    #[test]
    fn security_info_is_on_the_security_info_host_of_its_cloud() {
        for cloud in Cloud::PACKAGED {
            let Some(address) = cloud.security_info() else { continue };
            let name = address.strip_prefix("https://").and_then(|rest| rest.split('/').next()).expect("a host");
            let host = find(name).expect("a known host");
            assert_eq!((host.role, host.cloud, host.packaged), (Role::SecurityInfo, cloud, true), "{address}");
        }
    }
}
