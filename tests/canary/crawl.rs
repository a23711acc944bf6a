//! S-22: administrator and receptionist ask for everything there is, each as themselves: every route that is read, every page, search
//! and export, with the ids of what Asha's rows say. What they are answered is looked at with everything else (`sinks`); files are
//! looked at by what stands in them. That the crawl would see is shown by Asha's own doctor, who walks the same way.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use caredesk::app::App;
use caredesk::files::painter::Painter;
use caredesk::web::routes::Gate;
use http::Method;
use serde_json::{Value, json};

use crate::fields::Class;
use crate::filling::House;
use crate::support::bills::inr;
use crate::support::{Answer, Browser, encoded};

/// Of each kind of thing so many are asked for.
const MOST_OF_A_KIND: usize = 4;

/// What somebody was answered on the way through everything, by what was asked.
pub struct Walk(Vec<(String, Answer)>);

impl Walk {
    /// The fields of some classes that stood in it.
    pub fn told(&self, house: &House, classes: &[Class]) -> BTreeSet<&'static str> {
        self.0.iter().flat_map(|(_, answer)| house.markers.in_text(&answer.text(), classes)).collect()
    }

    /// The paths that were answered with something, without their question.
    pub fn seen(&self) -> BTreeSet<&str> {
        let good = self.0.iter().filter(|(_, answer)| answer.status == 200 && !answer.body.is_empty());
        good.map(|(asked, _)| asked.split('?').next().unwrap_or_default()).collect()
    }
}

/// Files by what stands in them: a paper is packed, and its words are not.
pub async fn in_words(answers: Vec<(IpAddr, Answer)>) -> Vec<(IpAddr, Answer)> {
    let painter = Painter::of(Some(env!("CARGO_BIN_EXE_caredesk").into()));
    let mut read = Vec::with_capacity(answers.len());
    for (from, answer) in answers {
        let body = if answer.header("content-type") == "application/pdf" {
            painter.words(&answer.body).await.unwrap().expect("a paper that can be read").into()
        } else {
            answer.body.clone()
        };
        read.push((from, Answer { body, ..answer }));
    }
    read
}

/// Every id in the rows, by the letters it begins with.
fn ids(rows: &[String]) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let is_of_ids = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    for word in rows.iter().flat_map(|row| row.split(move |c: char| !is_of_ids(c))) {
        if word.len() == 30 && word.as_bytes()[3] == b'_' {
            found.entry(word[..3].to_owned()).or_default().insert(word.to_owned());
        }
    }
    found
}

/// What the ids below a word of a path begin with.
fn kind_below(word: &str) -> Option<&'static str> {
    Some(match word {
        "appointments" | "Appointment" => "apt",
        "records" => "rec",
        "reports" => "rpt",
        "invoices" | "billing" => "inv",
        "claims" => "clm",
        "conversations" => "cnv",
        "exports" | "my-data" | "treatment-history" | "treatment-history-files" => "exp",
        "waiting-list" => "wai",
        "emergency-access" => "emg",
        "donations" => "don",
        "vitals" => "vit",
        "departments" => "dpt",
        "webhooks" => "whk",
        "api-keys" => "key",
        "people" | "applications" | "lost-devices" | "Patient" => "usr",
        _ => return None,
    })
}

/// The ids in the house, and Asha's own.
struct Known {
    asha: String,
    farah: String,
    ids: BTreeMap<String, BTreeSet<String>>,
}

impl Known {
    fn of(&self, kind: &str, most: usize) -> Vec<String> {
        self.ids.get(kind).into_iter().flatten().take(most).cloned().collect()
    }

