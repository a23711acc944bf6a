//! What the house holds itself to: texts, pages, colours, architecture.

mod contrast;
mod pages;
mod texts;
