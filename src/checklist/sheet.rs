// SPDX-License-Identifier: MIT OR Apache-2.0
//! The whole checklist as every surface of ours holds it, made from what is kept and what is known of the device. What changes it
//! gives what is to be kept, and no more than that: other surfaces keep things, too.

use super::progress::{is_complete, next, status, still_counting};
use super::{Clock, Device, HOUR_MS, Item, Kept, Left, Status, items};
use crate::method::Method;
use crate::settings::Settings;

/// The checklist.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    settings: Settings,
    device: Device,
    items: Vec<Item>,
    kept: Kept,
    clock: Option<Clock>,
}

impl Sheet {
    /// The checklist on this device at `now`, in milliseconds since 1970.
    #[must_use]
    pub fn new(settings: Settings, device: Device, kept: Kept, now: f64) -> Sheet {
        let items = items(&settings, device);
        let mut sheet = Sheet { settings, device, items, kept: Kept::default(), clock: None };
        sheet.adopt(kept, now);
        sheet
    }

    /// What is kept has changed: here or elsewhere.
    pub fn adopt(&mut self, kept: Kept, now: f64) {
        // The same clock goes on: a new one might go up.
        if kept.accepted() != self.clock.map(|clock| clock.accepted()) {
            self.clock = kept.accepted().map(Clock::since);
        }
        self.kept = still_counting(&self.items, kept, &self.settings, now);
    }

    /// IT or the person has set something.
    pub fn heed(&mut self, settings: Settings) {
        self.items = items(&settings, self.device);
        self.settings = settings;
    }

    /// What this device can do is known from here on.
    pub fn stand_on(&mut self, device: Device) {
        self.device = device;
        self.items = items(&self.settings, device);
    }

    /// A pass was accepted at `now`, in milliseconds since 1970.
    #[must_use]
    pub fn accept(&mut self, now: f64) -> Kept {
        self.take(Kept::accepting(now), now)
    }

    /// The person ticks a row at `now`, in milliseconds since 1970, or takes its tick back. A row that is not there is left alone.
    #[must_use]
    pub fn tick(&mut self, row: usize, done: bool, now: f64) -> Kept {
        let change = self.items.get(row).map(|item| Kept::ticking(&item.subject, done, now));
        self.take(change.unwrap_or_default(), now)
    }

    /// The page lists these methods at `now`, in milliseconds since 1970. What it does not list says nothing.
    #[must_use]
    pub fn see(&mut self, methods: &[Method], now: f64) -> Kept {
        let news = methods.iter().copied().filter(|method| self.kept.find(*method).is_none());
        self.take(Kept::finding(news, now), now)
    }

    /// Nothing is ticked any more.
    #[must_use]
    pub fn clear(&mut self, now: f64) -> Kept {
        self.take(self.kept.clearing(), now)
    }

    /// What was cleared is back.
    #[must_use]
    pub fn restore(&mut self, cleared: Kept, now: f64) -> Kept {
        self.take(cleared, now)
    }

    fn take(&mut self, change: Kept, now: f64) -> Kept {
        self.adopt(self.kept.clone().after(change.clone()), now);
        change
    }

    /// The ticks and finds that a clearing takes away.
    #[must_use]
    pub fn ticks(&self) -> Kept {
        self.kept.clone().without_accepted()
    }

    /// What is set.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What this device can do.
    #[must_use]
    pub const fn device(&self) -> Device {
        self.device
    }

    /// The rows, in order, with how far each is.
    pub fn rows(&self) -> impl Iterator<Item = (&Item, Status)> {
        self.items.iter().map(|item| (item, status(item, &self.kept)))
    }

    /// The row to go on with.
    #[must_use]
    pub fn next(&self) -> Option<&Item> {
        next(&self.items, &self.kept)
    }

