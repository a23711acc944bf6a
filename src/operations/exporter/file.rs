//! The file a person takes along: one ZIP with a page to read and the same for programs.

use std::io::{Cursor, Write as _};

use serde::Serialize;
use serde_json::{Map, Value, json};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::Unmade;
use crate::capabilities::own_data::model::{Entry, Label, Line, Said, Section, Sheet};
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

/// A sheet as a file.
pub(super) fn zipped(web: &WebState, sheet: &Sheet) -> Result<Vec<u8>, Unmade> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    zip.start_file("my-data.html", options)?;
    zip.write_all(page(web, sheet)?.as_bytes())?;
    zip.start_file("my-data.json", options)?;
    zip.write_all(&serde_json::to_vec_pretty(&data(web, sheet))?)?;
    Ok(zip.finish()?.into_inner())
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
            Said::Amount(amount) => Ok(money(*amount)),
        }
    }

    /// With its year: what is kept here may be read long from now.
    fn moment(&self, when: &When) -> Result<String, MissingText> {
        let message = Message::new("data-moment").with("day", when.day.with_year(self.language)?).with("time", when.time.clone());
        words_of(self.language, &message)
    }
}
