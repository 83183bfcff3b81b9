// SPDX-License-Identifier: MIT OR Apache-2.0
//! Writes what IT deploys, from the one description of every setting (`src/settings/describe.rs`).
//!
//! `deploy schema`, `deploy reference`, or `deploy files --id ID [--browser edge|chrome|chromium] [--update-url URL]
//! [--policy FILE] OUT_FOLDER`, with `--browser`, `--update-url` or both.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use tap_companion::deploy::{
    self, AddressError, Browser, ExtensionId, Plan, PolicyError, UpdateUrl, decided, files, which_to_use,
};
use tap_companion::settings::{Settings, Values};
use tap_companion::text::Catalogue;

const USAGE: &str = "deploy schema | reference | files --id ID [--browser edge|chrome|chromium] [--update-url URL] \
                     [--policy FILE] OUT_FOLDER, with --browser, --update-url or both";

/// What can be wrong.
#[derive(Debug, thiserror::Error)]
enum Error {
    #[error("usage: {USAGE}")]
    Usage,
    #[error("{0} needs a value")]
    NoValue(String),
    #[error("the id {0}")]
    Id(&'static str),
    #[error("no browser is called “{0}”: edge, chrome, chromium")]
    Browser(String),
    #[error(
        "each store gives the extension another id: say with --browser whose store this one is from, or with --update-url \
         where your own server has it"
    )]
    NoBrowser,
    #[error(transparent)]
    Address(#[from] AddressError),
    #[error("{}: {}", .0.display(), .1)]
    Policy(PathBuf, PolicyError),
    #[error("{}: {}", .0.display(), .1)]
    File(PathBuf, std::io::Error),
    #[error("{}: it is neither UTF-8 nor UTF-16 with a byte order mark", .0.display())]
    NotText(PathBuf),
    #[error("{0} of the policy's values would not be in force; nothing was written")]
    Refused(usize),
    #[error("the catalogue cannot be read: {0}")]
    Catalogue(#[from] serde_json::Error),
    #[error(transparent)]
    Output(#[from] std::io::Error),
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("deploy: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<(), Error> {
    let words = Catalogue::parse(include_str!("../../extension/_locales/en/messages.json"))?;
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["schema"] => Ok(writeln!(std::io::stdout(), "{:#}", deploy::schema())?),
        ["reference"] => Ok(write!(std::io::stdout(), "{}", deploy::reference(&words))?),
        ["files", rest @ ..] => write_files(&Order::read(rest)?, &words),
        _ => Err(Error::Usage),
    }
}

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
struct Order {
    id: ExtensionId,
    browsers: Vec<Browser>,
    update_url: UpdateUrl,
    policy: Option<PathBuf>,
    folder: PathBuf,
}

impl Order {
    fn read(arguments: &[&str]) -> Result<Order, Error> {
        let (mut id, mut policy, mut folder, mut browser) = (None, None, None, None);
        let mut update_url = UpdateUrl::Store;
        let mut rest = arguments.iter().copied();
        while let Some(argument) = rest.next() {
            let mut value = || rest.next().ok_or_else(|| Error::NoValue(argument.to_owned()));
            match argument {
                "--id" => id = Some(ExtensionId::parse(value()?).map_err(Error::Id)?),
                "--browser" => {
                    let name = value()?;
                    let named = Browser::ALL.into_iter().find(|browser| browser.name() == name);
                    browser = Some(named.ok_or_else(|| Error::Browser(name.to_owned()))?);
                }
                "--update-url" => update_url = UpdateUrl::parse(value()?)?,
                "--policy" => policy = Some(PathBuf::from(value()?)),
                _ if argument.starts_with('-') || folder.is_some() => return Err(Error::Usage),
                _ => folder = Some(PathBuf::from(argument)),
            }
        }
        let (Some(id), Some(folder)) = (id, folder) else { return Err(Error::Usage) };
        let browsers = match (browser, &update_url) {
            (Some(browser), _) => vec![browser],
            (None, UpdateUrl::Own(_)) => Browser::ALL.to_vec(),
            (None, UpdateUrl::Store) => return Err(Error::NoBrowser),
        };
        Ok(Order { id, browsers, update_url, policy, folder })
    }
}

fn write_files(order: &Order, words: &Catalogue) -> Result<(), Error> {
    let values = match &order.policy {
        Some(path) => policy(path)?,
        None => Values::new(),
    };
    let (_, refused) = Settings::of(&values);
    for refused in &refused {
        eprintln!("deploy: {}: this value {}", refused.setting, refused.reason);
    }
    if !refused.is_empty() {
        return Err(Error::Refused(refused.len()));
    }
    write(&order.folder, "README.md", &which_to_use(&order.browsers))?;
    for browser in &order.browsers {
        let plan =
            Plan { browser: *browser, id: order.id, update_url: order.update_url.clone(), values: values.clone() };
        for file in files(&plan, words) {
            write(&order.folder.join(browser.name()), &file.path, &file.text)?;
        }
    }
    let mut out = std::io::stdout();
    match (&order.policy, decided(&values).len()) {
        (None, _) => writeln!(out, "No policy was given: the files install, and leave settings alone.")?,
        (Some(_), 0) => writeln!(out, "The policy decides nothing: the files install, and leave settings alone.")?,
        (Some(_), 1) => writeln!(out, "The files install, and decide 1 setting.")?,
        (Some(_), count) => writeln!(out, "The files install, and decide {count} settings.")?,
    }
    // Not where they are: build.sh moves them.
    Ok(writeln!(out, "The README.md beside them says which file goes where.")?)
}

fn policy(path: &Path) -> Result<Values, Error> {
    let bytes = std::fs::read(path).map_err(|error| Error::File(path.to_owned(), error))?;
    let text = text_of(&bytes).ok_or_else(|| Error::NotText(path.to_owned()))?;
    deploy::read_policy(&text).map_err(|error| Error::Policy(path.to_owned(), error))
}

/// A text by its byte order mark: `regedit` writes UTF-16. Without one it is UTF-8.
fn text_of(bytes: &[u8]) -> Option<String> {
    let utf_16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let pairs = bytes.chunks(2).map(|pair| Some(unit(pair.try_into().ok()?)));
        String::from_utf16(&pairs.collect::<Option<Vec<u16>>>()?).ok()
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] | rest => String::from_utf8(rest.to_vec()).ok(),
    }
}

