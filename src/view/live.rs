// SPDX-License-Identifier: MIT OR Apache-2.0
//! What lives on a page of our own: it does what the person wants, heeds what is stored, and is drawn anew after each change.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use super::act::Act;
use super::book::{Book, follow};
use crate::chrome::Error;

/// Something that lives on a page.
pub trait Live: 'static {
    /// The person has done this.
    fn act(&mut self, act: Act);

    /// Shows everything as it is now.
    fn draw(&mut self);

    /// What it holds of what is stored.
    fn book(&mut self) -> &mut Book;
}

/// It, as those hold it who have something to tell it.
pub type Shared<T> = Rc<RefCell<T>>;

/// Builds it, draws it for the first time, and has it heed what is stored. It lives as long as its page. `build` is given what is to
/// be called with each thing that the person does.
///
/// # Errors
/// Where the browser refuses the listener.
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
