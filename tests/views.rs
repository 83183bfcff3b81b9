// SPDX-License-Identifier: MIT OR Apache-2.0
//! Do the views show what the core says? These tests run in a headless browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, reason = "a test says what it expects")]

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use gloo::utils::{body, document};
use tap_companion::checklist::{Checklist, Device, StoredTimes, System};
use tap_companion::journey::coach::{advise_without_page, beside_checklist};
use tap_companion::journey::{Action, Advice, Scene, State, Step, advise};
use tap_companion::method::{Method, Subject};
use tap_companion::page::{Element, Fault, Heading, Kind, Offer, Page, Refusal};
use tap_companion::pass::{Repair, Shape, check};
use tap_companion::settings::{PassUse, Settings};
use tap_companion::text::Catalogue;
use tap_companion::view::{Card, Checks, Content, UserAction};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

/// A page of this kind after a refusal for this reason.
fn page(kind: Kind, fault: Option<Fault>) -> Page {
    Page { refusal: fault.map(|fault| Refusal { fault, code: "" }), ..Page::of(kind) }
}

/// The advice at this step on an unknown page.
fn advice_at(step: Step) -> Advice {
    advise_without_page(State { step, ..State::default() })
}

/// The advice on this page to a person who typed something of this shape.
fn advice_on(page: &Page, shape: &str, settings: &Settings) -> Option<Advice> {
    let verdict = &check(&Shape::of(shape), settings.rule());
    advise(&Scene { page, verdict, state: State::default(), settings, ringed: true })
}

/// Some time of day, in milliseconds since 1970.
const NOW: f64 = 1_800_000_000_000.0;

/// The checklist on a Windows 11 computer, a minute after the pass was accepted.
fn checklist(settings: &Settings) -> Checklist {
    let device = Device { system: System::Windows11, keeps_passkeys: Some(true), ..Device::default() };
    Checklist::new(settings.clone(), device, StoredTimes::accepting(NOW - 60_000.0), NOW)
}

/// A card in its own element, with the settings, the catalogue and the acts of the person.
struct Stage {
    root: HtmlElement,
    card: Card,
    catalogue: Catalogue,
    settings: Settings,
    acts: Rc<RefCell<Vec<UserAction>>>,
}

impl Stage {
    fn new() -> Stage {
        Stage::speaking(include_str!("../extension/_locales/en/messages.json"))
    }

    fn speaking(catalogue: &str) -> Stage {
        let root: HtmlElement = document().create_element("div").expect("a stage").unchecked_into();
        let style = document().create_element("style").expect("a style");
        style.set_text_content(Some(include_str!("../extension/styles/card.css")));
        root.append_child(&style).expect("a style in the stage");
        body().append_child(&root).expect("a stage in the body");
        let acts = Rc::new(RefCell::new(Vec::new()));
        let heard = acts.clone();
        let act: Rc<dyn Fn(UserAction)> = Rc::new(move |act| heard.borrow_mut().push(act));
        let card = Card::below(&root, &act);
        let catalogue = Catalogue::parse(catalogue).expect("a catalogue");
        Stage { root, card, catalogue, settings: Settings::default(), acts }
    }

    fn show(&mut self, advice: Option<&Advice>, step: Step) {
        self.show_with(advice, step, None);
    }

    fn show_with(&mut self, advice: Option<&Advice>, step: Step, checklist: Option<&mut Checklist>) {
        let settings = &self.settings;
        let checks = checklist.map(|checklist| {
            let left = checklist.left(NOW);
            Checks { checklist, left }
        });
        let content = advice.map(|advice| Content { advice, step, checks, settings });
        self.card.show(content, &self.catalogue);
        self.card.announce(advice, Some("Alt+Shift+H"), &self.catalogue);
    }

    fn show_pass(&mut self, fault: Option<Fault>, shape: &str) {
        let advice = advice_on(&page(Kind::Pass, fault), shape, &self.settings);
        self.show(advice.as_ref(), Step::Pass);
    }

