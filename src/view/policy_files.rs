// SPDX-License-Identifier: MIT OR Apache-2.0
//! The files that the policy builder made, to copy and to download. The page sends them nowhere.

use js_sys::Array;
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

use super::copy::{Copy, Words};
use super::node::{add, clear, english, say, set};
use crate::deploy::File;
use crate::text::{Catalogue, Key};

const WORDS: Words = Words { copy: Key::BuilderCopy, copied: Key::BuilderCopied, not_copied: Key::ChecklistNotCopied };

/// The list of files.
pub struct PolicyFiles {
    root: HtmlElement,
    rows: Vec<Row>,
}

struct Row {
    root: HtmlElement,
    path: HtmlElement,
    what: HtmlElement,
    download: HtmlElement,
    copy: Copy,
    /// The browser's address for the download.
    blob_url: Option<String>,
}

impl PolicyFiles {
    /// Adds an empty list to `parent`.
    pub fn below(parent: &HtmlElement) -> PolicyFiles {
        PolicyFiles { root: add(parent, "ul", "files"), rows: Vec::new() }
    }

    /// Shows these files.
    pub fn show(&mut self, files: &[File], catalogue: &Catalogue) {
        if self.rows.len() != files.len() {
            clear(&self.root);
            self.rows = files.iter().map(|_| Row::below(&self.root)).collect();
        }
        for (row, file) in self.rows.iter_mut().zip(files) {
            row.show(file, catalogue);
        }
    }
}

impl Row {
    fn below(list: &HtmlElement) -> Row {
        let root = add(list, "li", "file");
        let path = add(&root, "code", "file-path");
        let what = add(&root, "p", "meaning");
        english(&what);
        let tools = add(&root, "div", "file-tools");
        let download = add(&tools, "a", "contact");
        let copy = Copy::below(&tools);
        english(copy.text());
        Row { root, path, what, download, copy, blob_url: None }
    }

    fn show(&mut self, file: &File, catalogue: &Catalogue) {
        let File { path, what, text } = file;
        say(&self.path, path);
        set(&self.root, "data-path", Some(path));
        say(&self.what, what);
        say(&self.download, catalogue.word(Key::BuilderDownload));
        let name = path.rsplit('/').next().unwrap_or(path);
        set(&self.download, "download", Some(name));
        // Many links have the same words, so each names its file.
        set(&self.download, "aria-label", Some(&format!("{} {name}", catalogue.word(Key::BuilderDownload))));
        self.copy.offer(text.clone(), WORDS, catalogue);
        self.offer_download(text);
    }

    /// Keeps the text in the browser's memory for the download, instead of the one before.
    fn offer_download(&mut self, text: &str) {
        self.release();
        let kind = BlobPropertyBag::new();
        kind.set_type("application/octet-stream");
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind);
        self.blob_url = blob.and_then(|blob| Url::create_object_url_with_blob(&blob)).ok();
        set(&self.download, "href", self.blob_url.as_deref());
    }

    fn release(&mut self) {
        if let Some(url) = self.blob_url.take() {
            drop(Url::revoke_object_url(&url));
        }
    }
}

impl Drop for Row {
    fn drop(&mut self) {
        self.release();
    }
}
