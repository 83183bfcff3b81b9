// SPDX-License-Identifier: MIT OR Apache-2.0
//! Which addresses are genuine, which are not Microsoft's, and which only look like Microsoft's? The lists are in
//! `tests/addresses/`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::expect_used, clippy::indexing_slicing, reason = "a test")]

use proptest::prelude::*;
use tap_companion::address::{Assurance, Trick, judge};
use tap_companion::page::hosts::{HOSTS, Host, Role};

/// Each entry with the heading above it.
fn entries(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut heading = "";
    file.lines().filter_map(move |line| match line.strip_prefix('#') {
        Some(words) => {
            heading = words.trim();
            None
        }
        None => line.split(" # ").next().map(str::trim).filter(|entry| !entry.is_empty()).map(|entry| (heading, entry)),
    })
}

/// Fails with all addresses whose assurance is not as expected.
fn expect_all(file: &'static str, at_least: usize, expected: impl Fn(&str, Assurance) -> bool) {
    let all: Vec<_> = entries(file).collect();
    let wrong: Vec<String> = all
        .iter()
        .filter(|(heading, address)| !expected(heading, judge(address)))
        .map(|(heading, address)| format!("{heading}: {address}: {:?}", judge(address)))
        .collect();
    assert!(wrong.is_empty(), "{} of {} are judged wrongly:\n{}", wrong.len(), all.len(), wrong.join("\n"));
    assert!(all.len() >= at_least, "only {} addresses", all.len());
}

#[test]
fn genuine_addresses_are_genuine() {
    expect_all(include_str!("addresses/genuine.txt"), 100, |heading, assurance| match heading {
        "security-info" => assurance == Assurance::SecurityInfo,
        _ => assurance == Assurance::SignIn,
    });
}

#[test]
fn look_alikes_are_recognised() {
    expect_all(include_str!("addresses/look-alikes.txt"), 200, |heading, assurance| match heading {
        // For an address that is not https or http, the path decides.
        "not https" => matches!(assurance, Assurance::LookAlike(Trick::NotEncrypted | Trick::Path)),
        "path" => matches!(assurance, Assurance::LookAlike(Trick::Path | Trick::Relay)),
        "given up" => assurance == Assurance::LookAlike(Trick::GivenUp),
        // If the site after the `@` is Microsoft's, the address is only unsure.
        "user info" => matches!(assurance, Assurance::LookAlike(Trick::BeforeAt) | Assurance::Unsure),
        "port" | "trailing dot" => assurance == Assurance::LookAlike(Trick::PortOrDot),
        "relay path" => assurance == Assurance::LookAlike(Trick::Relay),
        // Known to be missed: the names have no word of Microsoft's, or are broken inside one.
        "missed" => assurance == Assurance::NotMicrosoft,
        _ => matches!(assurance, Assurance::LookAlike(_)),
    });
}

#[test]
fn other_pages_cause_no_alarm() {
    expect_all(include_str!("addresses/elsewhere.txt"), 100, |heading, assurance| {
        match heading {
            "the browser's own" | "about it" => matches!(assurance, Assurance::Browser | Assurance::NotMicrosoft),
            // Known false alarms.
            "alarmed" => matches!(assurance, Assurance::LookAlike(_)),
            _ => assurance == Assurance::NotMicrosoft,
        }
    });
}

#[test]
fn no_pass_belongs_on_other_pages_of_microsofts() {
    expect_all(include_str!("addresses/no-pass.txt"), 50, |_, assurance| assurance == Assurance::NoPass);
}

/// How many addresses of a list have this assurance, and how many there are.
fn count(file: &'static str, has: impl Fn(Assurance) -> bool) -> (usize, usize) {
    (entries(file).filter(|(_, address)| has(judge(address))).count(), entries(file).count())
}

/// The figures that docs/popup.md gives: `cargo test --test addresses figures -- --nocapture`.
#[test]
fn the_figures_stay_within_their_limits() {
    let genuine = include_str!("addresses/genuine.txt");
    let look_alikes = include_str!("addresses/look-alikes.txt");
    let others = [include_str!("addresses/elsewhere.txt"), include_str!("addresses/no-pass.txt")];
    let is_alarm = |assurance| matches!(assurance, Assurance::LookAlike(_));
    let (missed_genuine, all_genuine) = count(genuine, |assurance| !assurance.is_genuine());
    let (alarms, all_look_alikes) = count(look_alikes, is_alarm);
    let (unsure, _) = count(look_alikes, |assurance| assurance == Assurance::Unsure);
    let [elsewhere, no_pass] = others.map(|file| count(file, is_alarm));
    let missed = all_look_alikes - alarms - unsure;
    println!(
        "{all_genuine} genuine, {missed_genuine} missed; {all_look_alikes} look-alikes, {unsure} unsure, {missed} missed"
    );
    println!("false alarms: {elsewhere:?} elsewhere, {no_pass:?} on other pages of Microsoft's");
    assert_eq!(missed_genuine, 0);
    for file in [look_alikes, others[0], others[1]] {
        assert_eq!(count(file, Assurance::is_genuine).0, 0);
    }
    assert!(missed * 100 <= all_look_alikes * 3, "more than 3 % of the look-alikes are missed");
    let (false_alarms, all_others) = (elsewhere.0 + no_pass.0, elsewhere.1 + no_pass.1);
    assert!(false_alarms * 100 <= all_others, "more than 1 % of the others are false alarms");
}

