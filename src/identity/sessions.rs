//! Sessions: what a cookie stands for, how long, and how it ends.
//!
//! The cookie is `<user id>.<token>`; the store knows only the token's SHA-256, under its own user, so a token is never
//! looked for among other people's. A session is good while it is within both limits, its account is active and its
//! epoch is the account's: raising the epoch ends every session of a person on their next request, on every server.

mod limits;
mod own;

pub use limits::{HouseLimits, Limits, SessionLimits};
pub use own::{OwnSession, SessionsOf};

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::accounts::{self, MailTrouble, Status};
use super::ground::Ground;
use crate::access::actor::{Actor, Ends, Level};
use crate::access::role::Role;
use crate::primitives::ids::UserId;
use crate::primitives::language::Language;
use crate::primitives::people::PersonName;
use crate::primitives::text::Sensitive;
use crate::primitives::time::after;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item, number, text, to_item};
use crate::storage::query::Query;
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, CommitError, Expression};

/// A request is written down at most so often: a session's last-seen time is up to this much older than the truth.
const SEEN_EVERY: SignedDuration = SignedDuration::from_secs(60);

/// An account is new for so long after it was made.
const NEW_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Who showed that it is they (by password or code) may do for so long what wants that proof.
const PROOF_LASTS: SignedDuration = SignedDuration::from_mins(10);

/// Tries of a code of the second factor in one session before the sign-in begins anew (S-14).
const CODE_TRIES: i64 = 5;

/// Bytes of a token.
const TOKEN: usize = 32;

/// A session as stored, table `sessions`.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Session {
    user_id: UserId,
    #[serde(rename = "session_key")]
    key: String,
    epoch: u32,
    level: Level,
    created_at: Timestamp,
    last_seen_at: Timestamp,
    /// When its person last gave a password or a code; rows of before there was such a proof have none.
    #[serde(default)]
    proven_at: Timestamp,
    /// Seconds since 1970: housekeeping, the limits above are the rule.
    ttl: i64,
    /// Browser and system in words; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    device: String,
}

/// What is read of the account on every request.
#[derive(Debug, Deserialize)]
struct Holder {
    role: Role,
    name: PersonName,
    status: Status,
    session_epoch: u32,
    #[serde(default)]
    unread: u32,
    #[serde(default)]
    unpaid: i64,
    #[serde(default)]
    to_read: i64,
    #[serde(default)]
    mail_trouble: Option<MailTrouble>,
    #[serde(default)]
    acts_for_others: bool,
    #[serde(default)]
    language: Option<Language>,
    registered_at: Timestamp,
}

impl Session {
    /// What it lets in as, now.
    fn level(&self, now: Timestamp) -> Level {
        let is_proven = now.duration_since(self.proven_at) < PROOF_LASTS;
        if is_proven && self.level == Level::Full { Level::Proven } else { self.level }
    }

    fn is_good(&self, holder: &Holder, limits: Limits, now: Timestamp) -> bool {
        holder.status.may_sign_in() && self.epoch == holder.session_epoch && now < self.ends(limits, self.last_seen_at).first()
    }

    /// When it ends by itself, somebody having been there at `last_seen`.
    fn ends(&self, limits: Limits, last_seen: Timestamp) -> Ends {
        Ends { idle: after(last_seen, limits.idle.as_secs()), latest: after(self.created_at, limits.absolute.as_secs()) }
    }
}

/// The value of a session cookie: user and token. Never printed, never logged.
#[derive(Clone)]
pub struct CookieValue {
    user: UserId,
    token: String,
}

impl CookieValue {
    /// `None` for anything that cannot be one of ours.
    #[must_use]
    pub fn read(cookie: &str) -> Option<Self> {
        let (user, token) = cookie.split_once('.')?;
        let whole = URL_SAFE_NO_PAD.decode(token).is_ok_and(|bytes| bytes.len() == TOKEN);
        whole.then_some(Self { user: user.parse().ok()?, token: token.to_owned() })
    }

    /// What the browser keeps.
    #[must_use]
    pub fn expose(&self) -> String {
        format!("{}.{}", self.user, self.token)
    }

    /// Whose session it says it is; true only once it has been found.
    #[must_use]
    pub const fn user(&self) -> UserId {
        self.user
    }

