// SPDX-License-Identifier: MIT OR Apache-2.0
//! Which rows are done? The person's ticks decide; what the page lists is a hint.

use super::{DAY_MS, HOUR_MS, Item, StoredTimes};
use crate::method::Method;
use crate::settings::{PassUse, Settings};
use crate::text::Key;

/// The longest lifetime of a pass (C 2026-09: 30 days), in milliseconds. Older ticks belong to another pass.
const LONGEST_PASS_MS: f64 = 30.0 * DAY_MS;

/// The progress of one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// No tick, and the page does not list it.
    ToDo,
    /// The page lists such a method. Only the person knows whether it is new and theirs.
    Found,
    /// The page has listed such a method only since we watch: ask the person whether it is theirs.
    New,
    /// The person ticked it.
    Done,
}

impl Status {
    /// The value of `data-status`, which tests and styles read.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Status::ToDo => "to-do",
            Status::Found => "found",
            Status::New => "new",
            Status::Done => "done",
        }
    }

    /// The word for the status.
    #[must_use]
    pub const fn name(self) -> Key {
        match self {
            Status::ToDo => Key::ToDo,
            Status::Found => Key::Found,
            Status::New => Key::FoundNew,
            Status::Done => Key::Done,
        }
    }
}

/// The status of this row. What the person ticked or unticked counts more than what the page lists.
#[must_use]
pub(super) fn status(item: &Item, kept: &StoredTimes) -> Status {
    match kept.tick(&item.subject) {
        Some(time) if time > 0.0 => Status::Done,
        Some(_) => Status::ToDo,
        None => item.subject.methods().iter().map(|method| seen(*method, kept)).max().unwrap_or(Status::ToDo),
    }
}

/// What the page says about this method. Without an accepted pass nobody is asked: there is no sign-in to finish.
fn seen(method: Method, kept: &StoredTimes) -> Status {
    let loaded = kept.accepted().and(kept.listed());
    match kept.find(method) {
        None => Status::ToDo,
        Some(found) if loaded.is_some_and(|loaded| found > loaded) => Status::New,
        Some(_) => Status::Found,
    }
}

/// Whether every required row is ticked; if none is required, whether every row is.
#[must_use]
pub(super) fn is_complete(items: &[Item], kept: &StoredTimes) -> bool {
    let any_required = items.iter().any(|item| item.is_required);
    let mut needed = items.iter().filter(|item| item.is_required || !any_required).peekable();
    needed.peek().is_some() && needed.all(|item| status(item, kept) == Status::Done)
}

/// The next row to do: required rows come first. Rows that only wait for the person's answer come last.
#[must_use]
pub(super) fn next<'a>(items: &'a [Item], kept: &StoredTimes) -> Option<&'a Item> {
    let open = items.iter().filter(|item| status(item, kept) != Status::Done);
    // The first of the least ones.
    open.min_by_key(|item| (status(item, kept) == Status::New, !item.is_required))
}

