//! What it costs that one patient acts for another (F70).

use crate::support::TestApp;
use crate::table::Bill;

/// The home of somebody who acts for one person: a query more than anybody's, and the account of that person. Who acts for nobody
/// is asked nothing (the line of a patient's visits).
pub(crate) async fn caring(app: &TestApp, bill: &mut Bill) {
    let (tara, ravi) = (app.patient("Tara Rao").await, app.patient("Ravi Rao").await);
    app.lets_act(&tara, &ravi, "book").await;
    let home = bill.add(app, "a carer's own visits, with whom they act for", (5, 5, 6.0, 0.0), ravi.browser().opens("/appointments")).await;
    assert!(home.is(200).text().contains("Tara Rao"), "named on the page");
}
