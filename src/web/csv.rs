//! Files for spreadsheets: CSV as RFC 4180 writes it, in UTF-8, with a row of names first. It begins with a byte order mark, without
//! which spreadsheets take it for another encoding and spoil names; readers of CSV know to skip it.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or the end of a line for a formula or worse. Such
//! cells get an apostrophe before them, which spreadsheets do not show (OWASP: CSV injection).

use std::io::{self, Write};

use axum::response::{IntoResponse, Response};
use http::header;

use super::refusal::Refusal;

/// What a file for spreadsheets is, to whoever fetches it.
pub const CONTENT_TYPE: &str = "text/csv; charset=utf-8";
/// What makes a spreadsheet think: the four signs in both widths, and what it skips before them.
const DANGEROUS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

/// U+FEFF in UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// A file of this name, which is ours: letters, digits, dashes and dots.
///
/// # Errors
/// A row that is not as long as the first: a mistake of ours.
pub fn file<const N: usize>(name: &str, columns: [&str; N], rows: impl IntoIterator<Item = [String; N]>) -> Result<Response, Refusal> {
    let mut sheet = Sheet::begin(Vec::new(), columns).map_err(Refusal::internal)?;
    for row in rows {
        sheet.row(row).map_err(Refusal::internal)?;
    }
    let bytes = sheet.finish().map_err(Refusal::internal)?;
    let kind = (header::CONTENT_TYPE, CONTENT_TYPE.to_owned());
    let attachment = (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""));
    Ok(([kind, attachment], bytes).into_response())
}

/// A file that is being written, row by row. Rows have as many cells as there are columns.
#[derive(Debug)]
pub struct Sheet<W: Write, const N: usize>(csv::Writer<W>);

impl<W: Write, const N: usize> Sheet<W, N> {
    /// With the row of names.
    ///
    /// # Errors
    /// What is written to cannot be.
    pub fn begin<T: AsRef<[u8]>>(mut to: W, columns: [T; N]) -> csv::Result<Self> {
        to.write_all(BYTE_ORDER_MARK)?;
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(to);
        writer.write_record(columns)?;
        Ok(Self(writer))
    }

    /// One row more.
    ///
    /// # Errors
    /// What is written to cannot be.
    pub fn row(&mut self, cells: [String; N]) -> csv::Result<()> {
        self.0.write_record(cells.map(harmless))
    }

    /// The end; gives back what was written to.
    ///
    /// # Errors
    /// What is written to cannot be.
    pub fn finish(self) -> io::Result<W> {
        self.0.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

/// The cell, as it can do no harm.
fn harmless(cell: String) -> String {
    if cell.starts_with(DANGEROUS) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use http_body_util::BodyExt as _;
    use proptest::prelude::*;

    use super::*;

    #[tokio::test]
    async fn s16_a_cell_is_no_formula_and_breaks_no_row() {
        let nasty = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "a,\"b\"\nc", "plain"];
        let answer = file("audit.csv", ["name"], nasty.map(|cell| [cell.to_owned()])).unwrap();
        assert_eq!(answer.headers()["content-type"], "text/csv; charset=utf-8");
        assert_eq!(answer.headers()["content-disposition"], "attachment; filename=\"audit.csv\"");
        let bytes = answer.into_body().collect().await.unwrap().to_bytes();
        let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
        let cells: Vec<String> = reader.records().map(|row| row.unwrap()[0].to_owned()).collect();
        assert_eq!(cells[0], "name");
        for (cell, nasty) in cells[1..].iter().zip(nasty) {
            assert!(!cell.starts_with(DANGEROUS), "{cell:?}");
            assert_eq!(cell.trim_start_matches('\''), nasty);
        }
    }

    proptest! {
        /// Whatever people write: a reader of CSV finds as many rows and cells, each as it was but for an apostrophe where it
        /// would have been taken for a formula.
        #[test]
        fn s16_every_cell_is_read_as_it_was_written_and_none_is_a_formula(rows in prop::collection::vec(("\\PC{0,6}", "[=+@\\-\t\r\n\",; '＝＋－＠a]{0,6}"), 0..8)) {
            let mut sheet = Sheet::begin(Vec::new(), ["one", "two"]).unwrap();
            for row in &rows {
                sheet.row([row.0.clone(), row.1.clone()]).unwrap();
            }
            let bytes = sheet.finish().unwrap();
            let mut reader = csv::Reader::from_reader(bytes.strip_prefix(BYTE_ORDER_MARK).unwrap());
            let read: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            prop_assert_eq!(read.len(), rows.len());
            for (read, (one, two)) in read.iter().zip(&rows) {
                for (cell, written) in read.iter().zip([one, two]) {
                    prop_assert!(!cell.starts_with(DANGEROUS), "{:?}", cell);
                    let kept = if written.starts_with(DANGEROUS) { format!("'{written}") } else { written.clone() };
                    prop_assert_eq!(cell, kept);
                }
            }
        }
    }
}
