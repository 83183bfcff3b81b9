// SPDX-License-Identifier: MIT OR Apache-2.0
//! The keys of the catalogues, and a key with the values for its placeholders.

/// Declares [`Key`] with, for each text, its key in the catalogue and the names of its placeholders.
macro_rules! keys {
    ($($variant:ident = $id:literal $(($($placeholder:literal),+))?,)+) => {
        /// A text, by what it is for. The words are in the catalogues.
        #[allow(missing_docs, reason = "the key in the catalogue says it, and the words there say it better")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Key { $($variant,)+ }

        impl Key {
            /// Every key, for the check that each catalogue is complete.
            pub const ALL: &[Key] = &[$(Key::$variant,)+];

            /// The key in `messages.json`.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Key::$variant => $id,)+ }
            }

            /// The names that stand between dollar signs in the text, in lower case.
            #[must_use]
            pub const fn placeholders(self) -> &'static [&'static str] {
                match self { $(Key::$variant => &[$($($placeholder),+)?],)+ }
            }
        }
    };
}

keys! {
    Name = "extension_name",

    // The card's fixed parts.
    Steps = "steps" ("step", "name"),
    StepAccount = "step_account",
    StepPass = "step_pass",
    StepAccepted = "step_accepted",
    StepRegister = "step_register",
    Fold = "fold",
    Unfold = "unfold",
    Close = "close",

    // The helpdesk, and when to turn to it.
    Help = "help",
    HelpAdvice = "help_advice",
    HelpPrivate = "help_private",
    HelpWho = "help_who",
    HelpPhone = "help_phone" ("who", "address"),
    HelpWeb = "help_web" ("who", "address"),
    HelpEmail = "help_email" ("who", "address"),
    CallIfAgain = "call_if_again",
    CallForNew = "call_for_new",
    CallNow = "call_now",
    CallIfLocked = "call_if_locked",
    CallIfStill = "call_if_still",
    CallIfUnsure = "call_if_unsure",

    // The pass is to come, or the page asks for something else.
    AccountTitle = "account_title",
    AccountDetail = "account_detail",
    TilesTitle = "tiles_title",
    TilesDetail = "tiles_detail",
    PassTitle = "pass_title",
    PassTitlePlain = "pass_title_plain",
    PassDetail = "pass_detail" ("min", "max"),
    PassDetailExact = "pass_detail_exact" ("count"),
    TileTitle = "tile_title",
    TileDetail = "tile_detail",
    LinkTitle = "link_title",
    LinkDetail = "link_detail",
    OtherWaysTitle = "other_ways_title",
    OtherWaysDetail = "other_ways_detail",
    MissingTitle = "missing_title",
    MissingDetail = "missing_detail",
    MissingInListDetail = "missing_in_list_detail",
    MissingWait = "missing_wait",
    MissingAccount = "missing_account",
    MissingOtherWays = "missing_other_ways",
    MissingValid = "missing_valid",

    // Questions between the pass and its end.
    StayTitle = "stay_title",
    StayDetail = "stay_detail",
    MoreTitle = "more_title",
    MoreDetail = "more_detail",
    AppTitle = "app_title",
    AppDetail = "app_detail",
    ConsentTitle = "consent_title",
    ConsentDetail = "consent_detail",
    ChangePasswordTitle = "change_password_title",
    ChangePasswordDetail = "change_password_detail",
    LeavingTitle = "leaving_title",
    LeavingDetail = "leaving_detail",
    ErrorTitle = "error_title",
    ErrorDetail = "error_detail",
    WizardTitle = "wizard_title",
    WizardDetail = "wizard_detail",
    OnlyWizardDetail = "only_wizard_detail",
    RegisterTitle = "register_title",
    RegisterDetail = "register_detail",
    RegisterPlainDetail = "register_plain_detail",
    DoneTitle = "done_title",
    DoneDetail = "done_detail",

    // Notices.
    Accepted = "accepted",
    AcceptedNext = "accepted_next",
    OneTime = "one_time",
    OneTimeMaybe = "one_time_maybe",
    TooShort = "too_short" ("count", "min"),
    TooLong = "too_long" ("count", "max"),
    SpaceStart = "space_start",
    SpaceEnd = "space_end",
    SpaceBoth = "space_both",
    SpaceInside = "space_inside" ("position"),
    TabInside = "tab_inside" ("position"),
    LineBreakInside = "line_break_inside" ("position"),
    OddHidden = "odd_hidden" ("position"),
    OddLikely = "odd_likely" ("position", "character", "plain"),
    OddLookAlike = "odd_look_alike" ("position", "plain"),
    OddOther = "odd_other" ("position", "character"),
    Plausible = "plausible",
    RemoveSpaces = "remove_spaces",
    RemoveHidden = "remove_hidden",
    UsePlain = "use_plain",

    // Why a pass was refused: what to do now, and what likely happened.
    IncorrectTitle = "incorrect_title",
    IncorrectDetail = "incorrect_detail",
    IncorrectAgainTitle = "incorrect_again_title",
    IncorrectAgainDetail = "incorrect_again_detail",
    UnsaidDetail = "unsaid_detail",
    ExpiredTitle = "expired_title",
    ExpiredDetail = "expired_detail",
    UsedTitle = "used_title",
    UsedDetail = "used_detail",
    OldPassTitle = "old_pass_title",
    OldPassDetail = "old_pass_detail",
    BlockedTitle = "blocked_title",
    BlockedDetail = "blocked_detail",
    NotFoundTitle = "not_found_title",
    NotFoundDetail = "not_found_detail",
    StillNotFoundTitle = "still_not_found_title",
    StillNotFoundDetail = "still_not_found_detail",
    WebSignInOnlyTitle = "web_sign_in_only_title",
    WebSignInOnlyDetail = "web_sign_in_only_detail",
    LockedTitle = "locked_title",
    LockedDetail = "locked_detail",
    AccessPolicyTitle = "access_policy_title",
    AccessPolicyDetail = "access_policy_detail",
    StalePageTitle = "stale_page_title",
    StalePageDetail = "stale_page_detail",
    AccountFaultTitle = "account_fault_title",
    AccountFaultDetail = "account_fault_detail",
    FaultCode = "fault_code" ("code"),

    // The checklist.
    Checklist = "checklist",
    Required = "required",
    Recommended = "recommended",
    Either = "either" ("first", "second"),
    ToDo = "to_do",
    Found = "found",
    Done = "done",

    ShowHow = "show_how" ("method"),
    GuideNeed = "guide_need",
    GuideSteps = "guide_steps",
    GuideWrong = "guide_wrong",
    GuideWorked = "guide_worked",

    FoundHint = "found_hint",

    PasskeyName = "passkey_name",
    PasskeyWhy = "passkey_why",
    PasskeyNeed = "passkey_need",
    PasskeySteps = "passkey_steps",
    PasskeyWrong = "passkey_wrong",
    PasskeyWorked = "passkey_worked",
    AuthenticatorPasskeyName = "authenticator_passkey_name",
    AuthenticatorPasskeyWhy = "authenticator_passkey_why",
    AuthenticatorPasskeyNeed = "authenticator_passkey_need",
    AuthenticatorPasskeySteps = "authenticator_passkey_steps",
    AuthenticatorPasskeyWrong = "authenticator_passkey_wrong",
    AuthenticatorPasskeyWorked = "authenticator_passkey_worked",
    AuthenticatorName = "authenticator_name",
    AuthenticatorWhy = "authenticator_why",
    AuthenticatorNeed = "authenticator_need",
    AuthenticatorSteps = "authenticator_steps",
    AuthenticatorWrong = "authenticator_wrong",
    AuthenticatorWorked = "authenticator_worked",
    SecurityKeyName = "security_key_name",
    SecurityKeyWhy = "security_key_why",
    SecurityKeyNeed = "security_key_need",
    SecurityKeySteps = "security_key_steps",
    SecurityKeyWrong = "security_key_wrong",
    SecurityKeyWorked = "security_key_worked",
    WindowsHelloName = "windows_hello_name",
    WindowsHelloWhy = "windows_hello_why",
    WindowsHelloNeed = "windows_hello_need",
    WindowsHelloSteps = "windows_hello_steps",
    WindowsHelloWrong = "windows_hello_wrong",
    WindowsHelloWorked = "windows_hello_worked",
    PlatformSsoName = "platform_sso_name",
    PlatformSsoWhy = "platform_sso_why",
    PlatformSsoNeed = "platform_sso_need",
    PlatformSsoSteps = "platform_sso_steps",
    PlatformSsoWrong = "platform_sso_wrong",
    PlatformSsoWorked = "platform_sso_worked",
    PhoneName = "phone_name",
    PhoneWhy = "phone_why",
    PhoneNeed = "phone_need",
    PhoneSteps = "phone_steps",
    PhoneWrong = "phone_wrong",
    PhoneWorked = "phone_worked",
    EmailName = "email_name",
    EmailWhy = "email_why",
    EmailNeed = "email_need",
    EmailSteps = "email_steps",
    EmailWrong = "email_wrong",
    EmailWorked = "email_worked",
    OtherWhy = "other_why",
    OtherSteps = "other_steps",

    HintPhone = "hint_phone",
    HintNoBluetooth = "hint_no_bluetooth",
    HintAddInApp = "hint_add_in_app",
    HintKeeps = "hint_keeps",
    HintWindows10 = "hint_windows_10",
    HintNoHello = "hint_no_hello",

    ClockLeft = "clock_left" ("minutes"),
    ClockLast = "clock_last",
    ClockOneTime = "clock_one_time",
    ClockUnknown = "clock_unknown",
    ClockReusable = "clock_reusable",
    ClockFirst = "clock_first" ("method"),
    ClockOver = "clock_over",
    ClockOverOneTime = "clock_over_one_time",
    ClockOverUnknown = "clock_over_unknown",
    ClockRunOut = "clock_run_out",
    ClockComplete = "clock_complete",
    ClockCompleteDetail = "clock_complete_detail",

    ShowWhere = "show_where",
    WhereRinged = "where_ringed",
    WhereUnknown = "where_unknown",
    OpenChecklist = "open_checklist",
    PageTitle = "page_title",
    PageDetail = "page_detail",
    PageWizardTitle = "page_wizard_title",
    PageWizardDetail = "page_wizard_detail",
    Print = "print",
    CopyChecklist = "copy_checklist",
    ChecklistCopied = "checklist_copied",
    ChecklistNotCopied = "checklist_not_copied",
    Clear = "clear",
    Cleared = "cleared",
    Undo = "undo",
    SummaryTitle = "summary_title" ("name", "version"),

    // What can be done for the person, and the popup.
    Question = "question",
    QuestionDetail = "question_detail",
    PopupDetail = "popup_detail",
    PopupAcceptedTitle = "popup_accepted_title",
    PopupAcceptedDetail = "popup_accepted_detail",
    OpenSecurityInfo = "open_security_info",
    OpenAfterwards = "open_afterwards",
    StartAtSecurityInfo = "start_at_security_info",
    Ask = "ask",
    ShowCard = "show_card",
    NoSecurityInfoTitle = "no_security_info_title",
    NoSecurityInfoDetail = "no_security_info_detail",

    // Whether a page is Microsoft's.
    AssuredSignIn = "assured_sign_in",
    AssuredSignInDetail = "assured_sign_in_detail",
    AssuredSecurityInfo = "assured_security_info",
    AssuredSecurityInfoDetail = "assured_security_info_detail",
    AssuredNoPass = "assured_no_pass",
    AssuredNoPassDetail = "assured_no_pass_detail",
    AssuredNotMicrosoft = "assured_not_microsoft",
    AssuredNotMicrosoftDetail = "assured_not_microsoft_detail",
    AssuredUnsure = "assured_unsure",
    AssuredUnsureDetail = "assured_unsure_detail",
    AssuredBrowser = "assured_browser",
    AssuredBrowserDetail = "assured_browser_detail",
    AssuredLookAlike = "assured_look_alike",
    LookAlikeTitle = "look_alike_title",
    LookAlikeName = "look_alike_name",
    LookAlikePath = "look_alike_path",
    LookAlikeRelay = "look_alike_relay",
    LookAlikeBeforeAt = "look_alike_before_at",
    LookAlikeNotEncrypted = "look_alike_not_encrypted",
    LookAlikeForm = "look_alike_form",
    LookAlikeGivenUp = "look_alike_given_up",
    LookAlikeClose = "look_alike_close",
    LookAlikeTyped = "look_alike_typed",
    LookAlikeReport = "look_alike_report",
    LookAlikeCopy = "look_alike_copy",
    LookAlikeCopied = "look_alike_copied",

    // The popup.
    HavePass = "have_pass",
    MoreHelp = "more_help",
    MenuChecklist = "menu_checklist",
    MenuGuide = "menu_guide",
    MenuPractice = "menu_practice",
    MenuSettings = "menu_settings",

    // The guide to a Windows device, and to a portal.
    GuideTabs = "guide_tabs",
    GuideTabDevice = "guide_tab_device",
    GuideTabPortal = "guide_tab_portal",
    DeviceTitle = "device_title",
    DeviceAvailable = "device_available",
    DeviceUnsure = "device_unsure",
    DeviceUnavailable = "device_unavailable",
    DeviceUnavailableDetail = "device_unavailable_detail",
    HereWindows11 = "here_windows_11",
    HereWindows10 = "here_windows_10",
    DeviceOptions = "device_options",
    DeviceOptionsDetail = "device_options_detail",
    DeviceGlobe = "device_globe",
    DeviceGlobeDetail = "device_globe_detail",
    DeviceSignIn = "device_sign_in",
    DeviceSignInDetail = "device_sign_in_detail",
    DeviceAccount = "device_account",
    DeviceAccountDetail = "device_account_detail",
    DevicePass = "device_pass",
    DevicePassDetail = "device_pass_detail",
    DeviceNew = "device_new",
    DeviceNewDetail = "device_new_detail",
    DeviceAfter = "device_after",
    DeviceAfterDetail = "device_after_detail",
    PortalTitle = "portal_title",
    PortalDetail = "portal_detail",
    PortalAccount = "portal_account",
    PortalAccountDetail = "portal_account_detail",
    PortalPass = "portal_pass",
    PortalPassDetail = "portal_pass_detail",
    PortalRegister = "portal_register",
    PortalRegisterDetail = "portal_register_detail",

    // If it does not work.
    TroubleTitle = "trouble_title",
    TroubleBack = "trouble_back",
    TroubleAgain = "trouble_again",
    TroubleIt = "trouble_it",
    TroubleCopy = "trouble_copy",
    TroubleCopied = "trouble_copied",
    TroubleSummary = "trouble_summary" ("name", "version"),
    AskWhat = "ask_what",
    AskOptions = "ask_options",
    AskNetwork = "ask_network",
    AskNetworkHint = "ask_network_hint",
    AskRestart = "ask_restart",
    AskHere = "ask_here",
    AskWindows = "ask_windows",
    AskWindowsHint = "ask_windows_hint",
    AskJoin = "ask_join",
    AskJoinHint = "ask_join_hint",
    AskUsed = "ask_used",
    SeesNoGlobe = "sees_no_globe",
    SeesNothing = "sees_nothing",
    SeesOther = "sees_other",
    SeesRefusal = "sees_refusal",
    SeesSetUp = "sees_set_up",
    SeesGone = "sees_gone",
    Yes = "yes",
    NotYet = "not_yet",
    NoOrUnsure = "no_or_unsure",
    CannotTell = "cannot_tell",
    OptionsOpened = "options_opened",
    OptionsMissing = "options_missing",
    HereYes = "here_yes",
    HereNo = "here_no",
    WindowsNew = "windows_new",
    WindowsOlder = "windows_older",
    Windows10 = "windows_10",
    JoinEntra = "join_entra",
    JoinBoth = "join_both",
    JoinNone = "join_none",
    DoOptionsDetail = "do_options_detail",
    DoConnect = "do_connect",
    DoConnectDetail = "do_connect_detail",
    DoRestart = "do_restart",
    DoRestartDetail = "do_restart_detail",
    DoAnotherWay = "do_another_way",
    DoOldWindowsDetail = "do_old_windows_detail",
    DoUpdate = "do_update",
    DoUpdateDetail = "do_update_detail",
    DoHybridDetail = "do_hybrid_detail",
    DoNotJoinedDetail = "do_not_joined_detail",
    DoPolicy = "do_policy",
    DoPolicyDetail = "do_policy_detail",
    DoAskIt = "do_ask_it",
    DoAskItDetail = "do_ask_it_detail",
    DoBlocked = "do_blocked",
    DoBlockedDetail = "do_blocked_detail",
    DoNotAsked = "do_not_asked",
    DoNotAskedDetail = "do_not_asked_detail",
    DoNewPass = "do_new_pass",
    DoUsedUpDetail = "do_used_up_detail",
    DoRefused = "do_refused",
    DoRefusedDetail = "do_refused_detail",
    DoSetUp = "do_set_up",
    DoSetUpDetail = "do_set_up_detail",
    DoAgain = "do_again",
    DoAgainDetail = "do_again_detail",
    ItWindows = "it_windows",
    ItJoin = "it_join",
    ItPolicy = "it_policy",
    ItAll = "it_all",
    ItNetwork = "it_network",
    ItSetUp = "it_set_up",

    // The first page that a person sees.
    WelcomeTitle = "welcome_title",
    WelcomeDetail = "welcome_detail",
    WelcomeDoes = "welcome_does",
    WelcomeDoesList = "welcome_does_list",
    WelcomeNever = "welcome_never",
    WelcomeNeverList = "welcome_never_list",
    WelcomePin = "welcome_pin",
    WelcomePinDetail = "welcome_pin_detail",
    WelcomeAdvice = "welcome_advice",
    WelcomeNow = "welcome_now",
    WelcomePractice = "welcome_practice",

    // The settings.
    SettingsTitle = "settings_title",
    SettingsDetail = "settings_detail",
    SettingsSurface = "settings_surface",
    SettingsSurfacePage = "settings_surface_page",
    SettingsSurfaceToolbar = "settings_surface_toolbar",
    SettingsOffer = "settings_offer",
    SettingsOfferSeen = "settings_offer_seen",
    SettingsOfferAlways = "settings_offer_always",
    SettingsAfter = "settings_after",
    SettingsAfterOpen = "settings_after_open",
    SettingsAfterOffer = "settings_after_offer",
    SettingsAfterOff = "settings_after_off",
    SettingsManaged = "settings_managed",
    SettingsMore = "settings_more",
    SettingsAnew = "settings_anew",
    SettingsBuilder = "settings_builder",
    SettingUndecided = "setting_undecided",
    SettingRemove = "setting_remove",
    SettingRefused = "setting_refused",
    SettingRefusedPart = "setting_refused_part",

    SettingLanguage = "setting_language",
    SettingLanguageAutomatic = "setting_language_automatic",
    SettingLanguageArabic = "setting_language_arabic",
    SettingLanguageGerman = "setting_language_german",
    SettingLanguageEnglish = "setting_language_english",
    SettingOrganisationName = "setting_organisation_name",
    SettingAccentColour = "setting_accent_colour",
    SettingLogo = "setting_logo",
    SettingTenant = "setting_tenant",
    SettingCloud = "setting_cloud",
    SettingCloudGlobal = "setting_cloud_global",
    SettingCloudUsGov = "setting_cloud_usgov",
    SettingCloudChina = "setting_cloud_china",
    SettingCloudSovereign = "setting_cloud_sovereign",
    SettingDeviceSignIn = "setting_device_sign_in",
    SettingDeviceSignInAvailable = "setting_device_sign_in_available",
    SettingDeviceSignInUnavailable = "setting_device_sign_in_unavailable",
    SettingHelpdeskPhone = "setting_helpdesk_phone",
    SettingHelpdeskWeb = "setting_helpdesk_web",
    SettingHelpdeskEmail = "setting_helpdesk_email",
    SettingHelpdeskHours = "setting_helpdesk_hours",
    SettingHelpdeskNote = "setting_helpdesk_note",
    SettingPassMinLength = "setting_pass_min_length",
    SettingPassMaxLength = "setting_pass_max_length",
    SettingPassUse = "setting_pass_use",
    SettingPassUseOneTime = "setting_pass_use_one_time",
    SettingPassUseReusable = "setting_pass_use_reusable",
    SettingPassLifetime = "setting_pass_lifetime",
    SettingChecklist = "setting_checklist",
    SettingChecklistAfterPass = "setting_checklist_after_pass",
    SettingChecklistAlways = "setting_checklist_always",
    SettingChecklistOff = "setting_checklist_off",
    SettingMethods = "setting_methods",
    SettingRequiredMethods = "setting_required_methods",
    SettingMethodNotes = "setting_method_notes",
    SettingTexts = "setting_texts",
    GroupHelp = "group_help",
    GroupOrganisation = "group_organisation",
    GroupHelpdesk = "group_helpdesk",
    GroupPass = "group_pass",
    GroupChecklist = "group_checklist",
    GroupTexts = "group_texts",

    // What is in force, and why something is not.
    DiagnosticsTitle = "diagnostics_title",
    DiagnosticsDetail = "diagnostics_detail",
    DiagnosticsCopy = "diagnostics_copy",
    DiagnosticsCopied = "diagnostics_copied",
    SourcePolicy = "source_policy",
    SourcePerson = "source_person",
    SourceDefault = "source_default",
    AboutVersion = "about_version",
    AboutBrowser = "about_browser",
    AboutId = "about_id",
    AboutInstalled = "about_installed",
    AboutCloud = "about_cloud",
    TroubleWithheld = "trouble_withheld" ("hosts"),
    TroubleCloud = "trouble_cloud" ("cloud"),
    TroubleUnknown = "trouble_unknown" ("names"),
    TroubleKeptOff = "trouble_kept_off",

    // The policy builder.
    BuilderTitle = "builder_title",
    BuilderDetail = "builder_detail",
    BuilderWhere = "builder_where",
    BuilderBrowser = "builder_browser",
    BuilderId = "builder_id",
    BuilderIdDetail = "builder_id_detail",
    BuilderUrl = "builder_url",
    BuilderUrlDetail = "builder_url_detail",
    BuilderPaste = "builder_paste",
    BuilderPasteDetail = "builder_paste_detail",
    BuilderTake = "builder_take",
    BuilderTaken = "builder_taken" ("count"),
    BuilderLeftOut = "builder_left_out",
    BuilderNotTaken = "builder_not_taken",
    BuilderFiles = "builder_files",
    BuilderFilesDetail = "builder_files_detail",
    BuilderDownload = "builder_download",
    BuilderCopy = "builder_copy",
    BuilderCopied = "builder_copied",
    BuilderWhich = "builder_which",

    // The report on a page that is not known.
    ReportUnknown = "report_unknown",
    ReportCopy = "report_copy",
    ReportCopied = "report_copied",
    ReportNotCopied = "report_not_copied",
}

