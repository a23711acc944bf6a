//! What the code never does, word by word (OWASP ASVS 5.0): no other program is started, nothing is evaluated, chance and digests
//! come from one place each, and scripts neither keep what people say nor make markup of it.

use crate::source::{SourceFile, files_below, read};

/// One rule: words that stand in no file but those that may have them.
struct Never {
    words: &'static [&'static str],
    /// Paths from the root.
    but_in: &'static [&'static str],
}

/// Itself, to look into what strangers sent, to draw and to read it: both are asked in one place.
const PROGRAMS: Never = Never { words: &["process::Command", "Command::new("], but_in: &["src/files/painter.rs"] };
const PATTERNS: Never = Never { words: &["regex::", "Regex::new", "RegexBuilder"], but_in: &[] };
const TEMPLATES_AT_RUN_TIME: Never = Never { words: &["render_str(", "add_template", "template_from_str"], but_in: &[] };
/// What people send never decides how something is written: in Rust the compiler reads a format, in a template nothing does.
const FORMATS: Never = Never { words: &["|format(", "| format(", "strfmt", "sprintf", "dyn_fmt"], but_in: &[] };
/// To AWS everything goes through `src/aws` (`reach` says whom, also for the certificates SNS signs with); beside it the scanner is
/// called, and webhooks, and the built-in stack calls this machine.
const CONNECTIONS: Never = Never {
    words: &["TcpStream::connect", "UnixStream::connect", "UdpSocket", "lookup_host", "legacy::Client", "reqwest::", "ureq::"],
    but_in: &[
        "src/aws/certificates.rs",
        "src/files/scanner.rs",
        "src/local/inbox.rs",
        "src/local/messaging/webhooks.rs",
        "src/outbound/webhook/mod.rs",
    ],
};
/// Clients of AWS are made where the seam is put around them.
const CLIENTS: Never = Never {
    words: &["Client::from_conf", "Client::new(&", "http_client(", "load_defaults", "load_from_env"],
    but_in: &["src/aws/clients.rs"],
};
const LOGS: Never = Never {
    words: &["tracing_subscriber", "set_global_default", "tracing_appender", "syslog", "eprintln!", "println!"],
    // Settings check the filter; one names `println!` in a comment; the assistant's evaluation is a test that prints its measures.
    but_in: &[
        "src/web/telemetry.rs",
        "src/config/checks.rs",
        "src/identity/api_keys/secret.rs",
        "src/capabilities/assistant/model/evaluation.rs",
    ],
};
const WEAK: Never = Never {
    words: &["Aes128", "Aes192", "Sha224", "Sha512_224", "Des::new", "rc4", "blowfish", "ecb::", "cbc::", "RsaPrivateKey"],
    but_in: &[],
};
const CHANCE: Never = Never { words: &["rand::", "getrandom", "thread_rng"], but_in: &["src/primitives/ids.rs"] };
const OTHER_DIGESTS: Never = Never { words: &["md5", "Md5", "sha1::", "Sha1", "blake2::", "blake3::"], but_in: &[] };
const EVALUATION: Never = Never { words: &["eval(", "new Function", "Function(", "import("], but_in: &[] };
const MARKUP: Never = Never {
    words: &["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write"],
    // What is written in a conversation, and what a screen shows, arrives as the part that its page is made of, with everything escaped.
    but_in: &["static/chat.js", "static/queue.js"],
};
const OBJECTS: Never = Never { words: &["__proto__", "Object.assign", "constructor["], but_in: &[] };
const PASTING: Never = Never { words: &["paste", "beforeinput", "insertFromPaste"], but_in: &[] };
// keys.js keeps whether keys are wanted, worker.js the page for when nothing is reached, as a visitor gets it.
const KEPT: Never = Never {
    words: &["sessionStorage", "indexedDB", "document.cookie", "caches.", "localStorage"],
    but_in: &["static/keys.js", "static/worker.js"],
};

impl Never {
    fn breaches(&self, files: &[SourceFile]) -> Vec<String> {
        let may = |file: &SourceFile| self.but_in.contains(&file.path.as_str());
        let words = |file: &SourceFile| -> Vec<String> {
            let found = self.words.iter().filter(|word| file.text.contains(**word));
            found.map(|word| format!("{} has `{word}`", file.path)).collect()
        };
        files.iter().filter(|file| !may(file)).flat_map(words).collect()
    }

    /// Holds in these files, and would not if each of the words stood in one.
    fn holds_in(&self, files: &[SourceFile]) {
        assert!(!files.is_empty());
        assert_eq!(self.breaches(files), Vec::<String>::new());
        for word in self.words {
            let sample = SourceFile::sample("src/web/sample.rs", &format!("fn bad() {{ {word} }}"));
            assert!(!self.breaches(&[sample]).is_empty(), "{word}");
        }
    }
}

fn program() -> Vec<SourceFile> {
    files_below("src", ".rs")
}

/// Our own: htmx is somebody else's, pinned, and runs under the same policy without evaluation.
fn scripts() -> Vec<SourceFile> {
    files_below("static", ".js").into_iter().filter(|file| file.path != "static/htmx.js").collect()
}

