//! The file a person takes along: one ZIP with a page to read, the same for programs, and the files of their reports.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::time::Duration;

use serde::Serialize;
use serde_json::{Map, Value, json};
use tempfile::NamedTempFile;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::Unmade;
use crate::capabilities::own_data::model::{Entry, Label, Line, Said, Section, Sheet};
use crate::capabilities::own_data::service::OwnData;
use crate::web::say::{Day, When, money};
use crate::web::state::WebState;
use crate::web::texts::{Language, Message, MissingText, words_of};

/// Entries of one part of the page: each part has a budget of its own.
const PART: usize = 100;
/// How the page looks: it is read from a disk, where no stylesheet of the portal is.
const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1b2522;background:#fffdf9}\
h2{margin-top:2.5rem;border-bottom:2px solid #0f6b5c}h3{margin:0 0 .25rem;font-size:1rem}\
article{border:1px solid #d9d4c7;border-radius:.5rem;padding:.75rem 1rem;margin:.75rem 0;break-inside:avoid}\
dl{margin:0}dl div{display:flex;gap:1rem;flex-wrap:wrap}dt{flex:0 0 12rem;color:#4c5a55}dd{flex:1 1 14rem;margin:0;white-space:pre-wrap;overflow-wrap:anywhere}";

#[derive(Serialize)]
struct Top {
    hospital: String,
    made: String,
    zone: String,
    style: &'static str,
    sections: Vec<String>,
}

#[derive(Serialize)]
struct Part {
    /// Of the section, from 1.
    number: usize,
    /// Empty in all parts of a section but the first.
    title: String,
    entries: Vec<EntryWords>,
}

#[derive(Serialize)]
struct EntryWords {
    at: Option<String>,
    lines: Vec<LineWords>,
}

#[derive(Serialize)]
struct LineWords {
    label: String,
    words: String,
}

/// What files on the disk are called until they are sent.
const LEFT_BEHIND: &str = "caredesk-copy-";
/// Nobody works on one any more that is so old.
const OLD: Duration = Duration::from_hours(1);

/// S3 takes 5 GB in one piece, and there is room for so much on the disk of whoever packs: files beyond these bytes are named in the copy
/// and not in it. That is 20 days of somebody who adds all they may every day.
pub(super) const MOST_PACKED: u64 = 4 * 1024 * 1024 * 1024;

/// Removes what processes that were killed have left on this disk.
pub(super) fn sweep() -> std::io::Result<()> {
    for entry in tempfile::env::temp_dir().read_dir()? {
        let entry = entry?;
        let is_ours = entry.file_name().to_string_lossy().starts_with(LEFT_BEHIND);
        if is_ours && entry.metadata()?.modified()?.elapsed().is_ok_and(|age| age > OLD) {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// A new file on the disk, which goes with the answer.
pub(super) fn on_the_disk() -> std::io::Result<NamedTempFile> {
    tempfile::Builder::new().prefix(LEFT_BEHIND).tempfile()
}

/// A sheet and its files as one file on the disk, which goes with the answer: only one of them is in memory at a time.
pub(super) async fn packed(web: &WebState, sheet: &Sheet, own_data: &OwnData, most: u64) -> Result<NamedTempFile, Unmade> {
    let (place, mut packed) = (on_the_disk()?, 0);
    let mut pack = Pack(ZipWriter::new(BufWriter::new(place.reopen()?)));
    pack = pack.with("my-data.html", CompressionMethod::Deflated, page(web, sheet)?.into_bytes()).await?;
    pack = pack.with("my-data.json", CompressionMethod::Deflated, serde_json::to_vec_pretty(&data(web, sheet))?).await?;
    for file in &sheet.files {
        pack = match own_data.attached(file).await? {
            // Pictures, PDF and Word files are packed already.
            Some(bytes) if packed + bytes.len() as u64 <= most => {
                packed += bytes.len() as u64;
                pack.with(&file.path, CompressionMethod::Stored, bytes).await?
            }
            left_out => {
                let why = if left_out.is_some() { "data-file-too-much" } else { "data-file-gone" };
                let why = words_of(Language::default(), &Message::new(why))?;
                pack.with(&format!("{}.txt", file.path), CompressionMethod::Stored, why.into_bytes()).await?
            }
        };
    }
    pack.0.finish()?.flush()?;
    Ok(place)
}

/// A ZIP that is being written.
struct Pack(ZipWriter<BufWriter<File>>);

impl Pack {
    /// With one more file. Disks are waited for where nobody else waits.
    async fn with(mut self, path: &str, method: CompressionMethod, bytes: Vec<u8>) -> Result<Self, Unmade> {
        let path = path.to_owned();
        let write = move || {
            self.0.start_file(path, SimpleFileOptions::default().compression_method(method))?;
            self.0.write_all(&bytes)?;
            Ok(self)
        };
        tokio::task::spawn_blocking(write).await.map_err(std::io::Error::from)?
    }
}

fn data(web: &WebState, sheet: &Sheet) -> Value {
    let zone = web.house.zone();
    let sections: Map<String, Value> =
        sheet.sections.iter().map(|section| (section.name.clone(), section.rows.iter().cloned().collect())).collect();
    json!({ "hospital": web.house.name(), "made_at": zone.rfc3339(web.clock.now()), "zone": zone.name(), "data": sections })
}

fn page(web: &WebState, sheet: &Sheet) -> Result<String, Unmade> {
    let language = Language::default();
    let speaker = Speaker { web, language };
    let titles = sheet.sections.iter().map(|section| speaker.label(&section.title)).collect::<Result<Vec<_>, _>>()?;
    let now = web.when(web.clock.now());
    let made = speaker.moment(&now)?;
    let top = Top { hospital: web.house.name(), made, zone: now.zone.long(language)?, style: STYLE, sections: titles.clone() };
    let mut html = web.pages.part(language, "export/top.html", &top)?;
    for (number, (section, title)) in sheet.sections.iter().zip(titles).enumerate() {
        for part in speaker.parts(section, number + 1, title)? {
            html.push_str(&web.pages.part(language, "export/entries.html", &part)?);
        }
    }
    html.push_str(&web.pages.part(language, "export/end.html", &())?);
    Ok(html)
}

/// Puts a sheet into words.
struct Speaker<'a> {
    web: &'a WebState,
    language: Language,
}

impl Speaker<'_> {
    fn parts(&self, section: &Section, number: usize, title: String) -> Result<Vec<Part>, MissingText> {
        let mut title = Some(title);
        let part = |entries: &[Entry]| {
            let entries = entries.iter().map(|entry| self.entry(entry)).collect::<Result<_, _>>()?;
            Ok(Part { number, title: title.take().unwrap_or_default(), entries })
        };
        section.entries.chunks(PART).map(part).collect()
    }

    fn entry(&self, entry: &Entry) -> Result<EntryWords, MissingText> {
        let at = entry.at.map(|at| self.moment(&self.web.when(at))).transpose()?;
        let line = |line: &Line| Ok(LineWords { label: self.label(&line.label)?, words: self.said(&line.said)? });
        Ok(EntryWords { at, lines: entry.lines.iter().map(line).collect::<Result<_, MissingText>>()? })
    }

    fn label(&self, label: &Label) -> Result<String, MissingText> {
        match label {
            Label::Text(key) => words_of(self.language, &Message::new(key)),
            Label::Plain(name) => Ok(name.clone()),
        }
    }

    fn said(&self, said: &Said) -> Result<String, MissingText> {
        match said {
            Said::Words(words) => Ok(words.clone()),
            Said::Text(key) => words_of(self.language, &Message::new(key)),
            Said::Moment(at) => self.moment(&self.web.when(*at)),
            Said::Date(date) => Day::of(*date).with_year(self.language),
            Said::Amount(amount) => Ok(money(self.language, *amount)),
        }
    }

    /// With its year: what is kept here may be read long from now.
    fn moment(&self, when: &When) -> Result<String, MissingText> {
        let message = Message::new("data-moment").with("day", when.day.with_year(self.language)?).with("time", when.time.clone());
        words_of(self.language, &message)
    }
}
