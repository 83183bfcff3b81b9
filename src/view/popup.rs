// SPDX-License-Identifier: MIT OR Apache-2.0
//! popup.html: help that needs no card in the page. It works when a page is not recognised, or when the browser blocks
//! the extension there.

mod acts;

use gloo::timers::callback::{Interval, Timeout};
use gloo::utils::body;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::assured::Assured;
use super::card::{Card, Checks, Content};
use super::clock::READ_EVERY_MS;
use super::frame::load_texts_and_reload;
use super::menu::menu;
use super::node::{add, mark_root, say};
use super::redraw::{Draw, PageState, Shared, start, update};
use super::report::Report;
use super::stored_state::StoredState;
use super::user_action::UserAction;
use crate::address::{Assurance, judge};
use crate::checklist::Device;
use crate::chrome::{self, Answer, Error, TabId};
use crate::journey::coach::{advise_in_popup, advise_on_look_alike};
use crate::journey::{Advice, Code, Note, Scene, SecurityInfoLink, State, Step};
use crate::page::{Facts, Kind, Page, Situation, recognise};
use crate::pass::{Shape, check};
use crate::settings::Checklists;
use crate::text::{Catalogue, Key};

/// How long the popup waits for the page's answer, in milliseconds.
const ANSWER_WITHIN_MS: u32 = 800;

struct Popup {
    /// The active tab.
    tab: Option<TabId>,
    /// The note of its journey.
    note: Option<Note>,
    /// What the address of its page proves, and the address, which is forgotten with the popup.
    judged: Option<(Assurance, String)>,
    /// Whether the device is known. Before that there is no list, because its rows must not change under the pointer.
    knows_device: bool,
    /// Whether the page has answered, or will not. The buttons wait for it, because the answer can change them.
    has_answer: bool,
    /// Whether the page has given its facts.
    has_facts: bool,
    facts: Facts,
    page: Page,
    shape: Shape,
    stored: StoredState,
    catalogue: Catalogue,
    card: Card,
    assured: Assured,
    report: Report,
}

/// Starts the popup for the tab that the person looks at.
///
/// # Errors
/// If the popup's texts cannot be read. It works without anything else.
pub async fn popup() -> Result<(), Error> {
    // These calls start before the first `await`.
    let active = chrome::active_tab();
    let (catalogue, local) = load_texts_and_reload(Key::ExtensionName).await?;
    let stored = StoredState::of(local, Device::default());
    let active = active.await.ok();
    let tab = active.as_ref().map(|tab| tab.id);
    let address = active.and_then(|tab| tab.url);
    let note = match tab {
        Some(tab) => chrome::read_note(tab).await.unwrap_or_default(),
        None => None,
    };
    let popup = start(|act| {
        let card = Card::below(&body(), act);
        let assured = Assured::below(card.above());
        menu(&body(), stored.settings(), &catalogue);
        spawn_local(introduce(add(&body(), "p", "introduction"), catalogue.word(Key::PopupManaged).to_owned()));
        let mut popup = Popup {
            tab,
            note,
            judged: None,
            knows_device: false,
            has_answer: false,
            has_facts: false,
            facts: Facts::default(),
            page: Page::default(),
            shape: Shape::default(),
            stored,
            catalogue,
            card,
            assured,
            report: Report::below(&body()),
        };
        popup.judge(address);
        popup
    })?;
    // Draw at once; slower answers follow.
    let for_device = popup.clone();
    spawn_local(async move {
        let device = chrome::device().await;
        update(&for_device, |popup| popup.set_device(device));
    });
    let for_clock = popup.clone();
    Interval::new(READ_EVERY_MS, move || update(&for_clock, |_| {})).forget();
    // A page that hangs must not block the popup.
    let for_timeout = popup.clone();
    Timeout::new(ANSWER_WITHIN_MS, move || update(&for_timeout, |popup| popup.has_answer = true)).forget();
    if let Some(tab) = tab {
        // The page below may change while the popup is open. Then its verdict goes, too.
        let for_tab = popup.clone();
        chrome::watch_tab(tab, move |address, complete| {
            let mut is_another = false;
            update(&for_tab, |popup| is_another = popup.judge(address));
            if is_another || complete {
                let for_tab = for_tab.clone();
                spawn_local(async move { ask(&for_tab).await });
            }
        })?;
    }
    ask(&popup).await;
    Ok(())
}

/// Says once who has installed the extension, if it was the organisation. It is the popup's last line, so that nothing
/// moves under the pointer.
async fn introduce(place: HtmlElement, words: String) {
    place.set_hidden(true);
    if chrome::is_managed_copy().await && chrome::introduce().await.unwrap_or_default() {
        say(&place, &words);
        place.set_hidden(false);
    }
}

