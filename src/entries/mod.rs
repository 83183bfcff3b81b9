// SPDX-License-Identifier: MIT OR Apache-2.0
//! What JavaScript calls. Each file here is a WebAssembly module of its own, and a feature of the crate: who opens a page waits for
//! no other page's code.

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

#[cfg(feature = "pages")]
pub mod pages;
#[cfg(feature = "panel")]
pub mod panel;
#[cfg(feature = "settings")]
pub mod settings;
#[cfg(feature = "worker")]
pub mod worker;
