//! The program as operators run it: started, asked to stop, run beside itself, given wrong settings.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]
#![cfg(feature = "local")]

mod process;

use process::{Caredesk, Ended, Running};

#[test]
fn f62_a_server_says_when_it_is_ready_and_ends_when_asked() {
    let data = tempfile::tempdir().unwrap();
    let server = Caredesk::new(data.path()).serve();
    assert!(server.said.iter().any(|line| line.contains("patient@demo.test")), "{:?}", server.said);
    assert!(server.get("/healthz").starts_with("HTTP/1.1 200"));
    assert!(server.get("/readyz").starts_with("HTTP/1.1 200"));
    assert!(server.get("/api/v1/doctors").contains("Dr Leena Farah"));
    assert!(server.ends().success());
    let again = Caredesk::new(data.path()).serve();
    assert!(again.get("/api/v1/doctors").contains("Dr Leena Farah"), "the data is kept");
}

#[test]
fn f04_a_first_start_that_is_killed_while_it_makes_the_demo_is_finished_by_the_next_one() {
    let data = tempfile::tempdir().unwrap();
    let caredesk = Caredesk::new(data.path()).with("CAREDESK_DEMO", "on");
    let serve = ["serve", "--listen", "127.0.0.1:0"];
    drop(caredesk.starts_until(&serve, "making the demo hospital: 100 of"));
    let half = caredesk.run(&["verify"]);
    assert_eq!(half.code, Some(0), "{}", half.out);
    let second = caredesk.serve();
    assert!(second.said.iter().any(|line| line.starts_with("making the demo hospital: 100 of")), "{:?}", second.said);
    assert!(second.ends().success());
    let whole = caredesk.run(&["verify"]);
    assert_eq!(whole.code, Some(0), "{}", whole.out);
    let third = caredesk.serve();
    assert!(!third.said.iter().any(|line| line.contains("making")), "{:?}", third.said);
    assert!(third.ends().success());
    let visits = |verified: &str| verified.lines().find(|line| line.starts_with("I2")).map(str::to_owned);
    assert_eq!(visits(&whole.out), visits(&caredesk.run(&["verify"]).out), "nothing is made twice");
}

#[test]
fn f04_a_house_without_an_administrator_says_how_the_first_one_is_made_before_it_is_ready() {
    let data = tempfile::tempdir().unwrap();
    let caredesk = Caredesk::new(data.path()).with("CAREDESK_DEMO", "off");
    let says_it = |server: &Running| server.said.iter().filter(|line| line.contains("caredesk admin create --name")).count();
    let server = caredesk.serve();
    assert_eq!(says_it(&server), 1, "{:?}", server.said);
    assert!(server.get("/readyz").starts_with("HTTP/1.1 200"), "where it listens is a line of its own");
    let made = caredesk.run(&["admin", "create", "--name", "Ada Okafor", "--email", "ada@example.org"]);
    assert_eq!(made.code, Some(0), "{}", made.err);
    assert!(server.ends().success());
    let again = caredesk.serve();
    assert_eq!(says_it(&again), 0, "{:?}", again.said);
}

