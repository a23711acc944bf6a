//! What a server does beside answering: drain the outbox, send mail, texts and webhooks, plan reminders, keep the settings fresh, seal the audit trail, check reports,
//! make copies of people's data, take expired blood out of the stock, erase, and write down how many strangers were sent away. All stop together.

mod health;
mod running;

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Notify;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::courier::Courier;
use super::day_list::DayLister;
use super::drain::Drain;
use super::eraser::Eraser;
use super::exporter::Exporter;
use super::monthly::Monthly;
use super::reaper::Reaper;
use super::reminders::Planner;
use super::seal::Sealer;
use super::sender::Sender;
use super::until::Until;
use super::waiting::Offerer;
use crate::app::App;
use crate::capabilities::blood_bank::service::BloodBank;
use crate::capabilities::notifications::model::Channel;
use crate::capabilities::repairs::service::Worked as Repaired;
use crate::identity::strangers::Strangers;
use crate::primitives::ids::IdSource;
use health::Health;
pub use running::Running;
use running::kept_alive;

/// The drain looks at least so often, for what other servers committed and did not live to publish.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// While SNS is away.
const LOOK_WHILE_AWAY: Duration = Duration::from_secs(5);
/// Mail that other servers queued, or that is to be tried again, is looked for at least so often.
const MAIL_EVERY: Duration = Duration::from_secs(5);
/// A setting changed on another server is known here after at most this long.
pub(super) const SETTINGS_EVERY: Duration = Duration::from_secs(5);
/// The audit trail is sealed so often (promises.md 4.5), and once at the start.
const SEAL_EVERY: Duration = Duration::from_mins(15);
/// Servers that started together do not all ask for the lease at once, in milliseconds.
const SEAL_SPREAD: u64 = 20_000;
/// Minutes that are over are looked for so often.
const STRANGERS_EVERY: Duration = Duration::from_secs(20);
/// Copies of people's data that were asked for, or are over, are looked for so often.
const EXPORTS_EVERY: Duration = Duration::from_secs(5);
/// What is to be erased is looked for so often.
const ERASE_EVERY: Duration = Duration::from_mins(1);
/// Reminders whose moment has come are looked for so often, and once at the start.
const REMINDERS_EVERY: Duration = Duration::from_mins(1);
/// Times that became free at other servers, visits that leave has hit there, and offers that end, are looked for at least so often.
const OFFERS_EVERY: Duration = Duration::from_secs(5);
/// What has its hour on the hospital's clock is looked for so often, and once at the start.
const HOURS_EVERY: Duration = Duration::from_mins(1);
/// Reports that arrived at other servers, or wait for another try, are looked for at least so often.
const REPORTS_EVERY: Duration = Duration::from_secs(5);
/// How long the last round may take once the server has stopped.
const LAST_ROUND: Duration = Duration::from_secs(3);

