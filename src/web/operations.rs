//! Handlers of one path of a documented API, as [`routes!`] gathers them, and what each handler of the house becomes: one type.

use std::pin::Pin;
use std::sync::Arc;

use axum::extract::Request;
use axum::handler::Handler;
use axum::response::Response;
use axum::routing::MethodFilter;
use utoipa::__dev::{SchemaReferences, Tags};
use utoipa::openapi::HttpMethod;

#[cfg(feature = "local")]
use super::openapi::{Described, described};

#[doc(hidden)]
pub use pastey::paste;

/// Makes `Vec<Operation<S>>` of the handlers of one path: `routes!(show, write::change)`. Each stands in this module or in one that it
/// names, and has its `#[utoipa::path(…)]`, which puts a struct beside it that knows verb, path and description.
#[macro_export]
macro_rules! routes {
    (@of $handler:ident) => {
        $crate::web::operations::paste! { $crate::web::operations::Operation::of::<[<__path_ $handler>], _, _>($handler) }
    };
    (@of $module:ident :: $handler:ident) => {
        $crate::web::operations::paste! {
            $crate::web::operations::Operation::of::<$module::[<__path_ $handler>], _, _>($module::$handler)
        }
    };
    ($($first:ident $(:: $second:ident)?),+ $(,)?) => {
        vec![$($crate::web::operations::routes!(@of $first $(:: $second)?)),+]
    };
}

pub use routes;

/// What a handler does when it is called, as `axum` makes it of functions.
pub type Answering = Pin<Box<dyn Future<Output = Response> + Send>>;

/// A handler that forgot its type: what the router makes of each is then made once and not some hundred times.
#[derive(Clone)]
pub(super) struct Boxed<S>(Arc<dyn Fn(Request, S) -> Answering + Send + Sync>);

impl<S: 'static> Boxed<S> {
    /// The only thing that is made for every handler.
    pub(super) fn of<H, T>(handler: H) -> Self
    where
        H: Handler<T, S, Future = Answering>,
        T: 'static,
    {
        Self(Arc::new(move |request: Request, state: S| handler.clone().call(request, state)))
    }
}

impl<S: Clone + Send + Sync + 'static> Handler<(), S> for Boxed<S> {
    type Future = Answering;

    fn call(self, request: Request, state: S) -> Answering {
        (self.0)(request, state)
    }
}

/// One handler of a documented API.
pub struct Operation<S> {
    /// Without what every path of its API begins with.
    pub(super) path: String,
    methods: Vec<HttpMethod>,
    pub(super) handler: Boxed<S>,
    /// Asked only when the document is made.
    #[cfg(feature = "local")]
    pub(super) describe: fn() -> Described,
}

impl<S: Clone + Send + Sync + 'static> Operation<S> {
    /// Of a handler and the struct `P` that `#[utoipa::path(…)]` put beside it; [`routes!`] knows its name.
    pub fn of<P, H, T>(handler: H) -> Self
    where
        P: utoipa::Path + Tags<'static> + SchemaReferences,
        H: Handler<T, S, Future = Answering>,
        T: 'static,
    {
        Self {
            path: P::path(),
            methods: P::methods(),
            handler: Boxed::of(handler),
            #[cfg(feature = "local")]
            describe: described::<P>,
        }
    }

    /// Its verbs, as the list of routes writes them and as the router takes them.
    pub(super) fn verbs(&self) -> impl Iterator<Item = (&'static str, MethodFilter)> {
        self.methods.iter().map(verb)
    }
}

const fn verb(method: &HttpMethod) -> (&'static str, MethodFilter) {
    match method {
        HttpMethod::Get => ("GET", MethodFilter::GET),
        HttpMethod::Put => ("PUT", MethodFilter::PUT),
        HttpMethod::Post => ("POST", MethodFilter::POST),
        HttpMethod::Delete => ("DELETE", MethodFilter::DELETE),
        HttpMethod::Options => ("OPTIONS", MethodFilter::OPTIONS),
        HttpMethod::Head => ("HEAD", MethodFilter::HEAD),
        HttpMethod::Patch => ("PATCH", MethodFilter::PATCH),
        HttpMethod::Trace => ("TRACE", MethodFilter::TRACE),
    }
}
