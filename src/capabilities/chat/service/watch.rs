//! Who has a conversation open on this server: bounded, and told at once of what this same process writes.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::broadcast::error::RecvError;
use tokio::sync::broadcast::{Receiver, Sender, channel};

use crate::primitives::ids::{ConversationId, UserId};

/// Streams of one person on one server: each holds a connection, and browsers open six to a house.
const MOST_OF_ONE: usize = 4;
/// Streams of one server.
const MOST: usize = 512;
/// Conversations in which something was written that a slow stream may be behind.
const BEHIND: usize = 64;

/// The streams of a server. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Watchers {
    open: Arc<Mutex<HashMap<UserId, usize>>>,
    written: Sender<ConversationId>,
}

impl Default for Watchers {
    fn default() -> Self {
        Self { open: Arc::default(), written: channel(BEHIND).0 }
    }
}

/// The place of one stream, given back when it ends.
#[derive(Debug)]
pub struct Seat {
    person: UserId,
    open: Arc<Mutex<HashMap<UserId, usize>>>,
}

/// Hears of what this process writes in one conversation.
#[derive(Debug)]
pub struct Heard {
    conversation: ConversationId,
    written: Receiver<ConversationId>,
}

impl Watchers {
    /// A place for one more stream of somebody; `None` when they, or this server, have as many as may be.
    #[must_use]
    pub fn seat(&self, person: UserId) -> Option<Seat> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let (theirs, all) = (open.get(&person).copied().unwrap_or(0), open.values().sum::<usize>());
        if theirs >= MOST_OF_ONE || all >= MOST {
            return None;
        }
        open.insert(person, theirs + 1);
        Some(Seat { person, open: Arc::clone(&self.open) })
    }

    /// Listens from now on.
    #[must_use]
    pub fn listen(&self, conversation: ConversationId) -> Heard {
        Heard { conversation, written: self.written.subscribe() }
    }

    /// Something was written there.
    pub(super) fn written(&self, conversation: ConversationId) {
        // Nobody listening is the ordinary case.
        let _ = self.written.send(conversation);
    }
}

impl Heard {
    /// Until this process has written something in the conversation; never, once it cannot any more.
    pub async fn something(&mut self) {
        loop {
            match self.written.recv().await {
                Ok(conversation) if conversation == self.conversation => return,
                Ok(_) => {}
                // Too much was written to know: look.
                Err(RecvError::Lagged(_)) => return,
                Err(RecvError::Closed) => std::future::pending().await,
            }
        }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(theirs) = open.get_mut(&self.person) {
            *theirs -= 1;
            if *theirs == 0 {
                open.remove(&self.person);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn f51_streams_of_one_person_and_of_one_server_are_bounded_and_given_back() {
        let (watchers, person) = (Watchers::default(), |number: u128| UserId::from_uuid(Uuid::from_u128(number)));
        let theirs: Vec<Seat> = (0..MOST_OF_ONE).filter_map(|_| watchers.seat(person(1))).collect();
        assert!(theirs.len() == MOST_OF_ONE && watchers.seat(person(1)).is_none());
        let others: Vec<Seat> = (2..).map_while(|number| watchers.seat(person(number))).collect();
        assert_eq!(others.len(), MOST - MOST_OF_ONE);
        drop(theirs);
        assert!(watchers.seat(person(1)).is_some());
        drop(others);
        assert!(watchers.open.lock().unwrap().is_empty(), "nothing is remembered of who has left");
    }

    #[tokio::test]
    async fn f51_a_stream_hears_of_its_own_conversation() {
        let watchers = Watchers::default();
        let id = |number: u128| ConversationId::from_uuid(Uuid::from_u128(number));
        let mut heard = watchers.listen(id(1));
        watchers.written(id(2));
        watchers.written(id(1));
        heard.something().await;
        watchers.written(id(2));
        assert!(futures_util::FutureExt::now_or_never(heard.something()).is_none());
    }
}
