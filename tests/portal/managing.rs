//! F17, F18, F19 as administrators do it on pages: departments, doctors' profiles, leaving and coming back.

use caredesk::capabilities::directory::model::NewDoctor;
use caredesk::identity::audit::Deed;
use caredesk::primitives::ids::UserId;
use caredesk::primitives::people::Gender;
use http::Method;
use serde_json::json;

use crate::support::{Answer, Form, PASSWORD, Page, Person, TestApp};

/// What the next page says after a form was taken.
async fn told(person: &Person, answer: Answer, place: &str) -> String {
    let place = answer.leads_to(place).location().to_owned();
    person.opens(&place).await.page().alert()
}

async fn edit_form(person: &Person, doctor: &Person) -> Form {
    let page = person.opens(&format!("/doctors/{}/edit", doctor.id)).await.is(200).page();
    page.form(&format!("/doctors/{}", doctor.id))
}

async fn shown(person: &Person, doctor: &Person) -> serde_json::Value {
    person.api(Method::GET, &format!("/doctors/{}", doctor.id)).send().await.is(200).json()
}

fn links(page: &Page) -> Vec<String> {
    page.all("main a").iter().filter_map(|link| link.attribute("href")).map(str::to_owned).collect()
}

#[tokio::test]
async fn f18_an_administrator_adds_renames_and_removes_a_department() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let all = tomas.opens("/departments").await.is(200).page();
    assert!(links(&all).contains(&"/departments/new".to_owned()), "{:?}", links(&all));
    let form = tomas.opens("/departments/new").await.is(200).page().form("/departments");
    let wrong = tomas.sends(&form.clone().fill("description", "Rashes")).await.is(422).page();
    assert!(wrong.alert().contains("Enter the name of the department"));
    assert_eq!(wrong.form("/departments").value("description"), "Rashes");
    let form = wrong.form("/departments").fill("name", "Skin");
    let made = tomas.sends(&form).await;
    let (address, again) = (made.location().to_owned(), tomas.sends(&form).await);
    assert_eq!(again.location(), address, "pressed twice makes one");
    assert!(told(&tomas, made, "/departments/dpt_").await.contains("The department is added."));
    let changed = tomas.sends(&form.fill("name", "Hair")).await.is(409).page();
    assert!(changed.alert().contains("You have added a department with this form already."));

    let form = tomas.opens(&format!("{address}/edit")).await.is(200).page().form(&address);
    assert_eq!((form.value("name"), form.value("description")), ("Skin", "Rashes"));
    let saved = tomas.sends(&form.fill("name", "Dermatology")).await;
    assert!(told(&tomas, saved, &address).await.contains("The department is saved."));
    assert_eq!(tomas.opens(&address).await.is(200).page().heading(), "Dermatology");

    let page = tomas.opens(&format!("{address}/delete")).await.is(200).page();
    assert!(page.text().contains("It will no longer be shown to anyone."));
    let form = page.form(&format!("{address}/delete"));
    let asked = tomas.sends(&form.clone().fill("name", "Derm")).await.is(422).page();
    assert!(asked.alert().contains("Type the name as it stands here: Dermatology"), "{}", asked.alert());
    tomas.posts(&format!("{address}/delete"), &[]).await.is(422);
    assert_eq!(tomas.opens(&address).await.is(200).page().heading(), "Dermatology", "one press takes nothing away");
    let form = asked.form(&format!("{address}/delete")).fill("name", " dermatology");
    for _ in 0..2 {
        let gone = tomas.sends(&form).await.leads_to("/departments");
        let list = tomas.opens(gone.location()).await.page();
        assert!(list.alert().contains("The department is removed.") && !list.text().contains("Dermatology"));
    }
    for path in ["", "/edit", "/delete"] {
        tomas.opens(&format!("{address}{path}")).await.is(404);
    }
}

#[tokio::test]
async fn f18_a_department_with_doctors_lists_them_instead_of_a_button() {
    let app = TestApp::start().await;
    let (farah, tomas) = (app.doctor("Leena Farah").await, app.administrator().await);
    let address = format!("/departments/{}/delete", app.department.id);
    let page = tomas.opens(&address).await.is(200).page();
    assert!(page.text().contains("One doctor belongs to it") && page.text().contains("Leena Farah"));
    assert!(links(&page).contains(&format!("/doctors/{}/edit", farah.id)));
    assert!(page.all("main form").is_empty(), "nothing to press");
    // A page from before the doctor joined still has the button.
    let refused = tomas.posts(&address, &[]).await.is(409).page();
    assert!(refused.alert().contains("A doctor has just joined this department") && refused.text().contains("Leena Farah"));
    tomas.opens(&format!("/departments/{}", app.department.id)).await.is(200);
}

