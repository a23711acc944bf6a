//! F40: what stands in a report on its page, for the patient and for doctors in care, and the doctor's mark on it. Without scripts.

use caredesk::storage::tables::Table;
use image::ImageFormat;

use crate::steps::{books, doctor_and_asha};
use crate::support::files::{pdf, picture};
use crate::support::labs::{Drawing, small_lab};
use crate::support::{Person, TestApp};

/// A checked report of hers, and the doctor who has her in care; its id.
async fn lab(app: &TestApp, doctor: &Person, asha: &Person, bytes: &[u8]) -> String {
    books(asha, &app.open_slots(doctor).await[0]).await;
    let id = asha.sends_file("lab.pdf", "application/pdf", bytes).await;
    app.works_on_reports().await;
    id
}

/// The lines of the table, cell by cell.
fn lines(text: &str) -> Vec<String> {
    let table = text.split("<tbody>").nth(1).and_then(|rest| rest.split("</tbody>").next()).unwrap_or_default();
    let plain = |row: &str| {
        let mut words = String::new();
        let mut inside = false;
        for letter in row.chars() {
            match letter {
                '<' => inside = true,
                '>' => {
                    inside = false;
                    words.push(' ');
                }
                letter if !inside => words.push(letter),
                _ => {}
            }
        }
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    table.split("</tr>").map(plain).filter(|line| !line.is_empty()).collect()
}

#[tokio::test]
async fn f40_a_page_says_what_was_found_where_it_stands_and_that_it_is_no_diagnosis() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let id = lab(&app, &doctor, &asha, &small_lab()).await;
    let own = asha.opens(&format!("/reports/{id}")).await.is(200).text();
    let in_care = doctor.opens(&format!("/patients/{}/reports/{id}", asha.id)).await.is(200).text();
    for page in [&own, &in_care] {
        let said = lines(page);
        let [hb, sodium, alt] = said.as_slice() else { panic!("{said:?}") };
        assert!(hb.starts_with("Haemoglobin “Haemoglobin” on page 1 14.2 g/dL 11.0 – 17.0 printed in the report Within the range"), "{hb}");
        assert!(sodium.contains("140 mmol/L 135 – 145") && alt.contains("51 U/L &lt; 40 printed in the report Above the range"), "{alt}");
        assert!(page.contains("3 values found. 2 within the range printed in the report. 1 above it."), "{page}");
        assert!(page.contains("This is not a diagnosis."));
        assert_eq!(page.matches("range__at").count(), 3, "each is drawn beside its range");
        assert!(!page.contains("general guidance for adults"), "no table was asked");
    }
    assert!(!own.contains("name=\"comment\"") && in_care.contains("name=\"comment\""), "doctors mark, patients read");
    app.doctor("Chidi Okafor").await.opens(&format!("/patients/{}/reports/{id}", asha.id)).await.is(404);
}

#[tokio::test]
async fn f40_guidance_is_marked_as_such_and_names_its_source() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let rows: &[&[&str]] = &[&["Sodium", "150 mmol/L"], &["TSH", "2.0 mIU/L"], &["Ferritin", "1.1", "mg/dL"]];
    let id = lab(&app, &doctor, &asha, &Drawing::default().page().table(&[60.0, 220.0, 300.0], 700.0, rows).pdf(true)).await;
    let said = serde_json::json!({ "date_of_birth": "1980-03-01" });
    asha.api(http::Method::PATCH, "/me").json(&said).send().await.is(200);
    let page = asha.opens(&format!("/reports/{id}")).await.is(200).text();
    let said = lines(&page);
    assert!(said[0].contains("150 mmol/L 135 – 145 general guidance Above the range"), "{said:?}");
    assert!(said[1].contains("2.0 mIU/L No range Not compared"), "{said:?}");
    assert!(
        page.contains("2 values found. 1 outside general guidance. 1 could not be compared. 1 line could not be read with certainty."),
        "{page}"
    );
    assert!(page.contains("A.D.A.M. Medical Encyclopedia") && page.contains("not made for this patient"));
}

