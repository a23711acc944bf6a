//! `.env.example` lists exactly what `config` reads, and nobody else reads the environment.

use std::collections::BTreeSet;

use caredesk::config::Config;

use crate::source::{SourceFile, files_below, read};

/// Names that look like a setting of ours or of AWS.
fn is_setting(word: &str) -> bool {
    let begins = word.starts_with("CAREDESK_") || word.starts_with("AWS_");
    begins && word.len() > 9 && word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
}

/// Settings named by the code of a file, its unit tests left out.
fn named_in(file: &SourceFile) -> BTreeSet<String> {
    let code = file.text.split("#[cfg(test)]").next().unwrap_or_default();
    SourceFile::sample(&file.path, code).literals().into_iter().filter(|word| is_setting(word)).collect()
}

fn listed_in(example: &str) -> BTreeSet<String> {
    let name = |line: &str| line.trim_start_matches(['#', ' ']).split('=').next().map(str::to_owned);
    example.lines().filter(|line| line.contains('=')).filter_map(name).filter(|word| is_setting(word)).collect()
}

#[test]
fn f65_the_example_lists_exactly_what_is_read() {
    let read_by_config: BTreeSet<String> = files_below("src/config", ".rs").iter().flat_map(named_in).collect();
    let listed = listed_in(&read(".env.example"));
    assert_eq!(listed, read_by_config, ".env.example on the left, src/config on the right");
}

#[test]
fn f65_settings_are_read_in_one_place() {
    for file in files_below("src", ".rs").iter().filter(|file| !file.path.starts_with("src/config/")) {
        let named: Vec<String> = named_in(file).into_iter().filter(|name| name.starts_with("CAREDESK_")).collect();
        assert!(named.is_empty(), "{} names {named:?}: only config reads settings", file.path);
    }
}

/// Negative control: a setting that is read and not listed, and one that is listed and not read.
#[test]
fn a_forgotten_setting_is_seen() {
    let code = SourceFile::sample("src/config/mod.rs", r#"fn f() { text("CAREDESK_LISTEN"); text("CAREDESK_NEW"); }"#);
    let listed = listed_in("# Where to listen\nCAREDESK_LISTEN=127.0.0.1:8080\n# CAREDESK_OLD=1\n");
    assert_eq!(named_in(&code).difference(&listed).collect::<Vec<_>>(), ["CAREDESK_NEW"]);
    assert_eq!(listed.difference(&named_in(&code)).collect::<Vec<_>>(), ["CAREDESK_OLD"]);
}

#[test]
fn f47_no_texts_are_offered_on_aws_until_a_rate_is_set_and_a_sender_is_one_that_carriers_take() {
    let read = |pairs: &[(&str, &str)]| {
        let local = [("CAREDESK_STACK", "local")];
        Config::read(&local.iter().chain(pairs).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    };
    assert_eq!(read(&[]).unwrap().sms_per_second, Some(20));
    let set = read(&[("CAREDESK_SMS_PER_SECOND", "3"), ("CAREDESK_SMS_SENDER_ID", "RowanStreet")]).unwrap();
    assert_eq!((set.sms_per_second, set.sms_sender_id.as_deref()), (Some(3), Some("RowanStreet")));
    for (name, wrong) in [("CAREDESK_SMS_PER_SECOND", "0"), ("CAREDESK_SMS_SENDER_ID", "12345"), ("CAREDESK_SMS_SENDER_ID", "Rowan Street")]
    {
        let error = read(&[(name, wrong)]).unwrap_err();
        assert!(error.lines()[0].starts_with(name), "{error}");
    }
    let aws = [
        ("CAREDESK_STACK", "aws"),
        ("CAREDESK_ORIGIN", "https://portal.example.org"),
        ("CAREDESK_MAIL_FROM", "portal@example.org"),
        ("CAREDESK_TOPIC_ARN", "arn:aws:sns:eu-west-1:123456789012:caredesk-operations"),
        ("CAREDESK_SECRET", "9f1c2ab7e0445d6b83c7f21098adbe63517c04f8d2963ea1b05c7d18e94f260a"),
        ("AWS_REGION", "eu-west-1"),
    ];
    assert_eq!(read(&aws).unwrap().sms_per_second, None);
}
