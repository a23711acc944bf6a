//! A page as a browser reads it, and how tests ask about it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use html5ever::tendril::TendrilSink as _;
use markup5ever_rcdom::{Node, NodeData, RcDom};

/// A parsed page.
#[derive(Debug, Clone)]
pub struct Page {
    root: Element,
    /// Where the text is not HTML, in the parser's words.
    pub errors: Vec<String>,
}

/// An element with what is inside.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Element {
    /// In small letters.
    pub name: String,
    attributes: BTreeMap<String, String>,
    children: Vec<Content>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Content {
    Element(Element),
    Text(String),
}

/// A form, filled in as a person would.
#[derive(Debug, Clone)]
pub struct Form {
    /// `get` or `post`.
    pub method: String,
    pub action: String,
    /// What would be sent, in the page's order.
    pub fields: Vec<(String, String)>,
}

impl Page {
    /// Reads a page; never fails, as a browser never does.
    pub fn parse(html: &str) -> Self {
        let dom = html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(html);
        let mut root = Element { name: "#page".to_owned(), ..Element::default() };
        root.children = dom.document.children.borrow().iter().filter_map(content).collect();
        Self { root, errors: dom.errors.borrow().iter().map(ToString::to_string).collect() }
    }

    /// The first element a selector names: `main form[method=post] input.big#name`, parts separated by space.
    pub fn find(&self, selector: &str) -> Option<&Element> {
        self.root.find(selector)
    }

    /// All of them, in the page's order.
    pub fn all(&self, selector: &str) -> Vec<&Element> {
        self.root.all(selector)
    }

    /// What stands in the page, without its head.
    pub fn text(&self) -> String {
        self.find("body").map(Element::text).unwrap_or_default()
    }

    /// The heading.
    pub fn heading(&self) -> String {
        self.find("h1").map(Element::text).unwrap_or_default()
    }

    /// What the page says is wrong, else what the banner says.
    pub fn alert(&self) -> String {
        let alert = self.find("[role=alert]").or_else(|| self.find("[role=status]"));
        alert.map(Element::text).unwrap_or_default()
    }

    /// The form that is sent to an address, with what the page has filled in.
    ///
    /// # Panics
    /// When there is none; says which there are.
    pub fn form(&self, action: &str) -> Form {
        let forms = self.all("form");
        let Some(form) = forms.iter().find(|form| form.attribute("action") == Some(action)) else {
            let known: Vec<_> = forms.iter().filter_map(|form| form.attribute("action")).collect();
            panic!("no form is sent to {action}; there are {known:?} on {:?}", self.heading());
        };
        let inside = ["input", "textarea", "select"].map(|name| form.all(name)).concat();
        let by_id = form.attribute("id").map(|id| self.all(&format!("[form={id}]"))).unwrap_or_default();
        let mut fields: Vec<&Element> = Vec::new();
        for field in self.all("input").into_iter().chain(self.all("textarea")).chain(self.all("select")) {
            if inside.iter().chain(&by_id).any(|one| std::ptr::eq(*one, field)) {
                fields.push(field);
            }
        }
        Form {
            method: form.attribute("method").unwrap_or("get").to_owned(),
            action: action.to_owned(),
            fields: fields.into_iter().filter_map(Element::sent).collect(),
        }
    }
}

impl Element {
    /// An attribute's value; empty for one without.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// All names of its attributes.
    pub fn attribute_names(&self) -> impl Iterator<Item = &str> {
        self.attributes.keys().map(String::as_str)
    }

    /// The words inside, with single spaces.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.gather_text(&mut text);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub fn find(&self, selector: &str) -> Option<&Element> {
        self.all(selector).into_iter().next()
    }

    pub fn all(&self, selector: &str) -> Vec<&Element> {
        let wanted: Vec<Wanted> = selector.split_whitespace().map(Wanted::parse).collect();
        let mut found = Vec::new();
        self.gather(&wanted, &mut found);
        found
    }

    fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Content::Element(element) => Some(element),
            Content::Text(_) => None,
        })
    }

    fn gather<'a>(&'a self, wanted: &[Wanted], found: &mut Vec<&'a Element>) {
        for child in self.elements() {
            let matches = wanted.first().is_some_and(|first| first.matches(child));
            if matches && wanted.len() == 1 && !found.iter().any(|one| std::ptr::eq(*one, child)) {
                found.push(child);
            }
            if matches && wanted.len() > 1 {
                child.gather(&wanted[1..], found);
            }
            child.gather(wanted, found);
        }
    }

    fn gather_text(&self, text: &mut String) {
        for child in &self.children {
            match child {
                Content::Text(words) => text.push_str(words),
                Content::Element(element) => {
                    let is_block = !matches!(element.name.as_str(), "a" | "b" | "strong" | "span" | "em" | "small" | "time");
                    text.push_str(if is_block { " " } else { "" });
                    element.gather_text(text);
                    text.push_str(if is_block { " " } else { "" });
                }
            }
        }
    }

    /// What stands between its tags, line by line.
    fn typed(&self) -> String {
        let words = |child: &Content| if let Content::Text(words) = child { words.clone() } else { String::new() };
        self.children.iter().map(words).collect()
    }

    /// Name and value as sent, unless this field sends nothing.
    fn sent(&self) -> Option<(String, String)> {
        let name = self.attribute("name")?.to_owned();
        let value = match (self.name.as_str(), self.attribute("type").unwrap_or("text")) {
            ("textarea", _) => self.typed(),
            ("select", _) => self.find("option[selected]").or_else(|| self.find("option"))?.attribute("value")?.to_owned(),
            (_, "submit" | "button") => return None,
            (_, "radio" | "checkbox") if self.attribute("checked").is_none() => return None,
            (_, "checkbox") => self.attribute("value").unwrap_or("on").to_owned(),
            _ => self.attribute("value").unwrap_or_default().to_owned(),
        };
        Some((name, value))
    }
}

