// SPDX-License-Identifier: MIT OR Apache-2.0
//! A tired person reads a card only if it is short. These tests go through all that the advice depends on.

use std::collections::BTreeMap;

use super::*;
use crate::page::Offer;
use crate::pass::{Hint, Named, Odd, Side, Space};
use crate::settings::AfterSignIn;
use crate::text::{Catalogue, Message};

/// The most words on a card: headline, detail, list, remark, buttons, and when to call. The helpdesk's own contacts,
/// the step and the checklist come on top.
const MOST_WORDS: usize = 45;

fn english() -> Catalogue {
    Catalogue::parse(include_str!("../../../extension/_locales/en/messages.json")).expect("a catalogue")
}

/// The advice without what is folded behind "More help".
fn unfolded(advice: Advice) -> Advice {
    if advice.is_list_folded { Advice { list: &[], also: None, ..advice } } else { advice }
}

/// Everything that a person reads on a card with this advice.
fn texts(advice: &Advice) -> Vec<Message> {
    let buttons = [advice.action, advice.also].into_iter().flatten().map(Action::label);
    let repair = advice.notice.as_ref().and_then(Notice::repair_label);
    advice.messages().chain(buttons.chain(repair).map(Message::from)).collect()
}

/// Every remark about what a person types.
fn verdicts() -> Vec<Verdict> {
    let position = 12;
    let named = Some(Named { character: '’', plain: "'".to_owned() });
    let odd = |odd| Verdict::OddCharacter { position, odd, named: None };
    let mut all = vec![Verdict::Empty, Verdict::TooShort { count: 3 }, Verdict::TooLong, Verdict::MoreThanPass];
    all.extend([Verdict::Link, Verdict::MailBreak { position }, Verdict::Plausible { hint: None }]);
    all.extend([Side::Start, Side::End, Side::Both].map(|side| Verdict::SpaceAround { side }));
    all.extend([Space::Space, Space::Tab, Space::LineBreak].map(|space| Verdict::SpaceInside { position, space }));
    all.extend([Odd::Hidden, Odd::Wide, Odd::Digit, Odd::LookAlike, Odd::Letter, Odd::Other].map(odd));
    all.extend([Odd::Typographic, Odd::Other].map(|odd| Verdict::OddCharacter { position, odd, named: named.clone() }));
    all.extend([Hint::Quoted, Hint::Stopped, Hint::Coded].map(|hint| Verdict::Plausible { hint: Some(hint) }));
    all
}

/// How far a person can be. The advice differs only between one refusal and more.
fn states() -> Vec<State> {
    let mut all = Vec::new();
    for step in Step::ALL {
        for (asked, accepted) in [(false, false), (true, false), (true, true)] {
            for refusals in 0..3 {
                all.push(State { step, asked, accepted, refusals, ..State::default() });
            }
        }
    }
    all
}

/// Every page: its kind, the way to the pass that it has, and its refusal or what else the advice reads.
fn pages() -> Vec<Page> {
    let refusals = Fault::ALL.map(|fault| Refusal { fault, code: "130503" });
    let mut all = Vec::new();
    for kind in Kind::ALL {
        for offer in Offer::ALL.map(Some).into_iter().chain([None]) {
            let page = || Page { offer, ..Page::of(kind) };
            let refused = refusals.map(|refusal| Page { refusal: Some(refusal), ..page() });
            let showing = refused.clone().map(|page| Page { show_pass: Some(Element::ShowPass), ..page });
            all.extend(refused.into_iter().chain(showing));
            all.extend([
                page(),
                Page { shows_account: true, ..page() },
                Page { before_account: true, ..page() },
                Page { is_second_factor: true, ..page() },
                Page { offers_recovery: true, ..page() },
                Page { ring: Some(Element::OtherFactors), ..page() },
                Page { ring: Some(Element::PassShown), ..page() },
                Page { show_pass: Some(Element::ShowPass), ..page() },
                Page { at_passkey_address: true, shows_account: true, ..page() },
            ]);
        }
    }
    all
}

/// The headlines and the words of all cards of these scenes that have more words than they may.
#[derive(Default)]
struct TooLong(BTreeMap<String, usize>);

impl TooLong {
    fn check(&mut self, scene: &Scene, catalogue: &Catalogue) {
        let Some(advice) = advise(scene).map(unfolded) else { return };
        // As the panel does: after the sign-in, nothing has to be remembered.
        let forgetful = (scene.state.step < Step::Register).then(|| advice.clone().without_memory());
        for advice in [Some(advice.clone().without_checklist()), forgetful, Some(advice)].into_iter().flatten() {
            let said: Vec<String> = texts(&advice).iter().map(|message| catalogue.say(message)).collect();
            let words = said.join(" ").split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
            if words > MOST_WORDS {
                self.0.insert(said.join(" | "), words);
            }
        }
    }

    fn expect_none(self) {
        let lines: Vec<String> = self.0.iter().map(|(text, words)| format!("{words}: {text}")).collect();
        assert!(lines.is_empty(), "{} cards have too many words:\n{}", lines.len(), lines.join("\n"));
    }
}

const USES: [Option<PassUse>; 3] = [None, Some(PassUse::OneTime), Some(PassUse::Reusable)];

#[test]
fn no_card_is_too_long_whatever_the_page_asks_for() {
    let (catalogue, mut long) = (english(), TooLong::default());
    for page in &pages() {
        for state in states() {
            for pass_use in USES {
                let settings = &Settings { pass_use, ..Settings::default() };
                long.check(&Scene { page, verdict: &Verdict::Empty, state, settings, ringed: true }, &catalogue);
            }
        }
    }
    long.expect_none();
}

#[test]
fn no_card_is_too_long_whatever_the_person_types() {
    let (catalogue, mut long) = (english(), TooLong::default());
    for page in pages().iter().filter(|page| page.kind == Kind::Pass && page.offer.is_none()) {
        for verdict in &verdicts() {
            for state in states() {
                for heading in [None, Some(Heading::Application)] {
                    for pass_use in USES {
                        let settings = &Settings { pass_use, ..Settings::default() };
                        let state = State { heading, ..state };
                        long.check(&Scene { page, verdict, state, settings, ringed: false }, &catalogue);
                    }
                }
            }
        }
    }
    long.expect_none();
}

#[test]
fn no_card_is_too_long_whatever_comes_after_the_pass() {
    let (catalogue, mut long) = (english(), TooLong::default());
    for page in &Kind::ALL.map(Page::of) {
        for state in states() {
            for (opened, wanted) in [(false, false), (true, false), (false, true)] {
                for cloud in [Cloud::Global, Cloud::China] {
                    for after_sign_in in [AfterSignIn::Open, AfterSignIn::Offer, AfterSignIn::Off] {
                        let settings = &Settings { after_sign_in, ..Settings::default() };
                        let state = State { opened, wanted, cloud, ..state };
                        long.check(
                            &Scene { page, verdict: &Verdict::Empty, state, settings, ringed: true },
                            &catalogue,
                        );
                    }
                }
            }
        }
    }
    for advice in beside_checklist(&["Passkey in Microsoft Authenticator".to_owned()]) {
        let said: Vec<String> = texts(&advice).iter().map(|message| catalogue.say(message)).collect();
        assert!(said.join(" ").split_whitespace().count() <= MOST_WORDS, "{said:?}");
    }
    long.expect_none();
}
