//! F57: wards over the API.

use http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Person, TestApp};

async fn makes(tomas: &Person, name: &str, total: u32) -> String {
    let made = tomas.api(Method::POST, "/wards").json(&json!({ "name": name, "total": total })).send().await.is(201);
    made.location().trim_start_matches("/api/v1").to_owned()
}

async fn counts(who: &Person, ward: &str, count: &Value) -> Answer {
    who.api(Method::PUT, &format!("{ward}/occupancy")).json(count).send().await
}

async fn beds(who: &Person, ward: &str) -> (Value, Value, Value) {
    let now = who.api(Method::GET, ward).send().await.is(200).json();
    (now["occupied"].clone(), now["total"].clone(), now["free"].clone())
}

pub async fn f57_the_desk_counts_and_everybody_who_works_here_reads(app: TestApp) {
    let (tomas, ruth) = (app.administrator().await, app.receptionist().await);
    let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    let ward = makes(&tomas, "Ward 3", 20).await;
    assert_eq!(beds(&farah, &ward).await, (json!(0), json!(20), json!(20)));
    let counted = counts(&ruth, &ward, &json!({ "occupied": 19 })).await.is(200).json();
    assert_eq!((&counted["occupied"], &counted["changed_by_name"]), (&json!(19), &json!(ruth.name)));
    assert_eq!(counts(&ruth, &ward, &json!({ "change": 1 })).await.is(200).json()["free"], 0);
    let full = counts(&ruth, &ward, &json!({ "change": 1 })).await.is_problem(409, "not-allowed-now").json();
    assert_eq!((&full["occupied"], &full["total"]), (&json!(20), &json!(20)));
    counts(&ruth, &ward, &json!({ "change": -21 })).await.is_problem(409, "not-allowed-now");
    counts(&ruth, &ward, &json!({ "occupied": 21 })).await.is_problem(409, "not-allowed-now");
    for wrong in [json!({}), json!({ "occupied": 1, "change": 1 }), json!({ "occupied": -1 }), json!({ "change": 4_000_000_000_u64 })] {
        counts(&ruth, &ward, &wrong).await.is_problem(422, "invalid");
    }
    assert_eq!(beds(&ruth, &ward).await.0, json!(20), "a refusal changes nothing");

    counts(&farah, &ward, &json!({ "change": -1 })).await.is_problem(403, "forbidden");
    ruth.api(Method::POST, "/wards").json(&json!({ "name": "Ward 4", "total": 1 })).send().await.is_problem(403, "forbidden");
    for path in ["/wards", ward.as_str()] {
        asha.api(Method::GET, path).send().await.is_problem(403, "forbidden");
    }
}

