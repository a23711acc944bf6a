//! The rows that invariants speak of, read whole.

use std::collections::{BTreeMap, BTreeSet};

use super::super::recount::Census;
use crate::capabilities::appointments::model::Appointment;
use crate::capabilities::appointments::service::QUEUE;
use crate::capabilities::billing::model::{Checkout, Claim, Invoice};
use crate::capabilities::billing::store::{kind_of, read_earned};
use crate::capabilities::blood_bank::model::{Donation, Movement, Stock};
use crate::capabilities::calendar::model::Ledger;
use crate::capabilities::calendar::store::read_row;
use crate::capabilities::chat::model::{Head, Message, Side};
use crate::capabilities::merging::model::WishSeen;
use crate::capabilities::repairs::model::{Due, Repair};
use crate::capabilities::repairs::store::read as read_repair;
use crate::capabilities::reports::model::{Report, Work};
use crate::capabilities::settings::model::Settings;
use crate::capabilities::settings::store::SettingsStore;
use crate::identity::audit::Audit;
use crate::primitives::ids::{AppointmentId, AuditEntryId, ConversationId, MessageId, UserId};
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item};
use crate::storage::outbox::TOPIC_RECIPIENT;
use crate::storage::tables::Table;
use crate::storage::totals::Totals;

/// Where an event is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Not yet published.
    Outbox,
    /// Published, on record.
    Record,
}

/// What one waiting room has counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numbers {
    /// The last number it gave.
    pub last: u32,
    /// How many it took back from whoever was not there after all.
    pub back: u32,
}

/// Everything the checks look at.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub appointments: BTreeMap<AppointmentId, Appointment>,
    pub ledgers: Vec<Ledger>,
    /// `<subject>#<version>` of every event, and where.
    pub events: Vec<(String, Place)>,
    /// Idempotency rows and the thing each remembers.
    pub remembered: Vec<(String, String)>,
    /// How many numbers each waiting room has given, by department and day; kept for three days after it.
    pub queues: BTreeMap<String, Numbers>,
    /// Patients' files, as their rows say.
    pub reports: Vec<Report>,
    /// What is owed to them.
    pub work_on_reports: Vec<Work>,
    /// Visits that leave has hit: under their patients, in the list of the house, and what is due of them.
    pub repairs: Vec<Repair>,
    pub listed_repairs: Vec<Repair>,
    pub due_repairs: BTreeSet<String>,
    /// What the blood bank holds, and everything that moved there.
    pub blood_stocks: Vec<Stock>,
    pub blood_movements: Vec<Movement>,
    /// Invoices, what insurers are asked for, and what was begun online.
    pub invoices: Vec<Invoice>,
    pub claims: Vec<Claim>,
    pub checkouts: Vec<Checkout>,
    /// How many unpaid invoices accounts say they have; those of erased people say none.
    pub unpaid: BTreeMap<UserId, i64>,
    /// Conversations, and by whom each message is; what everybody's account says they have not read.
    pub heads: Vec<Head>,
    pub messages: BTreeMap<(ConversationId, Option<MessageId>), Side>,
    pub to_read: BTreeMap<UserId, i64>,
    /// Everybody who has an account, or had one; which gave way to which; and what stands in the name of one that did: in which table,
    /// by which key.
    pub people: BTreeSet<UserId>,
    pub joined: BTreeMap<UserId, UserId>,
    pub stands: BTreeSet<(Table, UserId, String)>,
    /// Wishes for the waiting list of those that gave way.
    pub wishes: Vec<(UserId, WishSeen)>,
    /// The audit trail: the HMAC of each entry.
    pub audit_entries: BTreeMap<AuditEntryId, String>,
    pub changed_entries: Vec<String>,
    /// Rows that are not of the shape they should have.
    pub unreadable: Vec<String>,
    /// What the overview should count, and what it counts.
    pub census: Census,
    pub totals: Totals,
    /// Their zone is the calendar it counts by.
    pub settings: Settings,
}

