//! A doctor's month in numbers (F48): the mail on the first of the next month, and a page to look at any month of the last two years.
//!
//! Nothing is counted in advance: a month is read from its doctor's visits when somebody asks, and what was written about them from
//! the lines of their records. Rows: `guards`, key `monthly-reports`: the month whose reports are queued. The mails are rows of
//! `notifications`, one for each doctor and month by its key; queueing is `operations::monthly`'s work, sending `operations::sender`'s,
//! from visits alone: what sends mail reads nothing clinical. Page: `/monthly-reports`. API: `/monthly-reports/{month}`.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod store;
pub mod views;
