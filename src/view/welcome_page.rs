// SPDX-License-Identifier: MIT OR Apache-2.0
//! welcome.html: shown once, after a person installed the extension: what it does, what it never does, where to try it.

use std::rc::Rc;

use gloo::utils::body;
use web_sys::HtmlElement;

use super::button::Button;
use super::frame::{Frame, load_texts_and_reload};
use super::node::{add, add_link, say};
use super::stored_state::open_security_info;
use super::user_action::UserAction;
use crate::chrome::{self, Error};
use crate::journey::Action;
use crate::text::{Catalogue, Key};

/// Starts the page.
///
/// # Errors
/// If the page's texts cannot be read.
pub async fn welcome() -> Result<(), Error> {
    let (catalogue, local) = load_texts_and_reload(Key::WelcomeTitle).await?;
    let settings = local.settings;
    let mut frame = Frame::below(&body(), &catalogue);
    frame.show(&settings, &catalogue);
    let words = |key: Key| catalogue.word(key);
    let main = frame.main();
    say(&add(main, "h1", "headline"), words(Key::WelcomeTitle));
    say(&add(main, "p", "detail"), words(Key::WelcomeDetail));
    let columns = add(main, "div", "columns");
    list(&columns, "does", [Key::WelcomeDoes, Key::WelcomeDoesList], &catalogue);
    list(&columns, "never", [Key::WelcomeNever, Key::WelcomeNeverList], &catalogue);
    let has_security_info = chrome::home_cloud(&settings).security_info().is_some();
    let now = if has_security_info { Key::PopupDetail } else { Key::NoSecurityInfoDetail };
    for [title, detail] in [[Key::WelcomePin, Key::WelcomePinDetail], [Key::WelcomeNow, now]] {
        let section = add(main, "section", "beside");
        say(&add(&section, "h2", ""), words(title));
        say(&add(&section, "p", ""), words(detail));
    }
    let tools = add(main, "div", "tools");
    let act: Rc<dyn Fn(UserAction)> = Rc::new(move |_| open_security_info(&settings, false));
    let open = Button::below(&tools, "action", &act);
    let have_pass = words(Key::HavePass);
    open.offer(has_security_info.then_some((UserAction::Do(Action::HavePass), have_pass)));
    for (key, page) in [(Key::WelcomePractice, "practice.html"), (Key::GuideTabDevice, "guide.html")] {
        add_link(&tools, "also", page, words(key));
    }
    say(&add(main, "p", "small-print"), words(Key::WelcomeAdvice));
    // They live as long as the page.
    std::mem::forget((frame, open));
    Ok(())
}

fn list(parent: &HtmlElement, class: &str, [title, lines]: [Key; 2], catalogue: &Catalogue) {
    let section = add(parent, "section", class);
    say(&add(&section, "h2", ""), catalogue.word(title));
    let list = add(&section, "ul", "lines");
    for line in catalogue.word(lines).lines() {
        say(&add(&list, "li", ""), line);
    }
}