/// Starts them. `reaches`: how far back, in seconds, entries of the audit trail were written just now (the demo's past).
#[must_use]
pub fn start(app: &App, ids: &IdSource, reaches: i64) -> Running {
    let stop = CancellationToken::new();
    let mut tasks = JoinSet::new();
    let owner = format!("server-{:016x}", u64::from_le_bytes(ids.bytes()));
    let mail = Arc::new(Notify::new());
    let (sealer, planner, monthly) = (Sealer::of(app, &owner), Planner::of(app, &owner), Monthly::of(app, &owner));
    let (lister, offerer, reaper) = (DayLister::of(app, &owner), Offerer::of(app, &owner), Reaper::of(app, &owner));
    let (drain, sender) = (drain_of(app, owner), Sender::of(app));
    let heard = Heard { mail: Arc::clone(&mail), freed: Arc::default() };
    let (bell, freed, end) = (Arc::clone(&mail), Arc::clone(&heard.freed), stop.clone());
    tasks.spawn(kept_alive("offers", stop.clone(), move || offering(offerer.clone(), Arc::clone(&freed), Arc::clone(&bell), end.clone())));
    let (draining_app, draining_ids, end) = (app.clone(), ids.clone(), stop.clone());
    let drains = move || draining(draining_app.clone(), drain.clone(), draining_ids.clone(), heard.clone(), end.clone());
    tasks.spawn(kept_alive("drain", stop.clone(), drains));
    let (bell, end) = (Arc::clone(&mail), stop.clone());
    tasks.spawn(kept_alive("reminders", stop.clone(), move || reminding(planner.clone(), Arc::clone(&bell), end.clone())));
    let (bell, end) = (Arc::clone(&mail), stop.clone());
    tasks.spawn(kept_alive("months", stop.clone(), move || reporting(monthly.clone(), Arc::clone(&bell), end.clone())));
    let end = stop.clone();
    tasks.spawn(kept_alive("day list", stop.clone(), move || listing(lister.clone(), end.clone())));
    let end = stop.clone();
    tasks.spawn(kept_alive("mail", stop.clone(), move || sending(sender.clone(), Channel::Mail, Arc::clone(&mail), end.clone())));
    let (texter, end) = (Sender::of(app), stop.clone());
    tasks.spawn(kept_alive("texts", stop.clone(), move || sending(texter.clone(), Channel::Sms, Arc::default(), end.clone())));
    let (courier, end) = (Courier::of(app), stop.clone());
    tasks.spawn(kept_alive("webhooks", stop.clone(), move || courier.clone().keep_going(end.clone())));
    let (sealing_ids, end) = (ids.clone(), stop.clone());
    tasks.spawn(kept_alive("seals", stop.clone(), move || sealing(sealer.clone(), reaches, sealing_ids.clone(), end.clone())));
    let (strangers, end) = (app.identity.strangers().clone(), stop.clone());
    tasks.spawn(kept_alive("strangers", stop.clone(), move || writing_down(strangers.clone(), end.clone())));
    let (reports_app, end) = (app.clone(), stop.clone());
    tasks.spawn(kept_alive("reports", stop.clone(), move || checking(reports_app.clone(), end.clone())));
    let end = stop.clone();
    tasks.spawn(kept_alive("reaping", stop.clone(), move || reaping(reaper.clone(), end.clone())));
    let (exporter, end) = (Exporter::of(app), stop.clone());
    tasks.spawn(kept_alive("exports", stop.clone(), move || exporting(exporter.clone(), end.clone())));
    let (bank, end) = (app.blood_bank.clone(), stop.clone());
    tasks.spawn(kept_alive("blood bank", stop.clone(), move || sweeping(bank.clone(), end.clone())));
    let (eraser, end) = (Eraser::of(app), stop.clone());
    tasks.spawn(kept_alive("erasures", stop.clone(), move || erasing(eraser.clone(), end.clone())));
    let (app, end) = (app.clone(), stop.clone());
    tasks.spawn(kept_alive("settings", stop.clone(), move || refreshing(app.clone(), end.clone())));
    Running::of(stop, tasks)
}

/// The drain of this application. `owner` names the process in leases.
#[must_use]
pub fn drain_of(app: &App, owner: impl Into<String>) -> Drain {
    let visits = (app.appointments.clone(), app.waiting_list.clone(), app.repairs.clone(), app.billing.clone());
    let ground = &app.ground;
    let told = (app.notifications.clone(), app.webhooks.clone());
    Drain::new(ground.storage.clone(), app.topic.clone(), told, visits, app.settings.clone(), ground.clock.clone(), owner)
}

/// Who has something to do once events were heard.
#[derive(Clone)]
struct Heard {
    mail: Arc<Notify>,
    /// Whoever offers times that became free.
    freed: Arc<Notify>,
}

