// SPDX-License-Identifier: MIT OR Apache-2.0
//! Writes the files that IT deploys, from the table of every setting (`src/settings/describe.rs`).

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use tap_companion::deploy::{
    self, Browser, Checked, ExtensionId, Plan, PolicyError, UpdateUrl, decided, files, merged_install, which_to_use,
};
use tap_companion::settings::Values;
use tap_companion::text::Catalogue;

/// Writes the files that IT deploys.
#[derive(Debug, Parser)]
enum Command {
    /// Prints the schema of managed configuration.
    Schema,
    /// Prints the reference of settings for admins.
    Reference,
    /// Prints an example of every setting in the form of each tool.
    Examples,
    /// Writes the files for each of IT's tools.
    Files(Request),
    /// Says what is wrong in a policy. Exit code 0: nothing has to be mended; 1: a value has no effect; 2: it cannot be
    /// read
    Check {
        /// A file with settings: JSON, a whole policy of a browser, Google Admin's form, .reg, .mobileconfig
        file: PathBuf,
    },
    /// Prints the address of your own update manifest if a browser may install from it: `tools/pack` asks
    Address {
        #[arg(long, value_parser = UpdateUrl::parse)]
        update_url: UpdateUrl,
    },
}

#[derive(Debug, PartialEq, Eq, clap::Args)]
struct Request {
    /// The extension's id: 32 letters from a to p
    #[arg(long, value_parser = |id: &str| ExtensionId::parse(id).map_err(|reason| format!("the id {reason}")))]
    id: ExtensionId,
    /// The browser: edge, chrome or chromium. With your own address and without a browser, the files are for all three
    #[arg(long, value_parser = browser)]
    browser: Option<Browser>,
    /// The address of your own update manifest. Without it, the extension comes from the store of --browser
    #[arg(long, default_value = "", value_parser = UpdateUrl::parse)]
    update_url: UpdateUrl,
    /// A file with the settings
    #[arg(long)]
    policy: Option<PathBuf>,
    /// Do not pin the icon to the toolbar. One that somebody takes out then stays out
    #[arg(long)]
    no_pin: bool,
    /// A company's own policy file for Linux: writes it again with the extension's entry in it. Needs --browser
    #[arg(long, requires = "browser")]
    merge_into: Option<PathBuf>,
    /// Where to write
    #[arg(value_name = "OUT_FOLDER")]
    folder: PathBuf,
}

fn browser(name: &str) -> Result<Browser, String> {
    let named = Browser::ALL.into_iter().find(|browser| browser.name().eq_ignore_ascii_case(name));
    named.ok_or_else(|| "its names are edge, chrome and chromium".to_owned())
}