#[tokio::test]
async fn f18_what_a_second_administrator_saved_is_not_lost_unseen() {
    let app = TestApp::start().await;
    let (tomas, ines) = (app.administrator().await, app.person("Ines", caredesk::access::role::Role::Administrator).await);
    let address = format!("/departments/{}", app.department.id);
    let old = tomas.opens(&format!("{address}/edit")).await.is(200).page().form(&address);
    let other = ines.opens(&format!("{address}/edit")).await.is(200).page().form(&address);
    ines.sends(&other.fill("name", "Heart")).await.leads_to(&address);
    let told_so = tomas.sends(&old.fill("name", "Circulation")).await.is(409).page();
    assert!(told_so.alert().contains("Somebody has saved this since you opened it."), "{}", told_so.alert());
    let choices = told_so.find("form.card--form").unwrap().text();
    for said in ["Both of you changed this.", "Theirs: Heart", "Yours: Circulation", &app.department.name] {
        assert!(choices.contains(said), "{said}: {choices}");
    }
    assert!(told_so.text().contains("Ines saved it meanwhile"), "{}", told_so.text());
    let form = told_so.form(&address);
    assert_eq!((form.value("name"), form.value("version")), ("", "2"), "whose it is to be, nobody has said");
    assert_eq!(told_so.all("input[name=name][required]").len(), 2, "and it must be");
    let short = tomas.sends(&form).await.is(422).page();
    assert!(short.alert().contains("Choose whose words are to stand"), "{}", short.alert());
    assert!(short.text().contains("Yours: Circulation"), "what was typed is kept: {}", short.text());
    let form = short.form(&address).fill("name", "Circulation");
    assert_eq!(tomas.opens(&address).await.page().heading(), "Heart");
    for _ in 0..2 {
        tomas.sends(&form).await.leads_to(&address);
    }
    assert_eq!(tomas.opens(&address).await.page().heading(), "Circulation");
}

#[tokio::test]
async fn f17_a_choice_that_nobody_made_empties_no_field_of_a_doctor() {
    let app = TestApp::start().await;
    let (farah, tomas) = (app.doctor("Leena Farah").await, app.administrator().await);
    let address = format!("/doctors/{}", farah.id);
    let (one, other) = (edit_form(&tomas, &farah).await, edit_form(&tomas, &farah).await);
    tomas.sends(&one.fill("place", "Room 2").fill("qualifications", "MD")).await.leads_to(&address);
    let both = tomas.sends(&other.fill("place", "Room 3").fill("fee", "700")).await.is(409).page();
    let mut form = both.form(&address);
    for _ in 0..2 {
        let short = tomas.sends(&form).await.is(422).page();
        assert!(short.alert().contains("Place: Choose whose words are to stand"), "{}", short.alert());
        let choices = short.find("form.card--form").unwrap().text();
        assert!(choices.contains("Theirs: Room 2") && choices.contains("Yours: Room 3"), "{choices}");
        assert_eq!(shown(&tomas, &farah).await["place"], "Room 2", "nothing is saved");
        form = short.form(&address);
        assert_eq!((form.value("place"), form.value("qualifications"), form.value("fee")), ("", "MD", "700.00"));
    }
    tomas.sends(&form.fill("place", "Room 3")).await.leads_to(&address);
    let now = shown(&tomas, &farah).await;
    assert_eq!((&now["place"], &now["qualifications"]), (&json!("Room 3"), &json!("MD")));
}