    /// What a place in a path may stand for, below that word.
    fn fillings(&self, name: &str, below: &str) -> Vec<String> {
        match (name, kind_below(below)) {
            ("pid", _) => vec![self.asha.clone()],
            ("date", _) => vec!["2026-11-22".to_owned()],
            ("month", _) => vec!["2026-11".to_owned()],
            ("group", _) => vec!["O-".to_owned()],
            ("payment_id", _) => self.of("pay", MOST_OF_A_KIND),
            ("rule_id", _) => self.of("rul", 1),
            ("kind_id", _) => self.of("vki", 1),
            ("exception_id", _) => self.of("exc", 1),
            ("token" | "number", _) => vec!["1".to_owned()],
            (_, _) if ["doctors", "Practitioner", "Schedule"].contains(&below) => vec![self.farah.clone()],
            // FHIR names a report with its patient.
            (_, _) if below == "DocumentReference" => {
                self.of("rpt", MOST_OF_A_KIND).iter().map(|report| format!("{}.{report}", self.asha)).collect()
            }
            (_, Some("usr")) => vec![self.asha.clone()],
            (_, Some(kind)) => self.of(kind, MOST_OF_A_KIND),
            (_, None) => self.ids.keys().flat_map(|kind| self.of(kind, 1)).collect(),
        }
    }

    /// The addresses of a pattern.
    fn addresses(&self, pattern: &str) -> Vec<String> {
        let mut made = vec![String::new()];
        let mut below = "";
        for part in pattern.split('/').skip(1) {
            let open = part.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
            let choices = open.map_or_else(|| vec![part.to_owned()], |name| self.fillings(name, below));
            made = made.iter().flat_map(|start| choices.iter().map(move |choice| format!("{start}/{choice}"))).collect();
            below = part;
        }
        made
    }
}

impl House {
    async fn ashas_id(&self) -> String {
        self.asha.api(Method::GET, "/me").send().await.is(200).member("id")
    }

    /// What somebody can ask a page or a list about Asha: who, when, whose.
    fn questions(&self, pattern: &str, asha: &str) -> Vec<String> {
        if pattern.starts_with("/fhir/") {
            return vec![encoded(&[("patient", asha)])];
        }
        let (name, email, phone) = (self.of("name"), self.of("new_email"), self.of("later_phone"));
        let days = [("from", "2026-11-23"), ("to", "2026-12-20")];
        let department = self.app.department.id.to_string();
        let mut asked = vec![
            encoded(&[&days[..], &[("q", name), ("patient", asha), ("state", "all")]].concat()),
            encoded(&[&days[..], &[("person", asha), ("subject", asha), ("side", "subject"), ("department", &department)]].concat()),
        ];
        if ["/patients", "/people", "/doctors"].iter().any(|search| pattern.ends_with(search)) {
            asked.extend([name, &name[..4], email, phone, asha].map(|word| encoded(&[("q", word), ("role", "patient")])));
        }
        asked
    }

    /// Asks for everything that is read, plainly and then with every question.
    async fn walks(&self, browser: &Browser, known: &Known) -> Walk {
        let lines = App::routes().lines();
        // A stream has no end, and what is local is not the portal's.
        let read = lines.iter().filter(|line| line.method == "GET" && !line.path.ends_with("/stream") && !line.path.starts_with("/local"));
        let mut answers = Vec::new();
        for line in read {
            let pattern = line.path.as_ref();
            for address in known.addresses(pattern) {
                answers.push(browser.ask(Method::GET, &address).send().await);
            }
            if !pattern.contains('{') && (line.gate != Gate::Public || pattern.ends_with("/doctors")) {
                for question in self.questions(pattern, &known.asha) {
                    answers.push(browser.ask(Method::GET, &format!("{pattern}?{question}")).send().await);
                }
            }
        }
        Walk(answers.into_iter().map(|answer| (answer.asked.trim_start_matches("GET ").to_owned(), answer)).collect())
    }

    /// There is something in every export: a payment, the list of the day, a month that was counted.
    async fn fills_the_exports(&self) -> String {
        let list = self.asha.api(Method::GET, "/invoices").send().await.is(200).json();
        let invoice = list["items"][0]["id"].as_str().unwrap().to_owned();
        self.tomas.takes_cash(&invoice, inr(100)["amount"].as_i64().unwrap()).await.is(201);
        self.app.makes_the_list().await;
        invoice
    }

