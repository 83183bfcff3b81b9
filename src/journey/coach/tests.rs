// SPDX-License-Identifier: MIT OR Apache-2.0

use proptest::prelude::*;

use super::*;
use crate::address::Trick;
use crate::page::Offer;
use crate::pass::{Shape, check};
use crate::settings::{AfterSignIn, OfferHelp};

fn advice_to(page: &Page, verdict: &Verdict, state: State) -> Option<Advice> {
    advise(&Scene { page, verdict, state, settings: &Settings::default(), ringed: true })
}

fn advice(page: &Page, verdict: &Verdict) -> Advice {
    advice_to(page, verdict, State::default()).expect("advice")
}

fn refused(code: &str) -> Page {
    Page { refusal: Some(Refusal::from_code(code).expect("a known code")), ..Page::of(Kind::Pass) }
}

fn plausible() -> Verdict {
    check(&Shape::of("aaaaaaaa"), crate::pass::Rule::default())
}

#[test]
fn an_unknown_page_gets_no_advice() {
    assert_eq!(advice_to(&Page::default(), &Verdict::Empty, State::default()), None);
}

#[test]
fn a_refusal_is_the_headline_until_the_pass_is_sent_again() {
    let refused = refused("130503");
    let after = State { step: Step::Pass, refusals: 1, refused_for: Some(Fault::Incorrect), ..State::default() };
    let says = |page: &Page, signs, state| {
        let advice = advice_to(page, &check(&Shape::of(signs), crate::pass::Rule::default()), state).expect("advice");
        (advice.headline.key, advice.notice.map(|notice| (notice.tone, notice.message.key)))
    };
    // The page may take its message away while the person types.
    for page in [&refused, &Page::of(Kind::Pass)] {
        assert_eq!(says(page, "", after), (Key::IncorrectTitle, None));
        assert_eq!(says(page, "a ", after), (Key::IncorrectTitle, Some((Tone::Watch, Key::SpaceEnd))));
        let complete = Some((Tone::Neutral, Key::CompareFirst));
        assert_eq!(says(page, "aaaaaaaa", after), (Key::CompareTitle, complete), "it may be the same pass");
    }
    let sent = State { sent: true, ..after };
    assert_eq!(says(&Page::of(Kind::Pass), "aaaaaaaa", sent), (Key::SubmitTitle, Some((Tone::Good, Key::Plausible))));
}

#[test]
fn a_pass_that_is_shown_needs_no_advice_to_show_it() {
    let after = State { step: Step::Pass, refusals: 1, refused_for: Some(Fault::Incorrect), ..State::default() };
    let says = |ring, show_pass, verdict: &Verdict| {
        let page = &Page { ring: Some(ring), show_pass, ..refused("130503") };
        let advice = advice_to(page, verdict, after).expect("advice");
        (advice.headline.key, advice.detail.key, advice.about.headline)
    };
    let (hidden, shown, show) = (Element::PassField, Element::PassShown, Some(Element::ShowPass));
    let about = Key::IncorrectTitle;
    let empty = &Verdict::Empty;
    assert_eq!(says(hidden, None, empty), (Key::IncorrectTitle, Key::IncorrectDetail, about), "it is somewhere");
    assert_eq!(says(hidden, show, empty), (Key::ShowAndTypeTitle, Key::IncorrectShowDetail, about));
    assert_eq!(says(shown, None, empty), (Key::IncorrectTitle, Key::IncorrectShowDetail, about));
    assert_eq!(says(shown, None, &plausible()), (Key::CompareTitle, Key::IncorrectShowDetail, about));
}

#[test]
fn from_the_second_refusal_on_the_tries_are_counted() {
    let tries = |refusals| {
        let state = State { step: Step::Pass, refusals, refused_for: Some(Fault::Incorrect), ..State::default() };
        advice_to(&refused("130503"), &Verdict::Empty, state).expect("advice").detail.values
    };
    assert_eq!(tries(1), []);
    assert_eq!(tries(2), [("tries", "2".to_owned())]);
    assert_eq!(tries(3), [("tries", "3".to_owned())]);
}

