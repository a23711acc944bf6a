//! Hearing what SES reports, and taking marks away again.

mod mailboxes;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;

use super::model::{CheckProof, Feedback, LINK_WORKS_FOR};
use crate::access::grant::Granted;
use crate::access::permissions::{ManageAccounts, ManagePatients, UseOwnAccount};
use crate::access::role::Role;
use crate::aws::certificates::{CertificateError, Certificates};
use crate::aws::sns_message::{SnsKind, SnsMessage, Unproven};
use crate::capabilities::notifications::model::Kind;
use crate::capabilities::notifications::service::Notifications;
use crate::identity::accounts::{Account, MailTrouble};
use crate::identity::audit::Deed;
use crate::identity::ground::Ground;
use crate::identity::keys::Purpose;
use crate::outbound::OutboundError;
use crate::outbound::feedback::FeedbackTopic;
use crate::outbound::mail::Mail;
use crate::primitives::ids::{RequestId, UserId};
use crate::primitives::language::Language;
use crate::primitives::people::Email;
use crate::primitives::time::after;
use crate::primitives::tree;
use crate::storage::error::StorageError;
use crate::storage::transaction::{CommitError, Transaction};
use mailboxes::Mailboxes;

/// The context of every such token: nothing else of this purpose is sealed.
const CONTEXT: &str = "address works";
/// How often a mark is made anew when something else changes the account at the same moment.
const ROUNDS: u8 = 3;

/// Why a post was not taken.
#[derive(Debug, thiserror::Error)]
pub enum HookError {
    /// This house hears no reports: none was asked for in its settings.
    #[error("no feedback is asked for")]
    Closed,
    #[error("no message of SNS")]
    Malformed,
    /// Of another topic, or not proven to be SNS's.
    #[error("not from the topic of this house")]
    NotOurs,
    /// SNS did not answer: it will post again.
    #[error("SNS does not answer")]
    NotNow,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Why an address is still marked.
#[derive(Debug, thiserror::Error)]
pub enum ClearError {
    #[error("no such account")]
    NotFound,
    /// It was marked otherwise this very moment.
    #[error("changed meanwhile")]
    ChangedMeanwhile,
    /// The mail service keeps a list of its own and does not answer.
    #[error("the mail service does not answer")]
    NotNow,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Somebody's own address, and what is wrong with it.
#[derive(Debug, Clone)]
pub struct OwnAddress {
    pub email: Email,
    pub trouble: Option<MailTrouble>,
}

/// The mail that shows that an address works.
#[derive(Debug, Clone)]
pub struct CheckLink {
    pub to: Email,
    /// To be put behind the public origin.
    pub path: String,
    /// In which its owner reads.
    pub language: Option<Language>,
}

/// Mail hygiene of one installation. Cheap to clone.
#[derive(Debug, Clone)]
pub struct MailHygiene {
    ground: Ground,
    mailboxes: Mailboxes,
    notifications: Notifications,
    topic: Option<FeedbackTopic>,
    certificates: Certificates,
    mail: Mail,
}

impl MailHygiene {
    /// Over the house's ground. Without a topic nothing is heard.
    #[must_use]
    pub fn new(ground: Ground, notifications: Notifications, topic: Option<FeedbackTopic>, certificates: Certificates, mail: Mail) -> Self {
        let mailboxes = Mailboxes::new(ground.storage.clone(), ground.audit.clone(), ground.clock.clone());
        Self { ground, mailboxes, notifications, topic, certificates, mail }
    }

    /// Asks the built-in SNS to post to this address. Two calls, none without a topic.
    pub async fn listen_at(&self, url: &str) -> Result<(), OutboundError> {
        match &self.topic {
            Some(topic) => topic.make_and_listen(url).await,
            None => Ok(()),
        }
    }

