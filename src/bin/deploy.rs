// SPDX-License-Identifier: MIT OR Apache-2.0
//! Writes the files that IT deploys, from the table of every setting (`src/settings/describe.rs`).
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

/// What can go wrong.
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
        "each store gives the extension another id: use --browser to name the store of this id, or --update-url for \
         your own server"
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
    #[error("{0} of the policy's values would be refused; nothing was written")]
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
        ["files", rest @ ..] => write_files(&Request::read(rest)?, &words),
        _ => Err(Error::Usage),
    }
}

/// The arguments of `deploy files`.
#[derive(Debug, PartialEq, Eq)]
struct Request {
    id: ExtensionId,
    browsers: Vec<Browser>,
    update_url: UpdateUrl,
    policy: Option<PathBuf>,
    folder: PathBuf,
}

impl Request {
    fn read(arguments: &[&str]) -> Result<Request, Error> {
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
        Ok(Request { id, browsers, update_url, policy, folder })
    }
}

fn write_files(request: &Request, words: &Catalogue) -> Result<(), Error> {
    let values = match &request.policy {
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
    write(&request.folder, "README.md", &which_to_use(&request.browsers))?;
    for browser in &request.browsers {
        let plan =
            Plan { browser: *browser, id: request.id, update_url: request.update_url.clone(), values: values.clone() };
        for file in files(&plan, words) {
            write(&request.folder.join(browser.name()), &file.path, &file.text)?;
        }
    }
    let mut out = std::io::stdout();
    match (&request.policy, decided(&values).len()) {
        (None, _) => writeln!(out, "No policy was given: the files install the extension and change no setting.")?,
        (Some(_), 0) => writeln!(out, "The policy is empty: the files install the extension and change no setting.")?,
        (Some(_), 1) => writeln!(out, "The files install the extension and set 1 setting.")?,
        (Some(_), count) => writeln!(out, "The files install the extension and set {count} settings.")?,
    }
    // Their folder is not named here, because build.sh moves it.
    Ok(writeln!(out, "The README.md beside them says which file goes where.")?)
}

fn policy(path: &Path) -> Result<Values, Error> {
    let bytes = std::fs::read(path).map_err(|error| Error::File(path.to_owned(), error))?;
    let text = text_of(&bytes).ok_or_else(|| Error::NotText(path.to_owned()))?;
    deploy::read_policy(&text).map_err(|error| Error::Policy(path.to_owned(), error))
}

/// Decodes by the byte order mark: `regedit` writes UTF-16. Without a mark it is UTF-8.
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
    fn an_id_and_a_folder_are_needed() {
        let request = Request::read(&["--id", ID, "--browser", "chrome", "out"]).expect("a request");
        assert_eq!(
            (request.browsers, request.policy, request.folder),
            (vec![Browser::Chrome], None, PathBuf::from("out"))
        );
        assert_eq!(request.update_url, UpdateUrl::Store);
        let request = Request::read(&["out", "--browser", "edge", "--policy", "p", "--id", ID]).expect("a request");
        assert_eq!((request.browsers, request.policy), (vec![Browser::Edge], Some(PathBuf::from("p"))));
        assert!(matches!(Request::read(&["out"]), Err(Error::Usage)));
        assert!(matches!(Request::read(&["--id", ID]), Err(Error::Usage)));
        assert!(matches!(Request::read(&["--id", ID, "a", "b"]), Err(Error::Usage)));
        assert!(matches!(Request::read(&["--id", ID, "--force", "a"]), Err(Error::Usage)));
        assert!(matches!(Request::read(&["a", "--id"]), Err(Error::NoValue(_))));
        assert!(matches!(Request::read(&["--id", "x", "a"]), Err(Error::Id(_))));
        assert!(matches!(Request::read(&["--id", ID, "--browser", "netscape", "a"]), Err(Error::Browser(_))));
        assert!(matches!(
            Request::read(&["--id", ID, "--update-url", "http://x.example/", "a"]),
            Err(Error::Address(_))
        ));
    }

    #[test]
    fn a_store_needs_its_browser_and_a_server_does_not() {
        assert!(matches!(Request::read(&["--id", ID, "out"]), Err(Error::NoBrowser)));
        assert!(matches!(Request::read(&["--id", ID, "--update-url", "", "out"]), Err(Error::NoBrowser)));
        let request = Request::read(&["--id", ID, "--update-url", URL, "out"]).expect("a request");
        assert_eq!(request.browsers, Browser::ALL);
        let request = Request::read(&["--id", ID, "--update-url", URL, "--browser", "edge", "out"]).expect("a request");
        assert_eq!(request.browsers, [Browser::Edge]);
    }

    #[test]
    fn the_byte_order_mark_decides_the_encoding() {
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
        let request = Request::read(&arguments).expect("a request");
        assert!(matches!(write_files(&request, &words), Err(Error::Refused(1))));
        assert!(!out.exists());
        write(&folder, "policy.json", r#"{"surface": "toolbar"}"#).expect("written");
        write_files(&request, &words).expect("written");
        let linux = std::fs::read_to_string(out.join("edge/linux/tap-companion-edge-settings.json")).expect("a file");
        assert!(linux.contains("\"surface\": \"toolbar\""));
        assert!(out.join("README.md").exists() && out.join("chromium/linux").exists());
        std::fs::remove_dir_all(folder).expect("removed");
    }
}
