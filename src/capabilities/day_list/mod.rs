//! The list for power cuts (F72): everybody's visits of the day on one page of HTML that needs no portal to be read or printed.
//!
//! Who comes to whom and when, how they are reached and where the visit stands; never why. Rows: `guards`, key `day-list#<date>`: the
//! list of a date, when it was made and under which key it lies. Files: the bucket of exports, below `day-lists/`, without anybody's
//! name in a key. `operations::day_list` makes it each morning, takes old ones away and keeps a copy in a folder where one is set.
//! Pages: `/desk/day-list`. API: `/day-list`.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod store;
pub mod views;
