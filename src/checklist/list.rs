// SPDX-License-Identifier: MIT OR Apache-2.0
//! The checklist in memory, which each of our pages holds. Each change returns only what changed, for storage, because
//! other pages write there too.

use super::progress::{drop_outdated, is_complete, next, status};
use super::{Clock, Device, HOUR_MS, Item, Status, StoredTimes, TimeLeft, items};
use crate::method::Method;
use crate::settings::Settings;

/// The checklist in memory.
#[derive(Debug, Clone, PartialEq)]
pub struct Checklist {
    settings: Settings,
    device: Device,
    items: Vec<Item>,
    kept: StoredTimes,
    clock: Option<Clock>,
}

impl Checklist {
    /// The checklist on this device at `now`, in milliseconds since 1970.
    #[must_use]
    pub fn new(settings: Settings, device: Device, kept: StoredTimes, now: f64) -> Checklist {
        let items = items(&settings, device);
        let mut checklist = Checklist { settings, device, items, kept: StoredTimes::default(), clock: None };
        checklist.load(kept, now);
        checklist
    }

    /// Takes over the stored checklist after a change, here or in another page.
    pub fn load(&mut self, kept: StoredTimes, now: f64) {
        // Keep the clock for the same sign-in: with a new one, the time left could go up.
        if kept.accepted() != self.clock.map(|clock| clock.accepted_at()) {
            self.clock = kept.accepted().map(Clock::since);
        }
        self.kept = drop_outdated(&self.items, kept, &self.settings, now);
    }

    /// Applies changed settings.
    pub fn apply_settings(&mut self, settings: Settings) {
        self.items = items(&settings, self.device);
        self.settings = settings;
    }

    /// Sets what is known about this device.
    pub fn set_device(&mut self, device: Device) {
        self.device = device;
        self.items = items(&self.settings, device);
    }

    /// Records that Microsoft accepted a pass at `now`, in milliseconds since 1970.
    #[must_use]
    pub fn accept(&mut self, now: f64) -> StoredTimes {
        self.apply(StoredTimes::accepting(now), now)
    }

    /// Records that the person ticked or unticked a row at `now`, in milliseconds since 1970. A row that does not exist
    /// changes nothing.
    #[must_use]
    pub fn tick(&mut self, row: usize, done: bool, now: f64) -> StoredTimes {
        let change = self.items.get(row).map(|item| StoredTimes::ticking(&item.subject, done, now));
        self.apply(change.unwrap_or_default(), now)
    }

    /// Records that the page lists these methods at `now`, in milliseconds since 1970. A method that is not listed
    /// changes nothing.
    #[must_use]
    pub fn see(&mut self, methods: &[Method], now: f64) -> StoredTimes {
        let new = methods.iter().copied().filter(|method| self.kept.find(*method).is_none());
        self.apply(StoredTimes::finding(new, now), now)
    }

    /// Records that the page has listed one more of each of these methods since it had loaded.
    #[must_use]
    pub fn see_added(&mut self, methods: &[Method], now: f64) -> StoredTimes {
        self.apply(StoredTimes::finding(methods.iter().copied(), now), now)
    }

    /// Records that the page's list had loaded at `at`, if it is the first time since the pass was accepted.
    #[must_use]
    pub fn see_loaded(&mut self, at: f64, now: f64) -> StoredTimes {
        let is_first = self.kept.listed().is_none() && self.kept.accepted().is_some_and(|accepted| at >= accepted);
        self.apply(if is_first { StoredTimes::listing(at) } else { StoredTimes::default() }, now)
    }

    /// Whether it is known which methods were there when the page's list had loaded.
    #[must_use]
    pub fn knows_list(&self) -> bool {
        self.kept.listed().is_some()
    }

    /// Removes all ticks and finds.
    #[must_use]
    pub fn clear(&mut self, now: f64) -> StoredTimes {
        self.apply(self.kept.clearing(), now)
    }

    /// Brings back what [`Checklist::clear`] removed.
    #[must_use]
    pub fn restore(&mut self, cleared: StoredTimes, now: f64) -> StoredTimes {
        self.apply(cleared, now)
    }

    fn apply(&mut self, change: StoredTimes, now: f64) -> StoredTimes {
        self.load(self.kept.clone().after(change.clone()), now);
        change
    }

    /// The ticks and finds that [`Checklist::clear`] removes.
    #[must_use]
    pub fn ticks(&self) -> StoredTimes {
        self.kept.clone().without_accepted()
    }

    /// The settings.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The device.
    #[must_use]
    pub const fn device(&self) -> Device {
        self.device
    }

    /// The rows, in order, each with its status.
    pub fn rows(&self) -> impl Iterator<Item = (&Item, Status)> {
        self.items.iter().map(|item| (item, status(item, &self.kept)))
    }

    /// The next row to do.
    #[must_use]
    pub fn next(&self) -> Option<&Item> {
        next(&self.items, &self.kept)
    }

