//! What a first start says while it makes the demo: a count that runs on a terminal, a few lines elsewhere.
//!
//! On standard output, before the line `ready`: programs that wait for that line pass over the others.

use std::io::{IsTerminal as _, Write as _};
use std::sync::Arc;

use crate::local::demo::{Progress, Tell};

/// Without a terminal, so many visits from line to line.
const LINE_EVERY: usize = 100;

/// Says it on standard output.
pub(super) fn on_stdout() -> Tell {
    let terminal = std::io::stdout().is_terminal();
    Arc::new(move |progress| {
        let said = if terminal { Some(running(progress)) } else { line(progress) };
        let mut out = std::io::stdout().lock();
        // Nobody listening is no reason to stop.
        drop(said.map(|said| out.write_all(said.as_bytes()).and_then(|()| out.flush())));
    })
}

/// The same line again and again.
fn running(progress: Progress) -> String {
    match progress {
        Progress::People => "making the demo hospital: people".to_owned(),
        Progress::Visits { made, of } => format!("\rmaking the demo hospital: {made} of {of} visits"),
        Progress::Made => "\n".to_owned(),
    }
}

fn line(progress: Progress) -> Option<String> {
    match progress {
        Progress::People => Some("making the demo hospital: people\n".to_owned()),
        Progress::Visits { made, of } if made == of || made.is_multiple_of(LINE_EVERY) => {
            Some(format!("making the demo hospital: {made} of {of} visits\n"))
        }
        Progress::Visits { .. } | Progress::Made => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_of(say: impl Fn(Progress) -> Option<String>) -> String {
        let visits = (1..=230).map(|made| Progress::Visits { made, of: 230 });
        [Progress::People].into_iter().chain(visits).chain([Progress::Made]).filter_map(say).collect()
    }

    #[test]
    fn f64_a_first_start_says_how_far_it_is_without_filling_a_log() {
        insta::assert_snapshot!(all_of(line), @r"
        making the demo hospital: people
        making the demo hospital: 100 of 230 visits
        making the demo hospital: 200 of 230 visits
        making the demo hospital: 230 of 230 visits
        ");
    }

    #[test]
    fn f64_on_a_terminal_one_line_counts() {
        let said = all_of(|progress| Some(running(progress)));
        assert_eq!((said.matches('\n').count(), said.matches('\r').count()), (1, 230));
        assert!(said.ends_with("\rmaking the demo hospital: 230 of 230 visits\n"));
    }
}
