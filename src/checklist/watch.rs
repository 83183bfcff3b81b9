// SPDX-License-Identifier: MIT OR Apache-2.0
//! Which methods did My Security info list from the beginning, and which were added meanwhile?
//!
//! The list comes after the page, and its rows may come one after another. So it counts as loaded when it has had rows
//! and has not changed for a while. Nobody adds a method in so short a time. The time is stored with the checklist, so
//! a reload, or Microsoft's own detour to make a passkey, asks no question about what was there before.

use std::collections::BTreeMap;

use crate::method::Method;

/// What one document has shown of the list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ListWatch {
    /// How many rows there were at the last look.
    rows: usize,
    /// The most rows of each method so far. A list that is drawn again for a moment has no rows.
    most: BTreeMap<Method, usize>,
    /// Since when the list has had rows and has not changed, in milliseconds since 1970.
    quiet_since: Option<f64>,
    /// When it had loaded, in milliseconds since 1970.
    loaded_at: Option<f64>,
}

impl ListWatch {
    /// How long a list that has loaded does not change, in milliseconds.
    pub const QUIET_MS: u32 = 3_000;

    /// When the list had loaded; `None` if it may still be loading at `now`. Both are in milliseconds since 1970.
    pub fn loaded_at(&mut self, now: f64) -> Option<f64> {
        let quiet_ms = f64::from(ListWatch::QUIET_MS);
        self.loaded_at = self.loaded_at.or(self.quiet_since.map(|since| since + quiet_ms).filter(|at| *at <= now));
        self.loaded_at
    }

    /// Takes a look at the list at `now`: how many rows it has, and the method of each row that names one. Returns the
    /// methods of which there are more than ever, if the list had loaded before.
    pub fn look(&mut self, rows: usize, methods: &[Method], now: f64) -> Vec<Method> {
        let had_loaded = self.loaded_at(now).is_some();
        let mut count = BTreeMap::<Method, usize>::new();
        for method in methods {
            *count.entry(*method).or_default() += 1;
        }
        let most = |watch: &ListWatch, method: &Method| watch.most.get(method).copied().unwrap_or_default();
        count.retain(|method, count| *count > most(self, method));
        if rows != self.rows || !count.is_empty() {
            self.quiet_since = (rows > 0).then_some(now);
        }
        self.rows = rows;
        let more: Vec<Method> = count.keys().copied().collect();
        self.most.extend(count);
        if had_loaded { more } else { Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: f64 = 1_800_000_000_000.0;
    const OLD: [Method; 2] = [Method::Authenticator, Method::Phone];

    /// A list that had loaded with these methods, at [`NOW`].
    fn loaded(methods: &[Method]) -> ListWatch {
        let mut watch = ListWatch::default();
        let _ = watch.look(methods.len() + 1, methods, NOW - 3_000.0);
        assert_eq!(watch.loaded_at(NOW), Some(NOW));
        watch
    }

    #[test]
    fn a_list_without_rows_has_not_loaded_however_long_it_takes() {
        let mut watch = ListWatch::default();
        assert!(watch.look(0, &[], NOW).is_empty());
        assert_eq!(watch.loaded_at(NOW + 60_000.0), None);
        assert!(watch.look(3, &OLD, NOW + 60_000.0).is_empty(), "these were there all the time");
        assert_eq!(watch.loaded_at(NOW + 62_999.0), None);
        assert_eq!(watch.loaded_at(NOW + 70_000.0), Some(NOW + 63_000.0));
    }

    #[test]
    fn rows_that_come_one_after_another_were_all_there() {
        let mut watch = ListWatch::default();
        assert!(watch.look(1, &[], NOW).is_empty());
        assert!(watch.look(2, &OLD[..1], NOW + 2_500.0).is_empty());
        assert!(watch.look(3, &OLD, NOW + 5_000.0).is_empty());
        assert_eq!(watch.loaded_at(NOW + 7_999.0), None);
        assert_eq!(watch.loaded_at(NOW + 8_000.0), Some(NOW + 8_000.0));
    }

    #[test]
    fn one_more_of_a_kind_is_new_even_if_nothing_was_looked_at_in_between() {
        let mut watch = ListWatch::default();
        let _ = watch.look(2, &[Method::Authenticator], NOW);
        let both = [Method::Authenticator, Method::Authenticator];
        assert_eq!(watch.look(3, &both, NOW + 60_000.0), [Method::Authenticator], "a lost phone and a new one");
        assert_eq!(watch.loaded_at(NOW + 60_000.0), Some(NOW + 3_000.0));
        assert!(watch.look(3, &both, NOW + 61_000.0).is_empty());
    }

    #[test]
    fn a_list_that_is_drawn_again_has_nothing_new() {
        let mut watch = loaded(&OLD);
        assert!(watch.look(0, &[], NOW + 1.0).is_empty());
        assert!(watch.look(2, &OLD[1..], NOW + 2.0).is_empty());
        assert!(watch.look(3, &OLD, NOW + 3.0).is_empty());
        assert_eq!(watch.loaded_at(NOW + 4.0), Some(NOW), "it does not load twice");
    }

    proptest! {
        #[test]
        fn what_comes_before_the_list_is_quiet_is_never_new(
            looks in prop::collection::vec(
                (0_usize..4, prop::collection::vec(prop::sample::select(Method::ALL.to_vec()), 0..4), 0_u32..3_000),
                0..20,
            ),
        ) {
            let (mut watch, mut now, mut rows_before) = (ListWatch::default(), NOW, 0);
            for (rows, methods, passed) in looks {
                now += f64::from(passed);
                // One row more than before: the list changes at every look, and so it is still loading.
                rows_before = rows + rows_before + 1;
                prop_assert!(watch.look(rows_before, &methods, now).is_empty());
            }
        }

        #[test]
        fn after_that_each_kind_is_new_at_most_as_often_as_it_has_rows(
            looks in prop::collection::vec(
                prop::collection::vec(prop::sample::select(Method::ALL.to_vec()), 0..4), 0..20,
            ),
        ) {
            let mut watch = loaded(&OLD);
            let mut times = BTreeMap::<Method, usize>::new();
            let mut most = BTreeMap::<Method, usize>::new();
            for (turn, methods) in looks.iter().enumerate() {
                for method in Method::ALL {
                    let count = methods.iter().filter(|one| *one == method).count();
                    let before = most.entry(*method).or_default();
                    *before = count.max(*before);
                }
                for method in watch.look(methods.len() + 1, methods, NOW + turn as f64) {
                    *times.entry(method).or_default() += 1;
                }
            }
            for (method, times) in times {
                let was_there = usize::from(OLD.contains(&method));
                prop_assert!(times + was_there <= most.get(&method).copied().unwrap_or_default());
            }
        }
    }
}
