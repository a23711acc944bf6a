//! F66: what somebody who has come lately is told on the page they begin on, and which page strangers find.

use caredesk::access::actor::Level;

use crate::support::{Person, TestApp};

/// Whether the page says where help is.
async fn welcomes(person: &Person, page: &str) -> bool {
    person.opens(page).await.is(200).page().all("main .note a").iter().any(|link| link.attribute("href") == Some("/help"))
}

#[tokio::test]
async fn f66_who_came_lately_is_told_where_to_begin_on_their_first_page_and_nowhere_else() {
    let app = TestApp::start().await;
    let (asha, farah) = (app.patient("Asha").await, app.doctor("Farah Haddad").await);
    let (desk, tomas) = (app.receptionist().await, app.administrator().await);
    let firsts = [(&asha, "/appointments"), (&farah, "/day"), (&desk, "/desk"), (&tomas, "/overview")];
    for (person, first) in firsts {
        assert!(welcomes(person, first).await, "{first}");
        assert!(!welcomes(person, "/doctors").await, "not beside {first}");
    }
    app.passes(7 * 24 * 60);
    app.signs_in(&asha, Level::Full).await;
    assert!(!welcomes(&asha, "/appointments").await, "a week later it is gone");
}

#[tokio::test]
async fn f66_search_engines_keep_the_landing_page_alone() {
    let app = TestApp::start().await;
    for (page, hidden) in [("/", 0), ("/doctors", 1), ("/sign-in", 1)] {
        let robots = app.stranger().opens(page).await.is(200).page().all("meta[name=robots][content=noindex]").len();
        assert_eq!(robots, hidden, "{page}");
    }
}
