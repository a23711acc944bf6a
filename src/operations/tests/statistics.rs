//! The statistics: an event counts once, whoever dies while it is heard.

use crate::aws::connector::Fault;
use crate::capabilities::statistics::model::{Counts, Tallies};
use crate::capabilities::statistics::store::{StatisticsStore, read};
use crate::events::catalogue::{Event, VisitFacts};
use crate::operations::testing::House;

async fn counted(house: &House, month: &str) -> Counts {
    let month = month.parse().unwrap();
    let rows = StatisticsStore::new(house.ground.storage.clone()).rows(month, month).await.unwrap();
    let rows: Vec<Tallies> = rows.iter().filter_map(read).collect();
    rows.iter().flat_map(|row| row.days.values()).fold(Counts::default(), |sum, counts| sum.and(*counts))
}

#[tokio::test]
async fn f60_an_event_counts_once_although_its_drain_dies_within_hearing() {
    let house = House::open().await;
    let visit = house.visit();
    let of = |version| VisitFacts { version, ..visit.clone() };
    house.tell(Event::AppointmentBooked(of(1))).await;
    // It is written, and whoever wrote it never learns so.
    house.broken.set(vec![("heard_at".into(), Fault::CutAfter)]);
    house.drain("one").run().await.unwrap_err();
    house.broken.set(vec![]);
    house.pass(60);
    house.drain("two").run().await.unwrap();
    let made = Counts { made: 1, ..Counts::default() };
    assert_eq!(counted(&house, "2026-11-01").await, made);
    // Over the end of a month: two rows, one transaction.
    let start = "2026-12-01T04:00:00Z".parse().unwrap();
    house.tell(Event::AppointmentRescheduled(VisitFacts { start, previous_start: Some(visit.start), ..of(2) })).await;
    house.drain("three").run().await.unwrap();
    assert_eq!((counted(&house, "2026-11-01").await, counted(&house, "2026-12-01").await), (Counts::default(), made));
    // Nobody knows a check-in of it: nobody waited.
    house.tell(Event::AppointmentStarted(VisitFacts { start, ..of(3) })).await;
    house.tell(Event::AppointmentCompleted(VisitFacts { start, ..of(4) })).await;
    house.drain("four").run().await.unwrap();
    assert_eq!(counted(&house, "2026-12-01").await, Counts { completed: 1, ..made });
    house.close();
}
