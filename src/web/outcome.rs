//! How the FHIR API refuses: an `OperationOutcome` (R4) with the words of the list of problems, in place of a problem.

use serde::Serialize;

use super::problem::Problem;
use super::refusal::Refusal;
use super::texts::Message;
use crate::primitives::ids::RequestId;

/// What resources and refusals of FHIR are sent as.
pub const FHIR_JSON: &str = "application/fhir+json";

/// Why nothing was answered.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OperationOutcome {
    /// `OperationOutcome`.
    pub resource_type: &'static str,
    /// At least one.
    pub issue: Vec<OutcomeIssue>,
}

/// One thing that is wrong.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct OutcomeIssue {
    /// `error`; `fatal` for a fault of ours.
    pub severity: &'static str,
    /// Of the value set issue-type.
    #[schema(example = "not-found")]
    pub code: &'static str,
    pub details: OutcomeWords,
    /// What to quote when asking for help, and which parameter is meant.
    pub diagnostics: String,
}

/// Words for a person.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct OutcomeWords {
    pub text: String,
}

impl OperationOutcome {
    /// Of a refusal: an issue for each parameter that cannot be used, else one of the whole.
    pub(super) fn of(refusal: &Refusal, request: RequestId, words: impl Fn(&Message) -> String) -> Self {
        let problem = refusal.problem();
        let fields = refusal.fields().iter().map(|error| OutcomeIssue {
            severity: "error",
            code: if error.code == "required" { "required" } else { "value" },
            details: OutcomeWords { text: words(&error.message) },
            diagnostics: format!("parameter {}, request {request}", error.field()),
        });
        let mut issue: Vec<OutcomeIssue> = fields.collect();
        if issue.is_empty() {
            let text = refusal.own_detail().map_or_else(|| words(&Message::new(problem.detail())), &words);
            let severity = if problem == Problem::Internal { "fatal" } else { "error" };
            issue.push(OutcomeIssue {
                severity,
                code: code(problem),
                details: OutcomeWords { text },
                diagnostics: format!("request {request}"),
            });
        }
        Self { resource_type: "OperationOutcome", issue }
    }
}

/// The code of issue-type that says it best.
const fn code(problem: Problem) -> &'static str {
    match problem {
        Problem::Malformed | Problem::Invalid | Problem::KeyReused => "invalid",
        Problem::BadCursor => "value",
        Problem::NotFound => "not-found",
        Problem::MethodNotAllowed | Problem::NotAcceptable | Problem::UnsupportedMedia => "not-supported",
        Problem::SlowBody => "timeout",
        Problem::TooLarge => "too-long",
        Problem::SignInNeeded
        | Problem::WrongCredentials
        | Problem::SecondFactorRequired
        | Problem::ApiKeyRefused
        | Problem::ProofNeeded => "login",
        Problem::CrossSite | Problem::AwaitingApproval | Problem::Forbidden => "forbidden",
        Problem::TooManyRequests => "throttled",
        Problem::KeyRequired | Problem::VersionRequired => "required",
        Problem::StillRunning
        | Problem::StaleVersion
        | Problem::TimeTaken
        | Problem::NotAllowedNow
        | Problem::DraftExists
        | Problem::WouldOverpay
        | Problem::InUse => "conflict",
        Problem::PerhapsKnown => "duplicate",
        Problem::Busy => "transient",
        Problem::Internal => "exception",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::refusal::FieldError;

    fn said(refusal: &Refusal) -> serde_json::Value {
        let request = RequestId::from_uuid(uuid::Uuid::nil());
        serde_json::to_value(OperationOutcome::of(refusal, request, |message| message.key.to_string())).unwrap()
    }

    #[test]
    fn f68_a_refusal_is_an_outcome_with_an_issue_for_each_parameter() {
        let absent = said(&Refusal::NotFound);
        let expected = serde_json::json!({"resourceType": "OperationOutcome", "issue": [{
            "severity": "error", "code": "not-found", "details": {"text": "problem-not-found-detail"},
            "diagnostics": "request req_00000000000000000000000000",
        }]});
        assert_eq!(absent, expected);
        let refusal = Refusal::Invalid(vec![FieldError::new("/schedule", "required"), FieldError::new("/_count", "out_of_range")]);
        let two = said(&refusal);
        assert_eq!((two["issue"][0]["code"].as_str(), two["issue"][1]["code"].as_str()), (Some("required"), Some("value")));
        assert!(two["issue"][1]["diagnostics"].as_str().unwrap().starts_with("parameter _count, "));
        let ours = said(&Refusal::internal("a secret"));
        assert_eq!(ours["issue"][0]["severity"], "fatal");
        assert!(!ours.to_string().contains("secret"));
    }

    /// The value set issue-type of R4, as far as it is used.
    #[test]
    fn f68_every_problem_has_a_code_of_the_value_set() {
        const KNOWN: [&str; 14] = [
            "invalid",
            "required",
            "value",
            "login",
            "forbidden",
            "not-supported",
            "duplicate",
            "not-found",
            "too-long",
            "conflict",
            "transient",
            "exception",
            "timeout",
            "throttled",
        ];
        for problem in Problem::ALL {
            assert!(KNOWN.contains(&code(*problem)), "{problem:?}");
        }
    }
}
