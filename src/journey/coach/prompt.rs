// SPDX-License-Identifier: MIT OR Apache-2.0
//! What should the card say while the person types the pass? It advises and never blocks.

use super::advice::{Advice, Tone};
use crate::pass::{Hint, Odd, Repair, Rule, Side, Space, Verdict};
use crate::text::{Key, Message};

/// The advice while the person types.
pub(super) fn on_typing(verdict: &Verdict, rule: Rule, ringed: bool) -> Advice {
    let title = if ringed { Key::PassTitle } else { Key::PassTitlePlain };
    let advice = Advice::new(title, length(rule));
    let Some((tone, message)) = remark(verdict, rule) else { return advice };
    let mut advice = advice.with_notice(tone, message);
    if let Some(notice) = &mut advice.notice {
        notice.repair = Repair::of(verdict);
    }
    advice
}

fn length(Rule { min, max }: Rule) -> Message {
    if min == max {
        Message::from(Key::PassDetailExact).with("count", min)
    } else {
        Message::from(Key::PassDetail).with("min", min).with("max", max)
    }
}

fn remark(verdict: &Verdict, rule: Rule) -> Option<(Tone, Message)> {
    let at_position = |key: Key, position: &usize| Message::from(key).with("position", *position);
    Some(match verdict {
        Verdict::Empty => return None,
        Verdict::TooShort { count } => {
            (Tone::Neutral, Message::from(Key::TooShort).with("count", *count).with("min", rule.min))
        }
        Verdict::TooLong { count } => {
            (Tone::Watch, Message::from(Key::TooLong).with("count", *count).with("max", rule.max))
        }
        Verdict::SpaceAround { side } => {
            let key = match side {
                Side::Start => Key::SpaceStart,
                Side::End => Key::SpaceEnd,
                Side::Both => Key::SpaceBoth,
            };
            (Tone::Watch, key.into())
        }
        Verdict::MoreThanPass => (Tone::Watch, Key::MoreThanPass.into()),
        Verdict::Link => (Tone::Watch, Key::LinkPasted.into()),
        Verdict::SpaceInside { position, space } => {
            let key = match space {
                Space::Space => Key::SpaceInside,
                Space::Tab => Key::TabInside,
                Space::LineBreak => Key::LineBreakInside,
            };
            (Tone::Watch, at_position(key, position))
        }
        Verdict::OddCharacter { position, character, odd, plain } => {
            let plain = plain.as_deref().unwrap_or_default();
            let message = match odd {
                Odd::Hidden => at_position(Key::OddHidden, position),
                Odd::Likely => at_position(Key::OddLikely, position)
                    .with_isolated("character", *character)
                    .with_isolated("plain", plain),
                Odd::LookAlike => at_position(Key::OddLookAlike, position).with_isolated("plain", plain),
                Odd::Other => at_position(Key::OddOther, position).with_isolated("character", *character),
            };
            (Tone::Watch, message)
        }
        Verdict::MailBreak { position } => (Tone::Watch, at_position(Key::MailBreak, position)),
        Verdict::Plausible { hint: Some(hint) } => (Tone::Neutral, on_hint(*hint).into()),
        Verdict::Plausible { hint: None } => (Tone::Good, Key::Plausible.into()),
    })
}

const fn on_hint(hint: Hint) -> Key {
    match hint {
        Hint::Quoted => Key::HintQuoted,
        Hint::Stopped => Key::HintStopped,
        Hint::Coded => Key::HintCoded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::{Shape, check};

    fn notice(shape: &str) -> (Tone, Key, Option<Repair>) {
        let rule = Rule::default();
        let notice = on_typing(&check(&Shape::of(shape), rule), rule, true).notice.expect("a notice");
        (notice.tone, notice.message.key, notice.repair)
    }

    #[test]
    fn each_problem_has_its_notice_and_its_correction() {
        use Repair::{RemoveHidden, RemoveSpaces, UsePlain};
        for (shape, tone, key, repair) in [
            ("aaa", Tone::Neutral, Key::TooShort, None),
            (&"a".repeat(49), Tone::Watch, Key::TooLong, None),
            ("aaaaaaaa ", Tone::Watch, Key::SpaceEnd, Some(RemoveSpaces)),
            (" aaaaaaaa", Tone::Watch, Key::SpaceStart, Some(RemoveSpaces)),
            ("\taaaaaaaa\u{a0}", Tone::Watch, Key::SpaceBoth, Some(RemoveSpaces)),
            ("aaaa aaaa", Tone::Watch, Key::SpaceInside, None),
            ("aaaa\taaaa", Tone::Watch, Key::TabInside, None),
            ("aaaa\naaaa", Tone::Watch, Key::LineBreakInside, None),
            ("Temporary Access Pass: aa!a0!aa", Tone::Watch, Key::MoreThanPass, None),
            ("Pass: aa!a0!aa", Tone::Watch, Key::MoreThanPass, None),
            ("🔗", Tone::Watch, Key::LinkPasted, None),
            ("aaaa\u{200b}aaaa", Tone::Watch, Key::OddHidden, Some(RemoveHidden)),
            ("aaaa’aaaa", Tone::Watch, Key::OddLikely, Some(UsePlain)),
            ("aaaaаaaaa", Tone::Watch, Key::OddLookAlike, Some(UsePlain)),
            ("aaaaéaaaa", Tone::Watch, Key::OddOther, None),
            ("aaaaaaaa", Tone::Good, Key::Plausible, None),
        ] {
            assert_eq!(notice(shape), (tone, key, repair), "{shape:?}");
        }
    }

    #[test]
    fn the_odd_character_is_isolated_from_the_text_around_it() {
        let rule = Rule::default();
        let message = on_typing(&check(&Shape::of("aaaa’aaa"), rule), rule, true).notice.expect("one").message;
        assert_eq!(message.values[1], ("character", "\u{2068}’\u{2069}".to_owned()));
    }

    #[test]
    fn an_exact_length_is_one_number() {
        let advice = on_typing(&Verdict::Empty, Rule { min: 10, max: 10 }, true);
        assert_eq!(advice.detail, Message::from(Key::PassDetailExact).with("count", 10_usize));
    }
}