#[test]
fn the_ring_moves_to_the_control_that_the_headline_names() {
    let (submit, show) = (Some(Element::Submit), Some(Element::ShowPass));
    let ring = |page: &Page, signs: &str, state, pass_use| {
        let settings = Settings { pass_use, ..Settings::default() };
        let verdict = &check(&Shape::of(signs), settings.rule());
        let page = &Page { submit, show_pass: show, ..page.clone() };
        let advice = advise(&Scene { page, verdict, state, settings: &settings, ringed: true }).expect("advice");
        (advice.headline.key, advice.ring)
    };
    let (to_submit, to_show) = (Ring::Next(Element::Submit), Ring::Next(Element::ShowPass));
    let (pass, start) = (&Page::of(Kind::Pass), State { step: Step::Pass, ..State::default() });
    for (signs, headline) in [
        ("", Key::PassTitle),
        ("aaa", Key::PassTitle),
        ("aaaaaaaa ", Key::RemoveSpaceTitle),
        (" aaaaaaaa ", Key::RemoveSpacesTitle),
        ("aaaa aaaa", Key::CheckCharacterTitle),
        ("aaaahaaaa", Key::RemoveHiddenTitle),
        ("waaaaaaaa", Key::UsePlainTitle),
        ("xxxxxxxxx", Key::CheckCharacterTitle),
        ("u", Key::LinkPastedTitle),
        ("Aaaa! aa!a0!aa", Key::KeepOnlyTitle),
        ("qaaaaaaaaq", Key::CheckTitle),
    ] {
        assert_eq!(ring(pass, signs, start, None), (headline, Ring::Target), "{signs:?}");
    }
    assert_eq!(ring(pass, "aaaaaaaa", start, None), (Key::SubmitTitle, to_submit));
    // After a refusal the person has to see what they type.
    for refused_for in [Some(Fault::Incorrect), None] {
        for refusals in [1, 2] {
            let after = State { refusals, refused_for, ..start };
            let empty = if refusals == 1 { Key::ShowAndTypeTitle } else { Key::ShowPassTitle };
            assert_eq!(ring(pass, "", after, None), (empty, to_show), "{after:?}");
            assert_eq!(ring(pass, "aaaaaaaa", after, None), (Key::ShowPassTitle, to_show), "{after:?}");
        }
    }
    // A pass that an application would use up goes to Security info first.
    let before_app = State { heading: Some(Heading::Application), ..start };
    for signs in ["", "aaaaaaaa", "aaaaaaaa "] {
        let first = ring(pass, signs, before_app, Some(PassUse::OneTime));
        assert_eq!(first, (Key::HoldPassTitle, Ring::Nothing), "{signs:?}");
    }
    let user_name = &Page::of(Kind::UserName);
    assert_eq!(ring(user_name, "", before_app, Some(PassUse::OneTime)), (Key::UseFirstTitle, Ring::Nothing));
    assert_eq!(ring(pass, "aaaaaaaa", before_app, None), (Key::SubmitTitle, to_submit));
    assert_eq!(ring(&Page::of(Kind::StaySignedIn), "", start, None).1, to_submit);
    assert_eq!(ring(&Page::of(Kind::MoreInformation), "", start, None).1, Ring::Next(Element::MoreInformation));
    let info = &Page { add_method: Some(Element::AddMethod), ..Page::of(Kind::SecurityInfo) };
    let register = State { step: Step::Register, ..State::default() };
    assert_eq!(ring(info, "", register, None).1, Ring::Next(Element::AddMethod));
    assert_eq!(ring(&Page { in_dialog: true, ..info.clone() }, "", register, None).1, Ring::Target);
    assert_eq!(ring(info, "", State { step: Step::Done, ..register }, None).1, Ring::Target);
    for kind in [Kind::Password, Kind::UserName, Kind::AppConfirmation, Kind::Consent] {
        assert_eq!(ring(&Page::of(kind), "aaaaaaaa", start, None).1, Ring::Target, "{kind:?}");
    }
}