#[tokio::test]
async fn f40_a_doctor_marks_a_report_by_a_plain_form_and_the_patient_is_told() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let id = lab(&app, &doctor, &asha, &small_lab()).await;
    let place = format!("/patients/{}/reports/{id}", asha.id);
    assert!(asha.opens(&format!("/reports/{id}")).await.text().contains("Open the file"));
    let form = doctor.opens(&place).await.is(200).page().form(&format!("{place}/review"));
    let long = doctor.sends(&form.clone().fill("comment", "x".repeat(2_001))).await.is(422);
    assert!(long.text().contains("Shorten the comment to 2") && long.text().contains("xxxx"));
    let filled = form.clone().fill("comment", "ALT is a little high.\nPlease come again.");
    let marked = doctor.sends(&filled).await.leads_to(&place);
    assert!(doctor.opens(marked.location()).await.is(200).text().contains("The report is marked as reviewed."));
    // The same press again is the same mark; another word in the old page is not.
    doctor.sends(&filled).await.leads_to(&place);
    let old = doctor.sends(&form.fill("comment", "Another word")).await.is(409).text();
    assert!(old.contains("Somebody else marked this report") && old.contains("Another word"), "{old}");
    let page = asha.opens(&format!("/reports/{id}")).await.is(200).text();
    assert_eq!(page.matches("Reviewed by Dr Leena Farah").count() + page.matches("Reviewed by Leena Farah").count(), 1, "{page}");
    assert!(page.contains("ALT is a little high.\nPlease come again."));
    let news = asha.opens("/notifications").await.is(200).text();
    assert!(news.contains("A doctor has looked at a file of yours"), "{news}");
}

#[tokio::test]
async fn f40_what_cannot_be_read_says_so_and_can_be_marked_all_the_same() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let scan = lab(&app, &doctor, &asha, &pdf(2)).await;
    let page = asha.opens(&format!("/reports/{scan}")).await.is(200).text();
    assert!(page.contains("It cannot be read automatically.") && page.contains("as in a scan"), "{page}");
    let photo = asha.sends_file("x.jpg", "image/jpeg", &picture(ImageFormat::Jpeg)).await;
    app.works_on_reports().await;
    let (place, remove) = (format!("/patients/{}/reports/{photo}", asha.id), format!("/reports/{photo}/remove"));
    assert!(asha.opens(&format!("/reports/{photo}")).await.text().contains(&remove));
    let ask = asha.opens(&remove).await.is(200);
    let page = doctor.opens(&place).await.is(200);
    assert!(page.text().contains("It is a picture.") && !page.text().contains("<tbody>"));
    doctor.sends(&page.page().form(&format!("{place}/review"))).await.leads_to(&place);
    let own = asha.opens(&format!("/reports/{photo}")).await.text();
    assert!(own.contains("Without a comment.") && !own.contains(&remove), "what a doctor reviewed stays: {own}");
    let stays = asha.sends(&ask.page().form(&remove)).await.is(409).text();
    assert!(stays.contains("A doctor has reviewed this file"), "{stays}");
    asha.opens(&format!("/reports/{photo}")).await.is(200);
}

#[tokio::test]
async fn f40_what_was_read_goes_along_with_ones_own_data_and_with_its_report() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let id = lab(&app, &doctor, &asha, &small_lab()).await;
    let asked = asha.api(http::Method::POST, "/me/exports").send().await.is(202).member("id");
    app.makes_copies().await;
    let copy = crate::support::Copy::behind(&asha.api(http::Method::GET, &format!("/me/exports/{asked}/file")).send().await).await;
    assert!(copy.html.contains("What was read in your reports") && copy.data.to_string().contains("14.2"));
    let ask = asha.opens(&format!("/reports/{id}/remove")).await.is(200);
    asha.sends(&ask.page().form(&format!("/reports/{id}/remove"))).await.leads_to("/reports");
    let left = app.rows(Table::Records).await.into_iter().filter(|row| row["item"].as_s().unwrap().contains(&id)).count();
    assert_eq!(left, 0);
}