    /// Whether the person has ticked all required rows.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        is_complete(&self.items, &self.kept)
    }

    /// Whether the person has ticked a row.
    #[must_use]
    pub fn has_ticks(&self) -> bool {
        self.rows().any(|(_, status)| status == Status::Done)
    }

    /// Whether the person is likely still registering methods at `now`, in milliseconds since 1970.
    #[must_use]
    pub fn is_under_way(&self, now: f64) -> bool {
        let fresh = self.clock.is_some_and(|clock| now < clock.accepted_at() + HOUR_MS);
        !self.is_complete() && (fresh || self.has_ticks())
    }

    /// The time left at `now`, in milliseconds since 1970; `None` if no limit is known.
    pub fn left(&mut self, now: f64) -> Option<TimeLeft> {
        self.clock.as_mut()?.left(&self.settings, now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::PassUse;

    const NOW: f64 = 1_800_000_000_000.0;

    fn checklist(kept: StoredTimes) -> Checklist {
        Checklist::new(Settings::default(), Device { is_mobile: true, ..Device::default() }, kept, NOW)
    }

    fn accepted() -> StoredTimes {
        StoredTimes::accepting(NOW)
    }

    #[test]
    fn another_page_shows_what_one_page_stored() {
        let mut one = checklist(accepted());
        let changes = [one.tick(0, true, NOW + 1.0), one.see(&[Method::Authenticator], NOW + 2.0)];
        assert!(one.see(&[Method::Authenticator], NOW + 3.0).is_empty(), "it is known");
        let other = checklist(changes.into_iter().fold(accepted(), StoredTimes::after));
        assert_eq!(other.rows().map(|(_, status)| status).collect::<Vec<_>>(), [Status::Done, Status::Found]);
        assert_eq!(other, one);
    }

    #[test]
    fn what_was_listed_from_the_beginning_stays_a_hint_on_every_page() {
        let statuses = |one: &Checklist| one.rows().map(|(_, status)| status).collect::<Vec<_>>();
        let mut one = checklist(accepted());
        let mut changes = vec![one.see(&[Method::Authenticator], NOW + 1.0), one.see_loaded(NOW + 3.0, NOW + 9.0)];
        assert!(one.see_loaded(NOW + 8.0, NOW + 9.0).is_empty(), "only the first time counts, also after a reload");
        changes.push(one.see(&[Method::Passkey, Method::Authenticator], NOW + 9.0));
        assert_eq!(statuses(&one), [Status::New, Status::Found]);
        changes.push(one.see_added(&[Method::Authenticator], NOW + 10.0));
        assert_eq!(statuses(&one), [Status::New, Status::New], "a second one has come");
        assert_eq!(checklist(changes.into_iter().fold(accepted(), StoredTimes::after)), one);
        let _ = one.accept(NOW + 20.0);
        let _ = one.see(&[Method::Passkey, Method::Authenticator], NOW + 21.0);
        assert_eq!(statuses(&one), [Status::Found, Status::Found], "with another pass it is another watch");
        assert!(one.see_loaded(NOW + 19.0, NOW + 22.0).is_empty() && !one.knows_list());
    }

    #[test]
    fn nothing_is_kept_of_a_list_without_a_pass() {
        let mut one = checklist(StoredTimes::default());
        assert!(one.see_loaded(NOW, NOW + 1.0).is_empty());
        let _ = one.see(&[Method::Passkey], NOW + 2.0);
        assert_eq!(one.rows().next().map(|(_, status)| status), Some(Status::Found));
    }

    #[test]
    fn changes_in_two_pages_at_the_same_time_are_both_kept() {
        let (mut one, mut other) = (checklist(accepted()), checklist(accepted()));
        let first = one.tick(0, true, NOW + 1.0);
        let second = other.see(&[Method::Authenticator], NOW + 1.0);
        let third = other.tick(1, true, NOW + 2.0);
        assert!(checklist([first, second, third].into_iter().fold(accepted(), StoredTimes::after)).is_complete());
    }

    #[test]
    fn ticking_a_missing_row_changes_nothing() {
        let mut one = checklist(StoredTimes::default());
        assert!(one.tick(9, true, NOW).is_empty());
        assert_eq!(one, checklist(StoredTimes::default()));
    }

    #[test]
    fn a_new_pass_after_the_end_starts_again() {
        let mut one = checklist(accepted());
        one.apply_settings(Settings { pass_use: Some(PassUse::OneTime), ..Settings::default() });
        for row in [0, 1] {
            assert!(!one.tick(row, true, NOW + 1.0).is_empty());
        }
        assert!(one.is_complete() && !one.is_under_way(NOW + 3.0));
        assert_eq!(one.accept(NOW + 4.0), StoredTimes::accepting(NOW + 4.0));
        assert!(!one.is_complete() && one.is_under_way(NOW + 5.0));
        assert_eq!(one.left(NOW + 5.0).map(TimeLeft::minutes), Some(10));
    }

    #[test]
    fn restoring_brings_back_the_ticks_with_their_times() {
        let mut one = checklist(accepted());
        let ticked = one.tick(0, true, NOW + 1.0);
        let before = one.ticks();
        assert_eq!(before, ticked);
        let cleared = one.clear(NOW + 2.0);
        assert!(!one.has_ticks() && !checklist(accepted().after(ticked).after(cleared)).has_ticks());
        assert_eq!(one.restore(before.clone(), NOW + 3.0), before);
        assert!(one.has_ticks() && one.left(NOW + 3.0).is_some());
    }

    #[test]
    fn a_tick_does_not_make_the_time_left_go_up() {
        let mut one = checklist(accepted());
        let before = one.left(NOW + 300_000.0);
        let _ = one.tick(0, true, NOW);
        assert_eq!(one.left(NOW), before, "although the time of day was set back");
    }

    #[test]
    fn it_is_under_way_for_an_hour_or_while_rows_are_ticked() {
        assert!(!checklist(StoredTimes::default()).is_under_way(NOW));
        let mut begun = checklist(accepted());
        assert!(begun.is_under_way(NOW + HOUR_MS - 1.0) && !begun.is_under_way(NOW + HOUR_MS));
        let _ = begun.tick(0, true, NOW);
        assert!(begun.is_under_way(NOW + 2.0 * HOUR_MS));
    }
}