#[test]
fn an_address_that_proves_nothing_is_unsure() {
    for address in [
        "http://www.microsoft.com/",
        "https://www.microsoft.com:8443/",
        "http://aka.ms/mysecurityinfo",
        "http://login.live.com/",
        "https://maya@login.microsoftonline.com/",
        "https://maya@portal.azure.com/",
    ] {
        assert_eq!(judge(address), Assurance::Unsure, "{address}");
    }
}

#[test]
fn a_very_long_address_is_judged_quickly() {
    let long = "a-".repeat(50_000);
    for address in [
        format!("https://xn--{long}/"),
        format!("https://{long}.example/"),
        format!("https://{long}@login.microsoftonline.com/"),
        format!("https://news.example/{}", "%25".repeat(50_000)),
        format!("https://news.example/{}", "login-microsoftonline/".repeat(20_000)),
    ] {
        assert!(!judge(&address).is_genuine());
        assert!(tap_companion::address::harmless(&address).len() < 600);
    }
    // No host name is that long, so the name is ignored.
    assert_eq!(judge(&format!("https://microsoftonline.{long}/")), Assurance::NotMicrosoft);
}

fn is_for_a_pass(host: &&Host) -> bool {
    matches!(host.role, Role::SignIn | Role::Alias | Role::SecurityInfo)
}

/// A host on which a pass belongs.
fn host() -> impl Strategy<Value = &'static str> {
    prop::sample::select(HOSTS.iter().filter(is_for_a_pass).map(|host| host.name).collect::<Vec<_>>())
}

/// Whether a browser that follows the standard opens a genuine host for this address, in the right way.
fn leads_to_genuine(address: &str) -> bool {
    url::Url::parse(address).is_ok_and(|url| {
        url.scheme() == "https"
            && url.port().is_none()
            && url.username().is_empty()
            && url.password().is_none()
            && HOSTS.iter().filter(is_for_a_pass).any(|host| url.host_str() == Some(host.name))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn an_address_is_genuine_only_if_a_browser_opens_a_genuine_host(address in "\\PC{0,60}") {
        prop_assert!(!judge(&address).is_genuine() || leads_to_genuine(&address));
    }

    #[test]
    fn text_around_a_genuine_name_makes_it_another_name(
        scheme in "(https|http|HTTPS|ftp|blob:https)", before in "[-a-z0-9.@:/%]{0,6}", host in host(),
        after in "[-a-z0-9.@:/?#%\\\\ \t]{0,6}", rest in "(/.{0,20})?",
    ) {
        let address = format!("{scheme}://{before}{host}{after}{rest}");
        prop_assert!(!judge(&address).is_genuine() || leads_to_genuine(&address), "{address}");
    }

    #[test]
    fn a_name_with_one_changed_letter_is_never_genuine(
        host in host(), at in any::<prop::sample::Index>(), letter in "\\PC",
    ) {
        let mut letters: Vec<String> = host.chars().map(String::from).collect();
        let place = at.index(letters.len());
        letters[place] = letter;
        let changed = letters.concat();
        let is_same = changed.to_ascii_lowercase() == host;
        prop_assert!(is_same || !judge(&format!("https://{changed}/")).is_genuine(), "{changed}");
    }

    #[test]
    fn a_genuine_page_is_genuine_with_any_path(host in host(), rest in "/[^\\p{C}]{0,60}") {
        let address = format!("https://{host}{rest}");
        prop_assert!(judge(&address).is_genuine(), "{}", address);
    }

    #[test]
    fn a_name_with_one_letter_more_or_less_is_a_look_alike(
        at in 1..14usize, letter in "[a-z]", add in any::<bool>(),
    ) {
        let mut name = "microsoftonline".to_owned();
        if add { name.insert_str(at, &letter) } else { _ = name.remove(at) }
        for host in [format!("login.{name}.com"), format!("secure-{name}.example")] {
            let assurance = judge(&format!("https://{host}/"));
            let is_same = host == "login.microsoftonline.com";
            let expected = if is_same { Assurance::SignIn } else { Assurance::LookAlike(Trick::Name) };
            prop_assert_eq!(assurance, expected);
        }
    }

    #[test]
    fn a_name_broken_anywhere_is_a_look_alike(
        name in prop::sample::select(vec!["microsoft", "microsoftonline", "mysignins"]),
        breaks in prop::collection::vec("[-.]{0,2}", 16), before in "([a-z]{2,5}[-.])?", after in "([-.][a-z]{2,5})?",
    ) {
        let broken: String = name.chars().zip(&breaks).map(|(letter, gap)| format!("{letter}{gap}")).collect();
        let host = format!("{before}{}{after}.example", broken.trim_end_matches(['-', '.']));
        prop_assert_eq!(judge(&format!("https://{host}/")), Assurance::LookAlike(Trick::Name), "{}", host);
    }

    #[test]
    fn a_relayed_path_is_a_look_alike_in_any_folder(
        folder in "(/{1,2}[a-z0-9]{1,8}){0,5}/{1,2}", tenant in prop::sample::select(vec!["common", "organizations"]),
        query in "(\\?[a-z=]{0,9})?",
    ) {
        let address = format!("https://quiet-harbour.example{folder}{tenant}/oauth2/v2.0/authorize{query}");
        prop_assert_eq!(judge(&address), Assurance::LookAlike(Trick::Relay), "{}", address);
    }
}