#[tokio::test]
async fn f17_an_administrator_edits_every_field_of_a_doctor() {
    let app = TestApp::start().await;
    let farah = app.doctor_who("Leena Farah", |new| new.phone = "+911234567".parse().ok()).await;
    let tomas = app.administrator().await;
    let skin = tomas.api(Method::POST, "/departments").json(&json!({"name": "Skin"})).send().await.member("id");
    let form = edit_form(&tomas, &farah).await;
    assert_eq!((form.value("name"), form.value("department_id")), ("Leena Farah", app.department.id.to_string().as_str()));
    assert_eq!((form.value("phone"), form.value("fee"), form.value("accepts_bookings")), ("+911234567", "", "yes"));
    let filled = [
        ("name", "Dr Leena Haddad"),
        ("department_id", &skin),
        ("specialization", "Dermatologist"),
        ("qualifications", "MD"),
        ("experience_years", "19"),
        ("licence_number", "L-77"),
        ("gender", "female"),
        ("spoken", "hi"),
        ("phone", ""),
        ("fee", "1,200.50"),
        ("buffer_minutes", "10"),
        ("daily_cap", "24"),
        ("place", "B 12"),
        ("accepts_bookings", ""),
        ("requires_approval", "yes"),
        ("offers_video", "yes"),
    ];
    let form = filled.into_iter().fold(form, |form, (name, value)| form.fill(name, value));
    for _ in 0..2 {
        tomas.sends(&form).await.leads_to(&format!("/doctors/{}", farah.id));
    }
    let expected = json!({
        "id": farah.id, "name": "Dr Leena Haddad", "department_id": skin, "specialization": "Dermatologist", "qualifications": "MD",
        "experience_years": 19, "languages": ["hi"], "licence_number": "L-77", "gender": "female", "phone": null, "buffer_minutes": 10,
        "place": "B 12", "daily_cap": 24,
        "fee": {"amount": 120_050, "currency": "INR"}, "own_fee": {"amount": 120_050, "currency": "INR"},
        "accepts_bookings": false, "requires_approval": true, "offers_video": true, "status": "active"
    });
    assert_eq!(shown(&tomas, &farah).await, expected);
    let again = edit_form(&tomas, &farah).await;
    assert_eq!((again.value("fee"), again.value("accepts_bookings"), again.value("spoken")), ("1200.50", "", "hi"));
    assert_eq!(again.value("version"), "2", "pressed twice was saved once");
}

#[tokio::test]
async fn f17_a_profile_that_cannot_be_comes_back_as_typed_with_what_to_change() {
    let app = TestApp::start().await;
    let (farah, tomas) = (app.doctor("Leena Farah").await, app.administrator().await);
    let before = shown(&tomas, &farah).await;
    let form = edit_form(&tomas, &farah).await;
    let typed = [
        ("name", " "),
        ("department_id", ""),
        ("experience_years", "many"),
        ("phone", "12"),
        ("fee", "500,5"),
        ("buffer_minutes", "7"),
        ("daily_cap", "0"),
        ("gender", "f"),
        ("spoken", "ar bn de en es fr gu hi it ja ko"),
        ("place", "Building B"),
    ];
    let form = typed.into_iter().fold(form, |form, (name, value)| form.fill(name, value));
    let page = tomas.sends(&form).await.is(422).page();
    for said in [
        "Enter the doctor's name",
        "Choose a department",
        "Enter the years of experience as a whole number from 0 to 80",
        "Enter the phone number with country code",
        "Enter the fee like 500 or 1,234.50",
        "a multiple of 5",
        "Enter the most visits a day as a whole number from 1 to 200",
        "Choose one of the list",
        "Choose at most 10 languages",
    ] {
        assert!(page.alert().contains(said), "{said}: {}", page.alert());
    }
    let kept = page.form(&format!("/doctors/{}", farah.id));
    assert_eq!(kept.fields.iter().filter(|(name, _)| name == "spoken").count(), 11, "what was ticked stays ticked");
    for (name, value) in [("fee", "500,5"), ("experience_years", "many"), ("place", "Building B"), ("version", "1")] {
        assert_eq!(kept.value(name), value);
    }
    let gone = "dpt_00000000000000000000000000";
    let page = tomas.sends(&edit_form(&tomas, &farah).await.fill("department_id", gone)).await.is(422).page();
    assert!(page.alert().contains("That department is gone: choose another one"));
    assert_eq!(shown(&tomas, &farah).await, before);
}