/// What can go wrong.
#[derive(Debug, thiserror::Error)]
enum Error {
    #[error(
        "each store gives the extension another id: use --browser to name the store of this id, or --update-url for \
         your own server"
    )]
    NoBrowser,
    #[error("{}: {}", .0.display(), .1)]
    Policy(PathBuf, PolicyError),
    #[error("{}: {}", .0.display(), .1)]
    File(PathBuf, std::io::Error),
    #[error("{}: it is no text in UTF-8 or UTF-16. Save it as UTF-8", .0.display())]
    NotText(PathBuf),
    #[error("errors in the policy: {0}. Nothing was written: what an earlier run wrote is still there")]
    Refused(usize),
    #[error("the catalogue cannot be read: {0}")]
    Catalogue(#[from] serde_json::Error),
    #[error(transparent)]
    Output(#[from] std::io::Error),
}

fn main() -> ExitCode {
    match Command::try_parse() {
        Ok(command) => run(&command).unwrap_or_else(|error| {
            eprintln!("deploy: {error}");
            ExitCode::from(if matches!(command, Command::Check { .. }) { 2 } else { 1 })
        }),
        // What somebody asked for, such as the help, is no failure.
        Err(answer) if answer.print().is_ok() && !answer.use_stderr() => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn run(command: &Command) -> Result<ExitCode, Error> {
    let words = Catalogue::parse(include_str!("../../extension/_locales/en/messages.json"))?;
    match command {
        Command::Schema => writeln!(std::io::stdout(), "{:#}", deploy::schema())?,
        Command::Reference => write!(std::io::stdout(), "{}", deploy::reference(&words))?,
        Command::Examples => write!(std::io::stdout(), "{}", deploy::examples())?,
        Command::Files(request) => write_files(request, &words)?,
        Command::Address { update_url } => writeln!(std::io::stdout(), "{}", update_url.address(Browser::Edge))?,
        Command::Check { file } => return check(file),
    }
    Ok(ExitCode::SUCCESS)
}

fn check(file: &Path) -> Result<ExitCode, Error> {
    let policy_error = |error| Error::Policy(file.to_owned(), error);
    let Checked { values, findings } = deploy::check_policy(&text_in(file)?).map_err(policy_error)?;
    let mut out = std::io::stdout();
    for finding in &findings {
        writeln!(out, "{}{finding}", if finding.is_lost { "" } else { "note: " })?;
    }
    let lost = findings.iter().filter(|finding| finding.is_lost).count();
    let notes = findings.len() - lost;
    writeln!(out, "{}: settings: {}, errors: {lost}, notes: {notes}", file.display(), values.len())?;
    Ok(if lost == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

impl Request {
    fn browsers(&self) -> Result<Vec<Browser>, Error> {
        match (self.browser, &self.update_url) {
            (Some(browser), _) => Ok(vec![browser]),
            (None, UpdateUrl::Own(_)) => Ok(Browser::ALL.to_vec()),
            (None, UpdateUrl::Store) => Err(Error::NoBrowser),
        }
    }
}

fn write_files(request: &Request, words: &Catalogue) -> Result<(), Error> {
    let browsers = request.browsers()?;
    let values = request.policy.as_deref().map(policy).transpose()?.unwrap_or_default();
    write(&request.folder, "README.md", &which_to_use(&browsers))?;
    let mut sources: Vec<&str> = browsers.iter().map(|browser| request.update_url.address(*browser)).collect();
    sources.dedup();
    for browser in browsers.iter().copied() {
        let plan = Plan {
            browser,
            id: request.id,
            update_url: request.update_url.clone(),
            values: values.clone(),
            pins: !request.no_pin,
        };
        let folder = request.folder.join(browser.name());
        // A company's file with our entry takes the place of the one that would install beside it.
        let is_needed = |path: &str| request.merge_into.is_none() || path != plan.linux_install();
        for file in files(&plan, words).iter().filter(|file| is_needed(&file.path)) {
            write(&folder, &file.path, &file.text)?;
        }
        if let Some(company) = &request.merge_into {
            if !text_in(company)?.contains("\"ExtensionSettings\"") {
                eprintln!(
                    "deploy: {} has no ExtensionSettings. If another file has one, merge into that one instead.",
                    company.display()
                );
            }
            let text =
                merged_install(&plan, &text_in(company)?).map_err(|error| Error::Policy(company.clone(), error))?;
            let name = company.file_name().unwrap_or_default();
            write(&folder.join("linux"), &name.to_string_lossy(), &text)?;
        }
    }
    let mut out = std::io::stdout();
    match (&request.policy, decided(&values).len()) {
        (None, _) => write!(out, "No policy was given, so the files set no setting. They")?,
        (Some(_), 0) => write!(out, "The policy is empty, so the files set no setting. They")?,
        (Some(_), 1) => write!(out, "The files set 1 setting, and")?,
        (Some(_), count) => write!(out, "The files set {count} settings, and")?,
    }
    writeln!(out, " install the extension from {}", sources.join(", "))?;
    // Their folder is not named here, because build.sh moves it.
    Ok(writeln!(out, "The README.md beside them says which file goes where.")?)
}

/// The values in the file, if nothing in it has to be mended.
fn policy(path: &Path) -> Result<Values, Error> {
    let checked = deploy::check_policy(&text_in(path)?).map_err(|error| Error::Policy(path.to_owned(), error))?;
    let lost: Vec<_> = checked.findings.iter().filter(|finding| finding.is_lost).collect();
    for finding in &lost {
        eprintln!("deploy: {finding}");
    }
    if lost.is_empty() { Ok(checked.values) } else { Err(Error::Refused(lost.len())) }
}

fn text_in(path: &Path) -> Result<String, Error> {
    let bytes = std::fs::read(path).map_err(|error| Error::File(path.to_owned(), error))?;
    text_of(&bytes).ok_or_else(|| Error::NotText(path.to_owned()))
}

/// Decodes by the byte order mark: `regedit` writes UTF-16. Without a mark it is UTF-8.
fn text_of(bytes: &[u8]) -> Option<String> {
    let (text, _, has_errors) = encoding_rs::UTF_8.decode(bytes);
    (!has_errors).then(|| text.into_owned())
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

    fn request(arguments: &[&str]) -> Option<Request> {
        match Command::try_parse_from(["deploy", "files"].iter().chain(arguments)) {
            Ok(Command::Files(request)) => Some(request),
            _ => None,
        }
    }

    #[test]
    fn an_id_and_a_folder_are_needed() {
        let whole = request(&["out", "--browser", "edge", "--policy", "p", "--id", ID]).expect("a request");
        assert_eq!((whole.browser, whole.policy), (Some(Browser::Edge), Some(PathBuf::from("p"))));
        assert_eq!((whole.update_url, whole.folder), (UpdateUrl::Store, PathBuf::from("out")));
        for wrong in [
            &["out"][..],
            &["--id", ID],
            &["--id", ID, "a", "b"],
            &["--id", ID, "--force", "a"],
            &["a", "--id"],
            &["--id", "x", "a"],
            &["--id", ID, "--browser", "netscape", "a"],
            &["--id", ID, "--update-url", "http://x.example/", "a"],
        ] {
            assert_eq!(request(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn a_store_needs_its_browser_and_a_server_does_not() {
        let browsers =
            |options: &[&str]| request(&[&["--id", ID, "out"], options].concat()).expect("a request").browsers();
        assert!(matches!(browsers(&[]), Err(Error::NoBrowser)));
        assert!(matches!(browsers(&["--update-url", ""]), Err(Error::NoBrowser)));
        assert_eq!(browsers(&["--update-url", URL]).expect("all"), Browser::ALL);
        assert_eq!(browsers(&["--update-url", URL, "--browser", "edge"]).expect("one"), [Browser::Edge]);
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
        let request = request(&arguments).expect("a request");
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
