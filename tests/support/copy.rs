//! A copy of somebody's data as they find it on their disk.

use std::io::{Cursor, Read as _};

use serde_json::Value;

use super::answer::Answer;
use super::html::Page;

/// The file, unpacked.
pub struct Copy {
    pub page: Page,
    pub html: String,
    pub data: Value,
}

impl Copy {
    /// What an answer holds.
    #[track_caller]
    pub fn of(answer: &Answer) -> Self {
        assert_eq!(answer.header("content-type"), "application/zip", "{}", answer.asked);
        let mut zip = zip::ZipArchive::new(Cursor::new(answer.body.to_vec())).expect("a ZIP");
        let names: Vec<String> = zip.file_names().map(|name| name.expect("a name").into_owned()).collect();
        assert_eq!(names, ["my-data.html", "my-data.json"]);
        let mut read = |name: &str| {
            let mut text = String::new();
            zip.by_name(name).expect("a file").read_to_string(&mut text).expect("text");
            text
        };
        let (html, json) = (read("my-data.html"), read("my-data.json"));
        Self { page: Page::parse(&html), html, data: serde_json::from_str(&json).expect("JSON") }
    }

    /// A section of the part for programs.
    pub fn section(&self, name: &str) -> Vec<Value> {
        self.data["data"][name].as_array().cloned().unwrap_or_default()
    }
}