#[test]
fn f64_a_second_program_on_the_same_data_is_told_how_to_share_and_verify_joins_in() {
    let data = tempfile::tempdir().unwrap();
    let caredesk = Caredesk::new(data.path());
    let server = caredesk.serve();
    let Ended { code, out, err } = caredesk.run(&["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(err.contains("is in use by another caredesk") && err.contains("AWS_ENDPOINT_URL_DYNAMODB=http://127.0.0.1:"), "{err}");
    let verified = caredesk.run(&["verify"]);
    assert_eq!(verified.code, Some(0), "{}", verified.err);
    assert!(verified.out.ends_with("every invariant holds\n"), "{}", verified.out);
    drop(server);
}

#[test]
fn f64_two_servers_share_one_stack() {
    let data = tempfile::tempdir().unwrap();
    let caredesk = Caredesk::new(data.path());
    let stack = caredesk.starts(&["stack"]);
    let endpoints: Vec<(String, String)> =
        stack.said.iter().filter_map(|line| line.split_once('=')).map(|(name, url)| (name.to_owned(), url.to_owned())).collect();
    assert_eq!(endpoints.len(), 4, "{:?}", stack.said);
    let sharing = || endpoints.iter().fold(Caredesk::new(data.path()), |caredesk, (name, url)| caredesk.with(name, url));
    let (one, two) = (sharing().serve(), sharing().serve());
    for server in [&one, &two] {
        assert!(server.get("/api/v1/doctors").contains("Dr Leena Farah"));
    }
}

#[test]
fn f64_servers_with_folders_of_their_own_share_the_secret_of_their_stack() {
    let (data, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let stack = Caredesk::new(data.path()).starts(&["stack"]);
    let given = stack.said.iter().filter_map(|line| line.split_once('='));
    let elsewhere = given.fold(Caredesk::new(other.path()), |caredesk, (name, url)| caredesk.with(name, url));
    assert!(elsewhere.serve().ends().success());
    let wrong = elsewhere.with("CAREDESK_SECRET", "9f1c2ab7e0445d6b83c7f21098adbe63517c04f8d2963ea1b05c7d18e94f260a").run(&["verify"]);
    assert!(wrong.code == Some(1) && wrong.err.contains("is not the one this installation began with"), "{}", wrong.err);
}

#[test]
fn f64_starting_over_forgets_everything() {
    let data = tempfile::tempdir().unwrap();
    let caredesk = Caredesk::new(data.path());
    assert!(caredesk.serve().ends().success());
    let begun = caredesk.run(&["verify"]).out;
    assert!(!begun.contains(" 0 entries"), "{begun}");
    let fresh = caredesk.with("CAREDESK_DEMO", "off");
    assert!(fresh.starts(&["serve", "--listen", "127.0.0.1:0", "--reset"]).ends().success());
    let fresh = fresh.run(&["verify"]);
    assert!(fresh.code == Some(0) && fresh.out.contains(" 0 entries"), "{}", fresh.out);
}

#[test]
fn f65_settings_that_do_not_fit_are_all_told_at_once_and_nothing_starts() {
    let data = tempfile::tempdir().unwrap();
    let refused = Caredesk::new(data.path()).with("CAREDESK_STACK", "aws").with("CAREDESK_DEMO", "on").with("CAREDESK_COLOUR", "red");
    let Ended { code, out, err } = refused.run(&["serve"]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    for name in ["CAREDESK_ORIGIN", "CAREDESK_SECRET", "CAREDESK_DEMO", "CAREDESK_COLOUR", "AWS_REGION"] {
        assert_eq!(err.lines().filter(|line| line.contains(name)).count(), 1, "{name} in {err}");
    }
    assert!(!data.path().join("secret").exists());
}

#[test]
fn f67_the_tables_are_printed_and_made() {
    let data = tempfile::tempdir().unwrap();
    let caredesk = Caredesk::new(data.path());
    let printed = caredesk.run(&["schema"]);
    assert_eq!(printed.out, include_str!("../../infra/tables.json"));
    assert!(caredesk.run(&["schema", "--apply"]).out.contains("made caredesk-users"));
    assert_eq!(caredesk.run(&["schema", "--apply"]).out, "every table is there\n");
}

#[test]
fn f67_there_is_nothing_to_verify_where_nothing_is() {
    let data = tempfile::tempdir().unwrap();
    let nowhere = Caredesk::new(&data.path().join("nothing")).run(&["verify"]);
    assert!(nowhere.code == Some(1) && nowhere.err.contains("there is no installation in"), "{}", nowhere.err);
}

#[test]
fn f04_the_command_line_makes_the_first_administrator_and_prints_a_link() {
    let data = tempfile::tempdir().unwrap();
    let server = Caredesk::new(data.path()).serve();
    let made = Caredesk::new(data.path()).run(&["admin", "create", "--name", "Tomas Reiter", "--email", "tomas@example.org"]);
    assert_eq!(made.code, Some(0), "{}", made.err);
    let link = made.out.lines().find(|line| line.contains("/set-password/")).expect("no link");
    let path = &link[link.find("/set-password/").unwrap()..];
    assert!(link.starts_with(&format!("http://{}/set-password/", server.address())), "where the server listens, not the default: {link}");
    let again = ["admin", "create", "--name", "Tomas Reiter", "--email", "tomas@example.org"];
    let elsewhere = Caredesk::new(data.path()).with("CAREDESK_ORIGIN", "https://portal.example.org").run(&again);
    assert!(elsewhere.out.contains("https://portal.example.org/set-password/"), "{}{}", elsewhere.out, elsewhere.err);
    let help = Caredesk::new(data.path()).run(&["admin", "create", "--help"]);
    assert!(help.out.contains("CAREDESK_ORIGIN"), "{}", help.out);
    assert!(server.get(path).starts_with("HTTP/1.1 200"), "the server knows the link");
    let refused = Caredesk::new(data.path()).run(&["admin", "create", "--name", "Somebody", "--email", "admin@demo.test"]);
    assert!(refused.code == Some(1) && refused.err.contains("has an account already"), "{}", refused.err);
}