#[test]
fn where_another_try_cannot_help_nothing_has_the_ring() {
    let ring = |fault, signs: &str, kind, refusals| {
        let refusal = Some(Refusal { fault, code: "" });
        let page = &Page { refusal, ring: Some(Element::OtherWays), ..Page::of(kind) };
        let verdict = &check(&Shape::of(signs), crate::pass::Rule::default());
        advice_to(page, verdict, State { step: Step::Pass, refusals, ..State::default() }).expect("advice").ring
    };
    let hopeless = [Fault::Blocked, Fault::Locked, Fault::WebSignInOnly, Fault::AccessPolicy, Fault::StalePage];
    for fault in hopeless {
        for kind in [Kind::Pass, Kind::Password, Kind::Error] {
            assert_eq!(ring(fault, "aaaaaaaa", kind, 1), Ring::Nothing, "{fault:?} {kind:?}");
        }
    }
    assert_eq!(ring(Fault::Account, "aaaaaaaa", Kind::Pass, 1), Ring::Nothing);
    for fault in [Fault::Expired, Fault::Used, Fault::NotFound] {
        assert_eq!(ring(fault, "", Kind::Pass, 1), Ring::Nothing, "{fault:?}");
    }
    assert_eq!(ring(Fault::Expired, "", Kind::Pass, 2), Ring::Target, "make sure that you type the new pass");
    assert_eq!(ring(Fault::Incorrect, "", Kind::Pass, 1), Ring::Target);
}

#[test]
fn where_another_pass_can_help_the_person_may_type_it() {
    let says = |fault, shown: bool, signs: &str, heading| {
        let refusal = shown.then_some(Refusal { fault, code: "" });
        let page = &Page { refusal, submit: Some(Element::Submit), ..Page::of(Kind::Pass) };
        let verdict = &check(&Shape::of(signs), crate::pass::Rule::default());
        let state = State { step: Step::Pass, refusals: 1, refused_for: Some(fault), heading, ..State::default() };
        let advice = advice_to(page, verdict, state).expect("advice");
        (advice.headline.key, advice.ring, advice.is_call_first)
    };
    let new_pass = (Key::OldPassTitle, Ring::Target, false);
    for (fault, refused) in [(Fault::Expired, Key::ExpiredTitle), (Fault::Used, Key::UsedTitle)] {
        assert_eq!(says(fault, true, "", None), (refused, Ring::Nothing, true), "{fault:?}");
        assert_eq!(says(fault, true, "aaaa", None), new_pass, "{fault:?}");
        assert_eq!(says(fault, true, "aaaaaaaa", None), new_pass, "{fault:?}");
        assert_eq!(says(fault, false, "", None), new_pass, "{fault:?}: the page has been opened again");
    }
    assert_eq!(says(Fault::NotFound, true, "", None), (Key::NotFoundTitle, Ring::Nothing, false));
    assert_eq!(says(Fault::NotFound, false, "", None), (Key::PassTitle, Ring::Target, false), "the wait is over");
    let whole = (Key::SubmitTitle, Ring::Next(Element::Submit), false);
    assert_eq!(says(Fault::NotFound, false, "aaaaaaaa", None), whole);
    // The app that used the last pass would use the new one, too.
    for signs in ["", "aaaaaaaa"] {
        let used = says(Fault::Used, true, signs, Some(Heading::Application));
        assert_eq!(used, (Key::UsedTitle, Ring::Nothing, true));
    }
}