impl Form {
    /// Fills a field in, also one the page left out because nothing was chosen.
    #[must_use]
    pub fn fill(mut self, name: &str, value: impl Into<String>) -> Self {
        match self.fields.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => *old = value.into(),
            None => self.fields.push((name.to_owned(), value.into())),
        }
        self
    }

    /// Says of one line of a list what is to become of it.
    #[must_use]
    pub fn chooses(mut self, what: &str, id: &str) -> Self {
        let line = self.fields.iter_mut().find(|(name, value)| name == "choice" && value.ends_with(id));
        line.expect("not in the list").1 = format!("{what}:{id}");
        self
    }

    /// What is filled in.
    pub fn value(&self, name: &str) -> &str {
        self.fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }
}

/// One part of a selector.
struct Wanted {
    name: String,
    attributes: Vec<(String, Option<String>)>,
    classes: Vec<String>,
}

impl Wanted {
    fn parse(part: &str) -> Self {
        let mut wanted = Self { name: String::new(), attributes: Vec::new(), classes: Vec::new() };
        let (plain, rest) = part.split_once('[').map_or((part, ""), |(plain, rest)| (plain, rest));
        for one in rest.split('[').map(|one| one.trim_end_matches(']')).filter(|one| !one.is_empty()) {
            let (name, value) = one.split_once('=').map_or((one, None), |(name, value)| (name, Some(value.trim_matches('"').to_owned())));
            wanted.attributes.push((name.to_owned(), value));
        }
        let mut kind = '<';
        for word in plain.split_inclusive(['.', '#']) {
            let (word, next) = match word.strip_suffix(['.', '#']) {
                Some(shorter) => (shorter, word.chars().last()),
                None => (word, None),
            };
            match kind {
                '.' => wanted.classes.push(word.to_owned()),
                '#' => wanted.attributes.push(("id".to_owned(), Some(word.to_owned()))),
                _ => word.clone_into(&mut wanted.name),
            }
            kind = next.unwrap_or(kind);
        }
        wanted
    }

    fn matches(&self, element: &Element) -> bool {
        let has = |name: &str, value: &Option<String>| {
            element.attribute(name).is_some_and(|given| value.as_ref().is_none_or(|value| value == given))
        };
        let classes: Vec<&str> = element.attribute("class").unwrap_or_default().split_whitespace().collect();
        (self.name.is_empty() || self.name == "*" || self.name == element.name)
            && self.attributes.iter().all(|(name, value)| has(name, value))
            && self.classes.iter().all(|class| classes.contains(&class.as_str()))
    }
}

fn content(node: &Rc<Node>) -> Option<Content> {
    match &node.data {
        NodeData::Text { contents } => Some(Content::Text(contents.borrow().to_string())),
        NodeData::Element { name, attrs, .. } => {
            let attributes = RefCell::borrow(attrs).iter().map(|one| (one.name.local.to_string(), one.value.to_string())).collect();
            let children = node.children.borrow().iter().filter_map(content).collect();
            Some(Content::Element(Element { name: name.local.to_string(), attributes, children }))
        }
        _ => None,
    }
}

#[test]
fn a_page_is_read_as_a_browser_reads_it() {
    let page = Page::parse(
        "<!DOCTYPE html><html lang=en><title>T</title><body><h1>One  <b>two</b></h1><form method=post action=/x id=f>\
         <input name=a value=1><input type=radio name=r value=x><input type=radio name=r value=y checked><textarea name=t>\nLong</textarea>\
         <p class='big red'>Three</p></form><input form=f name=late value=2></body></html>",
    );
    assert_eq!(page.errors, Vec::<String>::new());
    assert_eq!(page.heading(), "One two");
    assert_eq!(page.find("form[method=post] p.red").map(Element::text).as_deref(), Some("Three"));
    assert!(page.find("form p.blue").is_none() && page.find("#f .big").is_some());
    let form = page.form("/x").fill("a", "7");
    let sent: Vec<String> = form.fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
    assert_eq!(sent, ["a=7", "r=y", "late=2", "t=Long"]);
}