#[tokio::test]
async fn f17_of_two_administrators_on_the_page_the_second_merges_and_nothing_is_lost() {
    let app = TestApp::start().await;
    let (farah, tomas) = (app.doctor("Leena Farah").await, app.administrator().await);
    let ines = app.person("Ines", caredesk::access::role::Role::Administrator).await;
    let (old, other) = (edit_form(&tomas, &farah).await, edit_form(&ines, &farah).await);
    let other = other.fill("place", "A 1").fill("gender", "other").fill("fee", "450").fill("requires_approval", "yes");
    ines.sends(&other.fill("spoken", "en hi")).await.leads_to("/doctors/");
    let old = old.fill("place", "B 2").fill("specialization", "Heart surgeon");
    let page = tomas.sends(&old).await.is(409).page();
    assert!(page.alert().contains("Somebody has saved this since you opened it."));
    assert!(page.text().contains("Ines saved it meanwhile"), "{}", page.text());
    assert_eq!(shown(&tomas, &farah).await["place"], "A 1");
    assert_eq!(page.all("fieldset").len(), 6, "nothing is asked about what is the same");
    let hint = |field: &str| page.find(&format!("#{field}-hint")).unwrap().text();
    assert!(hint("place").starts_with("Both of you changed this. When you opened it: Nothing"), "{}", hint("place"));
    assert!(hint("fee").starts_with("Only they changed this.") && hint("specialization").starts_with("Only you changed this."));
    let said = |id: &str| page.find(&format!("label[for={id}]")).unwrap().text();
    for (id, words) in [
        ("place-theirs", "Theirs: A 1"),
        ("place-yours", "Yours: B 2"),
        ("gender-theirs", "Theirs: Other"),
        ("gender-yours", "Yours: Not said"),
        ("spoken-theirs", "Theirs: English, Hindi"),
        ("spoken-yours", "Yours: Nothing"),
        ("fee-theirs", "Theirs: 450.00"),
        ("requires_approval-theirs", "Theirs: On"),
        ("requires_approval-yours", "Yours: Off"),
    ] {
        assert_eq!(said(id), words);
    }
    // To begin with, each change is whose it is; of what both changed, nothing is chosen.
    let form = page.form(&format!("/doctors/{}", farah.id));
    let begins =
        ["place", "gender", "fee", "requires_approval", "specialization", "name", "version"].map(|name| form.value(name).to_owned());
    assert_eq!(begins, ["", "other", "450.00", "yes", "Heart surgeon", "Leena Farah", "2"]);
    tomas.sends(&form.clone().fill("place", "A 1")).await.leads_to("/doctors/");
    let merged = shown(&tomas, &farah).await;
    let of = |name: &str| merged[name].clone();
    assert_eq!([of("place"), of("gender"), of("specialization")], [json!("A 1"), json!("other"), json!("Heart surgeon")]);
    assert_eq!((&merged["fee"]["amount"], &merged["requires_approval"]), (&json!(45_000), &json!(true)));
    assert_eq!(merged["languages"], json!(["en", "hi"]), "several in one choice");
    // The page itself is old once somebody saves again; sent twice it is sent once.
    let third = tomas.sends(&form.fill("place", "C 3")).await.is(409).page();
    assert!(third.find("#place-hint").unwrap().text().contains("Only you changed this. When you opened it: A 1"), "{}", third.text());
}

#[tokio::test]
async fn f17_hours_that_changed_meanwhile_keep_nobody_from_saving_the_profile() {
    let app = TestApp::start().await;
    let (farah, tomas) = (app.doctor("Leena Farah").await, app.administrator().await);
    let old = edit_form(&tomas, &farah).await;
    let leave = json!({ "kind": "leave", "start": "2027-01-04", "end": "2027-01-05", "resolve": {} });
    farah.api(Method::POST, &format!("/doctors/{}/exceptions", farah.id)).json(&leave).send().await.is(201);
    tomas.sends(&old.fill("place", "B 2")).await.leads_to("/doctors/");
    assert_eq!(shown(&tomas, &farah).await["place"], "B 2");
}

#[tokio::test]
async fn f17_whoever_says_a_doctors_gender_reads_that_patients_look_by_it() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let farah = app.doctor_who("Leena Farah", |new| new.gender = Some(Gender::Female)).await;
    let found = app.stranger().opens(&format!("/departments/{}?gender=female", app.department.id)).await.is(200).page();
    assert!(found.text().contains("Leena Farah"), "{}", found.text());
    let edit = tomas.opens(&format!("/doctors/{}/edit", farah.id)).await.is(200).page();
    assert!(edit.text().contains("but patients can look for doctors by it"), "{}", edit.text());
}