async fn draining(app: App, drain: Drain, ids: IdSource, heard: Heard, stop: CancellationToken) {
    let mut health = Health::default();
    let mut pause = LOOK_EVERY;
    while !stop.is_cancelled() {
        // Servers that started together do not look together.
        let spread = Duration::from_millis(ids.below(200));
        let rang = tokio::select! {
            () = stop.cancelled() => break,
            () = app.bell.heard() => true,
            () = tokio::time::sleep(pause.saturating_sub(spread)) => false,
        };
        let round = drain.run().await;
        if rang || round.as_ref().is_ok_and(|drained| drained.heard > 0) {
            heard.mail.notify_one();
            heard.freed.notify_one();
        }
        pause = if round.as_ref().is_ok_and(|drained| drained.topic_away) { LOOK_WHILE_AWAY } else { LOOK_EVERY };
        match round {
            Ok(drained) => health.note(&drained, app.ground.clock.now()),
            Err(error) => health.store_fails(&error),
        }
    }
    match tokio::time::timeout(LAST_ROUND, drain.run()).await {
        Ok(Ok(drained)) if drained.waiting == 0 => {}
        Ok(Ok(drained)) => tracing::info!(waiting = drained.waiting, "events stay for the next server"),
        Ok(Err(error)) => tracing::warn!(%error, "the last round of the drain failed"),
        Err(_) => tracing::warn!("the last round of the drain took too long"),
    }
}

/// Mail is queued by events that were heard, and by requests themselves; both ring. Texts, which are fewer and go slower, have a loop of
/// their own that nobody rings: however many wait for their turn, mail goes on. A server that stops finishes those in hand.
async fn sending(sender: Sender, channel: Channel, bell: Arc<Notify>, stop: CancellationToken) {
    let until = Until::stopped(stop.clone());
    let mut failing = false;
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = bell.notified() => {}
            () = tokio::time::sleep(MAIL_EVERY) => {}
        }
        let sent = sender.run_on(channel, &until).await;
        if let (Err(error), false) = (&sent, failing) {
            tracing::warn!(%error, channel = channel.word(), "messages wait for the store");
        }
        failing = sent.is_err();
    }
}

/// What was queued rings for the mail.
async fn reminding(planner: Planner, mail: Arc<Notify>, stop: CancellationToken) {
    let mut failing = false;
    loop {
        let run = planner.run().await;
        if run.as_ref().is_ok_and(|run| run.planned.queued > 0) {
            mail.notify_one();
        }
        if let (Err(error), false) = (&run, failing) {
            tracing::warn!(%error, "reminders wait for the store");
        }
        failing = run.is_err();
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(REMINDERS_EVERY) => {}
        }
    }
}

/// What was offered rings for the mail.
async fn offering(offerer: Offerer, freed: Arc<Notify>, mail: Arc<Notify>, stop: CancellationToken) {
    let mut failing = false;
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = freed.notified() => {}
            () = tokio::time::sleep(OFFERS_EVERY) => {}
        }
        let run = offerer.run().await;
        if run.as_ref().is_ok_and(|run| run.worked.offered > 0 || run.repaired != Repaired::default()) {
            mail.notify_one();
        }
        if let (Err(error), false) = (&run, failing) {
            tracing::warn!(%error, "times that became free wait for the store");
        }
        failing = run.is_err();
    }
}

/// What was queued rings for the mail.
async fn reporting(monthly: Monthly, mail: Arc<Notify>, stop: CancellationToken) {
    let look = || {
        let (monthly, mail) = (monthly.clone(), Arc::clone(&mail));
        async move {
            if monthly.run().await?.queued > 0 {
                mail.notify_one();
            }
            Ok(())
        }
    };
    on_the_clock("monthly reports", look, stop).await;
}

async fn listing(lister: DayLister, stop: CancellationToken) {
    let look = || {
        let lister = lister.clone();
        async move { lister.run().await.map(drop) }
    };
    on_the_clock("the list for power cuts", look, stop).await;
}

