// SPDX-License-Identifier: MIT OR Apache-2.0
//! The whole checklist as every surface of ours holds it, made from what is kept and what is known of the device.

use serde::{Deserialize, Serialize};

use super::{Clock, Device, Item, Left, Method, Progress, Status, items};
use crate::settings::Settings;

/// How long after the accepted sign-in the checklist is what the person most likely looks for, in milliseconds: an hour.
const FRESH_MS: f64 = 60.0 * 60.0 * 1000.0;

/// What is kept in `chrome.storage.local`, each part under its own name; what is absent is not changed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// When a pass was last accepted, in milliseconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted: Option<f64>,
    /// What is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub progress: Option<Progress>,
}

/// The checklist.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    items: Vec<Item>,
    device: Device,
    progress: Progress,
    clock: Option<Clock>,
}

impl Sheet {
    /// The checklist on this device at `now`, in milliseconds since 1970.
    #[must_use]
    pub fn new(settings: &Settings, device: Device, kept: Kept, now: f64) -> Sheet {
        let mut sheet = Sheet { items: items(settings, device), device, progress: Progress::default(), clock: None };
        sheet.adopt(kept, now);
        sheet
    }

    /// What is kept has changed: here or elsewhere.
    pub fn adopt(&mut self, kept: Kept, now: f64) {
        // The same clock goes on: a new one might go up.
        if kept.accepted != self.clock.map(|clock| clock.accepted()) {
            self.clock = kept.accepted.filter(|accepted| accepted.is_finite()).map(Clock::since);
        }
        self.progress = kept.progress.unwrap_or_default().still_counting(kept.accepted, now);
    }

    /// IT or the person has set something.
    pub fn heed(&mut self, settings: &Settings) {
        self.items = items(settings, self.device);
    }

    /// What this device can do is known from here on.
    pub fn stand_on(&mut self, device: Device, settings: &Settings) {
        self.device = device;
        self.heed(settings);
    }

    /// A pass was accepted at `now`, in milliseconds since 1970.
    pub fn accept(&mut self, now: f64) {
        let progress = Some(std::mem::take(&mut self.progress));
        self.adopt(Kept { accepted: Some(now), progress }, now);
    }

    /// The person ticks a row at `now`, in milliseconds since 1970, or takes its tick back. A row that is not there is left alone.
    pub fn tick(&mut self, row: usize, done: bool, now: f64) {
        if let Some(item) = self.items.get(row) {
            self.progress = std::mem::take(&mut self.progress).tick(&item.subject, done, &self.items, now);
        }
    }

    /// The page lists these methods. Says whether that is news.
    pub fn see(&mut self, methods: &[Method]) -> bool {
        let seen = self.progress.clone().see(methods.iter().copied());
        let is_news = seen != self.progress;
        self.progress = seen;
        is_news
    }

    /// What is to be kept of it.
    #[must_use]
    pub fn to_keep(&self) -> Kept {
        Kept { accepted: self.clock.map(|clock| clock.accepted()), progress: Some(self.progress.clone()) }
    }

    /// The rows, in order, with how far each is.
    pub fn rows(&self) -> impl Iterator<Item = (&Item, Status)> {
        self.items.iter().map(|item| (item, self.progress.status(item)))
    }

    /// The row to go on with.
    #[must_use]
    pub fn next(&self) -> Option<&Item> {
        self.progress.next(&self.items)
    }

    /// Whether all that is required is done.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.progress.is_complete(&self.items)
    }

    /// Whether the person has ticked anything.
    #[must_use]
    pub fn is_begun(&self) -> bool {
        self.progress.is_begun()
    }

    /// Whether the person is likely in the middle of it at `now`, in milliseconds since 1970.
    #[must_use]
    pub fn is_under_way(&self, now: f64) -> bool {
        let fresh = self.clock.is_some_and(|clock| now < clock.accepted() + FRESH_MS);
        !self.is_complete() && (fresh || self.progress.is_begun())
    }

    /// What this device can do.
    #[must_use]
    pub const fn device(&self) -> Device {
        self.device
    }

    /// How much time is left at `now`, in milliseconds since 1970; `None` where nothing is known to run out.
    pub fn left(&mut self, settings: &Settings, now: f64) -> Option<Left> {
        self.clock.as_mut()?.left(settings, now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: f64 = 1_800_000_000_000.0;

    fn sheet(kept: Kept) -> Sheet {
        Sheet::new(&Settings::default(), Device { is_mobile: true, ..Device::default() }, kept, NOW)
    }

    #[test]
    fn what_one_surface_keeps_another_shows() {
        let mut one = sheet(Kept { accepted: Some(NOW), progress: None });
        one.tick(0, true, NOW + 1.0);
        assert!(one.see(&[Method::Authenticator]) && !one.see(&[Method::Authenticator]));
        let other = sheet(one.to_keep());
        assert_eq!(other.rows().map(|(_, status)| status).collect::<Vec<_>>(), [Status::Done, Status::Found]);
        assert_eq!(other, one);
    }

    #[test]
    fn a_row_that_is_not_there_is_left_alone() {
        let mut one = sheet(Kept::default());
        one.tick(9, true, NOW);
        assert_eq!(one, sheet(Kept::default()));
    }

    #[test]
    fn a_new_pass_after_the_end_is_a_new_beginning() {
        let mut one = sheet(Kept { accepted: Some(NOW), progress: None });
        one.tick(0, true, NOW + 1.0);
        one.tick(1, true, NOW + 2.0);
        assert!(one.is_complete() && !one.is_under_way(NOW + 3.0));
        one.accept(NOW + 4.0);
        assert!(!one.is_complete() && one.is_under_way(NOW + 5.0));
        assert_eq!(one.left(&Settings::default(), NOW + 5.0).map(Left::minutes), Some(10));
    }

    #[test]
    fn the_clock_does_not_go_up_when_something_else_is_kept() {
        let mut one = sheet(Kept { accepted: Some(NOW), progress: None });
        let before = one.left(&Settings::default(), NOW + 300_000.0);
        one.adopt(one.to_keep(), NOW);
        assert_eq!(one.left(&Settings::default(), NOW), before, "the time of day was set back meanwhile");
    }

    #[test]
    fn it_is_under_way_for_an_hour_or_as_long_as_there_are_ticks() {
        assert!(!sheet(Kept::default()).is_under_way(NOW));
        let accepted = sheet(Kept { accepted: Some(NOW), progress: None });
        assert!(accepted.is_under_way(NOW + FRESH_MS - 1.0) && !accepted.is_under_way(NOW + FRESH_MS));
        let mut begun = accepted;
        begun.tick(0, true, NOW);
        assert!(begun.is_under_way(NOW + 2.0 * FRESH_MS));
    }
}