#[test]
fn no_advice_leads_to_security_info_in_a_cloud_without_one() {
    for fault in Fault::ALL {
        let page = &Page { refusal: Some(Refusal { fault, code: "" }), cloud: Cloud::China, ..Page::of(Kind::Pass) };
        let advice = advice_to(page, &Verdict::Empty, State { cloud: Cloud::China, ..State::default() });
        let advice = advice.expect("advice");
        assert!(![advice.action, advice.also].contains(&Some(Action::StartAtSecurityInfo)), "{fault:?}");
    }
}

#[test]
fn only_the_checklists_own_button_goes_with_the_checklist() {
    let buttons = |action, also| {
        let advice = Advice { action, also, ..Advice::new(Key::UsedTitle, Key::UsedDetail) }.without_checklist();
        (advice.action, advice.also)
    };
    let (list, start) = (Some(Action::OpenChecklist), Some(Action::StartAtSecurityInfo));
    assert_eq!(buttons(list, start), (start, None));
    assert_eq!(buttons(start, list), (start, None));
    assert_eq!(buttons(None, start), (None, start), "a quiet button stays quiet");
}

#[test]
fn a_locked_account_gets_no_advice_to_try_again() {
    let advice = advice(&refused("50053"), &plausible());
    assert_eq!((advice.headline.key, advice.notice), (Key::LockedTitle, None));
}

#[test]
fn a_page_that_asks_again_without_a_reason_counts_as_a_refusal() {
    let says = |refusals, verdict: &Verdict| {
        advice_to(&Page::of(Kind::Pass), verdict, State { step: Step::Pass, refusals, ..State::default() })
            .map(|advice| advice.detail.key)
    };
    assert_eq!(says(0, &Verdict::Empty), Some(Key::PassDetail));
    assert_eq!(says(1, &Verdict::Empty), Some(Key::UnsaidDetail));
    assert_eq!(says(2, &Verdict::Empty), Some(Key::IncorrectAgainDetail));
    assert_eq!(says(2, &plausible()), Some(Key::IncorrectAgainDetail));
}

#[test]
fn a_refusal_that_blocks_every_way_is_shown_even_if_the_page_leads_to_the_pass() {
    let says = |code| {
        let page = Page { offer: Some(Offer::Link), refusal: refused(code).refusal, ..Page::of(Kind::Password) };
        advice(&page, &Verdict::Empty).headline.key
    };
    assert_eq!(says("50053"), Key::LockedTitle);
    assert_eq!(says("50089"), Key::StalePageTitle);
    assert_eq!(says("50055"), Key::LinkTitle, "an expired password does not matter to the pass");
}

#[test]
fn the_popup_offers_no_repair_and_names_no_ring() {
    let (page, verdict) = (&Page::of(Kind::Pass), &check(&Shape::of("a "), crate::pass::Rule::default()));
    let scene = Scene { page, verdict, state: State::default(), settings: &Settings::default(), ringed: false };
    let said = advise_in_popup(&scene, true);
    assert_eq!((said.headline.key, said.notice.and_then(|notice| notice.repair)), (Key::CheckTitle, None));
    assert!(advise(&scene).and_then(|advice| advice.notice).is_some_and(|notice| notice.repair.is_some()));
}

#[test]
fn after_the_end_a_sign_in_gets_no_advice() {
    let done = State { step: Step::Done, opened: true, ..State::default() };
    for kind in Kind::ALL {
        let advice = advice_to(&Page::of(kind), &Verdict::Empty, done);
        assert_eq!(advice.is_some(), kind == Kind::SecurityInfo, "{kind:?}");
    }
}

