//! F55: what months earn, on its page: in whatever currency, and of every month that may be asked for.

use http::Method;
use serde_json::json;

use crate::support::{Page, TestApp};

const HERE: &str = "/admin/revenue";

/// The tiles as the page says them: the name and the number of each.
fn tiles(page: &Page) -> Vec<[String; 2]> {
    page.all(".stats .stat").into_iter().map(|stat| ["dt", ".v"].map(|part| stat.find(part).unwrap().text())).collect()
}

/// The months of the table as the page says them: what each issued and received.
fn months(page: &Page) -> Vec<Vec<String>> {
    page.all("details.twin tbody tr").iter().map(|row| row.all("td").iter().map(|cell| cell.text()).collect()).collect()
}

fn named(tiles: &[[&str; 2]]) -> Vec<[String; 2]> {
    tiles.iter().map(|tile| tile.map(str::to_owned)).collect()
}

#[tokio::test]
async fn f55_after_a_change_of_currency_the_month_counts_every_invoice_and_sums_each_currency() {
    let app = TestApp::start().await;
    let (farah, asha, tomas) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.administrator().await);
    let id = app.bills(&asha, &farah).await;
    tomas.takes_cash(&id, 10_000).await.is(201);
    let before = tomas.opens(HERE).await.is(200).page();
    assert_eq!(tiles(&before), named(&[["Invoices", "1"], ["Issued", "₹500.00"], ["Received", "₹100.00"]]));
    assert!(before.find("svg.chart").is_some(), "something was received");

    tomas.api(Method::PUT, "/admin/settings").json(&json!({ "currency": "EUR" })).send().await.is(200);
    let page = tomas.opens(HERE).await.is(200).page();
    assert_eq!(tiles(&page), named(&[["Invoices", "1"], ["Issued", "₹500.00"], ["Received", "₹100.00"]]));
    assert!(page.find("svg.chart").is_none(), "nothing was received in euros");
    assert!(months(&page).is_empty(), "nor issued");

    let other = app.bills(&asha, &farah).await;
    let page = tomas.opens(HERE).await.is(200).page();
    let both = [["Invoices", "2"], ["Issued in EUR", "€500.00"], ["Received in EUR", "€0.00"]];
    let old = [["Issued in INR", "₹500.00"], ["Received in INR", "₹100.00"]];
    assert_eq!(tiles(&page), [named(&both), named(&old)].concat(), "the hospital's own first");
    assert!(page.find("svg.chart").is_none(), "still nothing was received in euros");
    assert_eq!(months(&page).last().unwrap(), &["€500.00", "€0.00"], "what was issued is said");
    let euros = json!({ "amount": { "amount": 20_000, "currency": "EUR" }, "method": "cash" });
    tomas.pays(&other, &tomas.new_key(), &euros).await.is(201);
    assert!(tomas.opens(HERE).await.is(200).page().find("svg.chart").is_some(), "something was received in euros");
}

#[tokio::test]
async fn f55_every_month_that_can_be_asked_for_can_be_chosen_and_the_one_shown_is() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let page = tomas.opens("/admin/revenue?month=2025-01").await.is(200).page();
    assert_eq!(page.form(HERE).value("month"), "2025-01");
    let choices: Vec<String> = page.all("#month option").iter().map(|option| option.attribute("value").unwrap().to_owned()).collect();
    assert_eq!((choices.len(), choices[0].as_str(), choices[24].as_str()), (25, "2026-11", "2024-11"));
    for month in &choices {
        assert_eq!(tomas.opens(&format!("{HERE}?month={month}")).await.is(200).page().form(HERE).value("month"), month);
    }
    let no = tomas.opens("/admin/revenue?month=2024-10").await.is(422).page();
    assert!(no.alert().contains("Choose this month or one of the 24 before it."), "{}", no.alert());
    assert_eq!(no.form(HERE).value("month"), "2026-11", "this month is shown, and chosen");
    tomas.opens("/admin/revenue.csv?month=2024-10").await.is(404);
}
