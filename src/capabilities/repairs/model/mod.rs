//! What a repair is, when the job looks at it, and until when times are kept.

mod cause;
mod gone;
mod plan;
mod repair;
mod state;
mod window;

pub use cause::Cause;
pub use plan::{Due, DueFor, Plan};
pub use repair::{About, Kept, Repair};
pub use state::{State, Told, What};
pub use window::{kept_until, leaves_time};
