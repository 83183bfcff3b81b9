// SPDX-License-Identifier: MIT OR Apache-2.0
//! guide.html: how to sign in with a pass, on a Windows device and in the browser, with drawings, on screen or on one
//! sheet of paper.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::{body, document, window};
use web_sys::HtmlElement;

use super::button::Button;
use super::drawing::draw;
use super::frame::{Frame, load_texts_and_reload};
use super::node::{add, add_link, clear, say, set};
use super::redraw::{Draw, PageState, start, update};
use super::stored_state::{StoredState, open_security_info};
use super::trouble::Trouble;
use super::user_action::UserAction;
use crate::checklist::Device;
use crate::chrome::{self, Error};
use crate::journey::Action;
use crate::settings::DeviceSignIn;
use crate::text::{Catalogue, Key};
use crate::web_sign_in::{IN_A_PORTAL, ON_A_DEVICE, Step, Walk, lead, of_this_computer};

/// Which of the two guides is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Device,
    Portal,
}

impl Place {
    const ALL: [Place; 2] = [Place::Device, Place::Portal];

    const fn fragment(self) -> &'static str {
        match self {
            Place::Device => "#device",
            Place::Portal => "#portal",
        }
    }

    const fn tab(self) -> Key {
        match self {
            Place::Device => Key::GuideTabDevice,
            Place::Portal => Key::GuideTabPortal,
        }
    }

    /// The guide that the page's address names.
    fn of_address() -> Place {
        let fragment = window().location().hash().unwrap_or_default();
        Place::ALL.into_iter().find(|place| place.fragment() == fragment).unwrap_or(Place::Device)
    }
}

struct Page {
    stored: StoredState,
    device: Device,
    catalogue: Catalogue,
    walk: Walk,
    frame: Frame,
    tabs: [HtmlElement; 2],
    /// Whether the person has just answered, or gone back.
    has_just_answered: bool,
    headline: HtmlElement,
    detail: HtmlElement,
    here: HtmlElement,
    steps: HtmlElement,
    /// The visible steps.
    shown: &'static [Step],
    /// More about the device: heading and text.
    sections: [(HtmlElement, [HtmlElement; 2], [Key; 2]); 2],
    trouble: Trouble,
    open: Button,
    print: Button,
}

/// Starts the page.
///
/// # Errors
/// If the page's texts cannot be read, or the browser refuses a listener.
pub async fn guide() -> Result<(), Error> {
    let (catalogue, _) = load_texts_and_reload(Key::DeviceTitle).await?;
    let device = chrome::device().await;
    let stored = StoredState::open(device).await;
    let page = start(|act| Page::below(&body(), act, stored, device, catalogue))?;
    let turned = move |_: &web_sys::Event| update(&page, |_| window().scroll_to_with_x_and_y(0.0, 0.0));
    EventListener::new(&window(), "hashchange", turned).forget();
    Ok(())
}

impl Page {
    fn below(
        parent: &HtmlElement,
        act: &Rc<dyn Fn(UserAction)>,
        stored: StoredState,
        device: Device,
        catalogue: Catalogue,
    ) -> Page {
        let frame = Frame::below(parent, &catalogue);
        let main = frame.main();
        let nav = add(main, "nav", "tabs");
        set(&nav, "aria-label", Some(catalogue.word(Key::GuideTabs)));
        let tabs = Place::ALL.map(|place| add_link(&nav, "tab", place.fragment(), catalogue.word(place.tab())));
        let headline = add(main, "h1", "headline");
        let detail = add(main, "p", "detail");
        let here = add(main, "p", "here");
        let steps = add(main, "ol", "drawn");
        let beside = |keys| {
            let section = add(main, "section", "beside");
            let words = [add(&section, "h2", ""), add(&section, "p", "")];
            (section, words, keys)
        };
        let sections =
            [beside([Key::DeviceNew, Key::DeviceNewDetail]), beside([Key::DeviceAfter, Key::DeviceAfterDetail])];
        let trouble = Trouble::below(main, act);
        let tools = add(main, "div", "tools");
        let open = Button::below(&tools, "action", act);
        let print = Button::below(&tools, "also", act);
        let walk = Walk::begin(device);
        Page {
            stored,
            device,
            catalogue,
            walk,
            frame,
            tabs,
            has_just_answered: false,
            headline,
            detail,
            here,
            steps,
            shown: &[],
            sections,
            trouble,
            open,
            print,
        }
    }

