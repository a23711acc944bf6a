//! Files for spreadsheets: CSV as RFC 4180 writes it, in UTF-8, with a row of names first. It begins with a byte order mark, without
//! which spreadsheets take it for another encoding and spoil names; readers of CSV know to skip it.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or the end of a line for a formula or worse. Such
//! cells get an apostrophe before them, which spreadsheets do not show (OWASP: CSV injection).

use axum::response::{IntoResponse, Response};
use http::header;

use super::refusal::Refusal;

/// What makes a spreadsheet think.
const DANGEROUS: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

/// U+FEFF in UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// A file of this name, which is ours: letters, digits, dashes and dots.
///
/// # Errors
/// A row that is not as long as the first: a mistake of ours.
pub fn file<const N: usize>(name: &str, columns: [&str; N], rows: impl IntoIterator<Item = [String; N]>) -> Result<Response, Refusal> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(BYTE_ORDER_MARK.to_vec());
    writer.write_record(columns).map_err(Refusal::internal)?;
    for row in rows {
        writer.write_record(row.map(harmless)).map_err(Refusal::internal)?;
    }
    let bytes = writer.into_inner().map_err(|error| Refusal::internal(error.error()))?;
    let kind = (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned());
    let attachment = (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""));
    Ok(([kind, attachment], bytes).into_response())
}

/// The cell, as it can do no harm.
fn harmless(cell: String) -> String {
    if cell.starts_with(DANGEROUS) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use http_body_util::BodyExt as _;

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
}
