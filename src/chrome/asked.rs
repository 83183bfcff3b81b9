// SPDX-License-Identifier: MIT OR Apache-2.0
//! What the browser was asked for. It is under way at once, whether or not anybody waits for it.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::Error;

/// An answer to come, or the reason why there will be none.
#[must_use = "an answer is waited for, or not wanted"]
pub struct Asked(Result<JsFuture, Option<Error>>);

impl Asked {
    /// Nobody waits for it, and where it is refused, nobody can do anything about it.
    pub fn forget(self) {
        spawn_local(async move { drop(self.await) });
    }
}

impl<E: Into<Error>> From<Result<Promise, E>> for Asked {
    fn from(promise: Result<Promise, E>) -> Asked {
        Asked(promise.map(JsFuture::from).map_err(|error| Some(error.into())))
    }
}

impl Future for Asked {
    type Output = Result<JsValue, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context) -> Poll<Result<JsValue, Error>> {
        match &mut self.0 {
            Ok(answer) => Pin::new(answer).poll(context).map_err(Error::from),
            // Nobody asks a second time.
            Err(refused) => refused.take().map_or(Poll::Pending, |error| Poll::Ready(Err(error))),
        }
    }
}