#[test]
fn the_program_starts_no_other_program() {
    PROGRAMS.holds_in(&program());
    assert_eq!(read("src/operations/house.rs").matches("Painter::of(this_program())").count(), 1, "and only itself");
}

#[test]
fn nothing_that_people_send_is_a_pattern_a_template_or_code() {
    PATTERNS.holds_in(&program());
    TEMPLATES_AT_RUN_TIME.holds_in(&program());
    EVALUATION.holds_in(&scripts());
    let direct = read("Cargo.toml");
    assert!(!direct.lines().any(|line| line.starts_with("regex")), "a pattern would have to be proven safe");
}

#[test]
fn nothing_that_people_send_says_how_something_is_written() {
    FORMATS.holds_in(&program());
    FORMATS.holds_in(&files_below("templates", ".html"));
}

#[test]
fn connections_are_opened_in_five_places_and_clients_of_aws_made_in_one() {
    CONNECTIONS.holds_in(&program());
    CLIENTS.holds_in(&program());
    let clients = read("src/aws/clients.rs");
    assert_eq!(clients.matches("Seam::new(").count(), 1);
    assert!(clients.contains(".http_client(http)") && clients.contains("let http = Seam::new(http_client(plain), Reach::of("));
}

#[test]
fn the_log_goes_to_standard_error_and_nowhere_else() {
    LOGS.holds_in(&program());
    assert_eq!(read("src/web/telemetry.rs").matches("std::io::stderr").count(), 1);
    let starts = program().iter().filter(|file| file.text.contains("telemetry::start")).count();
    assert_eq!(starts, 1, "and it is started in one place");
    assert!(!program().iter().any(|file| file.text.contains("telemetry::start_into")), "which only tests turn elsewhere");
}

#[test]
fn chance_and_digests_come_from_one_place_each() {
    CHANCE.holds_in(&program());
    OTHER_DIGESTS.holds_in(&program());
    assert!(read("src/primitives/ids.rs").contains("rand::"), "the rule still has its place");
}

/// The dependencies between two comments of the manifest, by their names.
fn dependencies(manifest: &str, from: &str, to: &str) -> Vec<String> {
    let part = manifest.split_once(from).and_then(|(_, rest)| rest.split_once(to)).map_or("", |(part, _)| part);
    let names = part.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "));
    names.map(|(name, _)| name.to_owned()).collect()
}

#[test]
fn cryptography_is_of_known_libraries_and_of_128_bits_and_more() {
    let manifest = read("Cargo.toml");
    let reviewed = ["aes-gcm", "argon2", "hkdf", "hmac", "sha2", "subtle", "rand", "base64", "totp-rs", "qrcode"];
    assert_eq!(dependencies(&manifest, "# secrets:", "# domain"), reviewed, "a library of cryptography is chosen by a reviewer");
    let others =
        ["openssl", "ring", "rsa", "ed25519", "x25519", "p256", "aes", "des", "rc4", "blowfish", "md-5", "md5", "sha1", "blake", "crypto"];
    let direct = dependencies(&manifest, "[dependencies]", "[dev-dependencies]");
    let strange: Vec<&String> =
        direct.iter().filter(|name| others.iter().any(|other| name.split('-').any(|part| part == *other))).collect();
    assert_eq!(strange, vec!["aes-gcm"], "cryptography stands in its own part of the manifest");
    WEAK.holds_in(&program());
    let keys = read("src/identity/keys.rs");
    assert!(keys.contains("Aes256Gcm::new(") && keys.contains("Hkdf::<Sha256>::new(") && keys.contains("derived: Arc<[Vec<[u8; 32]>]>"));
    let clients = read("src/aws/clients.rs");
    assert!(clients.contains("Provider::Rustls(CryptoMode::AwsLc)"), "TLS is rustls, whose weakest suite has 128 bits");
}

#[test]
fn unsafe_code_is_forbidden() {
    assert!(read("Cargo.toml").lines().any(|line| line == r#"unsafe_code = "forbid""#));
}

#[test]
fn scripts_keep_no_words_of_people_and_make_no_markup_or_objects_of_them() {
    for rule in [MARKUP, OBJECTS, KEPT] {
        rule.holds_in(&scripts());
    }
    let kept = read("static/keys.js");
    assert_eq!(kept.matches("localStorage.setItem").count(), 1);
    assert!(kept.contains(r#"localStorage.setItem("keys", value ? "on" : "off")"#), "one word of its own");
}

/// Managers of passwords fill in and people paste (ASVS 6.2.7).
#[test]
fn s15_no_script_stops_pasting() {
    PASTING.holds_in(&scripts());
    let fields = files_below("templates", ".html");
    assert!(fields.iter().all(|file| !file.text.contains("onpaste")), "nor an attribute");
}

#[test]
fn what_is_served_as_it_is_needs_no_plug_in() {
    const KINDS: &[&str] = &["css", "js", "png", "svg", "txt", "webmanifest", "woff2"];
    let mut folders = vec![crate::source::root().join("static")];
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let kind = path.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
            assert!(KINDS.contains(&kind), "{}", path.display());
            seen += 1;
        }
    }
    assert!(seen > 4);
}