    fn steps(&mut self, steps: &'static [Step]) {
        self.steps.set_hidden(steps.is_empty());
        if self.shown == steps {
            return;
        }
        self.shown = steps;
        clear(&self.steps);
        for step in steps {
            let item = add(&self.steps, "li", "drawn-step");
            draw(&item, step.drawing);
            let words = add(&item, "div", "drawn-words");
            say(&add(&words, "h2", "drawn-title"), self.catalogue.word(step.title));
            say(&add(&words, "p", "drawn-detail"), self.catalogue.word(step.detail));
        }
    }
}

impl PageState for Page {
    fn act(&mut self, act: UserAction) {
        self.has_just_answered = matches!(act, UserAction::Answer(_) | UserAction::Back | UserAction::Begin);
        match act {
            UserAction::Answer(place) => self.walk.choose(place),
            UserAction::Back => self.walk.back(),
            UserAction::Begin => self.walk = Walk::begin(self.device),
            UserAction::Print => drop(window().print()),
            UserAction::Do(Action::OpenSecurityInfo) => {
                open_security_info(self.stored.settings(), self.stored.is_under_way())
            }
            UserAction::Do(_)
            | UserAction::Tick(..)
            | UserAction::Mend(_)
            | UserAction::Fold
            | UserAction::Close
            | UserAction::Clear
            | UserAction::Undo => {}
        }
    }

    fn stored(&mut self) -> &mut StoredState {
        &mut self.stored
    }
}

impl Draw for Page {
    fn draw(&mut self) {
        let place = Place::of_address();
        let settings = self.stored.settings();
        let setting = settings.device_sign_in;
        let has_security_info = chrome::home_cloud(self.stored.settings()).security_info().is_some();
        let (title, detail) = match place {
            Place::Device => lead(setting),
            Place::Portal if has_security_info => (Key::PortalTitle, Key::PortalDetail),
            Place::Portal => (Key::PortalTitle, Key::NoSecurityInfoDetail),
        };
        // If Windows does not ask for a pass, there are no steps to show.
        let on_a_device = place == Place::Device && setting != Some(DeviceSignIn::Unavailable);
        let steps: &[Step] = match place {
            Place::Device if on_a_device => &ON_A_DEVICE,
            Place::Device => &[],
            Place::Portal if has_security_info => &IN_A_PORTAL,
            Place::Portal => IN_A_PORTAL.split_last().map_or(&[], |(_, before)| before),
        };
        let words = |key: Key| self.catalogue.word(key);
        self.frame.show(settings, &self.catalogue);
        say(&self.headline, words(title));
        document().set_title(words(title));
        say(&self.detail, words(detail));
        let here = of_this_computer(self.device.system).filter(|_| on_a_device);
        say(&self.here, here.map(words).unwrap_or_default());
        self.here.set_hidden(here.is_none());
        for (section, [heading, text], [title, detail]) in &self.sections {
            section.set_hidden(!on_a_device);
            say(heading, words(*title));
            say(text, words(*detail));
        }
        self.trouble.root().set_hidden(!on_a_device);
        self.trouble.show(&self.walk, &self.catalogue);
        if std::mem::take(&mut self.has_just_answered) {
            self.trouble.keep_focus();
        }
        let open = words(Key::OpenSecurityInfo);
        self.open
            .offer((has_security_info && !on_a_device).then_some((UserAction::Do(Action::OpenSecurityInfo), open)));
        let print = words(Key::Print);
        self.print.offer((!steps.is_empty()).then_some((UserAction::Print, print)));
        for (tab, other) in self.tabs.iter().zip(Place::ALL) {
            set(tab, "aria-current", (other == place).then_some("page"));
        }
        self.steps(steps);
    }
}
