// SPDX-License-Identifier: MIT OR Apache-2.0
//! What should the card say while the person types the pass? It advises and never blocks.

use super::advice::{Advice, Notice, Tone};
use crate::journey::code::Typed;
use crate::pass::{Hint, Named, Odd, Repair, Rule, Side, Space, Verdict};
use crate::text::{Key, Message};

/// The advice while the person types: what comes next is the headline, and what is wrong is the remark.
pub(super) fn on_typing(verdict: &Verdict, rule: Rule, ringed: bool) -> Advice {
    let advice = match verdict {
        Verdict::Plausible { hint: None } => Advice::new(Key::SubmitTitle, Key::SubmitDetail),
        Verdict::Empty | Verdict::TooShort { .. } if ringed => Advice::new(Key::PassTitle, length(rule)),
        Verdict::Empty | Verdict::TooShort { .. } => Advice::new(Key::PassTitlePlain, length(rule)),
        _ => Advice::new(Key::CheckTitle, length(rule)),
    };
    let notice = remark(verdict, rule).map(|(tone, message)| Notice {
        tone,
        message,
        repair: Repair::of(verdict),
        is_at_field: true,
    });
    let mut advice = Advice { notice, ..advice };
    advice.about.typed = Typed::of(verdict);
    match correction(verdict) {
        Some(correction) => advice.titled(correction),
        None => advice,
    }
}

/// What to do about a mistake: the button that corrects it, or what to look at.
fn correction(verdict: &Verdict) -> Option<Message> {
    Some(match verdict {
        Verdict::SpaceAround { side: Side::Both } => Key::RemoveSpacesTitle.into(),
        Verdict::SpaceAround { side: Side::Start | Side::End } => Key::RemoveSpaceTitle.into(),
        Verdict::TooLong | Verdict::MoreThanPass => Key::KeepOnlyTitle.into(),
        Verdict::Link => Key::LinkPastedTitle.into(),
        Verdict::OddCharacter { odd: Odd::Hidden, .. } => Key::RemoveHiddenTitle.into(),
        Verdict::OddCharacter { .. } if Repair::of(verdict) == Some(Repair::UsePlain) => Key::UsePlainTitle.into(),
        Verdict::SpaceInside { position, .. }
        | Verdict::OddCharacter { position, .. }
        | Verdict::MailBreak { position } => Message::from(Key::CheckCharacterTitle).with("position", *position),
        Verdict::Empty | Verdict::TooShort { .. } | Verdict::Plausible { .. } => return None,
    })
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
        Verdict::TooLong => (Tone::Watch, Message::from(Key::TooLong).with("max", rule.max)),
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
        Verdict::OddCharacter { position, odd, named } => (Tone::Watch, on_odd(*position, *odd, named.as_ref())),
        Verdict::MailBreak { position } => (Tone::Watch, at_position(Key::MailBreak, position)),
        Verdict::Plausible { hint: Some(hint) } => (Tone::Neutral, on_hint(*hint).into()),
        Verdict::Plausible { hint: None } => (Tone::Good, Key::Plausible.into()),
    })
}

fn on_odd(position: usize, odd: Odd, named: Option<&Named>) -> Message {
    let at_position = |key: Key| Message::from(key).with("position", position);
    match (odd, named) {
        (Odd::Hidden, _) => at_position(Key::OddHidden),
        (Odd::Wide, _) => at_position(Key::OddWide),
        (Odd::Digit, _) => at_position(Key::OddDigit),
        (Odd::LookAlike, _) => at_position(Key::OddLookAlike),
        (Odd::Typographic, Some(Named { character, plain })) => {
            at_position(Key::OddTypographic).with_isolated("character", *character).with_isolated("plain", plain)
        }
        (Odd::Other, Some(Named { character, .. })) => {
            at_position(Key::OddOther).with_isolated("character", *character)
        }
        (Odd::Letter, _) => at_position(Key::OddLetter),
        (Odd::Typographic | Odd::Other, _) => at_position(Key::OddUnnamed),
    }
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

    fn notice(shape: &Shape) -> (Tone, Key, Option<Repair>) {
        let rule = Rule::default();
        let notice = on_typing(&check(shape, rule), rule, true).notice.expect("a notice");
        (notice.tone, notice.message.key, notice.repair)
    }

    #[test]
    fn each_problem_has_its_notice_and_its_correction() {
        use Repair::{RemoveHidden, RemoveSpaces, UsePlain};
        for (signs, tone, key, repair) in [
            ("aaa", Tone::Neutral, Key::TooShort, None),
            (&"a".repeat(49), Tone::Watch, Key::TooLong, None),
            ("aaaaaaaa ", Tone::Watch, Key::SpaceEnd, Some(RemoveSpaces)),
            (" aaaaaaaa", Tone::Watch, Key::SpaceStart, Some(RemoveSpaces)),
            ("\taaaaaaaa ", Tone::Watch, Key::SpaceBoth, Some(RemoveSpaces)),
            ("aaaa aaaa", Tone::Watch, Key::SpaceInside, None),
            ("aaaa\taaaa", Tone::Watch, Key::TabInside, None),
            ("aaaa\naaaa", Tone::Watch, Key::LineBreakInside, None),
            ("Aaaa! aa!a0!aa", Tone::Watch, Key::MoreThanPass, None),
            ("u", Tone::Watch, Key::LinkPasted, None),
            ("aaaahaaaa", Tone::Watch, Key::OddHidden, Some(RemoveHidden)),
            ("waaaaaaaa", Tone::Watch, Key::OddWide, Some(UsePlain)),
            ("aaaadaaaa", Tone::Watch, Key::OddDigit, Some(UsePlain)),
            ("aaaalaaaa", Tone::Watch, Key::OddLookAlike, Some(UsePlain)),
            ("xxxxxxxxx", Tone::Watch, Key::OddLetter, None),
            ("aaaaaaaa", Tone::Good, Key::Plausible, None),
        ] {
            assert_eq!(notice(&Shape::of(signs)), (tone, key, repair), "{signs:?}");
        }
        let typographic = notice(&Shape::naming("aaaayaaaa", '’', "'"));
        assert_eq!(typographic, (Tone::Watch, Key::OddTypographic, Some(UsePlain)));
        assert_eq!(notice(&Shape::naming("aaaaoaaaa", '🔑', "")), (Tone::Watch, Key::OddOther, None));
        assert_eq!(notice(&Shape::of("aaaaoaaaa")), (Tone::Watch, Key::OddUnnamed, None));
    }

    #[test]
    fn the_odd_character_is_isolated_from_the_text_around_it() {
        let rule = Rule::default();
        let shape = Shape::naming("aaaayaaa", '’', "'");
        let message = on_typing(&check(&shape, rule), rule, true).notice.expect("one").message;
        assert_eq!(message.values[1], ("character", "\u{2068}’\u{2069}".to_owned()));
    }

    #[test]
    fn an_exact_length_is_one_number() {
        let advice = on_typing(&Verdict::Empty, Rule { min: 10, max: 10 }, true);
        assert_eq!(advice.detail, Message::from(Key::PassDetailExact).with("count", 10_usize));
    }
}