    /// A post to the web address that SNS was given. Nobody is signed in there: the message itself proves whose it is.
    pub async fn posted(&self, body: &[u8]) -> Result<(), HookError> {
        let topic = self.topic.as_ref().ok_or(HookError::Closed)?;
        let message: SnsMessage = tree::from_json(body).map_err(|_| HookError::Malformed)?;
        if message.topic_arn != topic.arn() {
            return Err(HookError::NotOurs);
        }
        message.verify(&self.certificates, self.ground.clock.now()).await.map_err(|why| match why {
            Unproven::Certificate(CertificateError::NotNow) => HookError::NotNow,
            why => {
                tracing::warn!(%why, "a post that says it is from the feedback topic is not believed");
                HookError::NotOurs
            }
        })?;
        match message.kind {
            SnsKind::Notification => Ok(self.reported(&message.message).await?),
            SnsKind::SubscriptionConfirmation => {
                topic.confirm(message.token.as_deref().unwrap_or_default()).await.map_err(|why| not_confirmed(&why))?;
                tracing::info!("this address hears what happens to mail from now on");
                Ok(())
            }
            SnsKind::UnsubscribeConfirmation => {
                tracing::error!(alarm = "feedback_ended", "this address hears no more of what happens to mail");
                Ok(())
            }
        }
    }

    /// A message that Lambda handed over: AWS itself says from which topic. Of another one nothing is heard.
    pub async fn heard(&self, topic_arn: &str, message: &str) -> Result<(), HookError> {
        let topic = self.topic.as_ref().ok_or(HookError::Closed)?;
        if topic_arn != topic.arn() {
            return Err(HookError::NotOurs);
        }
        Ok(self.reported(message).await?)
    }

    /// What both ways lead to. Heard again, it changes nothing. Two reads and a write for each address that is somebody's, and as much
    /// for the message the mail was.
    async fn reported(&self, published: &str) -> Result<(), StorageError> {
        let Some(feedback) = Feedback::read(published) else { return Ok(()) };
        for address in &feedback.addresses {
            self.mark(address, &feedback).await?;
        }
        match &feedback.mail {
            Some(mail) => self.notifications.came_back(mail, feedback.why, feedback.sent_at).await,
            None => Ok(()),
        }
    }

    async fn mark(&self, address: &Email, feedback: &Feedback) -> Result<(), StorageError> {
        for _ in 0..ROUNDS {
            let Some(account) = self.mailboxes.of_address(address).await?.filter(|account| account.email.as_ref() == Some(address)) else {
                return Ok(());
            };
            let Some(trouble) = account.trouble_by(feedback.why, feedback.sent_at, self.ground.clock.now()) else { return Ok(()) };
            let user = account.user_id;
            let deed = Deed::of_house("mailbox.fail").about(user).on(user);
            if self.mailboxes.mark(&account, trouble, deed).await? {
                tracing::info!(person = %user, why = trouble.why.word(), "no more mail goes to an address");
                return Ok(());
            }
        }
        // SNS reports it again.
        Err(StorageError::Unavailable("an account changed so often that its address could not be marked".to_owned()))
    }

    /// Staff say that a patient's address works again. A read, a call of the mail service, a write.
    pub async fn patient_is_reached(&self, grant: &Granted<ManagePatients>, id: UserId) -> Result<(), ClearError> {
        let account = self.mailboxes.find(id).await?.filter(|account| account.role == Role::Patient);
        self.works_again(account, Deed::by(grant, "mailbox.clear")).await
    }

    /// The same of anybody.
    pub async fn person_is_reached(&self, grant: &Granted<ManageAccounts>, id: UserId) -> Result<(), ClearError> {
        let account = self.mailboxes.find(id).await?;
        self.works_again(account, Deed::by(grant, "mailbox.clear")).await
    }

    /// An address that is not marked stays as it is.
    async fn works_again(&self, account: Option<Account>, deed: Deed) -> Result<(), ClearError> {
        let account = account.filter(|account| account.erased_at.is_none()).ok_or(ClearError::NotFound)?;
        let Some(trouble) = account.mail_trouble else { return Ok(()) };
        self.mail.may_go_again(account.mail_address()?).await.map_err(|why| not_taken_off(&why))?;
        let user = account.user_id;
        let cleared = self.mailboxes.clear(&account, trouble, deed.about(user).on(user)).await?;
        if cleared { Ok(()) } else { Err(ClearError::ChangedMeanwhile) }
    }

    /// One's own address. One call.
    pub async fn own(&self, grant: &Granted<UseOwnAccount>) -> Result<Option<OwnAddress>, StorageError> {
        let account = self.mailboxes.find(grant.id()).await?;
        account.map(|account| Ok(OwnAddress { email: account.mail_address()?.clone(), trouble: account.mail_trouble })).transpose()
    }

