//! F17, F18: departments and doctors come in from a spreadsheet, first looked at and then made.

use caredesk::storage::tables::Table;

use crate::support::html::Element;
use crate::support::{Answer, Death, Page, Person, TestApp};

const HERE: &str = "/admin/import";
const COMMIT: &str = "/admin/import/commit";

/// What would become of the lines.
async fn checks(by: &Person, kind: &str, sheet: &str) -> Answer {
    let form = by.opens(HERE).await.is(200).page().form(HERE);
    by.sends(&form.fill("kind", kind).fill("sheet", sheet)).await
}

/// The cells of the line with this number: name, state and what is to be changed.
fn line(page: &Page, number: usize) -> (String, String, String) {
    let rows = page.all("tbody tr");
    let row = rows.into_iter().find(|row| row.find("th").unwrap().text() == number.to_string()).expect("no such line");
    let cells: Vec<String> = row.all("td").into_iter().map(Element::text).collect();
    (cells[0].clone(), cells[1].clone(), cells[2].clone())
}

/// What the next page says once every line was brought in.
async fn told(by: &Person, answer: Answer) -> String {
    let place = answer.leads_to(HERE).location().to_owned();
    by.opens(&place).await.is(200).page().alert()
}

/// How many rows there are of departments or doctors.
async fn parts(app: &TestApp, part: &str) -> usize {
    app.rows(Table::Directory).await.iter().filter(|row| row["part"].as_s().is_ok_and(|found| found == part)).count()
}

#[tokio::test]
async fn f18_departments_of_a_spreadsheet_are_looked_at_first_and_made_once() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let before = parts(&app, "department").await;
    let sheet = format!("\u{feff}Name;Description;\r\nSkin;Rashes, moles;\r\n\r\nEyes;;\r\n{};;\r\n", app.department.name.to_uppercase());
    let page = checks(&tomas, "departments", &sheet).await.is(200).page();
    assert_eq!((page.heading().as_str(), parts(&app, "department").await), ("What would happen", before), "nothing is changed");
    assert_eq!(line(&page, 2), ("Skin".to_owned(), "New".to_owned(), String::new()));
    assert_eq!(line(&page, 4).1, "New");
    assert_eq!(line(&page, 5).1, "Already there");
    let form = page.form(COMMIT);
    let done = told(&tomas, tomas.sends(&form).await).await;
    assert!(done.contains("2 lines were added.") && done.contains("One line was here already."), "{done}");
    let here = checks(&tomas, "departments", &sheet).await.is(200).page();
    assert_eq!((line(&here, 2).1.as_str(), parts(&app, "department").await), ("Already there", before + 2));
    let link = here.find("tbody a").unwrap().attribute("href").unwrap().to_owned();
    let skin = tomas.opens(&link).await.is(200).page();
    assert_eq!(skin.heading(), "Skin");
    assert!(skin.text().contains("Rashes, moles"));
    let again = told(&tomas, tomas.sends(&form).await).await;
    assert!(again.contains("No line was new.") && again.contains("3 lines were here already."), "{again}");
    assert_eq!(parts(&app, "department").await, before + 2, "twice makes as many as once");
}

#[tokio::test]
async fn f18_wrong_lines_are_named_and_keep_the_good_ones_out_until_that_is_wanted() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let before = parts(&app, "department").await;
    let sheet = format!("name,description\nSkin,\n,Nobody\nEyes,Far, near\nskin,\nEars,{}\n", "x".repeat(1_001));
    let page = checks(&tomas, "departments", &sheet).await.is(200).page();
    assert!(line(&page, 3).2.contains("name Enter the name of the department"), "{:?}", line(&page, 3));
    assert!(line(&page, 4).2.contains("Put quotes around"), "{:?}", line(&page, 4));
    assert!(line(&page, 5).2.contains("line 2 says the same"), "{:?}", line(&page, 5));
    assert!(line(&page, 6).2.contains("description Shorten the description to 1000"), "{:?}", line(&page, 6));
    let refused = tomas.sends(&page.form(COMMIT)).await.is(422).page();
    assert!(refused.alert().contains("Some lines are wrong"), "{}", refused.alert());
    assert_eq!(parts(&app, "department").await, before);
    let done = tomas.sends(&refused.form(COMMIT).fill("good_only", "yes")).await.is(200).page();
    assert_eq!((line(&done, 2).1.as_str(), line(&done, 3).1.as_str()), ("Added", "Wrong"));
    assert_eq!(parts(&app, "department").await, before + 1);
    for (sheet, words) in [("", "Paste the line"), ("nombre\nA", "rename the column nombre"), ("description\nA", "Add the column name")] {
        let refused = checks(&tomas, "departments", sheet).await.is(422).page();
        assert!(refused.alert().contains(words), "{}", refused.alert());
    }
}