    fn key(&self) -> Key {
        Key::two(Table::Sessions, self.user, URL_SAFE_NO_PAD.encode(Sha256::digest(self.token.as_bytes())))
    }
}

/// What a session begins with.
#[derive(Debug, Clone, Copy)]
pub struct NewSession<'a> {
    pub user: UserId,
    pub role: Role,
    pub epoch: u32,
    pub level: Level,
    /// What its person sees it by; may be empty.
    pub device: &'a str,
    /// Of the session it takes the place of. `None`: somebody has just given their password.
    pub times: Option<Times>,
}

/// What a session hands on to the one in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// When somebody signed in: the absolute limit counts from there, so that no session prolongs itself.
    pub created_at: Timestamp,
    /// When its person last gave a password or a code.
    pub proven_at: Timestamp,
}

/// Who asks for a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    Person,
    /// An open page refreshes itself: nobody need be there, and the session grows idle all the same.
    Page,
}

/// Tries that are left for a code in one session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeTry {
    OneOfMore,
    Last,
}

/// Begins, finds and ends sessions. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Sessions {
    ground: Ground,
}

impl Sessions {
    /// Over the house's store and clock.
    #[must_use]
    pub const fn new(ground: Ground) -> Self {
        Self { ground }
    }

    /// Who a cookie stands for, now. Two rows in one consistent read (≤ 2 read units), never cached; at most once a
    /// minute one write (1 unit).
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn who(&self, cookie: &str, asks: Asks) -> Result<Option<Arc<Actor>>, StorageError> {
        let Some(cookie) = CookieValue::read(cookie) else { return Ok(None) };
        let keys = [cookie.key(), accounts::profile_key(cookie.user)];
        let [Some(session), Some(holder)] = &self.ground.storage.get_many(&keys).await?[..] else { return Ok(None) };
        let session: Session = from_item(Table::Sessions, session.clone())?;
        let holder: Holder = from_item(Table::Users, holder.clone())?;
        let (now, limits) = (self.ground.clock.now(), self.ground.limits.of(holder.role));
        if !session.is_good(&holder, limits, now) {
            return Ok(None);
        }
        let is_seen = asks == Asks::Person && now.duration_since(session.last_seen_at) >= SEEN_EVERY;
        let last_seen = if is_seen && self.seen(&keys[0], now).await { now } else { session.last_seen_at };
        let ends = session.ends(limits, last_seen);
        let name = Sensitive::new(String::from(holder.name));
        // However they signed in: until somebody has decided, they are let in no further.
        let level = if holder.status == Status::PendingApproval { Level::AwaitingApproval } else { session.level(now) };
        Ok(Some(Arc::new(Actor {
            ends,
            unread: holder.unread,
            unpaid: u32::try_from(holder.unpaid).unwrap_or(0),
            to_read: u32::try_from(holder.to_read).unwrap_or(0),
            mail_fails: holder.mail_trouble.is_some(),
            acts_for_others: holder.acts_for_others,
            is_new: now.duration_since(holder.registered_at) < NEW_FOR,
            language: holder.language,
            ..Actor::person(cookie.user, holder.role, name, level)
        })))
    }

