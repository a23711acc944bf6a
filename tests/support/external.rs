//! Another server that speaks like AWS, for the suites that `scripts/test-external` runs against one.

/// Its address; `None`: the built-in stack answers.
#[expect(clippy::disallowed_methods, reason = "a test's own knob, not the product's configuration")]
pub fn endpoint() -> Option<String> {
    std::env::var("CAREDESK_TEST_ENDPOINT").ok().filter(|url| !url.is_empty())
}