impl Key {
    /// The key with this id.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Key> {
        let digest = digest(id);
        Key::ALL.iter().copied().zip(ABOUT).find(|(_, about)| about.digest == digest).map(|(key, _)| key)
    }

    /// Whether nobody may put words of their own in its place: who we are, whether a page is Microsoft's, that nobody needs to hear
    /// the pass, what we never do, what Microsoft advises, who has decided, and what is in a text that was copied.
    #[must_use]
    pub fn is_fixed(self) -> bool {
        ABOUT.get(self as usize).is_none_or(|about| about.is_fixed)
    }
}

/// Of each key, what is asked of its id: a card would have to carry all the ids for it.
#[derive(Clone, Copy)]
struct About {
    digest: u32,
    is_fixed: bool,
}

#[allow(clippy::indexing_slicing, reason = "at compile time")]
static ABOUT: [About; Key::ALL.len()] = {
    let mut about = [About { digest: 0, is_fixed: true }; Key::ALL.len()];
    let mut place = 0;
    while place < Key::ALL.len() {
        let id = Key::ALL[place].id();
        about[place] = About { digest: digest(id), is_fixed: is_fixed(Key::ALL[place], id) };
        place += 1;
    }
    about
};

/// FNV-1a. No two keys have the same; what is no key's id and has one's all the same is taken for it, which harms nobody.
#[allow(clippy::indexing_slicing, reason = "within its length")]
const fn digest(id: &str) -> u32 {
    let bytes = id.as_bytes();
    let (mut digest, mut place) = (0x811c_9dc5_u32, 0);
    while place < bytes.len() {
        digest = (digest ^ bytes[place] as u32).wrapping_mul(0x0100_0193);
        place += 1;
    }
    digest
}

