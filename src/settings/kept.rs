// SPDX-License-Identifier: MIT OR Apache-2.0
//! The settings in force, as the worker keeps them for every page of ours: checked once, when they are decided. Who reads them does not
//! check them again, because only our own pages can write there; a card has no room for it (docs/performance.md).

use super::{AfterSignIn, Checklists, OfferHelp, PassUse, Picture, Settings, Surface};
use crate::method::Subject;
use crate::page::{Cloud, Tenant};
use crate::pass::Rule;
use crate::plain::Plain;
use crate::text::{Key, Language};

impl Settings {
    /// As they are kept: by the names of the settings, without what is the default anyway.
    #[must_use]
    pub fn write(&self) -> Plain {
        let Settings { helpdesk, rule, .. } = self;
        let text = |text: &Option<String>| Plain::from(text.as_deref());
        let number = |number: usize, default| (number != default).then_some(number as f64).into();
        let subjects = |list: &Option<Vec<Subject>>| {
            list.as_ref().map(|list| Plain::List(list.iter().map(|subject| subject.words().into()).collect())).into()
        };
        let note =
            |(subject, note): &(Subject, String)| Plain::List(vec![subject.words().into(), note.as_str().into()]);
        let replacement = |(language, key, words): &(Language, Key, String)| {
            Plain::List(vec![language.folder().into(), f64::from(*key as u16).into(), words.as_str().into()])
        };
        Plain::object([
            ("organisationName", text(&self.organisation)),
            ("accentColour", text(&self.accent)),
            ("logo", self.logo.as_ref().map(Picture::address).into()),
            ("tenant", self.tenant.as_ref().map(Tenant::write).into()),
            ("cloud", self.cloud.map(Cloud::name).into()),
            ("helpdeskPhone", text(&helpdesk.phone)),
            ("helpdeskWeb", text(&helpdesk.web)),
            ("helpdeskEmail", text(&helpdesk.email)),
            ("helpdeskHours", text(&helpdesk.hours)),
            ("helpdeskNote", text(&helpdesk.note)),
            ("passMinLength", number(rule.min, Rule::default().min)),
            ("passMaxLength", number(rule.max, Rule::default().max)),
            ("passUse", self.pass_use.map(PassUse::word).into()),
            ("passLifetimeMinutes", self.pass_lifetime.map(f64::from).into()),
            ("offerHelp", unless_default(self.offer_help, OfferHelp::word)),
            ("surface", unless_default(self.surface, Surface::word)),
            ("afterSignIn", unless_default(self.after_sign_in, AfterSignIn::word)),
            ("deviceSignIn", self.device_sign_in.map(|it| it.word()).into()),
            ("language", self.language.map(Language::folder).into()),
            ("checklist", unless_default(self.checklist, Checklists::word)),
            ("methods", subjects(&self.methods)),
            ("requiredMethods", subjects(&self.required_methods)),
            ("methodNotes", list(self.method_notes.iter().map(note))),
            ("texts", list(self.texts.iter().map(replacement))),
            (KEYS, (!self.texts.is_empty()).then_some(Key::ALL.len() as f64).into()),
        ])
    }

    /// The settings that are kept here; what is missing is the default.
    #[must_use]
    pub fn read(kept: &Plain) -> Settings {
        let mut settings = Settings::default();
        for (name, value) in kept.entries() {
            settings.take(name, value);
        }
        // Of another version, they stand in for other texts.
        if kept.get(KEYS).count() != u32::try_from(Key::ALL.len()).ok() {
            settings.texts = Vec::new();
        }
        settings
    }

    fn take(&mut self, name: &str, value: &Plain) {
        match (name, value) {
            ("accentColour", Plain::Text(text)) => self.accent = Some(text.clone()),
            ("logo", Plain::Text(address)) => self.logo = Some(Picture::kept(address)),
            ("tenant", value) => self.tenant = Tenant::read(value),
            ("methods", Plain::List(list)) => self.methods = Some(list.iter().filter_map(subject).collect()),
            ("requiredMethods", Plain::List(list)) => {
                self.required_methods = Some(list.iter().filter_map(subject).collect());
            }
            ("methodNotes", Plain::List(list)) => {
                self.method_notes =
                    list.iter().filter_map(|pair| Some((part(pair, subject)?, text(pair, 1)?))).collect();
            }
            ("texts", Plain::List(list)) => self.texts = list.iter().filter_map(replacement).collect(),
            (name, Plain::Text(text)) => self.put_text(name, text.clone()),
            (name, Plain::Number(number)) => self.put_number(name, *number as u32),
            _ => {}
        }
    }
}

fn unless_default<T: Default + PartialEq + Copy>(choice: T, word: fn(T) -> &'static str) -> Plain {
    (choice != T::default()).then(|| word(choice)).into()
}

fn list(items: impl Iterator<Item = Plain>) -> Plain {
    let items: Vec<Plain> = items.collect();
    if items.is_empty() { Plain::Nothing } else { Plain::List(items) }
}

/// How many texts there were when places among them were written down.
const KEYS: &str = "keys";

fn subject(words: &Plain) -> Option<Subject> {
    Subject::parse(words.text()?).ok()
}

fn part<T>(list: &Plain, read: fn(&Plain) -> Option<T>) -> Option<T> {
    read(list.items().first()?)
}

fn text(list: &Plain, place: usize) -> Option<String> {
    Some(list.items().get(place)?.text()?.to_owned())
}

fn replacement(list: &Plain) -> Option<(Language, Key, String)> {
    let language = part(list, |folder| Language::of_folder(folder.text()?))?;
    let key = Key::ALL.get(list.items().get(1)?.count()? as usize)?;
    Some((language, *key, text(list, 2)?))
}

#[cfg(test)]
mod tests {
    use super::super::{ALL, Value, Values};
    use super::*;

    #[test]
    fn every_setting_survives_being_kept() {
        for setting in ALL {
            let (settings, refused) = Settings::of(&Values::from([(setting.name.to_owned(), setting.example())]));
            assert_eq!(refused, []);
            assert_eq!(Settings::read(&settings.write()), settings, "{}", setting.name);
        }
        let all: Values = ALL.iter().map(|setting| (setting.name.to_owned(), setting.example())).collect();
        let (settings, _) = Settings::of(&all);
        assert_eq!(Settings::read(&settings.write()), settings);
        assert_eq!(Settings::default().write(), Plain::Object(Vec::new()), "of the default nothing is kept");
        assert_eq!(Settings::read(&Plain::default()), Settings::default());
    }

    #[test]
    fn every_choice_survives_being_kept() {
        for setting in ALL {
            let super::super::Form::Choice(choices) = setting.form else { continue };
            for (word, _) in choices {
                let value = Value::Text((*word).to_owned());
                let (settings, _) = Settings::of(&Values::from([(setting.name.to_owned(), value)]));
                assert_eq!(Settings::read(&settings.write()), settings, "{}: {word}", setting.name);
            }
        }
    }

    #[test]
    fn words_for_texts_of_another_version_are_left_out() {
        let value = Value::List(vec![Some("en.pass_title = Enter it".to_owned())]);
        let (settings, _) = Settings::of(&Values::from([("texts".to_owned(), value)]));
        let Plain::Object(mut kept) = settings.write() else { panic!("an object") };
        kept.retain(|(name, _)| name != KEYS);
        kept.push((KEYS.to_owned(), 7.0.into()));
        assert_eq!(Settings::read(&Plain::Object(kept)).texts, []);
    }
}
