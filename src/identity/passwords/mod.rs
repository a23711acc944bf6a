//! Passwords: the rules for choosing one, how it is hashed, and the workers that do it.
//!
//! Hashing costs 19 MiB and tens of milliseconds of a core on purpose. It therefore runs on one thread per core, each
//! with its own memory, and never on those that answer requests: whatever comes in, no more hashes are under way than
//! there are cores. Sixteen may wait, half a second each; the next is told to come back (503), which is cheap.

mod hash;
mod rules;

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use argon2::Block;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

pub use hash::{Cost, StoredHash};
pub use rules::{LEAST_CHARACTERS, MOST_CHARACTERS, NewPassword, PasswordRefused};

use super::keys::Keys;
use crate::primitives::ids::IdSource;
use hash::Hashing;

/// How many may wait for a worker, and how long.
const QUEUE: usize = 16;
const LONGEST_WAIT: Duration = Duration::from_millis(500);
/// A worker without work gives its memory back after so long.
const KEEP_MEMORY: Duration = Duration::from_secs(30);

/// What checking a password came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checked {
    Right,
    /// Right, and stored at another cost or under an older pepper: hash it anew now that it is known.
    RightButOutdated,
    /// Wrong, or there is nothing to compare with.
    Wrong,
}

/// Why no answer was computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HashingError {
    /// Too many at once: 503, try again in a moment.
    #[error("too many passwords are being checked")]
    Busy,
    /// A fault of ours, such as a stored hash that cannot be read.
    #[error("a password could not be hashed: {0}")]
    Failed(&'static str),
}

/// Hashes and checks. Clones share the same workers, which end with the last of them.
#[derive(Clone)]
pub struct Passwords(Arc<Pool>);

struct Pool {
    hashing: Arc<Hashing>,
    ids: IdSource,
    /// One permit per worker that has nothing to do.
    free: Arc<Semaphore>,
    /// One permit per place to wait.
    places: Semaphore,
    idle: Arc<Idle>,
}

/// Where jobs for workers without work are handed in; the last one to stop is the first to go on, its memory is warm.
type Idle = Mutex<Vec<Sender<Job>>>;

type Task = Box<dyn FnOnce(&mut Vec<Block>) + Send>;

struct Job {
    task: Task,
    /// Given back when the hash is done, not when somebody stops waiting for it.
    permit: OwnedSemaphorePermit,
    /// The worker's own door, put back among the idle ones afterwards.
    door: Sender<Job>,
}

impl Passwords {
    /// Starts one worker per core.
    ///
    /// # Errors
    /// When the operating system gives no thread.
    pub fn start(cost: Cost, keys: Keys, ids: IdSource) -> std::io::Result<Self> {
        let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self::with_workers(workers, cost, keys, ids)
    }

    fn with_workers(workers: usize, cost: Cost, keys: Keys, ids: IdSource) -> std::io::Result<Self> {
        let idle: Arc<Idle> = Arc::default();
        for _ in 0..workers {
            let (door, jobs) = channel();
            let home = Arc::downgrade(&idle);
            std::thread::Builder::new().name("password".to_owned()).spawn(move || work(&jobs, &home))?;
            idle.lock().unwrap_or_else(PoisonError::into_inner).push(door);
        }
        let (free, places) = (Arc::new(Semaphore::new(workers)), Semaphore::new(QUEUE));
        Ok(Self(Arc::new(Pool { hashing: Arc::new(Hashing::new(cost, keys)), ids, free, places, idle })))
    }

    /// A new password, ready to be stored.
    ///
    /// # Errors
    /// When too many wait.
    pub async fn hash(&self, password: &NewPassword) -> Result<StoredHash, HashingError> {
        self.hash_text(password.expose().clone()).await
    }

    /// A known right password hashed again, after [`Checked::RightButOutdated`].
    ///
    /// # Errors
    /// When too many wait.
    pub async fn hash_again(&self, typed: &str) -> Result<StoredHash, HashingError> {
        self.hash_text(rules::normal(typed)).await
    }

    /// Whether this is the password behind a stored hash. Without one the same work is done for nothing, so that a
    /// stranger cannot tell by the clock whether there is an account.
    ///
    /// # Errors
    /// When too many wait, or the stored hash cannot be read.
    pub async fn check(&self, typed: &str, stored: Option<&StoredHash>) -> Result<Checked, HashingError> {
        self.check_text(rules::normal(typed), stored).await
    }

    /// The same of a password that is being chosen.
    ///
    /// # Errors
    /// As for [`Self::check`].
    pub async fn check_new(&self, chosen: &NewPassword, stored: Option<&StoredHash>) -> Result<Checked, HashingError> {
        self.check_text(chosen.expose().clone(), stored).await
    }

    async fn check_text(&self, normal: String, stored: Option<&StoredHash>) -> Result<Checked, HashingError> {
        let (hashing, stored) = (Arc::clone(&self.0.hashing), stored.cloned());
        self.run(move |memory| hashing.check(&normal, stored.as_ref(), memory)).await?
    }

