//! Floor 2: the clients of the four services, over one HTTP client, through one seam.
//!
//! Everything the program asks of AWS passes [`connector::Seam`]: it lets nothing out to anybody else, counts calls (what an action may cost is a test)
//! and lets tests answer in AWS's place (conflicts, throttling, cut connections), which no local stand-in does.
//! Beside it, [`certificates`] fetches what SNS signs its posts with, within the same [`reach`].

pub mod certificates;
pub mod clients;
pub mod connector;
pub mod meter;
pub mod reach;
pub mod roots;
pub mod sns_message;