#[tokio::test]
async fn f18_a_stray_quote_is_named_by_its_line_and_the_lines_under_it_come_in() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let before = parts(&app, "department").await;
    let sheet = "name,description\nSkin,\"Rashes\nEyes,Far and near\nEars,\"Sharp, loud\"\n";
    let page = checks(&tomas, "departments", sheet).await.is(200).page();
    assert!(line(&page, 2).2.contains("the quotes of this line do not match"), "{:?}", line(&page, 2));
    assert_eq!((line(&page, 3).1.as_str(), line(&page, 4).1.as_str()), ("New", "New"));
    let done = tomas.sends(&page.form(COMMIT).fill("good_only", "yes")).await.is(200).page();
    assert_eq!((line(&done, 3).1.as_str(), line(&done, 4).1.as_str()), ("Added", "Added"));
    assert_eq!(parts(&app, "department").await, before + 2);
}

#[tokio::test]
async fn f17_a_name_that_begins_as_a_formula_is_wrong_and_the_button_says_what_is_left_out() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let (department, formula) = (&app.department.name, r#""=HYPERLINK(""x"")""#);
    let lines = format!("a@example.org,{formula},{department}\nb@example.org,Dr Ravi Menon,{department}\n");
    let sheet = format!("email,name,department\n{lines}");
    let page = checks(&tomas, "doctors", &sheet).await.is(200).page();
    assert!(line(&page, 2).2.contains("name Write the name without ="), "{:?}", line(&page, 2));
    assert_eq!(line(&page, 3).1, "New");
    let form = page.all("form").into_iter().find(|form| form.attribute("action") == Some(COMMIT)).unwrap();
    assert_eq!(form.find("button").unwrap().text(), "Import one line, leave one out");
    assert!(form.find("input[name=good_only]").unwrap().attribute("required").is_some(), "the browser asks before the house does");
    let page = checks(&tomas, "departments", "name,description\n'+Heart,\n-Skin,\n@Eyes,\nEars,=1\n").await.is(200).page();
    let states: Vec<String> = (2..6).map(|number| line(&page, number).1).collect();
    assert_eq!(states, ["Wrong", "Wrong", "Wrong", "New"]);
}

#[tokio::test]
async fn f18_five_hundred_lines_of_devanagari_are_looked_at_and_come_in() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let before = parts(&app, "department").await;
    let words = "हृदय रोग, रक्तचाप और साँस की तकलीफ़ के लिए ".repeat(5);
    let lines = (0..500).map(|n| format!("विभाग {n},\"{words}\"")).collect::<Vec<_>>().join("\n");
    let page = checks(&tomas, "departments", &format!("name,description\n{lines}")).await.is(200).page();
    assert_eq!((line(&page, 501).0, line(&page, 501).1), ("विभाग 499".to_owned(), "New".to_owned()));
    let first = tomas.sends(&page.form(COMMIT)).await.is(200).page();
    assert!(first.text().contains("100 lines were added."), "{}", first.alert());
    assert_eq!(parts(&app, "department").await, before + 100);
    // Far too much is said to be too much, and nothing of it is read.
    checks(&tomas, "departments", &format!("name\n{}", "क".repeat(300_000))).await.is(413);
}

#[tokio::test]
async fn f17_doctors_of_a_spreadsheet_are_invited_once_each() {
    let app = TestApp::start().await;
    let (tomas, patient) = (app.administrator().await, app.known_account().await);
    let before = parts(&app, "doctor").await;
    let department = &app.department.name;
    let sheet = format!(
        "Email,Name,Department,Specialization,Experience years,Phone,Fee,Languages\r\n\
         leena@example.org,Dr Leena Farah,{department},Cardiologist,12,'+91 98765 43210,750,EN; hi\r\n\
         omar@example.org,Dr Omar Haddad,Nowhere,,many,12,1.000,en english\r\n\
         LEENA@example.org,Dr L Farah,{department}\r\n\
         {patient},Dr Ravi Menon,{department}\r\n\
         asha,,\r\n\
         ravi@example.org,Dr Ravi Menon,{department}\r\n"
    );
    let page = checks(&tomas, "doctors", &sheet).await.is(200).page();
    let omar = line(&page, 3).2;
    for words in ["department Use the name", "experience_years Enter", "phone Enter", "fee Enter", "languages Write codes"] {
        assert!(omar.contains(words), "{words} in {omar}");
    }
    assert!(line(&page, 4).2.contains("line 2 says the same"), "{:?}", line(&page, 4));
    assert!(line(&page, 5).2.contains("somebody who is not a doctor"), "{:?}", line(&page, 5));
    let asha = line(&page, 6).2;
    for words in ["email Enter", "name Enter", "department Enter the name of a department"] {
        assert!(asha.contains(words), "{words} in {asha}");
    }
    assert_eq!((parts(&app, "doctor").await, app.mail_to("leena@example.org").await.len()), (before, 0), "nothing is changed");
    let form = page.form(COMMIT).fill("good_only", "yes");
    let done = tomas.sends(&form).await.is(200).page();
    assert_eq!((line(&done, 2).1.as_str(), line(&done, 7).1.as_str()), ("Added", "Added"));
    let account = done.find("tbody a").unwrap().attribute("href").unwrap().to_owned();
    assert!(tomas.opens(&account).await.is(200).page().text().contains("Link sent"));
    let leena = account.rsplit('/').next().unwrap();
    let edit = tomas.opens(&format!("/doctors/{leena}/edit")).await.is(200).page().form(&format!("/doctors/{leena}"));
    let spoken: Vec<&str> = edit.fields.iter().filter(|(name, _)| name == "spoken").map(|(_, value)| value.as_str()).collect();
    assert_eq!(spoken, ["en", "hi"]);
    let again = tomas.sends(&form).await.is(200).page();
    assert_eq!((line(&again, 2).1.as_str(), line(&again, 7).1.as_str()), ("Already there", "Already there"));
    assert_eq!((parts(&app, "doctor").await, app.mail_to("leena@example.org").await.len()), (before + 2, 1));
}