impl Rows {
    /// Reads the tables one after the other, consistently each, not together.
    pub(super) async fn read(storage: &Storage, audit: &Audit) -> Result<Self, StorageError> {
        let mut rows = Self { settings: SettingsStore::new(storage.clone()).read().await?.settings, ..Self::default() };
        storage.whole_table(Table::Appointments, |page| page.into_iter().for_each(|row| rows.appointment(row))).await?;
        storage.whole_table(Table::Calendar, |page| page.into_iter().for_each(|row| rows.ledger(&row))).await?;
        for table in [Table::Users, Table::Directory] {
            storage.whole_table(table, |page| page.iter().for_each(|row| rows.counted(table, row))).await?;
        }
        storage.whole_table(Table::Outbox, |page| page.iter().for_each(|row| rows.event(row, Place::Outbox))).await?;
        storage.whole_table(Table::Deliveries, |page| page.iter().for_each(|row| rows.delivery(row))).await?;
        storage.whole_table(Table::Records, |page| page.into_iter().for_each(|row| rows.clinical(row))).await?;
        storage.whole_table(Table::BloodBank, |page| page.into_iter().for_each(|row| rows.blood(row))).await?;
        storage.whole_table(Table::Billing, |page| page.into_iter().for_each(|row| rows.bill(row))).await?;
        storage.whole_table(Table::Messages, |page| page.into_iter().for_each(|row| rows.message(row))).await?;
        storage.whole_table(Table::Requests, |page| page.into_iter().for_each(|row| rows.asked(row))).await?;
        storage.whole_table(Table::Guards, |page| page.iter().for_each(|row| rows.guard(row))).await?;
        storage.whole_table(Table::Audit, |page| page.iter().for_each(|row| rows.entry(row, audit))).await?;
        rows.totals = storage.totals().await?;
        Ok(rows)
    }

    fn message(&mut self, row: Item) {
        let name = name_of(Table::Messages, &row);
        let read = if row.contains_key("participant_id") {
            from_item::<Head>(Table::Messages, row).map(|head| {
                self.stand(Table::Messages, head.participant_id, head.conversation_id.to_string());
                self.heads.push(head);
            })
        } else {
            from_item::<Message>(Table::Messages, row).map(|message| {
                self.messages.insert((message.conversation_id, Some(message.message_id)), message.side);
            })
        };
        if read.is_err() {
            self.unreadable.push(name);
        }
    }

    /// Something of a table stands in the name of whoever owns its partition.
    fn stands(&mut self, table: Table, row: &Item) {
        let Some(key) = Key::of(table, row) else { return };
        if let Ok(owner) = key.partition.parse() {
            self.stand(table, owner, key.sort.unwrap_or_default());
        }
    }

    /// Kept of accounts that gave way alone; accounts are read before everything that stands in their names but visits.
    fn stand(&mut self, table: Table, owner: UserId, item: String) {
        if self.joined.contains_key(&owner) {
            self.stands.insert((table, owner, item));
        }
    }

    fn not_read(&mut self, row: &Item) {
        let total = row.get("to_read").and_then(|total| total.as_n().ok()).and_then(|total| total.parse::<i64>().ok());
        let person = row.get("user_id").and_then(|person| person.as_s().ok()).and_then(|person| person.parse().ok());
        self.to_read.extend(person.zip(total));
    }

    fn appointment(&mut self, row: Item) {
        let name = name_of(Table::Appointments, &row);
        self.census.note(Table::Appointments, &row);
        match from_item::<Appointment>(Table::Appointments, row) {
            Ok(visit) => drop(self.appointments.insert(visit.appointment_id, visit)),
            Err(_) => self.unreadable.push(name),
        }
    }

    fn ledger(&mut self, row: &Item) {
        match read_row(row) {
            Ok(ledger) => self.ledgers.push(ledger),
            Err(_) => self.unreadable.push(name_of(Table::Calendar, row)),
        }
    }

    fn event(&mut self, row: &Item, place: Place) {
        let sort = match place {
            Place::Outbox => {
                self.census.note(Table::Outbox, row);
                "subject_version"
            }
            Place::Record => "message_id",
        };
        self.events.extend(word(row, sort).map(|name| (name.to_owned(), place)));
    }

    fn delivery(&mut self, row: &Item) {
        if word(row, "recipient_id").is_some_and(|recipient| recipient.starts_with(TOPIC_RECIPIENT)) {
            self.event(row, Place::Record);
        }
    }

    fn clinical(&mut self, row: Item) {
        self.stands(Table::Records, &row);
        if !word(&row, "item").is_some_and(|item| item.starts_with(Report::PREFIX)) {
            return;
        }
        let name = name_of(Table::Records, &row);
        match from_item(Table::Records, row) {
            Ok(report) => self.reports.push(report),
            Err(_) => self.unreadable.push(name),
        }
    }

    fn blood(&mut self, row: Item) {
        let name = name_of(Table::BloodBank, &row);
        let kind = word(&row, "item").and_then(|item| item.split('#').next()).unwrap_or_default().to_owned();
        let read = match kind.as_str() {
            "stock" => from_item(Table::BloodBank, row).map(|stock| self.blood_stocks.push(stock)),
            "movement" => from_item(Table::BloodBank, row).map(|movement| self.blood_movements.push(movement)),
            _ => from_item::<Donation>(Table::BloodBank, row).map(|donation| {
                if let Some(donor) = donation.donor_id {
                    self.stand(Table::BloodBank, donor, donation.donation_id.to_string());
                }
            }),
        };
        if read.is_err() {
            self.unreadable.push(name);
        }
    }

