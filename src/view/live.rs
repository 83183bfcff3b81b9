// SPDX-License-Identifier: MIT OR Apache-2.0
//! A page of the extension: it reacts to the person, follows stored changes, and redraws after each change.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use super::act::Act;
use super::book::{Book, follow};
use crate::chrome::Error;

/// A page that reacts and redraws.
pub trait Live: 'static {
    /// Reacts to what the person did.
    fn act(&mut self, act: Act);

    /// Shows the current state.
    fn draw(&mut self);

    /// The checklist and settings.
    fn book(&mut self) -> &mut Book;
}

/// Shared handle to a page.
pub type Shared<T> = Rc<RefCell<T>>;

/// Builds and draws a page, and makes it follow stored changes. `build` gets the callback for what the person does. The
/// value lives as long as the page.
///
/// # Errors
/// When the browser refuses the listener.
pub fn start<T: Live>(build: impl FnOnce(&Rc<dyn Fn(Act)>) -> T) -> Result<Shared<T>, Error> {
    let live = Rc::new_cyclic(|weak: &Weak<RefCell<T>>| {
        let weak = weak.clone();
        let act: Rc<dyn Fn(Act)> = Rc::new(move |act| {
            if let Some(live) = weak.upgrade() {
                update(&live, |live| live.act(act));
            }
        });
        RefCell::new(build(&act))
    });
    update(&live, |_| {});
    follow(&live, |live, local| update(live, |live| _ = live.book().adopt(local)))?;
    std::mem::forget(live.clone());
    Ok(live)
}

/// Changes it and draws it. A call from within another is left out rather than a panic.
pub fn update<T: Live>(live: &Shared<T>, change: impl FnOnce(&mut T)) {
    if let Ok(mut live) = live.try_borrow_mut() {
        change(&mut live);
        live.draw();
    }
}
