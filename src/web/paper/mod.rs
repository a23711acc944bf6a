//! Documents people keep or hand on, as PDF: letters embedded, tagged for screen readers (PDF/UA-1, checked when it is written).

mod layout;
mod letters;

use std::num::NonZeroU16;

use axum::response::{IntoResponse, Response};
use http::header;
use krilla::color::rgb;
use krilla::configure::ConfigurationBuilder;
use krilla::configure::validate::Accessibility;
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, Node, SpanTag, TableHeaderScope, Tag, TagGroup, TagTree};
use krilla::{Document, SerializeSettings};

use super::refusal::Refusal;
use super::texts::Language;
use layout::{Group, Ink, Layout, Line, PAGE, Rule, Sense};

/// A part of a paper, from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The hospital, above the title.
    House(String),
    /// What the paper is; every paper has one.
    Title(String),
    Heading(String),
    /// Lines of the text stay lines.
    Text(String),
    Small(String),
    /// Names and what they stand for.
    Facts(Vec<(String, String)>),
    Table {
        head: Vec<String>,
        rows: Vec<Vec<String>>,
    },
    /// A line to sign on, and what stands below it.
    Signature(String),
}

/// A paper to be written.
#[derive(Debug)]
pub struct Paper {
    pub language: Language,
    /// What readers show as its name. Nothing about anybody: it is kept in lists of files that were opened.
    pub title: String,
    /// At the foot of each page, before its number.
    pub foot: String,
    pub blocks: Vec<Block>,
}

/// The characters of a text that no paper can draw, each once.
#[must_use]
pub fn undrawn(text: &str) -> String {
    letters::missing(text).into_iter().collect()
}

impl Paper {
    /// Whether every character can be drawn; where it cannot a question mark stands, and whoever makes the paper says so.
    #[must_use]
    pub fn is_drawn_whole(&self) -> bool {
        let whole = |text: &String| letters::has_all(text);
        self.blocks.iter().all(|block| match block {
            Block::House(text)
            | Block::Title(text)
            | Block::Heading(text)
            | Block::Text(text)
            | Block::Small(text)
            | Block::Signature(text) => whole(text),
            Block::Facts(facts) => facts.iter().all(|(name, stands)| whole(name) && whole(stands)),
            Block::Table { head, rows } => head.iter().chain(rows.iter().flatten()).all(whole),
        })
    }

    /// Its bytes.
    ///
    /// # Errors
    /// What keeps it from being a PDF that everybody can read: a mistake of ours.
    pub fn write(&self) -> Result<Vec<u8>, PaperError> {
        let everybody = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
        let configuration = everybody.map_err(|error| PaperError(format!("{error:?}")))?;
        let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
        let language = self.language.tag();
        document.set_metadata(Metadata::new().title(self.title.clone()).language(language.to_owned()).creator("Caredesk".to_owned()));
        let is_rtl = self.language.direction() == "rtl";
        let layout = Layout::of(&self.blocks, is_rtl);
        let mut leaves: Vec<Vec<Identifier>> = vec![Vec::new(); layout.groups.len()];
        for number in 0..layout.pages() {
            let settings = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or_else(|| PaperError("a page without room".to_owned()))?;
            let mut page = document.start_page_with(settings);
            let mut surface = page.surface();
            for rule in layout.rules.iter().filter(|rule| rule.page == number) {
                draw_rule(&mut surface, rule);
            }
            for line in layout.lines.iter().filter(|line| line.page == number) {
                leaves[line.group].push(surface.start_tagged(ContentTag::Span(SpanTag::empty())));
                draw_line(&mut surface, line);
                surface.end_tagged();
            }
            let foot = layout::foot(&format!("{} · {} / {}", self.foot, number + 1, layout.pages()), is_rtl);
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
            draw_line(&mut surface, &foot);
            surface.end_tagged();
            surface.finish();
            page.finish();
        }
        document.set_outline(outline(&layout));
        document.set_tag_tree(tree(&layout.groups, &leaves, language));
        document.finish().map_err(|error| PaperError(format!("{error:?}")))
    }

    /// The answer that brings it: shown in the browser, saved under this name, which is ours.
    ///
    /// # Errors
    /// As for [`Self::write`].
    pub fn answer(&self, name: &str) -> Result<Response, Refusal> {
        let bytes = self.write().map_err(Refusal::internal)?;
        let kind = (header::CONTENT_TYPE, "application/pdf".to_owned());
        let shown = (header::CONTENT_DISPOSITION, format!("inline; filename=\"{name}.pdf\""));
        Ok(([kind, shown], bytes).into_response())
    }
}

/// Why there is no paper.
#[derive(Debug, thiserror::Error)]
#[error("a paper could not be written: {0}")]
pub struct PaperError(String);

const fn colour(ink: Ink) -> (u8, u8, u8) {
    match ink {
        Ink::Dark => (0x1c, 0x26, 0x22),
        Ink::Soft => (0x56, 0x60, 0x5b),
        Ink::Brand => (0x0b, 0x5d, 0x50),
    }
}

fn draw_line(surface: &mut Surface<'_>, line: &Line) {
    let (red, green, blue) = colour(line.ink);
    surface.set_fill(Some(Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }));
    surface.set_stroke(None);
    for run in &line.runs {
        let left = Point::from_xy(line.x + run.x * line.size, line.baseline);
        surface.draw_glyphs(left, &run.glyphs, run.font.clone(), &run.text, line.size, false);
    }
}