    fn find(&self, selector: &str) -> HtmlElement {
        self.root.query_selector(selector).expect("a valid selector").expect(selector).unchecked_into()
    }

    fn text(&self, selector: &str) -> String {
        self.find(selector).text_content().unwrap_or_default()
    }

    fn is_shown(&self, selector: &str) -> bool {
        self.find(selector).offset_height() > 0
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// Waits until the browser has run its pending tasks.
async fn next_turn() {
    let turn = js_sys::Promise::new(&mut |resolve, _| {
        Timeout::new(20, move || drop(resolve.call0(&JsValue::NULL))).forget();
    });
    JsFuture::from(turn).await.expect("a turn");
}

#[wasm_bindgen_test]
fn without_advice_there_is_no_card() {
    let mut stage = Stage::new();
    assert!(!stage.is_shown(".card"));
    stage.show_pass(None, "");
    assert!(stage.is_shown(".card"));
    stage.show(None, Step::Pass);
    assert!(!stage.is_shown(".card"));
}

#[wasm_bindgen_test]
fn the_card_says_what_to_do_and_what_is_wrong_with_the_pass() {
    let mut stage = Stage::new();
    stage.show_pass(None, "aaaa");
    assert_eq!(stage.text(".headline"), "Type or paste your pass in the outlined box");
    assert_eq!(stage.text(".detail"), "It is 8 to 48 characters long. Copy capital letters and symbols exactly.");
    assert_eq!(stage.text(".notice .text"), "4 of at least 8 characters so far.");
    assert_eq!(stage.find(".notice").get_attribute("data-tone").as_deref(), Some("neutral"));
    stage.show_pass(None, "aaaa aaaa");
    assert_eq!(stage.text(".notice .text"), "Character 5 is a space. A pass has none.");
    assert_eq!(stage.find(".notice").get_attribute("data-tone").as_deref(), Some("watch"));
    stage.show_pass(None, "");
    assert!(!stage.is_shown(".notice"));
}

#[wasm_bindgen_test]
fn a_refusal_becomes_the_headline() {
    let mut stage = Stage::new();
    stage.show_pass(Some(Fault::Expired), "");
    assert_eq!(stage.text(".headline"), "Ask your helpdesk for a new pass");
}

#[wasm_bindgen_test]
fn every_card_has_the_helpdesk_in_its_foot() {
    let mut stage = Stage::new();
    for kind in Kind::ALL {
        if let Some(advice) = advice_on(&Page::of(kind), "", &Settings::default()) {
            stage.show(Some(&advice), Step::Pass);
            assert!(stage.is_shown(".foot"), "{kind:?}");
            assert!(stage.text(".foot").contains("helpdesk"), "{kind:?}");
        }
    }
}

#[wasm_bindgen_test]
fn the_organisation_and_its_helpdesk_are_named_and_a_click_away() {
    let mut stage = Stage::new();
    stage.settings.organisation = Some("Contoso IT".into());
    stage.settings.helpdesk_phone = Some("+1 555 0100".into());
    stage.settings.helpdesk_web = Some("https://help.contoso.com/tap".into());
    stage.settings.helpdesk_email = Some("help@contoso.com".into());
    stage.settings.helpdesk_hours = Some("8–18".into());
    stage.show_pass(None, "");
    assert_eq!(stage.text(".organisation"), "Contoso IT");
    let links = stage.root.query_selector_all(".contact").expect("links");
    let href = |index| {
        links.get(index).expect("a link").unchecked_into::<HtmlElement>().get_attribute("href").unwrap_or_default()
    };
    assert_eq!(
        [href(0), href(1), href(2)],
        ["tel:+15550100", "https://help.contoso.com/tap", "mailto:help@contoso.com"]
    );
    assert!(stage.text(".contact").contains("Call") && stage.text(".contact").contains("+1 555 0100"));
    assert_eq!(stage.text(".about"), "8–18 · Don’t read your pass out to anyone.");
    // The link keeps the focus, because the next word does not build it again.
    let before = links.get(0).expect("a link");
    stage.show_pass(None, "a");
    assert!(stage.find(".contact").is_same_node(Some(&before)));
    stage.settings = Settings::default();
    stage.show_pass(None, "");
    assert_eq!(stage.root.query_selector_all(".contact").expect("links").length(), 0);
    assert_eq!(stage.text(".contacts"), "Call your helpdesk.");
}

#[wasm_bindgen_test]
fn the_foot_has_a_code_to_read_out_that_is_not_announced() {
    let mut stage = Stage::new();
    stage.show_pass(Some(Fault::Incorrect), "");
    assert_eq!(stage.text(".foot .code-line"), "If you call, give this code:P2-503");
    assert!(stage.is_shown(".foot .code"));
    assert_eq!(stage.find(".code").get_attribute("dir").as_deref(), Some("ltr"), "also in Arabic");
    stage.show_pass(Some(Fault::Incorrect), "aaaaaaaa ");
    assert_eq!(stage.text(".code"), "P2-503-3");
    assert!(!stage.text(".status").contains("P2-"));
}

#[wasm_bindgen_test]
fn a_notice_has_a_button_if_a_repair_exists() {
    let mut stage = Stage::new();
    for (shape, words, repair) in [
        ("aaaaaaaa ", "Remove the space", Some(Repair::RemoveSpaces)),
        ("aaaahaaaa", "Remove what is hidden", Some(Repair::RemoveHidden)),
        ("aaaawaaaa", "Use plain characters", Some(Repair::UsePlain)),
        ("aaaaoaaaa", "", None),
    ] {
        stage.acts.borrow_mut().clear();
        stage.show_pass(None, shape);
        assert_eq!(stage.is_shown(".repair"), repair.is_some(), "{shape:?}");
        stage.find(".repair").click();
        let expected: Vec<UserAction> = repair.into_iter().map(UserAction::Mend).collect();
        assert_eq!(*stage.acts.borrow(), expected, "{shape:?}");
        if repair.is_some() {
            assert_eq!(stage.text(".repair"), words);
        }
    }
}

#[wasm_bindgen_test]
fn things_to_try_are_a_list_that_goes_away_with_its_page() {
    let mut stage = Stage::new();
    let named = Page { shows_account: true, ..Page::of(Kind::Password) };
    let missing = advice_on(&named, "", &Settings::default());
    stage.show(missing.as_ref(), Step::Account);
    let items = stage.root.query_selector_all(".list li").expect("items");
    assert_eq!(items.length(), 4);
    assert_eq!(stage.text(".when"), "Still stuck?");
    let offered = Page { offer: Some(Offer::Link), ..Page::of(Kind::Password) };
    stage.show(advice_on(&offered, "", &Settings::default()).as_ref(), Step::Account);
    assert!(!stage.is_shown(".list"));
    assert_eq!(stage.text(".when"), "Stuck?");
}

#[wasm_bindgen_test]
fn a_one_time_pass_gets_the_main_button_and_an_unknown_one_the_quiet_button() {
    let mut stage = Stage::new();
    let page = Page { heading: Some(Heading::Application), ..Page::of(Kind::Pass) };
    for (pass_use, shown, hidden) in [(Some(PassUse::OneTime), ".action", ".also"), (None, ".also", ".action")] {
        let settings = Settings { pass_use, ..Settings::default() };
        stage.show(advice_on(&page, "", &settings).as_ref(), Step::Pass);
        assert!(stage.is_shown(shown) && !stage.is_shown(hidden), "{pass_use:?}");
        stage.find(shown).click();
        assert_eq!(stage.acts.borrow_mut().pop(), Some(UserAction::Do(Action::StartAtSecurityInfo)));
    }
}

#[wasm_bindgen_test]
fn a_click_with_the_mouse_leaves_the_focus_where_the_person_types() {
    let mut stage = Stage::new();
    stage.show_pass(None, "aaaaaaaa ");
    let press = web_sys::Event::new_with_event_init_dict("mousedown", &{
        let init = web_sys::EventInit::new();
        init.set_bubbles(true);
        init.set_cancelable(true);
        init
    })
    .expect("an event");
    for button in [".repair", ".fold", ".close"] {
        assert_eq!(stage.find(button).dispatch_event(&press), Ok(false), "{button}");
    }
}

#[wasm_bindgen_test]
fn the_steps_are_filled_up_to_the_current_one_and_have_a_label() {
    let mut stage = Stage::new();
    let advice = advice_at(Step::Accepted);
    stage.show(Some(&advice), Step::Accepted);
    let reached = stage.root.query_selector_all(".bar[data-reached]").expect("bars").length();
    assert_eq!(reached, 3);
    assert_eq!(stage.text(".step"), "Step 3 of 4: accepted");
}

#[wasm_bindgen_test]
fn clicks_on_ticks_are_reported_in_order() {
    let mut stage = Stage::new();
    let advice = advice_at(Step::Register);
    let mut checklist = checklist(&stage.settings);
    let _ = checklist.tick(0, true, NOW);
    stage.show_with(Some(&advice), Step::Register, Some(&mut checklist));
    let ticks = stage.root.query_selector_all(".tick").expect("ticks");
    assert_eq!(ticks.length(), 3);
    let tick = |index| ticks.get(index).expect("a tick").unchecked_into::<HtmlInputElement>();
    assert!(tick(0).checked() && !tick(1).checked());
    assert_eq!(stage.text("[data-next] .title"), "Microsoft Authenticator or Security key");
    tick(2).click();
    tick(0).click();
    assert_eq!(*stage.acts.borrow(), [UserAction::Tick(2, true), UserAction::Tick(0, false)]);
}

/// The texts of all elements that this selector finds.
fn texts(stage: &Stage, selector: &str) -> Vec<String> {
    let found = stage.root.query_selector_all(selector).expect("a valid selector");
    (0..found.length()).map(|index| found.get(index).expect("an element").text_content().unwrap_or_default()).collect()
}

#[wasm_bindgen_test]
fn a_method_that_came_while_we_watched_asks_with_one_button_and_moves_nothing() {
    let mut stage = Stage::new();
    stage.root.style().set_property("width", "344px").expect("a width");
    let advice = advice_at(Step::Register);
    let mut checklist = checklist(&stage.settings);
    let _ = (checklist.see(&[Method::Authenticator], NOW), checklist.see_loaded(NOW + 1.0, NOW + 1.0));
    stage.show_with(Some(&advice), Step::Register, Some(&mut checklist));
    assert_eq!(texts(&stage, ".state"), ["required", "recommended", "required · seen on the page"]);
    let heights = |stage: &Stage| (stage.find(".checklist").offset_height(), stage.find(".method").offset_height());
    let before = heights(&stage);

    let _ = checklist.see(&[Method::Passkey], NOW + 2.0);
    stage.show_with(Some(&advice), Step::Register, Some(&mut checklist));
    assert_eq!(texts(&stage, ".state"), ["Was that you?", "recommended", "required · seen on the page"]);
    assert_eq!(texts(&stage, ".yes:not([hidden])"), ["Yes, tick it"]);
    assert_eq!(stage.text("[data-next] .title"), "Microsoft Authenticator or Security key");
    assert!(stage.text(".clock-first").contains("Microsoft Authenticator or Security key"));
    assert_eq!(heights(&stage), before);
    let (question, button) = (stage.find(".state"), stage.find(".yes"));
    let (words, pressed) = (question.get_bounding_client_rect(), button.get_bounding_client_rect());
    assert!(words.right() <= pressed.left() && question.scroll_width() <= question.client_width(), "both can be read");
    button.click();
    assert_eq!(*stage.acts.borrow(), [UserAction::Tick(0, true)]);

    let _ = checklist.tick(0, true, NOW + 3.0);
    stage.show_with(Some(&advice), Step::Register, Some(&mut checklist));
    assert_eq!(texts(&stage, ".state"), ["done", "recommended", "required · seen on the page"]);
    assert_eq!(texts(&stage, ".yes:not([hidden])"), [""; 0]);
    assert_eq!(heights(&stage), before);
}

#[wasm_bindgen_test]
fn an_open_guide_changes_no_height_and_a_tick_beside_it_moves_no_row() {
    let mut stage = Stage::new();
    stage.root.style().set_property("width", "344px").expect("a width");
    let all = beside_checklist(&[]);
    let register = all.first().expect("an advice");
    let mut checklist = checklist(&stage.settings);
    let _ = checklist.see(&[Method::Passkey], NOW);
    stage.show_with(Some(register), Step::Register, Some(&mut checklist));
    let height = stage.card.height();
    stage.find(".how").click();
    assert!(stage.is_shown(".guide .seen"));
    assert!((stage.card.height() - height).abs() <= 1.0, "{height} and {}", stage.card.height());
    let top = |stage: &Stage| {
        let last = stage.root.query_selector_all(".tick").expect("ticks").get(2).expect("a tick");
        last.unchecked_into::<HtmlElement>().get_bounding_client_rect().top()
            - stage.find(".card").get_bounding_client_rect().top()
    };
    let before = top(&stage);
    let _ = checklist.tick(0, true, NOW);
    stage.show_with(Some(register), Step::Register, Some(&mut checklist));
    assert!((top(&stage) - before).abs() < 1.0, "the hint goes, and leaves its room");
    stage.find(".how").click();
    stage.show_with(Some(register), Step::Register, Some(&mut checklist));
    stage.find(".how").click();
    assert_eq!(stage.root.query_selector_all(".guide .seen").expect("hints").length(), 0, "the room goes unseen");
}

#[wasm_bindgen_test]
fn the_guide_to_a_method_opens_on_a_click() {
    let mut stage = Stage::new();
    let mut checklist = checklist(&stage.settings);
    let advice = advice_at(Step::Register);
    stage.show_with(Some(&advice), Step::Register, Some(&mut checklist));
    assert!(!stage.is_shown(".guide"));
    stage.find(".how").click();
    assert!(stage.is_shown(".guide"));
    assert_eq!(stage.find(".how").get_attribute("aria-expanded").as_deref(), Some("true"));
    assert_eq!(stage.root.query_selector_all("[data-next] .guide-steps li").expect("steps").length(), 5);
    assert_eq!(stage.root.query_selector_all("[data-next] .guide-problems li").expect("problems").length(), 3);
    assert!(stage.text("[data-next] .hint").contains("Don’t save your first passkey on this computer"));
    // It stays open, with the same elements, when the card is drawn again.
    let before = stage.find(".guide .why");
    stage.show_with(Some(&advice), Step::Register, Some(&mut checklist));
    assert!(stage.is_shown(".guide") && stage.find(".guide .why").is_same_node(Some(&before)));
}

#[wasm_bindgen_test]
fn the_clock_shows_the_time_left_and_then_the_next_step_at_the_same_height() {
    let mut stage = Stage::new();
    stage.root.style().set_property("width", "344px").expect("a width");
    let advice = advice_at(Step::Register);
    let mut checklist = checklist(&stage.settings);
    let mut heights = Vec::new();
    for (accepted, shown) in
        [(-60_000.0, "9 min left"), (-595_000.0, "Less than a minute left"), (-601_000.0, "The 10 minutes are over")]
    {
        checklist.load(StoredTimes::accepting(NOW + accepted), NOW);
        stage.show_with(Some(&advice), Step::Register, Some(&mut checklist));
        assert_eq!(stage.text(".face[data-shown] .clock-title"), shown);
        heights.push(stage.find(".clock").offset_height());
    }
    let _ = checklist.tick(0, true, NOW);
    let _ = checklist.tick(2, true, NOW);
    stage.show_with(Some(&advice), Step::Done, Some(&mut checklist));
    assert_eq!(stage.text(".face[data-shown] .clock-title"), "All that is required is done");
    heights.push(stage.find(".clock").offset_height());
    assert!(heights.iter().all(|height| *height > 40 && Some(height) == heights.first()), "{heights:?}");
    stage.show_with(Some(&advice), Step::Done, None);
    assert!(!stage.is_shown(".clock"));
}

#[wasm_bindgen_test]
fn ticking_moves_no_row() {
    for catalogue in [
        include_str!("../extension/_locales/en/messages.json"),
        include_str!("../extension/_locales/de/messages.json"),
        include_str!("../extension/_locales/ar/messages.json"),
    ] {
        let mut stage = Stage::speaking(catalogue);
        stage.root.style().set_property("width", "344px").expect("a width");
        let mut checklist = checklist(&stage.settings);
        let all = beside_checklist(&[]);
        let [register, unknown, _, done, ..] = all.as_slice() else { unreachable!("there are four") };
        stage.show_with(Some(register), Step::Register, Some(&mut checklist));
        let place = |stage: &Stage| {
            let last = stage.root.query_selector_all(".tick").expect("ticks").get(2).expect("a tick");
            let card = stage.find(".card").get_bounding_client_rect();
            let top = last.unchecked_into::<HtmlElement>().get_bounding_client_rect().top();
            (top - card.top(), card.bottom() - top)
        };
        let before = place(&stage);
        for (row, advice) in [unknown, register, done].into_iter().enumerate() {
            let _ = checklist.tick(row, true, NOW);
            let step = if checklist.is_complete() { Step::Done } else { Step::Register };
            stage.show_with(Some(advice), step, Some(&mut checklist));
            assert_eq!(place(&stage), before, "row {row}");
        }
    }
}

#[wasm_bindgen_test]
fn where_the_page_has_the_button_ticking_moves_no_row_either() {
    let mut stage = Stage::new();
    stage.root.style().set_property("width", "344px").expect("a width");
    let mut checklist = checklist(&stage.settings);
    let titles: Vec<String> = checklist.rows().map(|(item, _)| item.subject.title(&stage.catalogue)).collect();
    let all = beside_checklist(&titles);
    let named = all.iter().filter(|advice| advice.names_next_method());
    let done = all.get(3).expect("the end");
    let mut tops = Vec::new();
    for (row, advice) in named.chain([done]).enumerate() {
        let _ = checklist.tick(row, true, NOW);
        stage.show_with(Some(advice), Step::Register, Some(&mut checklist));
        tops.push(stage.find(".tick").get_bounding_client_rect().top());
    }
    assert!(
        tops.len() > 5 && tops.iter().all(|top| tops.first().is_some_and(|first| (top - first).abs() < 1.0)),
        "{tops:?}"
    );
}

#[wasm_bindgen_test]
fn the_advice_comes_before_the_controls_and_each_control_has_one_name() {
    let mut stage = Stage::new();
    let advice = advice_at(Step::Register);
    stage.show(Some(&advice), Step::Register);
    let after = |one: &str, other: &str| {
        stage.find(one).compare_document_position(&stage.find(other)) == web_sys::Node::DOCUMENT_POSITION_FOLLOWING
    };
    assert!(after("h1", ".action") && after(".action", ".foot") && after(".foot", ".fold"));
    for button in [".fold", ".close"] {
        let button = stage.find(button);
        assert!(button.has_attribute("title") && !button.has_attribute("aria-label"));
        button.click();
    }
    assert_eq!(*stage.acts.borrow(), [UserAction::Fold, UserAction::Close]);
}

#[wasm_bindgen_test]
fn what_may_help_later_is_folded_behind_more_help() {
    let mut stage = Stage::new();
    let page = Page { offer: Some(Offer::OtherWays), ring: Some(Element::OtherWays), ..Page::of(Kind::Password) };
    let advice = advice_on(&page, "", &Settings::default()).expect("advice");
    stage.show(Some(&advice), Step::Account);
    let is_open = |stage: &Stage| stage.find(".more").has_attribute("open");
    assert!(stage.is_shown(".more-title") && !is_open(&stage) && !stage.is_shown(".body > .list"));
    stage.find(".more-title").click();
    assert!(is_open(&stage) && stage.text(".more-list").contains("email"));
    // Another advice is folded again.
    stage.show_pass(None, "");
    assert!(!stage.is_shown(".more"));
    stage.show(Some(&advice), Step::Account);
    assert!(stage.is_shown(".more-title") && !is_open(&stage));
}

#[wasm_bindgen_test]
fn unchanged_text_keeps_its_node() {
    let mut stage = Stage::new();
    stage.show_pass(None, "aaaa");
    let before = stage.find(".headline").first_child().expect("a text");
    stage.show_pass(None, "aaaaa");
    assert!(stage.find(".headline").first_child().expect("a text").is_same_node(Some(&before)));
}

#[wasm_bindgen_test]
async fn the_live_region_is_empty_until_the_person_pauses() {
    let mut stage = Stage::new();
    assert_eq!(stage.find(".status").get_attribute("role").as_deref(), Some("status"));
    for shape in ["aaaaaa", "aaaaaaa", "aaaaaaaa"] {
        stage.show_pass(None, shape);
        assert_eq!(stage.text(".status"), "", "it waits for a pause");
    }
    for _ in 0..200 {
        if !stage.text(".status").is_empty() {
            break;
        }
        next_turn().await;
    }
    assert_eq!(stage.text(".status"), "Choose “Sign in”. Looks complete.");
}

#[wasm_bindgen_test]
fn every_language_draws_every_advice() {
    for catalogue in [
        include_str!("../extension/_locales/en/messages.json"),
        include_str!("../extension/_locales/de/messages.json"),
        include_str!("../extension/_locales/ar/messages.json"),
    ] {
        let mut stage = Stage::speaking(catalogue);
        for (kind, fault) in Kind::ALL.into_iter().flat_map(|kind| {
            let faults = Fault::ALL.into_iter().map(Some);
            faults.chain([None]).map(move |fault| (kind, fault))
        }) {
            for shape in ["", "a b", "ay", "al", "ao", "ah"] {
                let Some(advice) = advice_on(&page(kind, fault), shape, &Settings::default()) else { continue };
                stage.show(Some(&advice), Step::Pass);
                let words = stage.find(".card").inner_text();
                assert!(!words.contains('$') && !words.contains('_'), "a text is missing: {words}");
            }
        }
        let every = Method::ALL.iter().map(|method| Subject::Known(vec![*method]));
        let methods = every.chain([Subject::Named("Contoso smart card".into())]).collect();
        stage.settings = Settings { methods: Some(methods), ..Settings::default() };
        let mut checklist = checklist(&stage.settings);
        let _ = checklist.see(&[Method::Phone], NOW);
        stage.show_with(Some(&advice_at(Step::Register)), Step::Register, Some(&mut checklist));
        let guides = stage.root.query_selector_all(".how").expect("buttons");
        assert_eq!(guides.length(), 9);
        for index in 0..guides.length() {
            guides.get(index).expect("a button").unchecked_into::<HtmlElement>().click();
        }
        let words = stage.find(".checklist").inner_text();
        assert!(!words.contains('$') && !words.contains('_'), "a text is missing: {words}");
    }
}
