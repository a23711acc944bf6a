//! Conversations, their messages, and who may read them. Pure.

mod conversation;
mod message;

pub use conversation::{ChatReader, Head, Heads, Left, Side, Standing, conversation_between};
pub use message::{Attached, Message, NewMessage, TEXT_LIMIT, next_after};
