// SPDX-License-Identifier: MIT OR Apache-2.0
//! popup.html: everything without the page. It is there when a page is not recognised, and when the browser keeps us off it.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo::utils::{body, document_element, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::act::Act;
use super::card::Card;
use super::node::{set, speak};
use super::report::Report;
use crate::checklist::Progress;
use crate::chrome::{self, Error, TabId};
use crate::journey::{Action, Event, Note, Order, State, Step, advise_without_page};
use crate::text::Catalogue;

struct Popup {
    /// The tab that the person looks at, and its journey.
    tab: Option<TabId>,
    note: Option<Note>,
    catalogue: Catalogue,
    card: Card,
    report: Report,
}

/// Starts the popup for the tab that the person looks at, in the browser's language.
///
/// # Errors
/// Where its own texts cannot be read; anything else it does without.
pub async fn popup() -> Result<(), Error> {
    let language = chrome::browser_language();
    let catalogue = chrome::catalogue(language).await?;
    let tab = chrome::active_tab().await.ok();
    let note = match tab {
        Some(tab) => chrome::read_note(tab).await.unwrap_or_default(),
        None => None,
    };
    speak(language);
    let popup = Rc::new_cyclic(|weak: &Weak<RefCell<Popup>>| {
        let weak = weak.clone();
        let act: Rc<dyn Fn(Act)> = Rc::new(move |act| {
            if let Some(popup) = weak.upgrade()
                && let Ok(mut popup) = popup.try_borrow_mut()
            {
                popup.act(act);
                popup.draw();
            }
        });
        let card = Card::below(&body(), &act);
        RefCell::new(Popup { tab, note, catalogue, card, report: Report::below(&body()) })
    });
    if let Ok(mut popup) = popup.try_borrow_mut() {
        popup.draw();
    }
    // On a page of Microsoft's there is somebody to ask; the popup does not wait for the answer.
    if let Some(tab) = tab
        && let Ok(facts) = chrome::ask_facts(tab).await
        && let Ok(popup) = popup.try_borrow()
    {
        popup.report.show(&facts, &popup.catalogue);
    }
    // It lives as long as its page.
    std::mem::forget(popup);
    Ok(())
}

impl Popup {
    fn act(&mut self, act: Act) {
        match act {
            Act::Do(Action::OpenSecurityInfo) => self.open_security_info(),
            Act::Tick(method, done) => {
                let (Some(tab), Some(note)) = (self.tab, self.note.take()) else { return };
                let progress = note.progress.tick(method, done);
                let (state, _) = note.state.after(Event::Ticked(progress.is_complete()));
                let note = Note::new(state, progress, js_sys::Date::now());
                self.note = Some(note.clone());
                spawn_local(async move { drop(chrome::write_note(tab, &note).await) });
            }
            // The popup has its own way to close.
            Act::Fold => {}
        }
    }

    fn open_security_info(&self) {
        let now = js_sys::Date::now();
        let progress = self.note.clone().map(|note| note.progress).unwrap_or_default();
        let state = self.state().handed_over();
        let Some(order) = Order::security_info(state, progress.clone(), now) else { return };
        // A journey in this tab goes on there: leaving this one must not open it again.
        let here = self.tab.filter(|_| self.note.is_some()).map(|tab| (tab, Note::new(state, progress, now)));
        spawn_local(async move {
            if let Some((tab, note)) = here {
                drop(chrome::write_note(tab, &note).await);
            }
            if chrome::order(&order).await.is_ok() {
                drop(window().close());
            }
        });
    }

    /// Where the person is; without a journey, at its start.
    fn state(&self) -> State {
        let start = || State { cloud: chrome::own_cloud(), ..State::default() };
        self.note.as_ref().map_or_else(start, |note| note.state)
    }

    fn draw(&mut self) {
        let state = self.state();
        let step = state.step;
        let progress: Option<&Progress> =
            self.note.as_ref().filter(|_| step >= Step::Register).map(|note| &note.progress);
        let root: HtmlElement = document_element().unchecked_into();
        set(&root, "data-step", Some(step.name()));
        self.card.show(Some(&advise_without_page(state)), step, progress, false, &self.catalogue);
    }
}
