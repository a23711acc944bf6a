//! Laboratory reports as laboratories print them, each laid out in another way, made here; and what stands in each. Nobody's values.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// One made report.
pub struct Lab {
    pub name: &'static str,
    pub pdf: Vec<u8>,
    /// `word value unit` and the range in brackets, in the order of the report.
    pub expected: Vec<&'static str>,
    /// Lines with a value that must not be taken for certain.
    pub traps: u32,
}

/// Pages being drawn with the faces every reader has.
#[derive(Default)]
pub struct Drawing {
    pages: Vec<Page>,
}

#[derive(Default)]
struct Page {
    content: Vec<u8>,
    rotate: u16,
}

/// Letters as `WinAnsiEncoding` has them, in hexadecimal.
fn hex(text: &str) -> String {
    let byte = |letter: char| match letter {
        '–' => 0x96,
        letter => u8::try_from(u32::from(letter)).unwrap(),
    };
    text.chars().map(|letter| format!("{:02x}", byte(letter))).collect::<Vec<_>>().concat()
}

impl Drawing {
    pub fn page(mut self) -> Self {
        self.pages.push(Page::default());
        self
    }

    pub fn turned(mut self, degrees: u16) -> Self {
        self.pages.last_mut().unwrap().rotate = degrees;
        self
    }

    fn raw(&mut self, operators: &str) {
        self.pages.last_mut().unwrap().content.extend_from_slice(operators.as_bytes());
    }

    /// Text whose first letter stands there, from the bottom left.
    pub fn text(mut self, x: f32, y: f32, size: f32, text: &str) -> Self {
        self.raw(&format!("BT /F1 {size} Tf {x} {y} Td <{}> Tj ET\n", hex(text)));
        self
    }

    /// Text that nobody sees, as scanners lay it over their pictures.
    pub fn unseen(mut self, x: f32, y: f32, text: &str) -> Self {
        self.raw(&format!("BT 3 Tr /F1 9 Tf {x} {y} Td <{}> Tj 0 Tr ET\n", hex(text)));
        self
    }

    /// The same in letters of one width.
    pub fn fixed(mut self, x: f32, y: f32, text: &str) -> Self {
        self.raw(&format!("BT /F2 9 Tf {x} {y} Td <{}> Tj ET\n", hex(text)));
        self
    }

    /// Letter by letter, the last first, each where it belongs: all letters are of one width.
    pub fn in_pieces(mut self, x: f32, y: f32, text: &str) -> Self {
        for (at, letter) in text.chars().enumerate().collect::<Vec<_>>().into_iter().rev().filter(|(_, letter)| *letter != ' ') {
            let place = x + 5.4 * f32::from(u16::try_from(at).unwrap());
            self.raw(&format!("BT /F2 9 Tf 1 0 0 1 {place} {y} Tm <{}> Tj ET\n", hex(&letter.to_string())));
        }
        self
    }

    /// Text that runs up the page.
    pub fn upwards(mut self, x: f32, y: f32, text: &str) -> Self {
        self.raw(&format!("BT /F1 9 Tf 0 1 -1 0 {x} {y} Tm <{}> Tj ET\n", hex(text)));
        self
    }

    /// Words moved apart by kerning, as typesetters do: no space is drawn.
    pub fn kerned(mut self, x: f32, y: f32, words: &[&str]) -> Self {
        let parts: Vec<String> = words.iter().map(|word| format!("<{}>", hex(word))).collect();
        self.raw(&format!("BT /F1 9 Tf {x} {y} Td [{}] TJ ET\n", parts.join(" -300 ")));
        self
    }

    /// `10` with its power raised and smaller.
    pub fn power(mut self, x: f32, y: f32, power: &str, rest: &str) -> Self {
        self.raw(&format!(
            "BT /F1 9 Tf {x} {y} Td <{}> Tj 3.2 Ts /F1 6 Tf <{}> Tj 0 Ts /F1 9 Tf <{}> Tj ET\n",
            hex("10"),
            hex(power),
            hex(rest)
        ));
        self
    }

    /// A table: cells of each line at these places.
    pub fn table(self, places: &[f32], top: f32, lines: &[&[&str]]) -> Self {
        let mut drawing = self;
        for (down, line) in (0_u16..).zip(lines) {
            for (place, cell) in places.iter().zip(*line).filter(|(_, cell)| !cell.is_empty()) {
                drawing = drawing.text(*place, top - 16.0 * f32::from(down), 9.0, cell);
            }
        }
        drawing
    }

    /// The file, its pages packed or not.
    pub fn pdf(self, packed: bool) -> Vec<u8> {
        let mut file = b"%PDF-1.5\n".to_vec();
        let mut places = Vec::new();
        let mut object = |file: &mut Vec<u8>, body: &[u8]| {
            places.push(file.len());
            writeln!(file, "{} 0 obj", places.len()).unwrap();
            file.extend_from_slice(body);
            file.extend_from_slice(b"\nendobj\n");
        };
        let kids = (0..self.pages.len()).map(|page| format!("{} 0 R ", 5 + 2 * page)).collect::<Vec<_>>().concat();
        object(&mut file, b"<< /Type /Catalog /Pages 2 0 R >>");
        object(&mut file, format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", self.pages.len()).as_bytes());
        for face in ["Helvetica", "Courier"] {
            object(&mut file, format!("<< /Type /Font /Subtype /Type1 /BaseFont /{face} /Encoding /WinAnsiEncoding >>").as_bytes());
        }
        for (number, page) in self.pages.iter().enumerate() {
            let turned = if page.rotate == 0 { String::new() } else { format!("/Rotate {}", page.rotate) };
            let fonts = "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>";
            let head = format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {turned} {fonts} /Contents {} 0 R >>", 6 + 2 * number);
            object(&mut file, head.as_bytes());
            let (filter, bytes) = if packed { ("/Filter /FlateDecode", folded(&page.content)) } else { ("", page.content.clone()) };
            let mut stream = format!("<< {filter} /Length {} >>\nstream\n", bytes.len()).into_bytes();
            stream.extend_from_slice(&bytes);
            stream.extend_from_slice(b"\nendstream");
            object(&mut file, &stream);
        }
        let start = file.len();
        writeln!(file, "xref\n0 {}\n0000000000 65535 f ", places.len() + 1).unwrap();
        for place in &places {
            writeln!(file, "{place:010} 00000 n ").unwrap();
        }
        writeln!(file, "trailer\n<< /Root 1 0 R /Size {} >>\nstartxref\n{start}\n%%EOF", places.len() + 1).unwrap();
        file
    }
}

/// Packed as streams are.
pub fn folded(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A small report of the blood: three values, one of them above its range.
pub fn small_lab() -> Vec<u8> {
    let drawing = Drawing::default().page().text(60.0, 780.0, 14.0, "Example Laboratory");
    let lines: [&[&str]; 4] = [
        &["Test", "Result", "Units", "Reference range"],
        &["Haemoglobin", "14.2", "g/dL", "11.0 - 17.0"],
        &["Sodium", "140", "mmol/L", "135 - 145"],
        &["ALT", "51", "U/L", "< 40"],
    ];
    drawing.table(&[60.0, 220.0, 300.0, 400.0], 720.0, &lines).pdf(true)
}