/// What expired with the last midnight. When a group is touched first, it is swept then.
async fn sweeping(bank: BloodBank, stop: CancellationToken) {
    let look = || {
        let bank = bank.clone();
        async move { Ok(bank.sweep().await.map(drop)?) }
    };
    on_the_clock("blood that has expired", look, stop).await;
}

/// What was never sent, or is no longer needed.
async fn reaping(reaper: Reaper, stop: CancellationToken) {
    let look = || {
        let reaper = reaper.clone();
        async move { Ok(reaper.run().await.map(drop)?) }
    };
    on_the_clock("files that are to go", look, stop).await;
}

/// Looks again and again whether an hour has come; what fails is said once.
async fn on_the_clock<F>(what: &'static str, look: impl Fn() -> F + Send, stop: CancellationToken)
where
    F: Future<Output = anyhow::Result<()>> + Send,
{
    let mut failing = false;
    loop {
        let looked = look().await;
        if let (Err(error), false) = (&looked, failing) {
            tracing::error!(alarm = "due_waits", what, %error, "what is due by the clock waits");
        }
        failing = looked.is_err();
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(HOURS_EVERY) => {}
        }
    }
}

async fn exporting(exporter: Exporter, stop: CancellationToken) {
    let mut failing = false;
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(EXPORTS_EVERY) => {}
        }
        let made = exporter.run().await;
        if let (Err(error), false) = (&made, failing) {
            tracing::warn!(%error, "copies of people's data wait for the store");
        }
        failing = made.is_err();
    }
}

async fn erasing(eraser: Eraser, stop: CancellationToken) {
    let mut failing = false;
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(ERASE_EVERY) => {}
        }
        let worked = eraser.run().await;
        if let (Err(error), false) = (&worked, failing) {
            tracing::warn!(%error, "accounts that are to be erased wait");
        }
        failing = worked.is_err();
    }
}

/// Reports that arrived are checked at once, one after the other; a file takes its time, and nobody else waits for it.
async fn checking(app: App, stop: CancellationToken) {
    let mut failing = false;
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = app.reports.rung() => {}
            () = tokio::time::sleep(REPORTS_EVERY) => {}
        }
        let worked = app.reports.check_due(|| stop.is_cancelled()).await;
        if let (Err(error), false) = (&worked, failing) {
            tracing::warn!(%error, "reports wait to be checked");
        }
        failing = worked.is_err();
    }
}

async fn refreshing(app: App, stop: CancellationToken) {
    let mut failing = false;
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(SETTINGS_EVERY) => {}
        }
        let read = app.refresh_for_pages().await;
        if let (Err(error), false) = (&read, failing) {
            tracing::warn!(%error, "the settings could not be read again; they stay as they were");
        }
        failing = read.is_err();
    }
}

/// The first round also reaches back, again and again until no other server was at it.
async fn sealing(sealer: Sealer, mut reaches: i64, ids: IdSource, stop: CancellationToken) {
    loop {
        let round = sealer.reach_back(reaches).await;
        reaches = if round.as_ref().is_ok_and(|run| !run.busy) { 0 } else { reaches };
        match round {
            Ok(run) => tracing::debug!(done = run.told(), "seals"),
            Err(error) => tracing::error!(alarm = "audit_unsealed", %error, "the audit trail could not be sealed"),
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(SEAL_EVERY + Duration::from_millis(ids.below(SEAL_SPREAD))) => {}
        }
    }
}

/// Strangers who were sent away, each minute once it is over, and all of them at the end.
async fn writing_down(strangers: Strangers, stop: CancellationToken) {
    loop {
        let stopping = tokio::select! {
            () = stop.cancelled() => true,
            () = tokio::time::sleep(STRANGERS_EVERY) => false,
        };
        let written = if stopping { strangers.write_all().await } else { strangers.write_down().await };
        if let Err(error) = written {
            tracing::warn!(%error, "strangers who were sent away are not in the audit trail yet");
        }
        if stopping {
            return;
        }
    }
}