    fn counted(&mut self, table: Table, row: &Item) {
        self.census.note(table, row);
        if read_earned(row).is_some_and(|read| read.is_err()) {
            self.unreadable.push(name_of(table, row));
        }
        if table == Table::Users {
            self.not_read(row);
        }
        let is_profile = table == Table::Users && word(row, "part") == Some("profile");
        if let Some(person) = word(row, "user_id").filter(|_| is_profile).and_then(|id| id.parse().ok()) {
            let into = word(row, "merged_into").and_then(|into| into.parse().ok());
            self.joined.extend(into.map(|into| (person, into)));
            self.people.insert(person);
            if !row.contains_key("erased_at") {
                let said = row.get("unpaid").and_then(|value| value.as_n().ok()?.parse().ok()).unwrap_or(0);
                self.unpaid.insert(person, said);
            }
        }
    }

    fn bill(&mut self, row: Item) {
        self.census.note(Table::Billing, &row);
        self.stands(Table::Billing, &row);
        let name = name_of(Table::Billing, &row);
        let kind = word(&row, "item").and_then(kind_of);
        let read = match kind {
            Some("invoice") => from_item(Table::Billing, row).map(|invoice| self.invoices.push(invoice)),
            Some("claim") => from_item(Table::Billing, row).map(|claim| self.claims.push(claim)),
            Some(_) => from_item(Table::Billing, row).map(|checkout| self.checkouts.push(checkout)),
            None => return self.unreadable.push(name),
        };
        if read.is_err() {
            self.unreadable.push(name);
        }
    }

    fn asked(&mut self, row: Item) {
        self.census.note(Table::Requests, &row);
        self.stands(Table::Requests, &row);
        let name = name_of(Table::Requests, &row);
        let owner = word(&row, "owner_id").unwrap_or_default();
        if let Some(gone) = owner.parse::<UserId>().ok().filter(|owner| self.joined.contains_key(owner)) {
            self.wishes.extend(from_item::<WishSeen>(Table::Requests, row.clone()).ok().map(|wish| (gone, wish)));
        }
        if owner == Due::OWNER {
            self.due_repairs.extend(word(&row, "item").map(str::to_owned));
            return;
        }
        if owner == Repair::LIST || word(&row, "item").is_some_and(|item| item.starts_with(Repair::PREFIX)) {
            let of_patient = owner != Repair::LIST;
            match read_repair(row) {
                Ok(repair) if of_patient => self.repairs.push(repair),
                Ok(repair) => self.listed_repairs.push(repair),
                Err(_) => self.unreadable.push(name),
            }
            return;
        }
        if owner != Work::OWNER {
            return;
        }
        match from_item(Table::Requests, row) {
            Ok(work) => self.work_on_reports.push(work),
            Err(_) => self.unreadable.push(name),
        }
    }

    fn guard(&mut self, row: &Item) {
        if let Some(queue) = word(row, "key").and_then(|key| key.strip_prefix(QUEUE)) {
            let number = |name: &str| row.get(name).and_then(|said| said.as_n().ok()).and_then(|said| said.parse::<u32>().ok());
            match number("last") {
                Some(last) => {
                    let back = number("back").unwrap_or_default();
                    self.queues.insert(queue.to_owned(), Numbers { last, back });
                }
                None => self.unreadable.push(name_of(Table::Guards, row)),
            }
        }
        let key = word(row, "key").filter(|key| key.starts_with("idem#"));
        self.remembered.extend(key.zip(word(row, "thing")).map(|(key, thing)| (key.to_owned(), thing.to_owned())));
    }

    fn entry(&mut self, row: &Item, audit: &Audit) {
        self.audit_entries.extend(Audit::fingerprint(row));
        if !audit.verifies(row) {
            self.changed_entries.push(name_of(Table::Audit, row));
        }
    }
}

fn word<'a>(row: &'a Item, name: &str) -> Option<&'a str> {
    row.get(name).and_then(|value| value.as_s().ok()).map(String::as_str)
}

/// A row by its table and key.
fn name_of(table: Table, row: &Item) -> String {
    let key = Key::of(table, row);
    let parts =
        key.map_or_else(|| "?".to_owned(), |key| [Some(key.partition), key.sort].into_iter().flatten().collect::<Vec<_>>().join(" "));
    format!("{} {parts}", table.definition().name)
}
