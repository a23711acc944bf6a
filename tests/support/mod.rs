//! The tests' house: `TestApp`, its people, browsers and answers. Each test target includes it and uses a part.
#![allow(clippy::wrong_self_convention, clippy::manual_async_fn, reason = "methods read as what people do; callers are named in failures")]
#![allow(dead_code, unused_imports, reason = "shared by several targets: none uses all of it")]

pub mod answer;
pub mod app;
pub mod bills;
pub mod browser;
pub mod copy;
mod day_lists;
pub mod deaths;
mod doctors;
pub mod door;
pub mod external;
pub mod faults;
pub mod feedback;
pub mod files;
pub mod html;
pub mod lab_corpus;
pub mod labs;
pub mod lambda;
pub mod model;
mod months;
pub mod people;
pub mod receiver;
mod reminders;
pub mod report_corpus;
pub mod rights;
mod subscribing;
mod texts;
pub mod treatment;

/// As the program has it: it is faster, and here as many allocations are made.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

pub use answer::Answer;
pub use app::{NOW, ORIGIN, PASSWORD, TestApp};
pub use browser::{Browser, encoded};
pub use copy::Copy;
pub use deaths::Death;
pub use door::Home;
pub use faults::Trouble;
pub use html::{Form, Page};
pub use model::{ModelServer, Says};
pub use people::{Person, Slot, Visit, booking};
pub use receiver::{Got, Receiver};
pub use treatment::Table;

/// Runs each contract test in both homes: straight through the server's router, and as an event of API Gateway.
#[macro_export]
macro_rules! both_doors {
    ($($name:ident),* $(,)?) => {
        mod server {
            $(#[tokio::test] async fn $name() {
                super::$name($crate::support::TestApp::in_home($crate::support::Home::Server).await).await;
            })*
        }
        mod lambda {
            $(#[tokio::test] async fn $name() {
                super::$name($crate::support::TestApp::in_home($crate::support::Home::Lambda).await).await;
            })*
        }
    };
}
