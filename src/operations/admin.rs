//! `caredesk admin create`: the first administrator. A fresh installation has no account and no password that anybody knows; whoever
//! runs this on the house's own machine gets a link that sets one, once, within an hour (F04, S-34).

use anyhow::{Context as _, Result, bail};

use super::commands::say;
use super::house::{House, Use};
use crate::access::role::Role;
use crate::app::App;
use crate::config::Config;
use crate::identity::accounts::{Account, Accounts, Status};
use crate::identity::audit::Deed;
use crate::primitives::ids::UserId;
use crate::primitives::people::{Email, PersonName};
use crate::storage::transaction::{CommitError, Transaction};

/// How long the printed link works, in seconds.
pub const LINK_WORKS_FOR: i64 = 60 * 60;

/// Makes the account, or finds one that this made before and nobody has opened yet, and prints the link.
///
/// # Errors
/// When the values cannot be used, the address has an account, or the store does not answer.
pub async fn create(config: Config, name: &str, email: &str) -> Result<()> {
    let name: PersonName = name.parse().context("the name cannot be used")?;
    let email: Email = email.parse().context("the e-mail address cannot be used")?;
    let house = House::open(config, Use::Visit).await?;
    let app = house.app(house.keys().await?, house.origin())?;
    let link = administrator(&app, name, email).await?;
    say("Open this address within 60 minutes and choose a password. It works once; do not share it:")?;
    say(&link)
}

/// The whole address of the page that sets the password of an administrator who is new.
///
/// # Errors
/// When the address has another account, or the store does not answer.
pub async fn administrator(app: &App, name: PersonName, email: Email) -> Result<String> {
    let id = match Accounts::new(app.ground.storage.clone()).find_by_address(&email).await? {
        None => added(app, name, email).await?,
        Some(known) if is_unopened(&known) => known.user_id,
        Some(_) => bail!("this address has an account already; its owner chooses a new password by \"Forgotten your password?\""),
    };
    let link = app.sign_in.password_link(id, LINK_WORKS_FOR).await?.context("the account was closed this very moment")?;
    Ok(app.web.origin.link(&link.path))
}

fn is_unopened(account: &Account) -> bool {
    let works = matches!(account.status, Status::Invited | Status::Active);
    account.role == Role::Administrator && works && account.password_hash.is_none()
}

async fn added(app: &App, name: PersonName, email: Email) -> Result<UserId> {
    let ground = &app.ground;
    let new = Account::new(UserId::new(&ground.ids), Role::Administrator, name, email, ground.clock.now());
    let account = Account { status: Status::Invited, ..new };
    let mut transaction = Transaction::new();
    for row in account.rows()? {
        transaction.add((), row);
    }
    transaction.add((), ground.audit.action(Deed::of_house("account.create").about(account.user_id).on(account.user_id))?);
    match ground.storage.commit(transaction).await {
        Ok(()) => Ok(account.user_id),
        Err(CommitError::Refused(_)) => bail!("this address got an account this very moment"),
        Err(CommitError::Storage(error)) => Err(error.into()),
    }
}
