// SPDX-License-Identifier: MIT OR Apache-2.0
//! Microsoft's hosts: which are genuine, and what each is for. Exact names only, never parts of names.

/// What a host is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// People sign in here.
    SignIn,
    /// My Sign-ins: Security info and the register wizard.
    SecurityInfo,
}

/// Host, role. Marks of 2026-09: all C2. The same three stand in `extension/manifest.json`; a test compares them.
pub const HOSTS: [(&str, Role); 3] = [
    ("login.microsoftonline.com", Role::SignIn),
    ("login.microsoft.com", Role::SignIn),
    ("mysignins.microsoft.com", Role::SecurityInfo),
];

/// My Security info in manage mode, where every method can be registered (C2).
pub const SECURITY_INFO: &str = "https://mysignins.microsoft.com/security-info";

/// What this host is for; `None` for every host that is not in the table.
#[must_use]
pub fn role(host: &str) -> Option<Role> {
    HOSTS.iter().find(|(name, _)| *name == host).map(|(_, role)| *role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_exact_names_are_known() {
        assert_eq!(role("login.microsoftonline.com"), Some(Role::SignIn));
        for other in ["login.microsoftonline.com.evil.example", "xlogin.microsoftonline.com", "microsoftonline.com", ""]
        {
            assert_eq!(role(other), None, "{other}");
        }
    }

    #[test]
    fn the_manifest_names_the_same_hosts() {
        let manifest: serde_json::Value =
            serde_json::from_str(include_str!("../../extension/manifest.json")).expect("manifest is JSON");
        let expected: Vec<String> = HOSTS.iter().map(|(host, _)| format!("https://{host}/*")).collect();
        assert_eq!(manifest["host_permissions"], serde_json::json!(expected));
        assert_eq!(manifest["content_scripts"][0]["matches"], serde_json::json!(expected));
        assert_eq!(manifest["web_accessible_resources"][0]["matches"], serde_json::json!(expected));
        let csp = manifest["content_security_policy"]["extension_pages"].as_str().expect("a policy");
        let framing: Vec<String> = HOSTS.iter().map(|(host, _)| format!("https://{host}")).collect();
        assert!(csp.ends_with(&format!("frame-ancestors 'self' {}", framing.join(" "))), "{csp}");
    }

    #[test]
    fn the_address_to_open_is_on_a_known_host() {
        let host = SECURITY_INFO.strip_prefix("https://").and_then(|rest| rest.split('/').next()).expect("a host");
        assert_eq!(role(host), Some(Role::SecurityInfo));
    }
}