/// Drops the ticks and finds that no longer count at `now`, in milliseconds since 1970.
///
/// A new pass after the end, or long after the last tick, means that the person lost something and starts again. A
/// person who signs in again with a reusable pass goes on. What the page listed before the pass was accepted does not
/// count: the page lists it again, or it was another person's.
#[must_use]
pub(super) fn drop_outdated(items: &[Item], kept: StoredTimes, settings: &Settings, now: f64) -> StoredTimes {
    let oldest = now - LONGEST_PASS_MS;
    let Some(accepted) = kept.accepted() else { return kept.counting(oldest, oldest) };
    let ticks_last_ms = match (is_complete(items, &kept), settings.pass_use) {
        (false, _) => DAY_MS,
        (true, Some(PassUse::OneTime)) => 0.0,
        (true, Some(PassUse::Reusable) | None) => HOUR_MS,
    };
    let starts_again = kept.last_tick().is_some_and(|ticked| accepted > ticked + ticks_last_ms);
    let oldest_tick = if starts_again { accepted } else { oldest };
    kept.counting(oldest_tick, accepted)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Device, items};
    use super::*;
    use crate::method::Subject;

    const NOW: f64 = 1_800_000_000_000.0;

    fn list() -> Vec<Item> {
        items(&Settings::default(), Device { is_mobile: true, ..Device::default() })
    }

    fn ticked(rows: &[usize], now: f64) -> StoredTimes {
        let list = list();
        let ticks = rows.iter().map(|row| StoredTimes::ticking(&list[*row].subject, true, now));
        ticks.fold(StoredTimes::default(), StoredTimes::after)
    }

    fn has_ticks(kept: &StoredTimes) -> bool {
        list().iter().any(|item| status(item, kept) == Status::Done)
    }

    #[test]
    fn only_ticks_complete_the_checklist() {
        let seen = StoredTimes::finding([Method::Passkey, Method::Authenticator], NOW);
        assert_eq!(list().iter().map(|item| status(item, &seen)).collect::<Vec<_>>(), [Status::Found; 2]);
        assert!(!is_complete(&list(), &seen));
        let (one, both) = (ticked(&[0], NOW), ticked(&[0, 1], NOW));
        assert!(is_complete(&list(), &both) && !is_complete(&list(), &one));
        assert_eq!((next(&list(), &one), next(&list(), &both)), (Some(&list()[1]), None));
    }

    /// The passkey was there when the list had loaded, Authenticator came later.
    fn added_meanwhile() -> StoredTimes {
        let kept = StoredTimes::accepting(NOW).after(StoredTimes::finding([Method::Passkey], NOW + 1.0));
        kept.after(StoredTimes::listing(NOW + 2.0)).after(StoredTimes::finding([Method::Authenticator], NOW + 3.0))
    }

    fn statuses(kept: &StoredTimes) -> Vec<Status> {
        list().iter().map(|item| status(item, kept)).collect()
    }

    #[test]
    fn only_a_method_that_comes_after_the_list_has_loaded_is_new() {
        assert_eq!(statuses(&added_meanwhile()), [Status::Found, Status::New]);
        let key_too = added_meanwhile().after(StoredTimes::finding([Method::SecurityKey], NOW + 1.0));
        assert_eq!(statuses(&key_too), [Status::Found, Status::New], "one of two methods is enough");
        assert_eq!(statuses(&added_meanwhile().without_accepted()), [Status::Found; 2], "no pass, no question");
        assert_eq!(statuses(&counting(&added_meanwhile(), NOW + 2.5, None)), [Status::ToDo, Status::Found]);
        assert!(!is_complete(&list(), &added_meanwhile()), "it is only a question");
    }

    #[test]
    fn a_row_that_waits_for_an_answer_is_next_only_if_no_other_is_left() {
        let tick = |row: usize| StoredTimes::ticking(&list()[row].subject, true, NOW + 4.0);
        assert_eq!(next(&list(), &added_meanwhile()), Some(&list()[0]));
        assert_eq!(next(&list(), &added_meanwhile().after(tick(0))), Some(&list()[1]));
        assert_eq!(next(&list(), &added_meanwhile().after(tick(1))), Some(&list()[0]));
        assert_eq!(next(&list(), &added_meanwhile().after(tick(0)).after(tick(1))), None);
    }

    #[test]
    fn the_persons_tick_wins_over_what_the_page_lists() {
        let taken_back =
            StoredTimes::ticking(&list()[0].subject, false, NOW).after(StoredTimes::finding([Method::Passkey], NOW));
        assert_eq!(status(&list()[0], &taken_back), Status::ToDo);
    }

    #[test]
    fn without_required_rows_all_are_needed_and_an_empty_list_is_never_complete() {
        let list = [Item { subject: Subject::Named("Card".into()), is_required: false }];
        assert!(!is_complete(&list, &StoredTimes::default()));
        assert!(is_complete(&list, &StoredTimes::ticking(&list[0].subject, true, NOW)));
        assert!(!is_complete(&[], &StoredTimes::default()));
    }

    #[test]
    fn a_recommended_row_is_next_only_after_all_required_rows() {
        let list = items(&Settings::default(), Device::default());
        let first = StoredTimes::ticking(&list[0].subject, true, NOW);
        assert_eq!(next(&list, &first), Some(&list[2]));
        let both = first.after(StoredTimes::ticking(&list[2].subject, true, NOW));
        assert_eq!(next(&list, &both), Some(&list[1]));
    }

    fn counting(kept: &StoredTimes, accepted: f64, pass_use: Option<PassUse>) -> StoredTimes {
        let settings = Settings { pass_use, ..Settings::default() };
        drop_outdated(&list(), kept.clone().after(StoredTimes::accepting(accepted)), &settings, accepted + 1.0)
    }

    #[test]
    fn a_new_pass_after_the_end_starts_again() {
        let complete = ticked(&[0, 1], NOW);
        assert!(has_ticks(&counting(&complete, NOW - 5.0, Some(PassUse::OneTime))), "the pass that led there");
        assert!(!has_ticks(&counting(&complete, NOW + 5.0, Some(PassUse::OneTime))));
        for pass_use in [None, Some(PassUse::Reusable)] {
            assert!(has_ticks(&counting(&complete, NOW + 5.0, pass_use)), "it may be the same pass once more");
            assert!(!has_ticks(&counting(&complete, NOW + HOUR_MS + 5.0, pass_use)));
        }
    }

    #[test]
    fn a_second_pass_within_a_day_keeps_the_ticks() {
        let half = ticked(&[0], NOW);
        assert!(has_ticks(&counting(&half, NOW + HOUR_MS, Some(PassUse::OneTime))));
        assert!(!has_ticks(&counting(&half, NOW + DAY_MS + 5.0, Some(PassUse::OneTime))));
    }

    #[test]
    fn old_ticks_and_finds_before_the_pass_are_dropped() {
        let old = drop_outdated(&list(), ticked(&[0], NOW), &Settings::default(), NOW + LONGEST_PASS_MS + 5.0);
        assert!(!has_ticks(&old));
        let before = StoredTimes::finding([Method::Passkey], NOW);
        assert_eq!(status(&list()[0], &counting(&before, NOW + 5.0, None)), Status::ToDo);
        assert_eq!(status(&list()[0], &counting(&before, NOW - 5.0, None)), Status::Found);
    }

    #[test]
    fn a_row_that_it_adds_later_is_open_and_the_others_stay_done() {
        let complete = ticked(&[0, 1], NOW);
        let more = [list(), vec![Item { subject: Subject::Named("Card".into()), is_required: true }]].concat();
        let kept = complete.after(StoredTimes::accepting(NOW + 5.0));
        let kept = drop_outdated(&more, kept, &Settings::default(), NOW + 6.0);
        assert!(has_ticks(&kept) && !is_complete(&more, &kept));
    }

    #[derive(Debug, Clone)]
    enum Step {
        Tick(usize, bool),
        See(Vec<Method>),
        Load,
    }

    fn any_step() -> impl Strategy<Value = Step> {
        prop_oneof![
            (0..3_usize, any::<bool>()).prop_map(|(index, done)| Step::Tick(index, done)),
            prop::collection::vec(prop::sample::select(Method::ALL.to_vec()), 0..3).prop_map(Step::See),
            Just(Step::Load),
        ]
    }

    proptest! {
        #[test]
        fn no_row_loses_its_status_unless_the_person_unticks_it(steps in prop::collection::vec(any_step(), 0..20)) {
            let list = items(&Settings::default(), Device::default());
            let mut kept = StoredTimes::accepting(NOW);
            for (turn, step) in steps.into_iter().enumerate() {
                let now = NOW + turn as f64;
                let before: Vec<Status> = list.iter().map(|item| status(item, &kept)).collect();
                let unticked = if let Step::Tick(index, false) = step { Some(index) } else { None };
                let change = match step {
                    Step::Tick(index, done) => StoredTimes::ticking(&list[index].subject, done, now),
                    Step::See(methods) => StoredTimes::finding(methods, now),
                    Step::Load if kept.listed().is_some() => StoredTimes::default(),
                    Step::Load => StoredTimes::listing(now),
                };
                kept = drop_outdated(&list, kept.after(change), &Settings::default(), now);
                for (index, item) in list.iter().enumerate() {
                    prop_assert!(Some(index) == unticked || status(item, &kept) >= before[index]);
                }
            }
        }

        #[test]
        fn the_last_tick_of_each_row_counts(ticks in prop::collection::vec((0..3_usize, any::<bool>()), 0..20)) {
            let list = items(&Settings::default(), Device::default());
            let kept = ticks.iter().fold(StoredTimes::default(), |kept, (index, done)| {
                kept.after(StoredTimes::ticking(&list[*index].subject, *done, NOW))
            });
            for (index, item) in list.iter().enumerate() {
                let last = ticks.iter().rev().find(|(ticked, _)| *ticked == index).is_some_and(|(_, done)| *done);
                prop_assert_eq!(status(item, &kept) == Status::Done, last);
            }
        }
    }
}