#[test]
fn the_card_names_the_control_that_leads_to_the_pass_or_lists_what_to_try() {
    let says = |kind, offer| {
        let advice = advice(&Page { offer, shows_account: true, ..Page::of(kind) }, &Verdict::Empty);
        (advice.headline.key, advice.list)
    };
    assert_eq!(says(Kind::Password, Some(Offer::Link)), (Key::LinkTitle, [].as_slice()));
    assert_eq!(says(Kind::Picker, Some(Offer::Tile)), (Key::TileTitle, [].as_slice()));
    assert_eq!(says(Kind::OtherFactor, Some(Offer::Proof)), (Key::ProofTitle, [].as_slice()));
    let other_ways = [Key::MissingAccount, Key::MissingWait];
    assert_eq!(says(Kind::Password, Some(Offer::OtherWays)), (Key::OtherWaysTitle, other_ways.as_slice()));
    let missing = [Key::MissingAccount, Key::MissingOtherWays, Key::MissingValid, Key::MissingWait];
    assert_eq!(says(Kind::Password, None), (Key::MissingTitle, missing.as_slice()));
    let in_list = [Key::MissingAccount, Key::MissingValid, Key::MissingWait];
    assert_eq!(says(Kind::Picker, None), (Key::MissingTitle, in_list.as_slice()));
}

#[test]
fn the_card_says_where_the_control_is_as_far_as_that_is_known() {
    let says = |kind, offer, ring| {
        let advice = advice(&Page { offer: Some(offer), ring: Some(ring), ..Page::of(kind) }, &Verdict::Empty);
        (advice.headline.key, advice.detail.key)
    };
    let cases = [
        (Kind::Password, Offer::Link, Element::PassLink, Key::LinkTitle, Key::LinkDetail),
        (Kind::Authenticator, Offer::Link, Element::PassLink, Key::LinkTitle, Key::LinkPlainDetail),
        (Kind::Password, Offer::OtherWays, Element::OtherWays, Key::OtherWaysTitle, Key::OtherWaysDetail),
        (Kind::Authenticator, Offer::OtherWays, Element::OtherWays, Key::OtherWaysTitle, Key::OtherWaysPlainDetail),
        (Kind::Code, Offer::OtherWays, Element::OtherFactors, Key::OtherFactorsTitle, Key::OtherFactorsDetail),
    ];
    for (kind, offer, ring, title, detail) in cases {
        assert_eq!(says(kind, offer, ring), (title, detail), "{kind:?} {offer:?}");
    }
}

#[test]
fn the_card_says_accepted_only_after_the_pass_was_accepted() {
    let accepted = State { step: Step::Accepted, ..State::default() };
    let on = |kind, state, after_sign_in| {
        let settings = Settings { after_sign_in, ..Settings::default() };
        let page = &Page::of(kind);
        let advice = advise(&Scene { page, verdict: &Verdict::Empty, state, settings: &settings, ringed: true })
            .expect("advice");
        (advice.notice.map(|notice| notice.message.key), advice.action)
    };
    let says = |state, after_sign_in| on(Kind::StaySignedIn, state, after_sign_in);
    let open = AfterSignIn::Open;
    assert_eq!(says(accepted, open), (Some(Key::AcceptedNext), None));
    assert_eq!(says(State { opened: true, ..accepted }, open), (Some(Key::Accepted), None));
    assert_eq!(says(accepted, AfterSignIn::Offer), (Some(Key::Accepted), Some(Action::OpenAfterwards)));
    let wanted = State { wanted: true, ..accepted };
    assert_eq!(says(wanted, AfterSignIn::Offer), (Some(Key::AcceptedNext), None));
    // The person stays there if the application does not answer.
    let now = Some(Action::OpenSecurityInfo);
    assert_eq!(on(Kind::Leaving, accepted, open), (Some(Key::AcceptedNext), now));
    assert_eq!(on(Kind::Leaving, accepted, AfterSignIn::Offer), (Some(Key::Accepted), now));
    assert_eq!(on(Kind::Leaving, accepted, AfterSignIn::Off), (Some(Key::Accepted), None));
    assert_eq!(on(Kind::Leaving, State { opened: true, ..accepted }, open), (Some(Key::Accepted), None));
    assert_eq!(says(accepted, AfterSignIn::Off), (Some(Key::Accepted), None));
    assert_eq!(says(State { cloud: Cloud::China, ..accepted }, open), (Some(Key::NoSecurityInfoDetail), None));
    assert_eq!(says(State { step: Step::Account, ..accepted }, open), (None, None));
}