    /// A person's sessions. Access: table `sessions`, partition user, consistent. One query, at most 100 rows of about 300 bytes.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn of(&self, user: UserId) -> Result<SessionsOf, StorageError> {
        let rows = self.ground.storage.query(Query::table(Table::Sessions, user)).await?.items;
        let rows = rows.into_iter().map(|row| from_item(Table::Sessions, row)).collect::<Result<_, _>>()?;
        Ok(SessionsOf::new(rows, self.ground.limits.clone()))
    }

    /// A new session, to be written in the transaction that signs in: a new token every time, so that nothing known
    /// before the sign-in is worth anything after it.
    ///
    /// # Errors
    /// When the session cannot be made into a row, which is a mistake of ours.
    pub fn begin(&self, new: NewSession<'_>) -> Result<(CookieValue, Action), StorageError> {
        let NewSession { user, role, epoch, level, device, times } = new;
        let cookie = CookieValue { user, token: URL_SAFE_NO_PAD.encode(self.ground.ids.bytes::<TOKEN>()) };
        let now = self.ground.clock.now();
        let Times { created_at, proven_at } = times.unwrap_or(Times { created_at: now, proven_at: now });
        let key = cookie.key();
        let session = Session {
            user_id: user,
            key: key.sort.unwrap_or_default(),
            epoch,
            level,
            created_at,
            last_seen_at: now,
            proven_at,
            ttl: after(created_at, self.ground.limits.of(role).absolute.as_secs()).as_second(),
            device: device.to_owned(),
        };
        let row: Item = to_item(Table::Sessions, &session)?;
        Ok((cookie, Action::create(Table::Sessions, row)))
    }

    /// Ends this one session, in the transaction that writes it down. Ending it twice is fine.
    #[must_use]
    pub fn end(&self, cookie: &CookieValue) -> Action {
        Action::Delete { key: cookie.key(), condition: None }
    }

    /// The same where another session takes its place: refused when this one was ended meanwhile, by whomever.
    #[must_use]
    pub fn end_standing(&self, cookie: &CookieValue) -> Action {
        Action::Delete { key: cookie.key(), condition: Some(Expression::of("attribute_exists(user_id)")) }
    }

    /// Ends one session of a person by its id. Ending it twice is fine.
    #[must_use]
    pub fn end_by_id(&self, user: UserId, id: &str) -> Action {
        Action::Delete { key: Key::two(Table::Sessions, user, id), condition: None }
    }

    /// Ends every session of a person that an epoch was read of; refused when it is another one by now.
    #[must_use]
    pub fn end_all_of_epoch(&self, user: UserId, epoch: u32) -> Action {
        let change = Expression::of("SET session_epoch = :next").value(":next", number(epoch + 1));
        let unchanged = Expression::of("session_epoch = :seen").value(":seen", number(epoch));
        Action::Update { key: accounts::profile_key(user), change, condition: Some(unchanged) }
    }

    /// Ends every session of a person, whatever made it: as one action of the transaction that gives the reason.
    #[must_use]
    pub fn end_all(&self, user: UserId) -> Action {
        let change = Expression::of("ADD session_epoch :one").value(":one", number(1));
        Action::Update { key: accounts::profile_key(user), change, condition: Some(Expression::of("attribute_exists(user_id)")) }
    }

    /// The times of the session behind a cookie; `None` when it is gone. One call, 1 read unit.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn times(&self, cookie: &CookieValue) -> Result<Option<Times>, StorageError> {
        let row = self.ground.storage.get(&cookie.key()).await?;
        let session = row.map(|row| from_item::<Session>(Table::Sessions, row)).transpose()?;
        Ok(session.map(|Session { created_at, proven_at, .. }| Times { created_at, proven_at }))
    }

    /// Counts a try of a code in this session before it is looked at, so that of many at once no more are looked at than there
    /// are. `None`: there is none left. One call, 1 write unit.
    ///
    /// # Errors
    /// When the store does not answer: what is not counted must not be tried.
    pub async fn try_code(&self, cookie: &CookieValue) -> Result<Option<CodeTry>, StorageError> {
        let change = Expression::of("ADD code_tries :one").value(":one", number(1));
        let room = Expression::of("attribute_exists(user_id) AND (attribute_not_exists(code_tries) OR code_tries < :most)")
            .value(":most", number(CODE_TRIES));
        match self.ground.storage.update(&cookie.key(), change, Some(room)).await {
            Ok(row) => {
                let tried = row.get("code_tries").and_then(|tries| tries.as_n().ok()).and_then(|tries| tries.parse().ok());
                Ok(Some(if tried == Some(CODE_TRIES) { CodeTry::Last } else { CodeTry::OneOfMore }))
            }
            Err(CommitError::Refused(_)) => Ok(None),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }

    /// Writes down that somebody was there; whether it was written.
    async fn seen(&self, key: &Key, now: Timestamp) -> bool {
        let change = Expression::of("SET last_seen_at = :now").value(":now", text(now));
        // A session that was ended meanwhile must not come back as a row with one attribute.
        let still_there = Expression::of("attribute_exists(user_id)");
        match self.ground.storage.update(key, change, Some(still_there)).await {
            Ok(_) => true,
            Err(CommitError::Refused(_)) => false,
            // Not written: the session ends up to a minute earlier than it might. The request itself goes on.
            Err(CommitError::Storage(error)) => {
                tracing::debug!(%error, "a session's last-seen time was not written");
                false
            }
        }
    }
}

impl std::fmt::Debug for CookieValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CookieValue")
    }
}

#[cfg(test)]
mod tests;
