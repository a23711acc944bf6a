//! THE LIST of rights: what each function of the house may do with tables, buckets and messages, and nothing else.
//!
//! On Lambda every function is a role of its own; a server on EC2 does what all of them do. `caredesk schema` prints the list for
//! infrastructure code, which makes the roles of it, and tests do every request and every job with these rights alone. Nobody has a right
//! to change or remove an entry of the audit trail, and whoever sends mail reads nothing clinical: no table that holds it, and no row of
//! `guards` in which it waits, sealed.

use crate::files::Bucket;
use crate::storage::tables::Table;

/// A part of the program that has a role of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Function {
    /// Answers people and programs, and publishes what happened right after.
    Portal,
    /// Publishes events, sends mail and webhooks, plans reminders and monthly reports.
    Messenger,
    /// Checks files, makes copies and lists, erases, counts anew.
    Keeper,
    /// Seals the audit trail.
    Sealer,
}

/// What may be done with a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    Read,
    /// New rows, or whole ones in the place of others: a row can be replaced but not added to.
    Put,
    Change,
    Remove,
    /// The whole table from one end to the other.
    ReadWhole,
    /// Whether it is there.
    Ask,
}

/// What may be done with the objects of a bucket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileRight {
    /// With the list of keys: without it S3 does not say whether an object is missing or forbidden.
    Read,
    Put,
    Remove,
    /// What a scanner wrote on it.
    ReadTags,
}

/// What may be asked of SNS, SES and Bedrock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageRight {
    Publish,
    /// A text message to a phone; no topic.
    PublishToPhone,
    /// Whether whoever has a number told their carrier STOP.
    CheckIfPhoneNumberIsOptedOut,
    /// To take it back for them.
    OptInPhoneNumber,
    ConfirmSubscription,
    Subscribe,
    ListSubscriptionsByTopic,
    GetSubscriptionAttributes,
    SetSubscriptionAttributes,
    Unsubscribe,
    SendEmail,
    DeleteSuppressedDestination,
    /// Of Bedrock; the role has it only where the settings name a model.
    InvokeModel,
}

impl Right {
    /// The actions of `DynamoDB`.
    #[must_use]
    pub const fn actions(self) -> &'static [&'static str] {
        match self {
            Self::Read => &["BatchGetItem", "ConditionCheckItem", "GetItem", "Query"],
            Self::Put => &["PutItem"],
            Self::Change => &["UpdateItem"],
            Self::Remove => &["DeleteItem"],
            Self::ReadWhole => &["Scan"],
            Self::Ask => &["DescribeTable"],
        }
    }
}

impl FileRight {
    /// The actions of S3.
    #[must_use]
    pub const fn actions(self) -> &'static [&'static str] {
        match self {
            Self::Read => &["GetObject", "ListBucket"],
            Self::Put => &["PutObject"],
            Self::Remove => &["DeleteObject"],
            Self::ReadTags => &["GetObjectTagging"],
        }
    }
}

impl MessageRight {
    /// The action of SNS, SES or Bedrock.
    #[must_use]
    pub const fn action(self) -> &'static str {
        match self {
            Self::Publish => "Publish",
            // An action of ours: IAM has the same for topics and phones, and tells them apart by what is published to.
            Self::PublishToPhone => "PublishToPhone",
            Self::CheckIfPhoneNumberIsOptedOut => "CheckIfPhoneNumberIsOptedOut",
            Self::OptInPhoneNumber => "OptInPhoneNumber",
            Self::ConfirmSubscription => "ConfirmSubscription",
            Self::Subscribe => "Subscribe",
            Self::ListSubscriptionsByTopic => "ListSubscriptionsByTopic",
            Self::GetSubscriptionAttributes => "GetSubscriptionAttributes",
            Self::SetSubscriptionAttributes => "SetSubscriptionAttributes",
            Self::Unsubscribe => "Unsubscribe",
            Self::SendEmail => "SendEmail",
            Self::DeleteSuppressedDestination => "DeleteSuppressedDestination",
            Self::InvokeModel => "InvokeModel",
        }
    }
}

const READ: &[Right] = &[Right::Read];
const HOLD: &[Right] = &[Right::Read, Right::Change];
const ADD: &[Right] = &[Right::Put];
const READ_ADD: &[Right] = &[Right::Read, Right::Put];
const WRITE: &[Right] = &[Right::Read, Right::Put, Right::Change];
const ALL: &[Right] = &[Right::Read, Right::Put, Right::Change, Right::Remove];
const TAKE: &[Right] = &[Right::Read, Right::Remove];
const RECOUNT: &[Right] = &[Right::Read, Right::Put, Right::Change, Right::ReadWhole];
const ALL_RECOUNT: &[Right] = &[Right::Read, Right::Put, Right::Change, Right::Remove, Right::ReadWhole];
const ALL_ASK: &[Right] = &[Right::Read, Right::Put, Right::Change, Right::Remove, Right::Ask];