    async fn hash_text(&self, normal: String) -> Result<StoredHash, HashingError> {
        let (hashing, salt) = (Arc::clone(&self.0.hashing), self.0.ids.bytes());
        self.run(move |memory| hashing.make(&normal, salt, memory)).await?
    }

    async fn run<T, F>(&self, task: F) -> Result<T, HashingError>
    where
        T: Send + 'static,
        F: FnOnce(&mut Vec<Block>) -> T + Send + 'static,
    {
        let permit = self.turn().await?;
        let door = self.0.idle.lock().unwrap_or_else(PoisonError::into_inner).pop().ok_or(HashingError::Failed("no worker"))?;
        let (answer, answered) = oneshot::channel();
        let task = Box::new(move |memory: &mut Vec<Block>| {
            // Nobody waits any more: the connection was closed.
            let _ = answer.send(task(memory));
        });
        let job = Job { task, permit, door: door.clone() };
        door.send(job).map_err(|_| HashingError::Failed("a worker is gone"))?;
        answered.await.map_err(|_| HashingError::Failed("a worker failed"))
    }

    async fn turn(&self) -> Result<OwnedSemaphorePermit, HashingError> {
        if let Ok(permit) = Arc::clone(&self.0.free).try_acquire_owned() {
            return Ok(permit);
        }
        let _place = self.0.places.try_acquire().map_err(|_| HashingError::Busy)?;
        let turn = tokio::time::timeout(LONGEST_WAIT, Arc::clone(&self.0.free).acquire_owned()).await;
        turn.map_err(|_| HashingError::Busy)?.map_err(|_| HashingError::Busy)
    }
}

impl fmt::Debug for Passwords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passwords")
    }
}

/// One worker's life: until nobody can hand it anything any more.
fn work(jobs: &Receiver<Job>, home: &Weak<Idle>) {
    let mut memory = Vec::new();
    loop {
        let job = jobs.recv_timeout(KEEP_MEMORY).or_else(|why| match why {
            RecvTimeoutError::Timeout => {
                memory = Vec::new();
                jobs.recv().map_err(|_| ())
            }
            RecvTimeoutError::Disconnected => Err(()),
        });
        let Ok(Job { task, permit, door }) = job else { return };
        // A panic costs its own request an answer, and nobody else their worker; on Lambda the process stops (`web::layers`).
        if catch_unwind(AssertUnwindSafe(|| task(&mut memory))).is_err() {
            memory = Vec::new();
        }
        if let Some(idle) = home.upgrade() {
            idle.lock().unwrap_or_else(PoisonError::into_inner).push(door);
        }
        drop(permit);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::primitives::time::Clock;

    fn passwords(workers: usize, cost: Cost) -> Passwords {
        let ids = IdSource::seeded(Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap()), 11);
        Passwords::with_workers(workers, cost, Keys::from_root([4; 32], ids.clone()), ids).unwrap()
    }

    #[tokio::test]
    async fn f05_the_right_password_is_right_however_its_letters_are_composed() {
        let passwords = passwords(1, Cost::LEAST);
        let stored = passwords.hash(&NewPassword::chosen("Fjällräven på isen", &[]).unwrap()).await.unwrap();
        assert_eq!(passwords.check("Fja\u{308}llra\u{308}ven pa\u{30a} isen", Some(&stored)).await, Ok(Checked::Right));
        assert_eq!(passwords.check("Fjallraven pa isen", Some(&stored)).await, Ok(Checked::Wrong));
        assert_eq!(passwords.check("Fjällräven på isen", None).await, Ok(Checked::Wrong));
    }

    #[tokio::test]
    async fn s15_no_more_hashes_are_under_way_than_there_are_workers_and_sixteen_wait() {
        let passwords = passwords(2, Cost::LEAST);
        let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let tasks: Vec<_> = (0..30)
            .map(|_| {
                let (passwords, now, most) = (passwords.clone(), Arc::clone(&now), Arc::clone(&most));
                tokio::spawn(async move {
                    let slow = move |_: &mut Vec<Block>| {
                        most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                        std::thread::sleep(Duration::from_millis(20));
                        now.fetch_sub(1, Ordering::SeqCst);
                    };
                    passwords.run(slow).await
                })
            })
            .collect();
        let mut busy = 0;
        for task in tasks {
            busy += usize::from(task.await.unwrap() == Err(HashingError::Busy));
        }
        assert_eq!((most.load(Ordering::SeqCst), busy), (2, 30 - 2 - QUEUE));
    }

    #[tokio::test]
    async fn a_task_that_fails_costs_nobody_else_their_worker() {
        let passwords = passwords(1, Cost::LEAST);
        let failed: Result<(), _> = passwords.run(|_| panic!("as if")).await;
        assert_eq!(failed, Err(HashingError::Failed("a worker failed")));
        assert_eq!(passwords.check("whatever it was", None).await, Ok(Checked::Wrong));
    }
}
