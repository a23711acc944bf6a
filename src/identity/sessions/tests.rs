//! The limits of a session, and the shape of a cookie.

use super::own::SessionsOf;
use super::*;
use crate::identity::accounts::Account;

fn session(created: &str, seen: &str) -> (Session, Holder) {
    let user_id = UserId::from_uuid(uuid::Uuid::from_u128(7));
    let (created_at, last_seen_at) = (created.parse().unwrap(), seen.parse().unwrap());
    let session = Session {
        user_id,
        key: String::new(),
        epoch: 3,
        level: Level::Full,
        created_at,
        last_seen_at,
        proven_at: created_at,
        ttl: i64::MAX,
        device: String::new(),
    };
    let holder = Holder {
        role: Role::Patient,
        name: "Asha".parse().unwrap(),
        status: Status::Active,
        session_epoch: 3,
        unread: 0,
        unpaid: 0,
        to_read: 0,
        mail_trouble: None,
        acts_for_others: false,
        language: None,
        registered_at: created_at,
    };
    (session, holder)
}

fn good_until(session: &Session, holder: &Holder, last: &str) {
    let (last, limits): (Timestamp, _) = (last.parse().unwrap(), SessionLimits::default().of(holder.role));
    assert!(session.is_good(holder, limits, last), "{last} is within");
    assert!(!session.is_good(holder, limits, after(last, 1)), "a second after {last} is not");
}

#[test]
fn f05_a_session_ends_to_the_second_by_role_whatever_the_ttl_says() {
    let (session, mut holder) = session("2026-11-23T08:00:00Z", "2026-11-23T09:00:00Z");
    good_until(&session, &holder, "2026-11-23T09:29:59Z");
    holder.role = Role::Doctor;
    good_until(&session, &holder, "2026-11-23T09:14:59Z");
}

#[test]
fn f05_activity_never_extends_a_session_beyond_its_absolute_limit() {
    let (session, mut holder) = session("2026-11-23T00:00:00Z", "2026-11-23T23:59:50Z");
    good_until(&session, &holder, "2026-11-23T23:59:59Z");
    holder.role = Role::Administrator;
    let limits = SessionLimits::default().of(holder.role);
    assert!(!session.is_good(&holder, limits, "2026-11-23T23:59:51Z".parse().unwrap()));
}

#[test]
fn f05_a_raised_epoch_or_a_disabled_account_ends_every_session() {
    let (session, mut holder) = session("2026-11-23T08:00:00Z", "2026-11-23T08:00:00Z");
    let (now, limits) = ("2026-11-23T08:00:01Z".parse().unwrap(), SessionLimits::default().of(holder.role));
    assert!(session.is_good(&holder, limits, now));
    holder.session_epoch = 4;
    assert!(!session.is_good(&holder, limits, now));
    holder = Holder { session_epoch: 3, status: Status::Disabled, ..holder };
    assert!(!session.is_good(&holder, limits, now));
}

#[test]
fn f07_a_proof_passes_after_ten_minutes_and_makes_nothing_of_half_a_sign_in() {
    let (mut session, _) = session("2026-11-23T08:00:00Z", "2026-11-23T08:30:00Z");
    session.proven_at = "2026-11-23T08:30:00Z".parse().unwrap();
    assert_eq!(session.level("2026-11-23T08:39:59Z".parse().unwrap()), Level::Proven);
    assert_eq!(session.level("2026-11-23T08:40:00Z".parse().unwrap()), Level::Full);
    session.level = Level::BeforeSecondFactor;
    assert_eq!(session.level(session.proven_at), Level::BeforeSecondFactor);
}

#[test]
fn s08_only_a_whole_cookie_is_read_and_the_store_never_sees_the_token() {
    let user = UserId::from_uuid(uuid::Uuid::from_u128(7));
    let token = URL_SAFE_NO_PAD.encode([5; TOKEN]);
    let cookie = CookieValue::read(&format!("{user}.{token}")).unwrap();
    assert_eq!(cookie.expose(), format!("{user}.{token}"));
    assert!(!format!("{:?}", cookie.key()).contains(&token));
    for bad in ["", ".", "usr_x.y", &token, &format!("{user}."), &format!("{user}.{}", &token[1..]), &format!("{user}.{token}.{token}")] {
        assert!(CookieValue::read(bad).is_none(), "{bad}");
    }
}

#[test]
fn f05_of_a_persons_sessions_only_those_that_let_in_are_shown_the_one_that_asks_first() {
    let (first, holder) = session("2026-11-23T09:00:00Z", "2026-11-23T09:00:00Z");
    let cookie = CookieValue { user: first.user_id, token: "secret".into() };
    let of = |key: &str, seen: &str| Session { key: key.to_owned(), last_seen_at: seen.parse().unwrap(), ..first.clone() };
    let this = of(&cookie.key().sort.unwrap(), "2026-11-23T09:01:00Z");
    let older = Session { epoch: 2, ..of("ended", "2026-11-23T09:03:00Z") };
    let sessions =
        SessionsOf::new(vec![older, of("b", "2026-11-23T09:02:00Z"), this, of("c", "2026-11-23T09:03:00Z")], SessionLimits::default());
    let account = Account {
        session_epoch: 3,
        ..Account::new(first.user_id, holder.role, holder.name, "asha@example.org".parse().unwrap(), first.created_at)
    };
    let shown = sessions.good_for(&account, Some(&cookie), "2026-11-23T09:05:00Z".parse().unwrap());
    let keys: Vec<(&str, bool)> = shown.iter().map(|session| (session.id.as_str(), session.is_this)).collect();
    assert_eq!(keys[1..], [("c", false), ("b", false)]);
    assert!(keys.len() == 3 && keys[0].1);
}

#[test]
fn s19_a_cookie_that_is_printed_by_mistake_shows_no_token() {
    let cookie = CookieValue { user: session("2026-11-23T09:00:00Z", "2026-11-23T09:00:00Z").0.user_id, token: "secret".into() };
    assert_eq!(format!("{cookie:?}"), "CookieValue");
}
