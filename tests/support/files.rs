//! Files as people have them, sent straight to S3 as a browser or a program does, and read back by a link.

use std::io::{Cursor, Write as _};

use bytes::Bytes;
use caredesk::operations::rights::Function;
use http::{HeaderMap, Method, Request};
use http_body_util::{BodyExt as _, Full};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use image::{DynamicImage, ImageFormat, RgbImage};
use serde_json::{Value, json};

use super::answer::Answer;
use super::app::TestApp;
use super::html::Form;
use super::people::Person;
use super::rights::with_rights_of;

/// The type of Word documents.
pub const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// What S3 answered.
#[derive(Debug)]
pub struct FromS3 {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl FromS3 {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

async fn ask(request: Request<Full<Bytes>>) -> FromS3 {
    answered(request).await.unwrap()
}

async fn answered(request: Request<Full<Bytes>>) -> Result<FromS3, hyper_util::client::legacy::Error> {
    let answer = Client::builder(TokioExecutor::new()).build_http().request(request).await?;
    let (head, body) = answer.into_parts();
    Ok(FromS3 { status: head.status.as_u16(), headers: head.headers, body: body.collect().await.unwrap().to_bytes() })
}

/// Sends a file as an `upload` says.
pub async fn put(upload: &Value, bytes: &[u8]) -> FromS3 {
    ask(putting(upload, bytes)).await
}

/// Whether S3 refused a file, by its answer or by hanging up before it had all of it.
pub async fn is_refused(upload: &Value, bytes: &[u8]) -> bool {
    !answered(putting(upload, bytes)).await.is_ok_and(|answer| answer.status < 400)
}

fn putting(upload: &Value, bytes: &[u8]) -> Request<Full<Bytes>> {
    let url = upload["url"].as_str().unwrap();
    let headers = upload["headers"].as_object().unwrap();
    let start = Request::builder().method(upload["method"].as_str().unwrap()).uri(url);
    let own = |(name, _): &(&String, &Value)| name.as_str() != "content-length";
    let request = headers.iter().filter(own).fold(start, |request, (name, value)| request.header(name, value.as_str().unwrap()));
    request.body(Full::new(Bytes::copy_from_slice(bytes))).unwrap()
}

/// Sends a file by a form of a page, as browsers do.
pub async fn post(form: &Form, file_name: &str, bytes: &[u8]) -> FromS3 {
    let mark = "----four-tulips";
    let mut body = Vec::new();
    for (name, value) in form.fields.iter().filter(|(name, _)| name != "file") {
        write!(body, "--{mark}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").unwrap();
    }
    let head = format!(
        "--{mark}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{}\"\r\nContent-Type: x/y\r\n\r\n",
        file_name.replace('"', "%22")
    );
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(bytes);
    write!(body, "\r\n--{mark}--\r\n").unwrap();
    // Our pages tell other places nothing of where they are, so browsers say `null`.
    let request = Request::builder().method(Method::POST).uri(&form.action).header("origin", "null");
    let request = request.header("content-type", format!("multipart/form-data; boundary={mark}"));
    ask(request.body(Full::new(body.into())).unwrap()).await
}

/// Follows a link.
pub async fn get(url: &str) -> FromS3 {
    ask(Request::builder().uri(url).body(Full::default()).unwrap()).await
}

/// A small document of so many pages.
pub fn pdf(pages: usize) -> Vec<u8> {
    let mut text = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n".to_owned();
    let kids = (0..pages).map(|page| format!("{} 0 R ", page + 3)).collect::<Vec<_>>().concat();
    text += &format!("2 0 obj\n<< /Type /Pages /Kids [{kids}] /Count {pages} >>\nendobj\n");
    for page in 0..pages {
        text += &format!("{} 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] >>\nendobj\n", page + 3);
    }
    text += "trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n";
    text.into_bytes()
}

/// A small picture.
pub fn picture(format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let picture = RgbImage::from_fn(40, 30, |x, y| image::Rgb([u8::try_from(x * 6).unwrap(), u8::try_from(y * 8).unwrap(), 90]));
    DynamicImage::from(picture).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A Word document made of these parts besides the two it must have.
pub fn docx(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    let always: [(&str, &[u8]); 2] = [("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w:document/>")];
    for (name, bytes) in always.iter().chain(parts) {
        archive.start_file(*name, options).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// What is said of a file before it is sent.
pub fn announcement(file_name: &str, content_type: &str, bytes: &[u8]) -> Value {
    json!({ "file_name": file_name, "content_type": content_type, "size": bytes.len() })
}

impl Person {
    /// Announces a PDF for a patient's records (`me`, or an id).
    pub async fn announces(&self, whose: &str, file_name: &str, bytes: &[u8]) -> Answer {
        self.announces_as(whose, &announcement(file_name, "application/pdf", bytes)).await
    }

    pub async fn announces_as(&self, whose: &str, body: &Value) -> Answer {
        self.api(Method::POST, &format!("/patients/{whose}/reports")).key(&self.new_key()).json(body).send().await
    }

    /// Says that a file was sent.
    pub async fn completes(&self, whose: &str, id: &str) -> Answer {
        self.api(Method::POST, &format!("/patients/{whose}/reports/{id}/complete")).send().await
    }

    /// One report as it is now.
    pub async fn report(&self, whose: &str, id: &str) -> Answer {
        self.api(Method::GET, &format!("/patients/{whose}/reports/{id}")).send().await
    }

    /// Announces, sends and completes a file of one's own; its id.
    pub async fn sends_file(&self, file_name: &str, content_type: &str, bytes: &[u8]) -> String {
        let added = self.announces_as("me", &announcement(file_name, content_type, bytes)).await.is(201);
        let sent = put(&added.json()["upload"], bytes).await;
        assert_eq!(sent.status, 200, "{}", String::from_utf8_lossy(&sent.body));
        let id = added.member("id");
        self.completes("me", &id).await.is(200);
        id
    }
}

impl TestApp {
    /// Checks every report that has arrived, and takes away what is due.
    pub async fn works_on_reports(&self) -> caredesk::capabilities::reports::service::Worked {
        with_rights_of(Function::Keeper, self.app.reports.work()).await.unwrap()
    }

    /// An available PDF of somebody's own; its id.
    pub async fn report_of(&self, person: &Person) -> String {
        let id = person.sends_file("Blood test.pdf", "application/pdf", &pdf(1)).await;
        self.works_on_reports().await;
        id
    }
}
