//! How long a page takes to be made: every sample of every page, rendered many times, the slowest first.
//!
//! The goal is a millisecond a page in a release build: `cargo bench --bench pages` (also the last part of `scripts/bench`).
#![expect(clippy::print_stdout, reason = "what was measured is the outcome")]

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

use caredesk::web::frame::Frame;
use caredesk::web::render::{Pages, Sample};

/// The guards know every page; of their file only the list is used here.
#[path = "../tests/guards/pages.rs"]
#[expect(dead_code, unused_imports, reason = "its tests are not built for a bench")]
mod pages;

/// How long each page is rendered for, after a tenth of that to warm up.
const EACH: Duration = Duration::from_millis(100);
/// What a page may take.
const GOAL: Duration = Duration::from_millis(1);

fn main() -> Result<(), Box<dyn Error>> {
    let pages = Pages::load()?;
    let mut took = Vec::new();
    for sample in pages::every_sample() {
        let frame = Frame::sample(sample.audience);
        renders(&pages, &sample, &frame, EACH / 10)?;
        took.push((renders(&pages, &sample, &frame, EACH)?, sample.name));
    }
    took.sort_by(|one, other| other.cmp(one));
    for (time, name) in &took {
        println!("{:>7.1} µs  {name}", time.as_secs_f64() * 1e6);
    }
    let slow = took.iter().filter(|(time, _)| *time > GOAL).count();
    println!("{} pages, {slow} of them over the goal of {} µs", took.len(), GOAL.as_micros());
    if slow == 0 { Ok(()) } else { Err(format!("{slow} pages take longer than {} µs", GOAL.as_micros()).into()) }
}

/// The median of as many renderings as fit into `time`: what else the machine does meanwhile is not the page's.
fn renders(pages: &Pages, sample: &Sample, frame: &Frame, time: Duration) -> Result<Duration, Box<dyn Error>> {
    let begun = Instant::now();
    let mut each = Vec::new();
    while begun.elapsed() < time {
        let one = Instant::now();
        black_box(sample.render(pages, frame)?);
        each.push(one.elapsed());
    }
    each.sort_unstable();
    Ok(each[each.len() / 2])
}
