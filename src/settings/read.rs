// SPDX-License-Identifier: MIT OR Apache-2.0
//! From values as they come to the settings in force.

use super::check::{Checked, check};
use super::describe::{NAMED, Named};
use super::{AfterSignIn, Checklists, DeviceSignIn, OfferHelp, PassUse, Settings, Surface, Value, Values, find};
use crate::page::Cloud;
use crate::pass::Rule;
use crate::text::Language;

/// A value, or a part of one, that is not in force.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{setting}: {reason}")]
pub struct Refused {
    /// The name under which it came.
    pub setting: String,
    /// Why, for admins, in English: it ends the sentence "this value …".
    pub reason: &'static str,
}

/// The values of a policy and of the person, with the policy's before the person's.
#[must_use]
pub fn merged(policy: &Values, user: &Values) -> Values {
    let mut all = user.clone();
    all.extend(policy.clone());
    all
}

/// Gives the value that stands under a name.
pub type Look<'a> = &'a dyn Fn(&str) -> Option<Value>;

impl Settings {
    /// The settings in force where IT and the person have decided these. Why something is not in force, `refuse` is told with the
    /// setting's name. A refused value leaves the default in force, and takes no other with it; where two contradict each other,
    /// IT's counts.
    #[must_use]
    pub fn in_force(policy: Look, user: Look, refuse: &mut dyn FnMut(&'static str, &'static str)) -> Settings {
        let mut settings = Settings::default();
        for Named { name, form } in &NAMED {
            let Some(value) = policy(name).or_else(|| user(name)) else { continue };
            match check(*form, &value, &mut |reason| refuse(name, reason)) {
                Ok(value) => settings.put(name, value),
                Err(reason) => refuse(name, reason),
            }
        }
        for name in settings.rule_without_contradiction(policy) {
            refuse(name, "contradicts the other end of the range");
        }
        settings
    }

    /// The same, with all that was refused: names that belong to no setting, too.
    #[must_use]
    pub fn decided(policy: &Values, user: &Values) -> (Settings, Vec<Refused>) {
        let mut refused = Vec::new();
        let mut refuse = |setting: &str, reason| refused.push(Refused { setting: setting.to_owned(), reason });
        let settings =
            Settings::in_force(&|name| policy.get(name).cloned(), &|name| user.get(name).cloned(), &mut refuse);
        for name in merged(policy, user).keys().filter(|name| find(name).is_none()) {
            refuse(name, "belongs to no setting");
        }
        (settings, refused)
    }

    /// The settings that these values make, whoever decided them, and what was refused.
    #[must_use]
    pub fn of(values: &Values) -> (Settings, Vec<Refused>) {
        Settings::decided(values, &Values::new())
    }

    /// A shortest pass that is longer than the longest: the end that the person decided gives way to IT's; of one hand, both do.
    /// Gives the names of what gave way.
    fn rule_without_contradiction(&mut self, policy: Look) -> impl Iterator<Item = &'static str> + use<> {
        let gone = if self.rule.min <= self.rule.max {
            [None, None]
        } else {
            let [min, max] = ["passMinLength", "passMaxLength"].map(|name| (name, policy(name).is_some()));
            [min, max].map(|(name, is_its)| (min.1 == max.1 || !is_its).then_some(name))
        };
        if gone[0].is_some() {
            self.rule.min = Rule::default().min;
        }
        if gone[1].is_some() {
            self.rule.max = Rule::default().max;
        }
        gone.into_iter().flatten()
    }

    /// Whether this value, alone, would be in force; and if not, why.
    #[must_use]
    pub fn refusal(name: &str, value: Value) -> Option<&'static str> {
        let (_, refused) = Settings::of(&Values::from([(name.to_owned(), value)]));
        refused.first().map(|refused| refused.reason)
    }

    fn put(&mut self, name: &str, value: Checked) {
        match value {
            Checked::Text(text) => self.put_text(name, text),
            Checked::Number(number) => self.put_number(name, number),
            Checked::Tenant(tenant) => self.tenant = Some(tenant),
            Checked::Colour(colour) => self.accent = Some(colour.on_our_grounds()),
            Checked::Picture(picture) => self.logo = Some(picture),
            Checked::Methods(methods) if name == "methods" => self.methods = Some(methods),
            Checked::Methods(methods) => self.required_methods = Some(methods),
            Checked::Notes(notes) => self.method_notes = notes,
            Checked::Texts(texts) => self.texts = texts,
        }
    }

    pub(super) fn put_number(&mut self, name: &str, number: u32) {
        match name {
            "passMinLength" => self.rule.min = number as usize,
            "passMaxLength" => self.rule.max = number as usize,
            "passLifetimeMinutes" => self.pass_lifetime = Some(number),
            _ => {}
        }
    }

    pub(super) fn put_text(&mut self, name: &str, text: String) {
        match name {
            "organisationName" => self.organisation = Some(text),
            "helpdeskPhone" => self.helpdesk.phone = Some(text),
            "helpdeskWeb" => self.helpdesk.web = Some(text),
            "helpdeskEmail" => self.helpdesk.email = Some(text),
            "helpdeskHours" => self.helpdesk.hours = Some(text),
            "helpdeskNote" => self.helpdesk.note = Some(text),
            _ => self.choose(name, &text),
        }
    }

    /// Puts one of the words of a choice in its place.
    fn choose(&mut self, name: &str, word: &str) {
        match (name, word) {
            ("passUse", "one-time") => self.pass_use = Some(PassUse::OneTime),
            ("passUse", _) => self.pass_use = Some(PassUse::Reusable),
            ("deviceSignIn", "available") => self.device_sign_in = Some(DeviceSignIn::Available),
            ("deviceSignIn", _) => self.device_sign_in = Some(DeviceSignIn::Unavailable),
            ("offerHelp", "always") => self.offer_help = OfferHelp::Always,
            ("surface", "toolbar") => self.surface = Surface::Toolbar,
            ("afterSignIn", "offer") => self.after_sign_in = AfterSignIn::Offer,
            ("afterSignIn", "off") => self.after_sign_in = AfterSignIn::Off,
            ("checklist", "always") => self.checklist = Checklists::Always,
            ("checklist", "off") => self.checklist = Checklists::Off,
            ("language", word) => self.language = Language::of_folder(word),
            ("cloud", word) => self.cloud = Cloud::PACKAGED.into_iter().find(|cloud| cloud.name() == word),
            // What is the default anyway.
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;