    /// Staff on their way through everything, and what proves that they were: every export was answered, and Asha's doctor is told on the
    /// same way what they are not. What staff were answered is looked at with what everybody was (`findings`).
    pub async fn staff_ask_for_everything(&self) {
        let invoice = self.fills_the_exports().await;
        let known = Known { asha: self.ashas_id().await, farah: self.farah.id.to_string(), ids: ids(&self.rows().await) };
        let ids = &known.ids;
        assert!(["apt", "rec", "rpt", "inv", "pay", "clm", "cnv", "exp", "wai", "emg", "don"].iter().all(|kind| ids.contains_key(*kind)));

        let own = self.walks(self.farah.browser(), &known).await.told(self, &[Class::Clinical]);
        for field in [
            "reason",
            "symptoms",
            "note",
            "diagnosis",
            "prescription",
            "notes",
            "medicine",
            "amended_notes",
            "allergy",
            "own_medicine",
            "condition",
            "mood_note",
            "report_name",
            "report_value",
            "review_comment",
        ] {
            assert!(own.contains(field), "her doctor is told of {field} on the same way: {own:?}");
        }
        for (person, exports) in [
            (&self.tomas, &["/overview", "/admin/audit/export", "/admin/revenue.csv", "/api/v1/admin/record-index", "/admin/people"][..]),
            (&self.ruth, &["/desk", "/desk/day-list/file", "/api/v1/day-list", "/patients", "/desk/waiting-list"]),
        ] {
            let walk = self.walks(person.browser(), &known).await;
            let seen = walk.seen();
            assert!(seen.len() > 60, "{} pages and answers: {seen:?}", seen.len());
            for export in exports {
                assert!(seen.contains(export), "{} is answered {export}: {seen:?}", person.name);
            }
            let papers = seen.iter().filter(|path| path.contains(&invoice) && path.rsplit('.').next() == Some("pdf")).count();
            assert_eq!(papers, 2 * usize::from(person.name == self.tomas.name), "an invoice and its receipt: {seen:?}");
            assert!(!seen.iter().any(|path| path.rsplit('.').next() == Some("ics")), "nobody's calendar is theirs");
        }
        self.searches_find_nobody_by_what_ails_them().await;
    }

    /// Whoever searches for what ails somebody finds nobody: no search knows of it.
    async fn searches_find_nobody_by_what_ails_them(&self) {
        for person in [&self.tomas, &self.ruth] {
            for field in ["diagnosis", "medicine", "allergy", "reason", "report_name", "chat_question"] {
                let wanted = encoded(&[("q", self.of(field))]);
                for search in ["/patients?", "/admin/people?role=patient&", "/doctors?"] {
                    let found = person.api(Method::GET, &format!("{search}{wanted}")).send().await;
                    let nobody = found.status == 403 || found.status == 200 && found.json()["items"] == json!([]);
                    assert!(nobody, "{search} by {field}: {}", found.text());
                }
            }
            let known = person.api(Method::GET, &format!("/patients?q={}", self.of("name"))).send().await.is(200).json();
            assert_eq!(known["items"].as_array().map(Vec::len), Some(1), "and by her name they find her: {known}");
        }
    }
}

/// An answer to somebody, of a type.
pub fn answered(asked: &str, content_type: &str, body: impl Into<bytes::Bytes>) -> Answer {
    let headers = [(http::header::CONTENT_TYPE, content_type.parse().unwrap())].into_iter().collect();
    Answer { asked: format!("GET {asked}"), status: 200, headers, body: body.into() }
}

/// That a file is a page of the house's own making, for the negative control.
pub fn kinds_of_files(word: &str) -> Vec<Answer> {
    let paper = crate::support::labs::Drawing::default().page().text(60.0, 700.0, 12.0, word).pdf(true);
    let row = format!("at,what,reason\r\n2026-11-23,booked,\"{word}\"\r\n");
    let event = format!("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:{word}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    let body: Value = json!({ "items": [{ "why": word }] });
    vec![
        answered("/invoices/inv_1/invoice.pdf", "application/pdf", paper),
        answered("/admin/audit/export", "text/csv; charset=utf-8", row),
        answered("/appointments/apt_1/calendar.ics", "text/calendar; charset=utf-8", event),
        answered("/desk/day-list/file", "text/html; charset=utf-8", format!("<table><td>{word}</table>")),
        answered("/api/v1/day-list", "application/json", body.to_string()),
    ]
}
