//! How far a job is, for whoever runs it by hand on a terminal: how many messages, rows or people it has done, of how many it knows.
//!
//! The work says [`found`] and [`done`] wherever it is in its loops. Only `caredesk job` listens, by [`shown_on`]; in a server's
//! loops, on Lambda and in a schedule's log nobody does, and both are nothing. How many there are is often known a page at a time: the bar's end
//! moves on while a job finds more.

use std::future::Future;
use std::io::IsTerminal as _;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How often the time on the bar moves on.
const TICK: Duration = Duration::from_millis(200);
/// Before anything is found: the time alone.
const LOOKING: &str = "{prefix}  {spinner} {elapsed}";
/// With what is done.
const COUNTING: &str = "{prefix}  [{bar:30}] {pos} of {len}  {elapsed}";

tokio::task_local! {
    static BAR: ProgressBar;
}

/// So many more are to be done.
pub fn found(more: usize) {
    on_the_bar(|bar| {
        if bar.length().is_none() && more > 0 {
            bar.set_style(style(COUNTING));
            bar.set_length(0);
        }
        bar.inc_length(count(more));
    });
}

/// So many of them are done, whatever became of them.
pub fn done(many: usize) {
    on_the_bar(|bar| bar.inc(count(many)));
}

/// So many were found and done at once.
pub fn took(many: usize) {
    found(many);
    done(many);
}

fn on_the_bar(act: impl FnOnce(&ProgressBar)) {
    // Nobody looks: that is the ordinary case.
    let _ = BAR.try_with(act);
}

/// Runs a job and shows how far it is until it ends. The bar is gone then: what the job came to is said in its place.
pub async fn shown_on<T>(target: ProgressDrawTarget, job: String, work: impl Future<Output = T>) -> T {
    let bar = ProgressBar::with_draw_target(None, target).with_style(style(LOOKING)).with_prefix(job);
    if !bar.is_hidden() {
        bar.enable_steady_tick(TICK);
    }
    let came_to = BAR.scope(bar.clone(), work).await;
    bar.finish_and_clear();
    came_to
}

/// Standard error when that is a terminal, so that standard output has the result alone; nowhere otherwise.
#[must_use]
pub fn terminal() -> ProgressDrawTarget {
    if std::io::stderr().is_terminal() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() }
}

fn count(many: usize) -> u64 {
    u64::try_from(many).unwrap_or(u64::MAX)
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("=> ")
}

#[cfg(test)]
mod tests {
    use indicatif::InMemoryTerm;

    use super::*;

    fn screen() -> (InMemoryTerm, ProgressDrawTarget) {
        let screen = InMemoryTerm::new(5, 80);
        (screen.clone(), ProgressDrawTarget::term_like(Box::new(screen)))
    }

    #[tokio::test]
    async fn f45_a_job_on_a_terminal_shows_how_far_it_is_and_leaves_only_what_it_came_to() {
        let (screen, target) = screen();
        let work = async {
            found(40);
            done(10);
            BAR.with(ProgressBar::force_draw);
            let half_way = screen.contents();
            found(20);
            done(50);
            BAR.with(ProgressBar::force_draw);
            (half_way, screen.contents())
        };
        let (half_way, at_the_end) = shown_on(target, "send".to_owned(), work).await;
        assert!(half_way.starts_with("send  [") && half_way.contains("10 of 40"), "{half_way}");
        assert!(at_the_end.contains("60 of 60"), "{at_the_end}");
        assert_eq!(screen.contents(), "");
    }

    #[tokio::test]
    async fn f45_a_job_that_finds_nothing_shows_that_it_runs() {
        let (screen, target) = screen();
        let shown = shown_on(target, "reap".to_owned(), async {
            BAR.with(ProgressBar::force_draw);
            screen.contents()
        });
        let shown = shown.await;
        assert!(shown.starts_with("reap") && !shown.contains(" of "), "{shown}");
    }

    #[test]
    fn f45_without_a_terminal_nobody_is_shown_anything() {
        took(3);
        assert!(ProgressBar::with_draw_target(None, terminal()).is_hidden() || std::io::stderr().is_terminal());
    }
}
