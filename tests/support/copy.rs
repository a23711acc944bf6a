//! A copy of somebody's data as they find it on their disk.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use serde_json::Value;

use super::answer::Answer;
use super::files::get;
use super::html::Page;

/// The file, unpacked.
pub struct Copy {
    pub page: Page,
    pub html: String,
    pub data: Value,
    /// What goes along, by its place in the file.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Copy {
    /// What lies where an answer leads to.
    pub async fn behind(answer: &Answer) -> Self {
        assert_eq!(answer.status, 303, "{}", answer.asked);
        let back = get(answer.location()).await;
        assert_eq!((back.status, back.header("content-type")), (200, "application/zip"), "{}", answer.asked);
        assert!(back.header("content-disposition").starts_with("attachment; filename=\"my-data-20"));
        let mut zip = zip::ZipArchive::new(Cursor::new(back.body.to_vec())).expect("a ZIP");
        let names: Vec<String> = zip.file_names().map(|name| name.expect("a name").into_owned()).collect();
        let mut read = |name: &str| {
            let mut bytes = Vec::new();
            zip.by_name(name).expect("a file").read_to_end(&mut bytes).expect("bytes");
            bytes
        };
        let (html, data) = (String::from_utf8(read("my-data.html")).expect("text"), read("my-data.json"));
        let files = names.iter().filter(|name| name.starts_with("reports/")).map(|name| (name.clone(), read(name))).collect();
        Self { page: Page::parse(&html), html, data: serde_json::from_slice(&data).expect("JSON"), files }
    }

    /// A section of the part for programs.
    pub fn section(&self, name: &str) -> Vec<Value> {
        self.data["data"][name].as_array().cloned().unwrap_or_default()
    }
}
