// SPDX-License-Identifier: MIT OR Apache-2.0
//! State that redraws after each change: the one place that changes a page, a popup or a panel.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use super::stored_state::{StoredState, follow};
use super::user_action::UserAction;
use crate::chrome::Error;

/// Something that is drawn from its own state.
pub trait Draw: 'static {
    /// Draws the current state.
    fn draw(&mut self);
}

/// A page with settings and checklist.
pub trait PageState: Draw {
    /// Reacts to what the person has done.
    fn act(&mut self, act: UserAction);

    /// Its settings and checklist.
    fn stored(&mut self) -> &mut StoredState;
}

/// Shared handle to a page.
pub type Shared<T> = Rc<RefCell<T>>;

/// Builds the page, draws it, and makes it follow what is stored. It lives as long as the document. `build` gets the
/// callback for what the person does.
///
/// # Errors
/// If the browser refuses the listener.
pub fn start<T: PageState>(build: impl FnOnce(&Rc<dyn Fn(UserAction)>) -> T) -> Result<Shared<T>, Error> {
    let page = Rc::new_cyclic(|weak| RefCell::new(build(&callback(weak, T::act))));
    update(&page, |_| {});
    follow(&page, |page, local| update(page, |page| _ = page.stored().load(local)))?;
    std::mem::forget(page.clone());
    Ok(page)
}

/// A callback that changes the page, as long as it exists.
pub fn callback<T: Draw, V: 'static>(page: &Weak<RefCell<T>>, change: fn(&mut T, V)) -> Rc<dyn Fn(V)> {
    let page = page.clone();
    Rc::new(move |value| {
        if let Some(page) = page.upgrade() {
            update(&page, |page| change(page, value));
        }
    })
}

/// Changes the page and redraws it. A call from within another one does nothing.
pub fn update<T: Draw>(page: &Shared<T>, change: impl FnOnce(&mut T)) {
    if let Ok(mut page) = page.try_borrow_mut() {
        change(&mut page);
        page.draw();
    }
}