    /// Owes one's own address a link that shows that mail arrives, six an hour at most. Nothing where mail goes there anyway.
    /// Two reads, a call of the mail service, a write.
    pub async fn ask_for_check(&self, grant: &Granted<UseOwnAccount>) -> Result<(), ClearError> {
        let account = self.mailboxes.find(grant.id()).await?.ok_or(ClearError::NotFound)?;
        if account.mail_trouble.is_none() {
            return Ok(());
        }
        // The same ten minutes are the same cause.
        let cause = format!("check#{}", &self.ground.clock.now().to_string()[..15]);
        if self.notifications.standing(account.user_id, &cause, Kind::AddressCheck).await?.is_some() {
            return Ok(()); // the mail is on its way: the mail service is asked once
        }
        self.mail.may_go_again(account.mail_address()?).await.map_err(|why| not_taken_off(&why))?;
        let mut transaction = Transaction::new();
        transaction.add((), self.notifications.queue(account.user_id, cause, Kind::AddressCheck)?);
        let deed = Deed::by(grant, "mailbox.ask_for_check").about(account.user_id).on(account.user_id);
        transaction.add((), self.ground.audit.action(deed)?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) | Err(CommitError::Refused(_)) => Ok(()), // refused: asked twice, the mail is on its way
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }

    /// The link of the mail that is sent now; `None` when the address is marked no more. One call.
    pub async fn check_link(&self, user: UserId) -> Result<Option<CheckLink>, StorageError> {
        let account = self.mailboxes.find(user).await?.filter(|account| account.status.may_sign_in());
        let Some((account, trouble)) = account.and_then(marked) else { return Ok(None) };
        let until = after(self.ground.clock.now(), LINK_WORKS_FOR);
        let to = account.mail_address()?.clone();
        let proof = CheckProof { user, mark: self.mark_of(&to, trouble.since), until };
        let token = self.ground.keys.seal(Purpose::AddressConfirmation, proof.to_text().as_bytes(), CONTEXT);
        Ok(Some(CheckLink { to, path: format!("/mail-address/{token}"), language: account.language }))
    }

    /// Whether a link still takes a mark away, so that nobody presses a button for nothing. One call for a link of ours.
    pub async fn may_check(&self, token: &str) -> Result<bool, StorageError> {
        Ok(self.behind_link(token).await?.is_some())
    }

    /// The link was followed: mail arrives there. `false`: it no longer works. Two calls.
    pub async fn check(&self, token: &str, request: RequestId) -> Result<bool, StorageError> {
        let Some((account, trouble)) = self.behind_link(token).await? else { return Ok(false) };
        let user = account.user_id;
        let deed = Deed::by_stranger("mailbox.clear").about(user).on(user).within(request);
        self.mailboxes.clear(&account, trouble, deed).await
    }

    async fn behind_link(&self, token: &str) -> Result<Option<(Account, MailTrouble)>, StorageError> {
        let Some(proof) = self.proof(token) else { return Ok(None) };
        let account = self.mailboxes.find(proof.user).await?;
        let is_meant = |account: &Account, trouble: &MailTrouble| {
            account.email.as_ref().is_some_and(|email| self.mark_of(email, trouble.since) == proof.mark)
        };
        Ok(account.and_then(marked).filter(|(account, trouble)| is_meant(account, trouble)))
    }

    fn proof(&self, token: &str) -> Option<CheckProof> {
        let text = self.ground.keys.open(Purpose::AddressConfirmation, token, CONTEXT)?;
        let proof = CheckProof::of_text(std::str::from_utf8(&text).ok()?)?;
        (self.ground.clock.now() < proof.until).then_some(proof)
    }

    /// Changes with the address and with every new mark on it.
    fn mark_of(&self, email: &Email, since: Timestamp) -> String {
        let told = format!("{}|{since}", email.as_str());
        URL_SAFE_NO_PAD.encode(&self.ground.keys.hmac(Purpose::AddressConfirmation, told.as_bytes())[..12])
    }
}

fn marked(account: Account) -> Option<(Account, MailTrouble)> {
    account.mail_trouble.map(|trouble| (account, trouble))
}

fn not_confirmed(why: &OutboundError) -> HookError {
    tracing::warn!(%why, "SNS does not confirm this address");
    if why.is_passing() { HookError::NotNow } else { HookError::NotOurs }
}

fn not_taken_off(why: &OutboundError) -> ClearError {
    tracing::warn!(%why, "an address stays on the mail service's own list");
    ClearError::NotNow
}