#[tokio::test]
async fn f19_a_doctor_is_taken_off_the_list_when_no_visit_is_ahead_and_put_back() {
    let app = TestApp::start().await;
    let (farah, tomas, asha) = (app.doctor("Leena Farah").await, app.administrator().await, app.patient("Asha Menon").await);
    let address = format!("/doctors/{}/deactivate", farah.id);
    let early = tomas.opens(&address).await.is(200).page().form(&address);
    let visit = asha.has(&app.open_slots(&farah).await[30]).await;
    let page = tomas.opens(&address).await.is(200).page();
    assert!(page.text().contains("One visit is still to come") && page.all("main form").is_empty());
    assert!(links(&page).contains(&format!("/appointments/{}", visit.id)));
    assert!(page.text().contains("Asha Menon"), "whose it is, as on the desk's lists");
    assert!(links(&page).contains(&format!("/doctors/{}/exceptions/new", farah.id)), "where all of them are offered other times at once");
    let refused = tomas.sends(&early).await.is(409).page();
    assert!(refused.alert().contains("A visit was booked since you opened this page."), "{}", refused.alert());

    tomas.cancels(&visit).await.is(200);
    let form = tomas.opens(&address).await.is(200).page().form(&address);
    let edit = format!("/doctors/{}/edit", farah.id);
    for _ in 0..2 {
        let gone = tomas.sends(&form).await;
        assert!(told(&tomas, gone, &edit).await.contains("Leena Farah is off the list."));
    }
    tomas.opens(&address).await.leads_to(&edit);
    let former = tomas.opens("/doctors/former").await.is(200).page();
    assert!(former.text().contains("Leena Farah") && links(&former).contains(&edit));
    let page = tomas.opens(&edit).await.is(200).page();
    assert!(page.text().contains("This doctor is off the list"));
    app.stranger().opens(&format!("/doctors/{}/times", farah.id)).await.is(404);
    let back = page.form(&format!("/doctors/{}/reactivate", farah.id));
    tomas.sends(&back).await.leads_to(&format!("/doctors/{}", farah.id));
    assert_eq!(shown(&tomas, &farah).await["status"], "active");
    assert!(tomas.opens("/doctors/former").await.is(200).page().text().contains("Nobody has left"));
}

#[tokio::test]
async fn f19_who_returns_to_a_department_that_is_gone_is_asked_for_another() {
    let app = TestApp::start().await;
    let (farah, tomas) = (app.doctor("Leena Farah").await, app.administrator().await);
    tomas.api(Method::DELETE, &format!("/doctors/{}", farah.id)).send().await.is(204);
    tomas.api(Method::DELETE, &format!("/departments/{}", app.department.id)).send().await.is(204);
    let back = tomas.posts(&format!("/doctors/{}/reactivate", farah.id), &[]).await;
    assert!(told(&tomas, back, &format!("/doctors/{}/edit", farah.id)).await.contains("Their department is gone."));
    assert_eq!(edit_form(&tomas, &farah).await.value("department_id"), "", "another one has to be chosen");
}

#[tokio::test]
async fn f19_who_is_taken_off_the_list_is_signed_out_until_they_return() {
    let app = TestApp::start().await;
    let (farah, tomas) = (app.doctor("Leena Farah").await, app.administrator().await);
    app.gets_a_password(&farah).await;
    let enters = || async { app.stranger().posts("/sign-in", &[("email", &farah.email), ("password", PASSWORD)]).await };
    farah.posts("/sign-in", &[("email", &farah.email), ("password", PASSWORD)]).await.is(303);
    farah.opens("/day").await.is(200);
    let address = format!("/doctors/{}/deactivate", farah.id);
    let page = tomas.opens(&address).await.is(200).page();
    assert!(page.text().contains("They are signed out and cannot sign in."));
    tomas.sends(&page.form(&address)).await.is(303);
    farah.opens("/day").await.leads_to("/sign-in");
    let refused = enters().await.is(401).page().alert();
    let wrong = app.stranger().posts("/sign-in", &[("email", "nobody@example.org"), ("password", PASSWORD)]).await.is(401).page().alert();
    assert_eq!(refused, wrong, "told as a wrong password is");
    let back = format!("/doctors/{}/reactivate", farah.id);
    for _ in 0..2 {
        tomas.posts(&back, &[]).await.is(303);
    }
    farah.opens("/day").await.leads_to("/sign-in");
    enters().await.is(303);
}

#[tokio::test]
async fn f19_a_doctor_without_an_account_leaves_and_returns_too() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let id = UserId::new(&app.app.ground.ids);
    let new = NewDoctor::named("Leena Farah".parse().unwrap(), app.department.id, "Cardiologist");
    app.app.directory.add_doctor(id, new, Deed::of_house("doctor.add")).await.unwrap();
    tomas.api(Method::DELETE, &format!("/doctors/{id}")).send().await.is(204);
    tomas.api(Method::POST, &format!("/doctors/{id}/reactivate")).send().await.is(200);
}
