// SPDX-License-Identifier: MIT OR Apache-2.0
//! A call to the browser whose answer comes later. The call has already started, even if nobody awaits it.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::Error;

/// A started call: its answer, or the reason why the browser refused it.
#[must_use = "await the answer, or forget it"]
pub struct Call(Result<JsFuture, Option<Error>>);

impl Call {
    /// Ignores the answer, and a refusal too: use it where nothing can be done about one.
    pub fn forget(self) {
        spawn_local(async move { drop(self.await) });
    }
}

impl<E: Into<Error>> From<Result<Promise, E>> for Call {
    fn from(promise: Result<Promise, E>) -> Call {
        Call(promise.map(JsFuture::from).map_err(|error| Some(error.into())))
    }
}

impl Future for Call {
    type Output = Result<JsValue, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context) -> Poll<Result<JsValue, Error>> {
        match &mut self.0 {
            Ok(answer) => Pin::new(answer).poll(context).map_err(Error::from),
            // A future is not polled again after it was ready.
            Err(refusal) => refusal.take().map_or(Poll::Pending, |error| Poll::Ready(Err(error))),
        }
    }
}