    /// Whether all that is required is done.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        is_complete(&self.items, &self.kept)
    }

    /// Whether the person has ticked anything.
    #[must_use]
    pub fn is_begun(&self) -> bool {
        self.rows().any(|(_, status)| status == Status::Done)
    }

    /// Whether the person is likely in the middle of it at `now`, in milliseconds since 1970.
    #[must_use]
    pub fn is_under_way(&self, now: f64) -> bool {
        let fresh = self.clock.is_some_and(|clock| now < clock.accepted() + HOUR_MS);
        !self.is_complete() && (fresh || self.is_begun())
    }

    /// How much time is left at `now`, in milliseconds since 1970; `None` where nothing is known to run out.
    pub fn left(&mut self, now: f64) -> Option<Left> {
        self.clock.as_mut()?.left(&self.settings, now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::PassUse;

    const NOW: f64 = 1_800_000_000_000.0;

    fn sheet(kept: Kept) -> Sheet {
        Sheet::new(Settings::default(), Device { is_mobile: true, ..Device::default() }, kept, NOW)
    }

    fn accepted() -> Kept {
        Kept::accepting(NOW)
    }

    #[test]
    fn what_one_surface_keeps_another_shows() {
        let mut one = sheet(accepted());
        let changes = [one.tick(0, true, NOW + 1.0), one.see(&[Method::Authenticator], NOW + 2.0)];
        assert!(one.see(&[Method::Authenticator], NOW + 3.0).is_empty(), "it is no news");
        let other = sheet(changes.into_iter().fold(accepted(), Kept::after));
        assert_eq!(other.rows().map(|(_, status)| status).collect::<Vec<_>>(), [Status::Done, Status::Found]);
        assert_eq!(other, one);
    }

    #[test]
    fn two_surfaces_that_change_something_at_the_same_time_take_nothing_from_each_other() {
        let (mut one, mut other) = (sheet(accepted()), sheet(accepted()));
        let first = one.tick(0, true, NOW + 1.0);
        let second = other.see(&[Method::Authenticator], NOW + 1.0);
        let third = other.tick(1, true, NOW + 2.0);
        assert!(sheet([first, second, third].into_iter().fold(accepted(), Kept::after)).is_complete());
    }

    #[test]
    fn a_row_that_is_not_there_is_left_alone() {
        let mut one = sheet(Kept::default());
        assert!(one.tick(9, true, NOW).is_empty());
        assert_eq!(one, sheet(Kept::default()));
    }

    #[test]
    fn a_new_pass_after_the_end_is_a_new_beginning() {
        let mut one = sheet(accepted());
        one.heed(Settings { pass_use: Some(PassUse::OneTime), ..Settings::default() });
        for row in [0, 1] {
            assert!(!one.tick(row, true, NOW + 1.0).is_empty());
        }
        assert!(one.is_complete() && !one.is_under_way(NOW + 3.0));
        assert_eq!(one.accept(NOW + 4.0), Kept::accepting(NOW + 4.0));
        assert!(!one.is_complete() && one.is_under_way(NOW + 5.0));
        assert_eq!(one.left(NOW + 5.0).map(Left::minutes), Some(10));
    }

    #[test]
    fn what_is_cleared_comes_back_with_its_own_times() {
        let mut one = sheet(accepted());
        let ticked = one.tick(0, true, NOW + 1.0);
        let before = one.ticks();
        assert_eq!(before, ticked);
        let cleared = one.clear(NOW + 2.0);
        assert!(!one.is_begun() && !sheet(accepted().after(ticked).after(cleared)).is_begun());
        assert_eq!(one.restore(before.clone(), NOW + 3.0), before);
        assert!(one.is_begun() && one.left(NOW + 3.0).is_some());
    }

    #[test]
    fn the_clock_does_not_go_up_when_something_else_is_kept() {
        let mut one = sheet(accepted());
        let before = one.left(NOW + 300_000.0);
        let _ = one.tick(0, true, NOW);
        assert_eq!(one.left(NOW), before, "the time of day was set back meanwhile");
    }

    #[test]
    fn it_is_under_way_for_an_hour_or_as_long_as_there_are_ticks() {
        assert!(!sheet(Kept::default()).is_under_way(NOW));
        let mut begun = sheet(accepted());
        assert!(begun.is_under_way(NOW + HOUR_MS - 1.0) && !begun.is_under_way(NOW + HOUR_MS));
        let _ = begun.tick(0, true, NOW);
        assert!(begun.is_under_way(NOW + 2.0 * HOUR_MS));
    }
}