impl Function {
    pub const ALL: [Self; 4] = [Self::Portal, Self::Messenger, Self::Keeper, Self::Sealer];

    /// Its name, after the installation's prefix.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Portal => "portal",
            Self::Messenger => "messenger",
            Self::Keeper => "keeper",
            Self::Sealer => "sealer",
        }
    }

    /// What it may do with a table; nothing where it has no business.
    #[must_use]
    pub const fn on_table(self, table: Table) -> &'static [Right] {
        match self {
            Self::Portal => match table {
                Table::Audit => READ_ADD,
                Table::Calendar | Table::Appointments | Table::Deliveries | Table::Messages => WRITE,
                Table::Guards => ALL_ASK,
                _ => ALL,
            },
            Self::Messenger => match table {
                Table::Records | Table::Messages | Table::BloodBank | Table::Sessions | Table::Lookups | Table::Calendar => &[],
                Table::Audit => ADD,
                Table::Appointments | Table::Emails => READ,
                // What became free is written down for the waiting list.
                Table::Requests => READ_ADD,
                // An invoice is written when its visit is heard to be completed, and counted for its month.
                Table::Users | Table::Directory | Table::Deliveries | Table::Billing => WRITE,
                Table::Outbox | Table::Guards => ALL,
            },
            Self::Keeper => match table {
                Table::Audit => READ_ADD,
                // A time that is offered from the waiting list is held on its doctor's ledger.
                Table::Calendar => HOLD,
                Table::Emails | Table::Lookups | Table::Sessions | Table::Messages => TAKE,
                Table::Appointments | Table::Directory | Table::Outbox => RECOUNT,
                Table::Users | Table::Requests | Table::Billing => ALL_RECOUNT,
                Table::Records | Table::BloodBank | Table::Deliveries | Table::Guards => ALL,
            },
            Self::Sealer => match table {
                Table::Audit | Table::Directory | Table::Requests => READ,
                Table::Guards => WRITE,
                _ => &[],
            },
        }
    }

    /// Rows of a table that are closed to it whatever it may do with others, by how their keys begin. What somebody has typed for a visit waits
    /// in the row of their hold, and nobody but whoever answers people works with that.
    #[must_use]
    pub const fn closed_rows(self, table: Table) -> &'static [&'static str] {
        match (self, table) {
            (Self::Messenger | Self::Keeper | Self::Sealer, Table::Guards) => &["hold#"],
            _ => &[],
        }
    }

    /// What it may do with a bucket.
    #[must_use]
    pub const fn on_bucket(self, bucket: Bucket) -> &'static [FileRight] {
        match (self, bucket) {
            // Browsers send and fetch files with links that this function signs: they can do what it may.
            (Self::Portal, Bucket::Reports) | (Self::Sealer, Bucket::AuditSeals) => &[FileRight::Read, FileRight::Put],
            (Self::Keeper, Bucket::Reports) => &[FileRight::Read, FileRight::Put, FileRight::Remove, FileRight::ReadTags],
            (Self::Portal | Self::Keeper, Bucket::Exports) => &[FileRight::Read, FileRight::Put, FileRight::Remove],
            _ => &[],
        }
    }

    /// What it may ask of SNS, SES and Bedrock.
    #[must_use]
    pub const fn on_messages(self) -> &'static [MessageRight] {
        match self {
            Self::Portal => &[
                MessageRight::Publish,
                MessageRight::CheckIfPhoneNumberIsOptedOut,
                MessageRight::OptInPhoneNumber,
                MessageRight::ConfirmSubscription,
                MessageRight::Subscribe,
                MessageRight::ListSubscriptionsByTopic,
                MessageRight::GetSubscriptionAttributes,
                MessageRight::SetSubscriptionAttributes,
                MessageRight::Unsubscribe,
                MessageRight::DeleteSuppressedDestination,
                MessageRight::InvokeModel,
            ],
            Self::Messenger => {
                &[MessageRight::Publish, MessageRight::PublishToPhone, MessageRight::CheckIfPhoneNumberIsOptedOut, MessageRight::SendEmail]
            }
            Self::Keeper | Self::Sealer => &[],
        }
    }
}
