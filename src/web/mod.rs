//! Floor 4: page and API plumbing that knows no capability.
//!
//! A slice builds one [`routes::Routes`], generic over the application's state, and writes thin handlers. Everything
//! that every request needs stands around them, once: gate, limits, refusals, headers, ids, logs.
//!
//! ```ignore
//! // capabilities/appointments/mod.rs
//! pub fn routes<S>() -> Routes<S>
//! where
//!     S: Clone + Send + Sync + 'static,
//!     WebState: FromRef<S>,
//!     Appointments: FromRef<S>,
//! {
//!     let needs = Gate::Needs;
//!     Routes::new()
//!         .page(needs(Right::SeeAppointments), Method::GET, "/appointments/{id}", pages::show)
//!         .page(needs(Right::CancelAppointment), Method::POST, "/appointments/{id}/cancel", pages::cancel)
//!         .api(needs(Right::BookAppointment), routes!(api::book))        // path = "/appointments": /api/v1 is put before it
//!         .api(needs(Right::SeeAppointments), routes!(api::list))        // another gate on the same path is another line
//! }
//!
//! // api.rs: the gate has asked who it is before the body is read; `Granted` must name the right of the gate.
//! #[utoipa::path(post, path = "/appointments", request_body = NewAppointment, responses((status = 201, body = AppointmentBody)))]
//! async fn book(
//!     grant: Granted<BookAppointment>,
//!     State(appointments): State<Appointments>,
//!     Keyed { key, fingerprint, body }: Keyed<NewAppointment>,            // 428 without a key, 422 with pointers, 400, 413, 415
//! ) -> Result<impl IntoResponse, Refusal> {
//!     match appointments.book(&grant, body, key, fingerprint).await {
//!         Ok(visit) => Ok((StatusCode::CREATED, [(LOCATION, visit.location())], ApiJson(visit))),
//!         Err(BookingError::TimeTaken { alternatives }) => {
//!             Err(Because::of(Problem::TimeTaken).member("alternatives", json!(alternatives)).into())
//!         }
//!         Err(BookingError::TooFarAhead { days }) => Err(Refusal::field(FieldError::new("/start", "too_far_ahead").with("days", days))),
//!         Err(BookingError::Storage(error)) => Err(error.into()),         // 503 + Retry-After, or 500
//!     }
//! }
//!
//! // pages.rs: somebody else's visit is not found; the page knows who asks and what just happened.
//! async fn show(grant: Granted<SeeAppointments>, State(appointments): State<Appointments>, ApiPath(id): ApiPath<AppointmentId>, page: Page)
//!     -> Result<Html<String>, Refusal> {
//!     let visit = appointments.find(&grant, id).await?.ok_or(Refusal::NotFound)?;
//!     page.render(&AppointmentView::of(&visit))
//! }
//! ```

pub mod assets;
pub mod bars;
mod bearer;
pub mod carried;
pub mod choices;
pub mod client_ip;
pub mod confirm;
pub mod cookies;
pub mod csv;
pub mod cursor;
pub mod dress;
pub mod ending;
pub mod etag;
pub mod event_choice;
pub mod fee;
pub mod field;
pub mod figures;
pub mod flash;
pub mod forms;
pub mod frame;
mod front_door;
pub mod gate;
pub mod headers;
pub mod help;
pub mod idempotency;
pub mod intake;
pub mod json;
pub mod kit;
pub mod lambda;
pub mod language;
pub mod layers;
pub mod letter;
pub mod limits;
pub mod mailbox;
pub mod meanwhile;
pub mod merge;
mod misfit;
#[cfg(feature = "local")]
mod openapi;
pub mod operations;
pub mod outcome;
pub mod page;
pub mod paper;
pub mod people;
pub mod problem;
pub mod range;
pub mod reference;
pub mod refusal;
pub mod render;
pub mod return_path;
pub mod routes;
pub mod say;
pub mod sentence;
pub mod server;
pub mod size;
pub mod sought;
pub mod spoken;
pub mod state;
pub mod stream;
pub mod telemetry;
#[cfg(any(test, feature = "local"))]
pub mod testing;
pub mod text_message;
pub mod texts;
pub mod views;
mod way_back;
mod wire;