/// Asks the content script for the facts of the page. Only pages on our hosts have one.
async fn ask(popup: &Shared<Popup>) {
    let Some(tab) = popup.try_borrow().ok().filter(|popup| popup.holds_page()).and_then(|popup| popup.tab) else {
        return update(popup, |popup| popup.receive(None));
    };
    match chrome::ask_page(tab).await {
        Ok(answer) => update(popup, |popup| popup.receive(Some(answer))),
        Err(Error::KeptOff) => update(popup, |popup| {
            popup.receive(None);
            popup.report.say_kept_off(&popup.catalogue);
        }),
        Err(_) => update(popup, |popup| popup.receive(None)),
    }
}

impl Popup {
    fn set_device(&mut self, device: Device) {
        self.knows_device = true;
        self.stored.set_device(device);
    }

    /// Takes the address of the tab's page, if the browser gives it. Returns whether it is another page than before.
    fn judge(&mut self, address: Option<String>) -> bool {
        let address = address.filter(|address| !chrome::is_own_page(address));
        if self.judged.as_ref().map(|(_, address)| address) == address.as_ref() {
            return false;
        }
        self.judged = address.map(|address| (judge(&address), address));
        (self.facts, self.page, self.shape) = (Facts::default(), Page::default(), Shape::default());
        self.has_facts = false;
        self.report.hide();
        true
    }

    /// Whether the page is on one of our hosts.
    fn holds_page(&self) -> bool {
        self.judged.as_ref().is_some_and(|(_, address)| chrome::holds(address))
    }

    fn receive(&mut self, answer: Option<Answer>) {
        self.has_answer = true;
        let Some(Answer { facts, shape }) = answer else { return };
        self.has_facts = true;
        self.page = recognise(&facts);
        self.shape = shape;
        self.facts = facts;
        // Nothing is stored about a person who needs no help.
        if self.note.is_some() || self.stored.is_under_way() {
            self.stored.see(&self.page.registered);
        }
    }

    /// This tab's journey, or the start of one.
    fn journey(&self) -> State {
        let start = || State {
            cloud: chrome::home_cloud(self.stored.settings()),
            accepted: self.stored.is_under_way(),
            ..State::default()
        };
        self.note.as_ref().map_or_else(start, |note| note.state)
    }

    fn way(&self) -> SecurityInfoLink {
        self.note.as_ref().map(|note| note.way.clone()).unwrap_or_default()
    }

    /// Where the person is: by this tab's journey or, if only the checklist is left, by the checklist.
    fn state(&self) -> State {
        let step = if self.stored.checklist().is_complete() {
            Step::Done
        } else if self.stored.is_under_way() || self.page.kind == Kind::SecurityInfo {
            Step::Register
        } else {
            Step::Start
        };
        match &self.note {
            Some(note) if note.is_at_checklist() => State { step: note.state.step.max(step), ..note.state },
            Some(note) => note.state,
            None => State { step, ..self.journey() },
        }
    }
}

impl PageState for Popup {
    fn act(&mut self, act: UserAction) {
        self.take(act);
    }

    fn stored(&mut self) -> &mut StoredState {
        &mut self.stored
    }
}

impl Draw for Popup {
    fn draw(&mut self) {
        let state = self.state();
        let verdict = &check(&self.shape, self.stored.settings().rule());
        mark_root(&self.page, verdict, state.step);
        let settings = &self.stored.settings().clone();
        let scene = Scene { page: &self.page, verdict, state, settings, ringed: false };
        let advice = match self.judged {
            Some((Assurance::LookAlike(trick), _)) => advise_on_look_alike(trick, state.cloud),
            _ => advise_in_popup(&scene, self.note.is_some()),
        };
        let advice = if settings.checklist == Checklists::Off { advice.without_checklist() } else { advice };
        let (action, also) = if self.has_answer { (advice.action, advice.also) } else { (None, None) };
        let advice = &Advice { action, also, ..advice };
        let left = self.stored.left();
        let is_look_alike = matches!(self.judged, Some((Assurance::LookAlike(_), _)));
        let wanted = match settings.checklist {
            Checklists::AfterPass => state.step >= Step::Register,
            Checklists::Always => state.step >= Step::Register || !self.stored.checklist().is_complete(),
            Checklists::Off => false,
        };
        let has_checks = wanted && self.knows_device && !is_look_alike;
        let checks = has_checks.then_some(Checks { checklist: self.stored.checklist(), left });
        let judged = self.judged.as_ref().map(|(assurance, address)| (*assurance, address.as_str()));
        self.assured.show(judged, &self.catalogue);
        let content = Content { advice, step: state.step, checks, settings };
        self.card.show(Some(content), &self.catalogue);
        self.card.announce(Some(advice), None, &self.catalogue);
        if let Some(tab) = self.tab.filter(|_| self.has_facts) {
            let code = &Code::of(advice, state.step).to_string();
            let situation = Situation { step: state.step.number(), code, verdict };
            self.report.show(tab, &self.facts, &situation, &self.catalogue);
        }
    }
}