#[test]
fn before_an_application_the_card_warns_that_a_pass_may_work_only_once() {
    let says = |page: &Page, verdict: &Verdict, state, pass_use| {
        let settings = Settings { pass_use, ..Settings::default() };
        advise(&Scene { page, verdict, state, settings: &settings, ringed: true }).expect("advice")
    };
    let offers = |advice: Advice| advice.action.or(advice.also) == Some(Action::StartAtSecurityInfo);
    let at = State { step: Step::Pass, heading: Some(Heading::Application), ..State::default() };
    let page = Page::of(Kind::Pass);
    let empty = &Verdict::Empty;
    // If IT says that passes work once, this comes first, whatever is typed.
    for verdict in [empty, &plausible()] {
        let advice = says(&page, verdict, at, Some(PassUse::OneTime));
        assert_eq!((advice.headline.key, advice.detail.key), (Key::HoldPassTitle, Key::OneTime));
        assert_eq!((advice.about.headline, advice.notice), (Key::UseFirstTitle, None), "the code stays");
        assert_eq!((advice.action, advice.also), (Some(Action::StartAtSecurityInfo), None));
    }
    // Otherwise it is one question, and is folded away once the person types.
    let asked = says(&page, empty, at, None);
    assert_eq!(asked.notice.as_ref().map(|notice| notice.message.key), Some(Key::OneTimeMaybe));
    assert_eq!((asked.headline.key, asked.also), (Key::PassTitle, Some(Action::StartAtSecurityInfo)));
    let typed = says(&page, &plausible(), at, None);
    assert_eq!((typed.headline.key, typed.action), (Key::SubmitTitle, None));
    assert_eq!((typed.list, typed.is_list_folded), ([Key::OneTimeMaybe].as_slice(), true));
    assert_eq!(typed.also, Some(Action::StartAtSecurityInfo));
    assert!(offers(says(&Page::of(Kind::UserName), empty, at, None)));
    // No warning if it does not matter, comes too late, or there is no Security info.
    assert!(!offers(says(&page, empty, State { accepted: true, ..at }, Some(PassUse::OneTime))));
    assert!(!offers(says(&page, empty, at, Some(PassUse::Reusable))));
    assert!(!offers(says(&page, empty, State { heading: Some(Heading::SecurityInfo), ..at }, None)));
    assert!(!offers(says(&page, empty, State { heading: None, ..at }, None)));
    assert!(!offers(says(&page, &plausible(), State { sent: true, ..at }, None)));
    assert!(!offers(says(&page, empty, State { refusals: 1, ..at }, None)));
    assert!(!offers(says(&Page { cloud: Cloud::China, ..Page::of(Kind::Pass) }, empty, at, None)));
    assert!(!offers(says(&Page { heading: Some(Heading::SecurityInfo), ..Page::of(Kind::Pass) }, empty, at, None)));
}

#[test]
fn the_question_is_for_pages_that_ask_for_something_else() {
    assert!(question(&Page::of(Kind::UserName)).is_some());
    assert!(question(&Page::of(Kind::Password)).is_some());
    for kind in [Kind::Unknown, Kind::Pass, Kind::StaySignedIn, Kind::SecurityInfo, Kind::Leaving] {
        assert_eq!(question(&Page::of(kind)), None, "{kind:?}");
    }
}