fn draw_rule(surface: &mut Surface<'_>, rule: &Rule) {
    let mut path = PathBuilder::new();
    path.move_to(rule.from, rule.y);
    path.line_to(rule.to, rule.y);
    let Some(path) = path.finish() else { return };
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke { paint: rgb::Color::new(0xc9, 0xc6, 0xbd).into(), width: 0.6, ..Stroke::default() }));
    surface.draw_path(&path);
    surface.end_tagged();
}

/// The headings, to be jumped to.
fn outline(layout: &Layout) -> Outline {
    let mut outline = Outline::new();
    for (number, group) in layout.groups.iter().enumerate() {
        let Sense::Heading(_, title) = &group.sense else { continue };
        let Some(first) = layout.lines.iter().find(|line| line.group == number) else { continue };
        let place = XyzDestination::new(first.page, Point::from_xy(first.x, first.baseline - first.size));
        outline.push_child(OutlineNode::new(title.clone(), place));
    }
    outline
}

/// The groups as a tree, in the order they are read.
fn tree(groups: &[Group], leaves: &[Vec<Identifier>], language: &str) -> TagTree {
    let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
    for (number, _) in groups.iter().enumerate().filter(|(_, group)| group.within.is_none()) {
        tree.push(branch(number, groups, leaves));
    }
    tree
}

fn branch(number: usize, groups: &[Group], leaves: &[Vec<Identifier>]) -> TagGroup {
    let mut group = match &groups[number].sense {
        Sense::Heading(level, title) => TagGroup::new(Tag::Hn(NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN), Some(title.clone()))),
        Sense::Text => TagGroup::new(Tag::P),
        Sense::Table => TagGroup::new(Tag::Table),
        Sense::Row => TagGroup::new(Tag::TR),
        Sense::RowHead => TagGroup::new(Tag::TH(TableHeaderScope::Row)),
        Sense::ColumnHead => TagGroup::new(Tag::TH(TableHeaderScope::Column)),
        Sense::Cell => TagGroup::new(Tag::TD),
    };
    for leaf in &leaves[number] {
        group.push(Node::Leaf(*leaf));
    }
    for (inner, _) in groups.iter().enumerate().filter(|(_, inner)| inner.within == Some(number)) {
        group.push(branch(inner, groups, leaves));
    }
    group
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(medicines: usize) -> Paper {
        Paper {
            language: Language::English,
            title: "Visit summary".into(),
            foot: "CD-7K4M-29X3".into(),
            blocks: vec![
                Block::House("Caredesk Hospital".into()),
                Block::Title("Visit summary".into()),
                Block::Facts(vec![("Patient".into(), "महिमा राव".into()), ("Doctor".into(), "Dr Łukasz Żółć".into())]),
                Block::Heading("Prescription".into()),
                Block::Text("Amlodipine every morning\nand rest".into()),
                Block::Table {
                    head: vec!["Medicine".into(), "Dose".into()],
                    rows: vec![vec!["Amlodipine".into(), String::new()]; medicines],
                },
                Block::Small("As signed.".into()),
                Block::Signature("Signature".into()),
            ],
        }
    }

    #[test]
    fn f38_a_paper_is_a_tagged_pdf_of_as_many_pages_as_it_needs() {
        for (medicines, pages) in [(1, 1), (60, 3)] {
            let bytes = paper(medicines).write().unwrap();
            assert!(bytes.starts_with(b"%PDF-1.7"));
            let text = String::from_utf8_lossy(&bytes);
            assert!(text.contains("pdfuaid:part"), "everybody can read it");
            assert_eq!(Layout::of(&paper(medicines).blocks, false).pages(), pages);
            assert!(bytes.len() < 80_000, "{}", bytes.len());
        }
    }

    #[test]
    fn f38_a_paper_in_arabic_is_read_from_the_right_and_by_everybody() {
        let blocks = vec![
            Block::House("مستشفى Caredesk".into()),
            Block::Title("وصفة طبية".into()),
            Block::Facts(vec![("المريض".into(), "Maya Lindqvist".into()), ("الطبيب".into(), "د. ليلى فرح".into())]),
            Block::Text("أملوديبين 5 mg صباحًا.\nراحة وماء.".into()),
            Block::Table {
                head: vec!["الدواء".into(), "الجرعة".into()], rows: vec![vec!["أملوديبين".into(), "5 mg".into()]]
            },
            Block::Signature("التوقيع".into()),
        ];
        let paper = Paper { language: Language::Arabic, title: "وصفة طبية".into(), ..paper(0) };
        let paper = Paper { blocks, ..paper };
        assert!(paper.is_drawn_whole());
        let bytes = paper.write().unwrap();
        assert!(String::from_utf8_lossy(&bytes).contains("pdfuaid:part"));
        let layout = Layout::of(&paper.blocks, true);
        let left_of = |text: &str| layout.lines.iter().find(|line| line.runs.iter().any(|run| run.text.contains(text))).unwrap().x;
        assert!(left_of("Maya") < left_of("المريض") && left_of("Maya") > PAGE.0 / 3.0, "what somebody is stands left of what it is called");
    }

    #[test]
    fn f38_what_cannot_be_drawn_is_known() {
        assert!(paper(1).is_drawn_whole());
        let blocks = vec![Block::Facts(vec![("Patient".into(), "王".into())])];
        assert!(!Paper { blocks, ..paper(0) }.is_drawn_whole());
    }
}