pub async fn f57_wards_are_made_changed_and_closed(app: TestApp) {
    let (tomas, ruth) = (app.administrator().await, app.receptionist().await);
    let new = |name: &str, total: i64| tomas.api(Method::POST, "/wards").json(&json!({ "name": name, "total": total }));
    let key = tomas.new_key();
    let first = new("Ward 3", 20).key(&key).send().await.is(201);
    let again = new("Ward 3", 20).key(&key).send().await.is(201);
    assert_eq!((again.member("id"), again.header("idempotent-replayed")), (first.member("id"), "true"));
    new("Ward 3", 21).key(&key).send().await.is_problem(422, "idempotency-key-reused");
    let taken = new(" WARD  3", 5).send().await.is_problem(422, "invalid").json();
    assert_eq!(taken["errors"][0]["code"], "name_taken");
    for (name, total) in [("", 0), ("Ward 4", 2_001), ("Ward 4", -3)] {
        new(name, total).send().await.is_problem(422, "invalid");
    }
    let ward = format!("/wards/{}", first.member("id"));
    let tag = first.header("etag").to_owned();
    let change = |name: &str, total: u32, tag: &str| {
        tomas.api(Method::PUT, &ward).json(&json!({ "name": name, "total": total })).if_match(tag).send()
    };
    counts(&ruth, &ward, &json!({ "occupied": 12 })).await.is(200);
    let few = change("Ward 3", 11, &tag).await.is_problem(409, "not-allowed-now").json();
    assert_eq!(few["occupied"], 12);
    let other = makes(&tomas, "Ward 4", 3).await;
    change("Ward 4", 12, &tag).await.is_problem(422, "invalid");
    let changed = change("Ward 3 north", 12, &tag).await.is(200);
    assert_eq!(beds(&ruth, &ward).await, (json!(12), json!(12), json!(0)));
    change("Ward 3 south", 13, &tag).await.is_problem(412, "stale-version");
    // Counting is no change of the ward: what an administrator has open stays good.
    counts(&ruth, &ward, &json!({ "change": -12 })).await.is(200);
    change("Ward 3 south", 13, changed.header("etag")).await.is(200);
    makes(&tomas, "Ward 3", 1).await; // its old name is free again

    counts(&ruth, &ward, &json!({ "change": 2 })).await.is(200);
    let used = tomas.api(Method::DELETE, &ward).send().await.is_problem(409, "not-allowed-now").json();
    assert_eq!(used["occupied"], 2);
    counts(&ruth, &ward, &json!({ "occupied": 0 })).await.is(200);
    tomas.api(Method::DELETE, &ward).send().await.is(204);
    for gone in [tomas.api(Method::GET, &ward), tomas.api(Method::DELETE, &ward)] {
        gone.send().await.is_problem(404, "not-found");
    }
    counts(&ruth, &ward, &json!({ "change": 1 })).await.is_problem(404, "not-found");
    makes(&tomas, "Ward 3 south", 2).await;

    let page = tomas.api(Method::GET, "/wards?limit=2").send().await.is(200).json();
    let names =
        |page: &Value| page["items"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(names(&page), ["Ward 4", "Ward 3"]);
    let next = format!("/wards?limit=2&cursor={}", page["next"].as_str().unwrap());
    let rest = tomas.api(Method::GET, &next).send().await.is(200).json();
    assert_eq!((names(&rest), &rest["next"]), (vec!["Ward 3 south".to_owned()], &Value::Null));
    assert_eq!(beds(&tomas, &other).await.1, json!(3));
}

pub async fn f57_two_never_take_the_last_bed(app: TestApp) {
    let (tomas, ruth) = (app.administrator().await, app.receptionist().await);
    let ward = makes(&tomas, "Intensive care", 8).await;
    let more = json!({ "change": 1 });
    counts(&ruth, &ward, &json!({ "occupied": 7 })).await.is(200);
    let (one, other) = tokio::join!(counts(&ruth, &ward, &more), counts(&tomas, &ward, &more));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409], "one bed, one person");
    counts(&ruth, &ward, &json!({ "occupied": 0 })).await.is(200);
    let hands = futures_util::future::join_all((0..12).map(|_| counts(&ruth, &ward, &more))).await;
    assert_eq!(hands.iter().filter(|answer| answer.status == 200).count(), 8, "nobody is refused while there are beds");
    assert_eq!(beds(&ruth, &ward).await.0, json!(8));

    // A ward gets smaller while beds are taken: never fewer beds than people.
    counts(&ruth, &ward, &json!({ "occupied": 4 })).await.is(200);
    let smaller = tomas.api(Method::PUT, &ward).json(&json!({ "name": "Intensive care", "total": 5 })).send();
    let (_, _, _) = tokio::join!(smaller, counts(&ruth, &ward, &more), counts(&ruth, &ward, &more));
    let (occupied, total, _) = beds(&ruth, &ward).await;
    assert!(occupied.as_u64() <= total.as_u64(), "{occupied} of {total}");

    let key = ruth.new_key();
    counts(&ruth, &ward, &json!({ "occupied": 1 })).await.is(200);
    for _ in 0..2 {
        let press = ruth.api(Method::PUT, &format!("{ward}/occupancy")).key(&key).json(&more);
        assert_eq!(press.send().await.is(200).json()["occupied"], 2, "the same press counts once");
    }
}

both_doors!(f57_the_desk_counts_and_everybody_who_works_here_reads, f57_wards_are_made_changed_and_closed, f57_two_never_take_the_last_bed,);