const fn is_fixed(key: Key, id: &str) -> bool {
    matches!(key, Key::Name | Key::HelpPrivate | Key::WelcomeAdvice | Key::SettingsManaged)
        || has(id, 0, "assured_")
        || has(id, 0, "look_alike_")
        || has(id, 0, "welcome_never")
        || has(id, 0, "source_")
        || has(id, id.len().saturating_sub("_copied".len()), "_copied")
}

/// Whether this part stands in this place.
#[allow(clippy::indexing_slicing, reason = "within its length")]
const fn has(id: &str, place: usize, part: &str) -> bool {
    let (id, part) = (id.as_bytes(), part.as_bytes());
    let mut byte = 0;
    while byte < part.len() {
        if place + byte >= id.len() || id[place + byte] != part[byte] {
            return false;
        }
        byte += 1;
    }
    true
}

impl serde::Serialize for Key {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl<'de> serde::Deserialize<'de> for Key {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Key, D::Error> {
        let id = <String as serde::Deserialize>::deserialize(deserializer)?;
        Key::of_id(&id).ok_or_else(|| serde::de::Error::custom("unknown text"))
    }
}

/// A text with the values for its placeholders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Which text.
    pub key: Key,
    /// Placeholder and value.
    pub values: Vec<(&'static str, String)>,
}

impl Message {
    /// This message with a value for one of its placeholders.
    #[must_use]
    pub fn with(mut self, placeholder: &'static str, value: impl Said) -> Message {
        self.values.push((placeholder, value.said()));
        self
    }

