//! The waiting list of a department.

use axum::response::Response;
use http::StatusCode;
use serde::Deserialize;

use super::Room;
use crate::access::grant::Granted;
use crate::access::permissions::SeeWaitingList;
use crate::capabilities::directory::model::Doctor;
use crate::capabilities::waiting_list::model::{OfferedTo, Queued, State};
use crate::capabilities::waiting_list::service::{ListOf, OffersNow};
use crate::capabilities::waiting_list::views::{Choice, DeskLine, OfferedLine, Standing, WaitingDesk, WishLine};
use crate::identity::accounts::Reached;
use crate::primitives::ids::{DepartmentId, UserId};
use crate::web::cursor::Paging;
use crate::web::field::Field;
use crate::web::json::ApiQuery;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::texts::Message;

/// Whose list, as addresses say it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct AskedFor {
    department: String,
    doctor: String,
}

/// Who waits in a department, and what became of it; while none is chosen, what is kept for somebody in any of them.
pub(super) async fn show(
    grant: Granted<SeeWaitingList>,
    room: Room,
    ApiQuery(asked): ApiQuery<AskedFor>,
    paging: Paging,
    page: Page,
) -> Result<Response, Refusal> {
    let departments = room.departments().await?;
    let known = departments.iter().find(|one| one.id == asked.department);
    // One department is no choice.
    let chosen = known.or_else(|| departments.first().filter(|_| departments.len() == 1 && asked.department.is_empty()));
    let wrong = chosen.is_none() && !asked.department.is_empty();
    let field = Field::typed(
        chosen.map_or(asked.department.clone(), |one| one.id.clone()),
        wrong.then(|| Message::new("field-unknown-department")),
    );
    let mut view = WaitingDesk {
        department: field,
        doctors: Vec::new(),
        doctor: Field::of(asked.doctor.clone()),
        offered: Vec::new(),
        open: Vec::new(),
        over: Vec::new(),
        departments: Vec::new(),
        search_goes_on: false,
        first: paging.beginning().map(str::to_owned),
        more: None,
    };
    let from = paging.start()?;
    if let Some(one) = chosen {
        let id: DepartmentId = one.id.parse().map_err(|_| Refusal::NotFound)?;
        let doctor: Option<UserId> = asked.doctor.parse().ok();
        let (list, doctors) = tokio::try_join!(
            async { room.list.of_department(&grant, id, doctor, paging.limit(), from).await.map_err(Refusal::from) },
            async { room.directory.doctors_of(id).await.map_err(Refusal::from) }
        )?;
        view.doctors = doctors.iter().map(|doctor: &Doctor| Choice { id: doctor.id.to_string(), name: doctor.name.to_string() }).collect();
        view.search_goes_on = list.open.search_goes_on(paging.limit());
        view.more = paging.link(list.open.next.as_ref())?;
        view.open = list.open.items.iter().map(|queued| line(&room, &one.name, queued, &list).told_of(queued, &doctors)).collect();
        view.open.sort_by_key(|line| !(line.no_mail && line.wish.offer.is_some()));
        view.over = list.over.iter().map(|queued| line(&room, &one.name, queued, &list)).collect();
    } else if !wrong {
        let now = room.list.offered_now(&grant).await?;
        let name_of = |id: DepartmentId| departments.iter().find(|one| one.id == id.to_string()).map(|one| one.name.clone());
        let lines = now.offers.iter().map(|(id, to)| offered(&room, name_of(*id).unwrap_or_default(), to, &now));
        view.offered = lines.collect();
    }
    view.departments = departments;
    let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    page.again(status, &view)
}

fn line(room: &Room, department: &str, queued: &Queued, list: &ListOf) -> DeskLine {
    let Queued { patient_id, entry, .. } = queued;
    let standing = room.list.standing_of(queued);
    let wish = room.wish(entry.wait_id, &entry.wish, (department, entry.doctor.as_deref()), standing, entry.asked_at);
    let offer = entry.offer.as_ref().filter(|offer| room.now() < offer.until).map(|offer| room.offer(offer));
    let known = list.people.get(patient_id);
    // Whoever is over is called no more.
    let called = known.filter(|_| entry.state.is_open());
    DeskLine {
        patient_id: *patient_id,
        name: known.map(|known| known.name.to_string()).unwrap_or_default(),
        phone: called.map(Reached::number).unwrap_or_default(),
        no_mail: called.is_some_and(Reached::by_phone_alone),
        wish: WishLine { kind: entry.kind_name.clone(), offer, ..wish },
        latest: entry.history.last().map(|told| room.happening(told)),
    }
}

impl DeskLine {
    /// The same, told which doctors work in the department: of whoever waits for another one by name nothing comes.
    fn told_of(self, queued: &Queued, doctors: &[Doctor]) -> Self {
        let works = |id: UserId| doctors.iter().any(|doctor| doctor.id == id && queued.entry.wish.is_possible_with(doctor));
        let gone = self.wish.standing == Standing::from(State::Waiting) && queued.entry.wish.doctor_id.is_some_and(|id| !works(id));
        Self { wish: WishLine { gone, ..self.wish }, ..self }
    }
}

fn offered(room: &Room, department: String, to: &OfferedTo, now: &OffersNow) -> OfferedLine {
    let known = now.people.get(&to.patient_id);
    OfferedLine {
        patient_id: to.patient_id,
        id: to.wait_id,
        name: known.map(|known| known.name.to_string()).unwrap_or_default(),
        phone: known.map(Reached::number).unwrap_or_default(),
        no_mail: known.is_some_and(Reached::by_phone_alone),
        department,
        offer: room.offer(&to.offer),
    }
}
