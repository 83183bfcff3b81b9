// SPDX-License-Identifier: MIT OR Apache-2.0
//! How much time is left? The clock computes it from the time of day each time, so that it is right after a reload, in
//! another tab and after sleep.

use super::HOUR_MS;
use crate::settings::{PassUse, Settings};

const MINUTE_MS: f64 = 60.0 * 1000.0;

/// How long a sign-in with a one-time pass counts at My Security info (C 2026-09), in milliseconds.
const SIGN_IN_COUNTS_MS: f64 = 10.0 * MINUTE_MS;

/// A clock that runs from the accepted sign-in. The time left never goes up, even if somebody sets the time of day
/// back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Clock {
    accepted_at: f64,
    /// The latest time at which somebody asked.
    latest: f64,
}

/// The time left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TimeLeft {
    /// The time left, in milliseconds; 0 when it is over.
    pub ms: f64,
    /// The time at the beginning, in milliseconds.
    pub whole_ms: f64,
    /// How often the pass works, if IT says so. It decides what the person does when the time is over.
    pub pass_use: Option<PassUse>,
}

impl TimeLeft {
    /// The time left in minutes, rounded up; 0 only when it is over.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between 0 and `whole_ms`")]
    pub fn minutes(self) -> u32 {
        (self.ms / MINUTE_MS).ceil() as u32
    }

    /// Whether the time is over.
    #[must_use]
    pub fn is_over(self) -> bool {
        self.ms <= 0.0
    }
}

impl Clock {
    /// A clock for the sign-in that was accepted at this time, in milliseconds since 1970.
    #[must_use]
    pub const fn since(accepted_at: f64) -> Clock {
        Clock { accepted_at, latest: accepted_at }
    }

    /// When the sign-in was accepted, in milliseconds since 1970.
    #[must_use]
    pub const fn accepted_at(&self) -> f64 {
        self.accepted_at
    }

    /// The time left at `now`, in milliseconds since 1970; `None` if no limit is known, or an hour after the end.
    pub fn left(&mut self, settings: &Settings, now: f64) -> Option<TimeLeft> {
        self.latest = self.latest.max(now);
        let whole_ms = match (settings.pass_use, settings.pass_lifetime) {
            (None | Some(PassUse::OneTime), _) => SIGN_IN_COUNTS_MS,
            // Nobody here knows when the pass became valid, so this is the longest possible time.
            (Some(PassUse::Reusable), Some(minutes)) => f64::from(minutes) * MINUTE_MS,
            (Some(PassUse::Reusable), None) => return None,
        };
        let passed = self.latest - self.accepted_at;
        let ms = (whole_ms - passed).max(0.0);
        (passed < whole_ms + HOUR_MS).then_some(TimeLeft { ms, whole_ms, pass_use: settings.pass_use })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const START: f64 = 1_800_000_000_000.0;

    fn left(settings: &Settings, minutes: f64) -> Option<TimeLeft> {
        Clock::since(START).left(settings, START + minutes * MINUTE_MS)
    }

    fn settings(pass_use: Option<PassUse>, pass_lifetime: Option<u32>) -> Settings {
        Settings { pass_use, pass_lifetime, ..Settings::default() }
    }

    #[test]
    fn a_sign_in_counts_for_ten_minutes_unless_the_pass_is_reusable() {
        for pass_use in [None, Some(PassUse::OneTime)] {
            let settings = settings(pass_use, Some(60));
            assert_eq!(left(&settings, 0.0).map(TimeLeft::minutes), Some(10));
            assert_eq!(left(&settings, 0.1).map(TimeLeft::minutes), Some(10));
            assert_eq!(left(&settings, 9.99).map(TimeLeft::minutes), Some(1));
            let over = left(&settings, 10.0).expect("a time");
            assert!(over.is_over() && over.minutes() == 0);
            assert_eq!(left(&settings, 70.0), None, "an hour after the end");
        }
    }

    #[test]
    fn a_reusable_pass_counts_for_its_whole_lifetime() {
        let hour = settings(Some(PassUse::Reusable), Some(60));
        assert_eq!(left(&hour, 15.0).map(TimeLeft::minutes), Some(45));
        assert!(left(&hour, 61.0).is_some_and(TimeLeft::is_over));
        assert_eq!(left(&settings(Some(PassUse::Reusable), None), 1.0), None);
    }

    #[test]
    fn the_clock_is_right_after_a_pause() {
        let mut clock = Clock::since(START);
        assert_eq!(clock.left(&Settings::default(), START).map(TimeLeft::minutes), Some(10));
        // Meanwhile the lid was closed.
        assert_eq!(clock.left(&Settings::default(), START + 8.5 * MINUTE_MS).map(TimeLeft::minutes), Some(2));
    }

    #[test]
    fn the_time_left_is_never_more_than_the_total() {
        let left = Clock::since(START).left(&Settings::default(), START - 1e9).expect("a reading");
        assert!((left.ms - left.whole_ms).abs() < 1.0);
    }

    proptest! {
        #[test]
        fn the_time_left_never_goes_up(
            minutes in prop::collection::vec(-100.0..2000.0_f64, 1..30), lifetime in 10..3000_u32,
        ) {
            for settings in [Settings::default(), settings(Some(PassUse::Reusable), Some(lifetime))] {
                let mut clock = Clock::since(START);
                let mut before = f64::INFINITY;
                let mut gone = false;
                for minute in &minutes {
                    let left = clock.left(&settings, START + minute * MINUTE_MS);
                    prop_assert!(!gone || left.is_none());
                    gone = left.is_none();
                    let now = left.map_or(0.0, |left| left.ms);
                    prop_assert!(now <= before && now >= 0.0);
                    before = now;
                }
            }
        }
    }
}
