// SPDX-License-Identifier: MIT OR Apache-2.0

use super::super::{Settings, Value, Values};
use super::*;
use crate::text::{Catalogue, Key, Language};

#[test]
fn a_name_neither_assures_nor_is_microsofts() {
    for (text, reason) in [
        ("Verified IT", CLAIM),
        ("Contoso (verified)", CLAIM),
        ("Official helpdesk", CLAIM),
        ("Secure Sign-in", CLAIM),
        ("GENUINE", CLAIM),
        ("ｖｅｒｉｆｉｅｄ", CLAIM),
        ("𝗩𝗲𝗿𝗶𝗳𝗶𝗲𝗱 IT", CLAIM),
        ("Ⓥⓔⓡⓘⓕⓘⓔⓓ IT", CLAIM),
        ("🅅🄴🅁🄸🄵🄸🄴🄳 IT", CLAIM),
        ("Vеrified IT", CLAIM), // A Cyrillic е.
        ("Geprüfte IT", CLAIM),
        ("Offizieller Helpdesk", CLAIM),
        ("Echt und sicher", CLAIM),
        ("الدعم الرسمي", CLAIM),
        ("موقع موثوق", CLAIM),
        ("Contoso ✔", MARK),
        ("Contoso ✅", MARK),
        ("🔒 Contoso", MARK),
        ("Microsoft", MICROSOFT),
        ("Microsoft 365 Support", MICROSOFT),
        ("Micr0soft IT", MICROSOFT),
        ("Micrоsоft IT", MICROSOFT), // Cyrillic о.
        ("Micro Soft", MICROSOFT),
        ("Ｍｉｃｒｏｓｏｆｔ", MICROSOFT),
        ("𝐌𝐢𝐜𝐫𝐨𝐬𝐨𝐟𝐭", MICROSOFT),
        ("دعم مايكروسوفت", MICROSOFT),
    ] {
        assert_eq!(name(text), Err(reason), "{text}");
    }
    for text in [
        "Contoso IT",
        "IT Security Helpdesk",
        "Security desk",
        "Contoso Information Security",
        "IT-Sicherheit",
        "Real Estate IT",
        "Safety First Ltd",
        "SafeNet",
        "Secure Trust Bank",
        "Trusted Shops",
        "Contoso®",
        "Fabrikam – Help & Support",
        "Micro Software Ltd",
        "أمن المعلومات",
        "شركة كونتوسو",
        "信息安全部",
        "コントソＩＴ部",
    ] {
        assert_eq!(name(text), Ok(text), "{text}");
    }
}

#[test]
fn a_text_does_not_say_that_a_page_is_genuine() {
    for text in [
        "This page is genuine.",
        "You are on the genuine Microsoft sign-in.",
        "Verified",
        "Verified by Contoso IT",
        "Secure sign-in",
        "This is a verified page",
        "This website has been checked. It is the official site of Contoso.",
        "This sign-in is secure: type your pass.",
        "You are safe here",
        "Genuine Microsoft",
        "Diese Seite ist echt.",
        "Diese Seite wurde von uns geprüft",
        "Hier sind Sie sicher",
        "Offizielle Anmeldeseite",
        "Die Anmeldung ist sicher.",
        "هذه الصفحة أصلية",
        "أنت على الموقع الرسمي",
        "صفحة موثوقة وآمنة",
    ] {
        assert_eq!(sentences(text), Err(CLAIM), "{text}");
    }
    assert_eq!(sentences("✔ Done"), Err(MARK));
    for text in [
        "We verify your identity by phone",
        "Your identity must be verified by your manager",
        "On the next page, enter the code sent to your verified phone number.",
        "Bring your official ID card.",
        "Keep your pass safe until you sign in.",
        "Set up a secure sign-in method.",
        "Microsoft asks for your pass on the next page.",
        "Microsoft’s sign-in page asks for the pass",
        "Mon–Fri 8–18",
        "Sind Sie sicher?",
        "Für eine sichere Anmeldung brauchen Sie einen Passkey.",
        "Halten Sie Ihren Ausweis bereit; wir prüfen Ihre Identität.",
        "Öffnen Sie Ihre Sicherheitsinformationen auf der Seite von Microsoft.",
        "اتصل بقسم أمن المعلومات",
        "احتفظ بتصريحك في مكان آمن",
    ] {
        assert_eq!(sentences(text), Ok(text), "{text}");
    }
}

/// Whoever changes one word of ours must not be refused for the others.
#[test]
fn no_text_of_ours_that_can_be_replaced_would_be_refused() {
    for (language, json) in [
        (Language::English, include_str!("../../../extension/_locales/en/messages.json")),
        (Language::German, include_str!("../../../extension/_locales/de/messages.json")),
        (Language::Arabic, include_str!("../../../extension/_locales/ar/messages.json")),
    ] {
        let catalogue = Catalogue::parse(json).expect("a catalogue");
        for key in Key::ALL.iter().copied().filter(|key| !key.is_fixed()) {
            let text = catalogue.word(key);
            assert_eq!(sentences(text), Ok(text), "{} {}", language.name(), key.id());
        }
    }
}

#[test]
fn every_text_that_a_page_shows_is_checked() {
    let refusal = |name: &str, value| Settings::refusal(name, value);
    let list = |entry: &str| Value::List(vec![Some(entry.to_owned())]);
    assert_eq!(refusal("organisationName", Value::Text("Microsoft".into())), Some(MICROSOFT));
    for name in ["organisationName", "helpdeskHours", "helpdeskNote"] {
        assert_eq!(refusal(name, Value::Text("This page is genuine".into())), Some(CLAIM), "{name}");
        assert_eq!(refusal(name, Value::Text("Contoso ✔".into())), Some(MARK), "{name}");
    }
    for (name, entry) in [
        ("texts", "en.fold = This page is genuine"),
        ("methodNotes", "passkey = This page is genuine"),
        ("methods", "other: Verified card"),
        ("requiredMethods", "other: Verified card"),
        ("methodNotes", "other: Verified card = In room 5"),
    ] {
        assert_eq!(refusal(name, list(entry)), Some(CLAIM), "{name} {entry}");
    }
    let allowed = Values::from([
        ("texts".to_owned(), list("en.missing_wait = Microsoft needs a few minutes")),
        ("methods".to_owned(), list("other: Contoso smart card")),
    ]);
    assert_eq!(Settings::of(&allowed).1, []);
}