fn write(folder: &Path, name: &str, text: &str) -> Result<(), Error> {
    let path = folder.join(name);
    let put = || {
        std::fs::create_dir_all(path.parent().unwrap_or(folder))?;
        std::fs::write(&path, text)
    };
    put().map_err(|error| Error::File(path.clone(), error))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "abcdefghijklmnopabcdefghijklmnop";
    const URL: &str = "https://it.contoso.com/update.xml";

    #[test]
    fn an_order_needs_an_id_and_a_folder() {
        let order = Order::read(&["--id", ID, "--browser", "chrome", "out"]).expect("an order");
        assert_eq!((order.browsers, order.policy, order.folder), (vec![Browser::Chrome], None, PathBuf::from("out")));
        assert_eq!(order.update_url, UpdateUrl::Store);
        let order = Order::read(&["out", "--browser", "edge", "--policy", "p", "--id", ID]).expect("an order");
        assert_eq!((order.browsers, order.policy), (vec![Browser::Edge], Some(PathBuf::from("p"))));
        assert!(matches!(Order::read(&["out"]), Err(Error::Usage)));
        assert!(matches!(Order::read(&["--id", ID]), Err(Error::Usage)));
        assert!(matches!(Order::read(&["--id", ID, "a", "b"]), Err(Error::Usage)));
        assert!(matches!(Order::read(&["--id", ID, "--force", "a"]), Err(Error::Usage)));
        assert!(matches!(Order::read(&["a", "--id"]), Err(Error::NoValue(_))));
        assert!(matches!(Order::read(&["--id", "x", "a"]), Err(Error::Id(_))));
        assert!(matches!(Order::read(&["--id", ID, "--browser", "netscape", "a"]), Err(Error::Browser(_))));
        assert!(matches!(Order::read(&["--id", ID, "--update-url", "http://x.example/", "a"]), Err(Error::Address(_))));
    }

    #[test]
    fn each_store_has_its_own_id_and_a_server_one_for_all() {
        assert!(matches!(Order::read(&["--id", ID, "out"]), Err(Error::NoBrowser)));
        assert!(matches!(Order::read(&["--id", ID, "--update-url", "", "out"]), Err(Error::NoBrowser)));
        let order = Order::read(&["--id", ID, "--update-url", URL, "out"]).expect("an order");
        assert_eq!(order.browsers, Browser::ALL);
        let order = Order::read(&["--id", ID, "--update-url", URL, "--browser", "edge", "out"]).expect("an order");
        assert_eq!(order.browsers, [Browser::Edge]);
    }

    #[test]
    fn a_text_is_read_by_its_byte_order_mark() {
        let little: Vec<u8> = "\u{feff}é \u{1f511}".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "\u{feff}é \u{1f511}".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [little.as_slice(), &big, "\u{feff}é \u{1f511}".as_bytes(), "é \u{1f511}".as_bytes()] {
            assert_eq!(text_of(bytes).as_deref(), Some("é \u{1f511}"), "{bytes:x?}");
        }
        assert_eq!(text_of(b"").as_deref(), Some(""));
        for wrong in [b"\xff\xfea".as_slice(), b"\xff\xfe\x00\xd8", b"\xfe\xff\xdc\x00", b"\xff", b"a\xe9"] {
            assert_eq!(text_of(wrong), None, "{wrong:x?}");
        }
    }

    #[test]
    fn an_export_of_regedit_is_a_policy() {
        let file = std::env::temp_dir().join(format!("tap-companion-export-{}.reg", std::process::id()));
        let key = format!(r"HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Microsoft\Edge\3rdparty\extensions\{ID}\policy");
        let text =
            format!("\u{feff}Windows Registry Editor Version 5.00\r\n\r\n[{key}]\r\n\"organisationName\"=\"É\"\r\n");
        std::fs::write(&file, text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()).expect("written");
        let values = policy(&file);
        std::fs::remove_file(file).expect("removed");
        assert_eq!(decided(&values.expect("values")).len(), 1);
    }

    #[test]
    fn a_policy_with_a_refused_value_writes_nothing() {
        let folder = std::env::temp_dir().join(format!("tap-companion-deploy-{}", std::process::id()));
        let words = Catalogue::default();
        write(&folder, "policy.json", r#"{"surface": "moon"}"#).expect("written");
        let (policy, out) = (folder.join("policy.json"), folder.join("out"));
        let (policy, name) = (policy.to_str().expect("a path"), out.to_str().expect("a path"));
        let arguments = ["--id", ID, "--update-url", URL, "--policy", policy, name];
        let order = Order::read(&arguments).expect("an order");
        assert!(matches!(write_files(&order, &words), Err(Error::Refused(1))));
        assert!(!out.exists());
        write(&folder, "policy.json", r#"{"surface": "toolbar"}"#).expect("written");
        write_files(&order, &words).expect("written");
        let linux = std::fs::read_to_string(out.join("edge/linux/tap-companion-edge-settings.json")).expect("a file");
        assert!(linux.contains("\"surface\": \"toolbar\""));
        assert!(out.join("README.md").exists() && out.join("chromium/linux").exists());
        std::fs::remove_dir_all(folder).expect("removed");
    }
}