#[tokio::test]
async fn f17_a_licence_number_that_somebody_has_is_asked_about_before_lines_come_in() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    app.doctor_who("Ravi Iyer", |new| new.licence_number = Some("KMC-40213".into())).await;
    let (before, department) = (parts(&app, "doctor").await, &app.department.name);
    let sheet = format!(
        "email,name,department,licence_number
a@example.org,Dr A,{department},kmc 40213
b@example.org,Dr B,{department},L-1
         c@example.org,Dr C,{department},l1
d@example.org,Dr D,{department},
"
    );
    let page = checks(&tomas, "doctors", &sheet).await.is(200).page();
    assert!(line(&page, 2).2.contains("licence_number Ravi Iyer has this licence number already"), "{:?}", line(&page, 2));
    assert!(line(&page, 4).2.contains("Line 3 has the same licence number"), "{:?}", line(&page, 4));
    assert_eq!((line(&page, 3).1.as_str(), line(&page, 4).1.as_str(), line(&page, 5).1.as_str()), ("New", "Asked about", "New"));
    let refused = tomas.sends(&page.form(COMMIT)).await.is(409).page();
    assert!(refused.alert().contains("Some licence numbers are taken already"), "{}", refused.alert());
    assert_eq!(parts(&app, "doctor").await, before, "nobody came in");
    let done = told(&tomas, tomas.sends(&refused.form(COMMIT).fill("licences_confirmed", "yes")).await).await;
    assert!(done.contains("4 lines were added."), "{done}");
    assert_eq!(parts(&app, "doctor").await, before + 4);
}

#[tokio::test]
async fn f17_an_import_that_is_cut_short_goes_on_where_it_stopped() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let before = parts(&app, "doctor").await;
    let lines = (0..6).map(|n| format!("d{n}@example.org,Dr Number {n},{}", app.department.name)).collect::<Vec<_>>().join("\n");
    let page = checks(&tomas, "doctors", &format!("email,name,department\n{lines}")).await.is(200).page();
    let form = page.form(COMMIT);
    app.dies_at(9, Death::Unheard, tomas.sends(&form)).await.expect("it was over before");
    let made = parts(&app, "doctor").await - before;
    assert!((1..6).contains(&made), "{made} of 6");
    tomas.sends(&form).await.leads_to(&format!("{HERE}?kind=doctors"));
    assert_eq!(parts(&app, "doctor").await, before + 6);
    for n in 0..6 {
        assert_eq!(app.mail_to(&format!("d{n}@example.org")).await.len(), 1);
    }
}

#[tokio::test]
async fn f18_a_long_list_comes_in_by_more_than_one_press() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let before = parts(&app, "department").await;
    let lines = (0..101).map(|n| format!("Ward {n}")).collect::<Vec<_>>().join("\n");
    let form = checks(&tomas, "departments", &format!("name\n{lines}")).await.is(200).page().form(COMMIT);
    let first = tomas.sends(&form).await.is(200).page();
    assert!(first.text().contains("100 lines were added.") && first.text().contains("One line is still to come."));
    let second = told(&tomas, tomas.sends(&first.form(COMMIT)).await).await;
    assert!(second.contains("One line was added."), "{second}");
    assert_eq!(parts(&app, "department").await, before + 101);
}

#[tokio::test]
async fn f19_only_administrators_import() {
    let app = TestApp::start().await;
    for person in [app.receptionist().await, app.doctor("Dr Leena Farah").await, app.patient("Asha Rao").await] {
        person.opens(HERE).await.is(403);
        person.posts(COMMIT, &[("kind", "departments"), ("sheet", "name\nSkin\n")]).await.is(403);
    }
    let tomas = app.administrator().await;
    for (kind, first) in [("departments", "name,description"), ("doctors", "email,name,department,")] {
        let file = tomas.opens(&format!("{HERE}/{kind}.csv")).await.is(200).text();
        assert!(file.trim_start_matches('\u{feff}').starts_with(first), "{file}");
        let read = checks(&tomas, kind, &file).await.is(200).page();
        assert_eq!(read.all("tbody tr").len(), 1, "the template is read as it is");
    }
    let links = |page: Page| page.all("main a").iter().filter_map(|link| link.attribute("href")).map(str::to_owned).collect::<Vec<_>>();
    assert!(links(tomas.opens("/departments").await.page()).contains(&HERE.to_owned()));
    assert!(links(tomas.opens("/admin/people").await.page()).contains(&format!("{HERE}?kind=doctors")));
}
