// SPDX-License-Identifier: MIT OR Apache-2.0
//! What JavaScript calls. Each file here is a WebAssembly module of its own, and a feature of the crate: who opens a page waits for
//! no other page's code.

#[cfg(feature = "pages")]
pub mod pages;
#[cfg(feature = "panel")]
pub mod panel;
#[cfg(feature = "settings")]
pub mod settings;
#[cfg(feature = "worker")]
pub mod worker;