#[test]
fn the_popup_asks_first_and_then_says_the_same_as_the_card() {
    let says = |page: &Page, state, on_journey| {
        let settings = Settings::default();
        let advice = advise_in_popup(
            &Scene { page, verdict: &Verdict::Empty, state, settings: &settings, ringed: false },
            on_journey,
        );
        (advice.headline.key, advice.action, advice.also)
    };
    let (open, start) = (Some(Action::OpenSecurityInfo), State::default());
    let password = Page { shows_account: true, ..Page::of(Kind::Password) };
    assert_eq!(says(&password, start, false), (Key::Question, Some(Action::Ask), open));
    assert_eq!(says(&password, start, true), (Key::MissingTitle, open, None));
    let closed = State { closed: true, ..start };
    assert_eq!(says(&password, closed, true), (Key::MissingTitle, Some(Action::ShowCard), open));
    assert_eq!(says(&Page::of(Kind::Pass), start, false), (Key::PassTitlePlain, open, None));
    let (list, have) = (Some(Action::OpenChecklist), Some(Action::HavePass));
    assert_eq!(says(&Page::default(), start, false), (Key::Question, have, None));
    let registering = State { step: Step::Register, opened: true, ..start };
    assert_eq!(says(&Page::of(Kind::SecurityInfo), registering, true), (Key::RegisterTitle, list, None));
    assert_eq!(says(&Page::of(Kind::SecurityInfo), registering, false), (Key::RegisterTitle, list, None));
    assert_eq!(says(&Page::default(), registering, true), (Key::PopupAcceptedTitle, open, list));
    assert_eq!(says(&Page::of(Kind::StaySignedIn), start, false), (Key::Question, have, None));
    let accepted = State { step: Step::Accepted, ..start };
    let stay = Page::of(Kind::StaySignedIn);
    assert_eq!(says(&stay, accepted, true), (Key::StayTitle, None, None), "it would ask for the pass again");
}

#[test]
fn the_popup_has_one_button_that_leads_to_security_info() {
    let page = &Page::of(Kind::UserName);
    let says = |heading, pass_use| {
        let settings = &Settings { pass_use, ..Settings::default() };
        let state = State { step: Step::Account, heading: Some(heading), ..State::default() };
        let advice = advise_in_popup(&Scene { page, verdict: &Verdict::Empty, state, settings, ringed: false }, true);
        [advice.action, advice.also].into_iter().flatten().collect::<Vec<_>>()
    };
    let start = vec![Action::StartAtSecurityInfo];
    assert_eq!(says(Heading::Application, Some(PassUse::OneTime)), start);
    assert_eq!(says(Heading::Application, None), start);
    assert_eq!(says(Heading::SecurityInfo, None), [Action::OpenSecurityInfo]);
}

#[test]
fn the_popup_offers_security_info_only_if_the_cloud_has_one() {
    let offered = |cloud| advise_without_page(State { cloud, ..State::default() }).action;
    assert_eq!(offered(Cloud::UsGov), Some(Action::HavePass));
    assert_eq!(offered(Cloud::China), None);
}

#[test]
fn each_kind_of_look_alike_has_its_own_text_and_no_action_on_the_page() {
    let tricks = [
        Trick::Name,
        Trick::Path,
        Trick::Relay,
        Trick::BeforeAt,
        Trick::NotEncrypted,
        Trick::PortOrDot,
        Trick::GivenUp,
    ];
    let mut details: Vec<Key> = Vec::new();
    for trick in tricks {
        let advice = advise_on_look_alike(trick, Cloud::Global);
        assert_eq!((advice.headline.key, advice.call), (Key::LookAlikeTitle, Key::CallNow));
        assert_eq!((advice.action, advice.also), (Some(Action::OpenSecurityInfo), None));
        assert!(!details.contains(&advice.detail.key), "{trick:?}");
        details.push(advice.detail.key);
        assert_eq!(advise_on_look_alike(trick, Cloud::China).action, None);
    }
}