    /// The same, with a value that may be written in another direction than the text around it.
    #[must_use]
    pub fn with_isolated(self, placeholder: &'static str, value: impl Said) -> Message {
        self.with(placeholder, "\u{2068}".to_owned() + &value.said() + "\u{2069}")
    }

    /// The same, with a value that is written from left to right in every language: a number, an address, a code.
    #[must_use]
    pub fn with_left_to_right(self, placeholder: &'static str, value: impl Said) -> Message {
        self.with(placeholder, "\u{2066}".to_owned() + &value.said() + "\u{2069}")
    }
}

/// What can stand in a text. Not all that can be written, because what writes anything at all is larger than all of this.
pub trait Said {
    /// As it stands there.
    fn said(self) -> String;
}

impl Said for String {
    fn said(self) -> String {
        self
    }
}

macro_rules! said {
    ($($kind:ty),+) => {
        $(impl Said for $kind {
            fn said(self) -> String {
                self.to_string()
            }
        })+
    };
}

said!(&str, char, usize, u32);

impl From<Key> for Message {
    fn from(key: Key) -> Message {
        Message { key, values: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_is_found_by_its_id_and_by_no_other() {
        for key in Key::ALL {
            assert_eq!(Key::of_id(key.id()), Some(*key), "another key has its digest");
            assert_eq!(Key::of_id(&format!("{}_", key.id())), None);
        }
        assert_eq!(Key::of_id(""), None);
    }

    #[test]
    fn what_is_fixed_goes_by_the_id() {
        for key in Key::ALL {
            let id = key.id();
            let named = ["extension_name", "help_private", "welcome_advice", "settings_managed"].contains(&id);
            let begins =
                ["assured_", "look_alike_", "welcome_never", "source_"].iter().any(|begin| id.starts_with(begin));
            assert_eq!(key.is_fixed(), named || begins || id.ends_with("_copied"), "{id}");
        }
    }

    #[test]
    fn keys_count_in_the_order_in_which_they_stand() {
        for (place, key) in Key::ALL.iter().enumerate() {
            assert_eq!(*key as usize, place);
        }
    }
}