#[test]
fn when_all_is_done_the_main_button_is_to_try_it() {
    let at = |step, ringed, cloud| {
        let state = State { step, ..State::default() };
        let page = &Page { cloud, ..Page::of(Kind::SecurityInfo) };
        let scene = Scene { page, verdict: &Verdict::Empty, state, settings: &Settings::default(), ringed };
        advise(&scene).map(|advice| (advice.headline.key, advice.action, advice.also)).expect("advice")
    };
    let checklist = Some(Action::OpenChecklist);
    let register = at(Step::Register, true, Cloud::Global);
    assert_eq!(register, (Key::RegisterTitle, Some(Action::ShowWhere), None));
    let found = &Page { add_method: Some(Element::AddMethod), ..Page::of(Kind::SecurityInfo) };
    let advice = advice(found, &Verdict::Empty).naming(found, "Passkey");
    assert_eq!(
        (advice.headline.key, advice.detail.key, advice.action),
        (Key::AddMethodTitle, Key::AddMethodDetail, checklist)
    );
    for (ringed, cloud) in [(true, Cloud::Global), (false, Cloud::Global), (true, Cloud::UsGov)] {
        assert_eq!(at(Step::Done, ringed, cloud), (Key::DoneTitle, Some(Action::TryNow), None));
    }
    assert_eq!(at(Step::Done, true, Cloud::China), (Key::DoneTitle, checklist, None));
}

#[test]
fn practice_never_leaves_the_page() {
    for action in [
        Action::OpenSecurityInfo,
        Action::OpenAfterwards,
        Action::StartAtSecurityInfo,
        Action::OpenChecklist,
        Action::TryNow,
    ] {
        let advice =
            Advice::new(Key::PassTitle, Key::PassDetail).with_action(action).with_second_action(Action::ShowWhere);
        let left = advice.without_leading_away();
        assert_eq!((left.action, left.also), (None, Some(Action::ShowWhere)), "{action:?}");
    }
}

fn any_settings() -> impl Strategy<Value = Settings> {
    (
        prop::sample::select(vec![None, Some(PassUse::OneTime), Some(PassUse::Reusable)]),
        prop::sample::select(vec![AfterSignIn::Open, AfterSignIn::Offer, AfterSignIn::Off]),
    )
        .prop_map(|(pass_use, after_sign_in)| Settings {
            pass_use,
            after_sign_in,
            offer_help: OfferHelp::Always,
            ..Settings::default()
        })
}

proptest! {
    #[test]
    fn every_message_has_the_values_that_its_text_needs(
        kind in prop::sample::select(Kind::ALL.to_vec()),
        fault in prop::option::of(prop::sample::select(Fault::ALL.to_vec())),
        offer in prop::option::of(prop::sample::select(Offer::ALL.to_vec())),
        signs in "[a !yhlxo\t]{0,60}",
        step in prop::sample::select(vec![
            Step::Start, Step::Account, Step::Pass, Step::Accepted, Step::Register, Step::Done,
        ]),
        heading in prop::option::of(prop::sample::select(vec![Heading::Application, Heading::SecurityInfo])),
        (opened, closed, on_journey, refusals) in (any::<bool>(), any::<bool>(), any::<bool>(), 0u8..4),
        ringed in any::<bool>(),
        settings in any_settings(),
    ) {
        let refusal = fault.map(|fault| Refusal { fault, code: "130503" });
        let page = &Page { refusal, offer, ..Page::of(kind) };
        let verdict = &check(&Shape::naming(&signs, '’', "'"), settings.rule());
        let state = State { step, opened, closed, heading, refusals, ..State::default() };
        let scene = Scene { page, verdict, state, settings: &settings, ringed };
        let all = [advise(&scene), Some(advise_in_popup(&scene, on_journey)), question(page)];
        for advice in all.into_iter().flatten() {
            for message in advice.messages() {
                let given: Vec<&str> = message.values.iter().map(|(name, _)| *name).collect();
                prop_assert_eq!(given, message.key.placeholders().to_vec(), "{:?}", message.key);
            }
        }
    }
}
