//! The tree as text and as tokens: what the guards read.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// One file of the repository.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// From the repository's root, with `/` between folders: `src/web/gate.rs`.
    pub path: String,
    pub text: String,
}

impl SourceFile {
    /// A file that does not exist, for negative controls.
    pub fn sample(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    /// The module path of a file below `src`: `src/web/gate.rs` is `web::gate`, `src/lib.rs` is the root.
    pub fn module(&self) -> Vec<String> {
        let inside = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        let mut names: Vec<String> = inside.split('/').map(str::to_owned).collect();
        if names.last().is_some_and(|name| name == "mod") || names == ["lib"] {
            names.pop();
        }
        names
    }

    /// The file as the compiler reads it.
    pub fn tokens(&self) -> TokenStream {
        self.text.parse().unwrap_or_else(|error| panic!("{} is not Rust: {error}", self.path))
    }

    /// Every path that leaves its module: `use crate::…`, `super::…`, `caredesk::…`, inline paths, macro bodies, tests.
    pub fn references(&self) -> Vec<Reference> {
        let mut found = Vec::new();
        walk(&trees(self.tokens()), &self.module(), &mut found);
        found
    }

    /// The names of all functions, tests included.
    pub fn functions(&self) -> Vec<String> {
        let mut found = Vec::new();
        function_names(&trees(self.tokens()), &mut found);
        found
    }

    /// Every string literal, unescaped as far as the guards need it.
    pub fn literals(&self) -> Vec<String> {
        let mut found = Vec::new();
        string_literals(&trees(self.tokens()), &mut found);
        found
    }
}

/// One path that code names, from the root of the crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// 1 for the first line.
    pub line: usize,
    /// `["storage", "tables", "Table"]`.
    pub path: Vec<String>,
}

/// The repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A file of the repository, by its path from the root; empty when absent.
pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_default()
}

/// Every file below a folder whose name ends so, in the order of their paths.
pub fn files_below(folder: &str, ending: &str) -> Vec<SourceFile> {
    let mut found = Vec::new();
    gather(&root().join(folder), ending, &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn gather(folder: &Path, ending: &str, found: &mut Vec<SourceFile>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            gather(&path, ending, found);
        } else if path.to_string_lossy().ends_with(ending) {
            let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            found.push(SourceFile { path: name, text: fs::read_to_string(&path).unwrap() });
        }
    }
}

fn trees(tokens: TokenStream) -> Vec<TokenTree> {
    tokens.into_iter().collect()
}

fn ident(tree: Option<&TokenTree>) -> Option<String> {
    match tree {
        Some(TokenTree::Ident(ident)) => Some(ident.to_string()),
        _ => None,
    }
}

fn is_colons(rest: &[TokenTree]) -> bool {
    matches!(rest, [TokenTree::Punct(first), TokenTree::Punct(second), ..] if first.as_char() == ':' && second.as_char() == ':')
}

fn walk(tokens: &[TokenTree], module: &[String], found: &mut Vec<Reference>) {
    let mut at = 0;
    while at < tokens.len() {
        if let (Some("mod"), Some(name), Some(TokenTree::Group(body))) =
            (ident(tokens.get(at)).as_deref(), ident(tokens.get(at + 1)), tokens.get(at + 2))
        {
            let inner: Vec<String> = module.iter().cloned().chain([name]).collect();
            walk(&trees(body.stream()), &inner, found);
            at += 3;
            continue;
        }
        let inside_a_path = at >= 2 && is_colons(&tokens[at - 2..]);
        let base = match ident(tokens.get(at)).as_deref() {
            Some("crate" | "caredesk") => Some(Vec::new()),
            Some("super") => Some(module[..module.len().saturating_sub(1)].to_vec()),
            _ => None,
        };
        match base.filter(|_| !inside_a_path && is_colons(&tokens[at + 1..])) {
            Some(base) => at = follow(tokens, at + 1, base, found),
            None => {
                if let TokenTree::Group(group) = &tokens[at] {
                    walk(&trees(group.stream()), module, found);
                }
                at += 1;
            }
        }
    }
}

/// Reads `::name::name::{tree}` from `at` on, notes each path that ends, and returns where the path stops.
fn follow(tokens: &[TokenTree], mut at: usize, mut path: Vec<String>, found: &mut Vec<Reference>) -> usize {
    let line = tokens.get(at).map_or(0, |tree| tree.span().start().line);
    while is_colons(&tokens[at..]) {
        match tokens.get(at + 2) {
            Some(TokenTree::Ident(name)) if name == "super" => drop(path.pop()),
            Some(TokenTree::Ident(name)) if name == "self" => {}
            Some(TokenTree::Ident(name)) => path.push(name.to_string()),
            Some(TokenTree::Group(tree)) if tree.delimiter() == Delimiter::Brace => {
                branch(&trees(tree.stream()), &path, line, found);
                return at + 3;
            }
            _ => break,
        }
        at += 3;
    }
    found.push(Reference { line, path });
    at
}

/// The branches of `{a, b::c, d::{e, f}}` below a path.
fn branch(tokens: &[TokenTree], base: &[String], line: usize, found: &mut Vec<Reference>) {
    for part in tokens.split(|tree| matches!(tree, TokenTree::Punct(comma) if comma.as_char() == ',')) {
        let path = match ident(part.first()).as_deref() {
            None => continue,
            Some("self") => base.to_vec(),
            Some("super") => base[..base.len().saturating_sub(1)].to_vec(),
            Some(name) => base.iter().cloned().chain([name.to_owned()]).collect(),
        };
        let line = part.first().map_or(line, |tree| tree.span().start().line);
        let before = found.len();
        follow(part, 1, path, found);
        found[before..].iter_mut().for_each(|reference| reference.line = line.max(1));
    }
}

fn function_names(tokens: &[TokenTree], found: &mut Vec<String>) {
    for (at, tree) in tokens.iter().enumerate() {
        match tree {
            TokenTree::Ident(word) if word == "fn" => found.extend(ident(tokens.get(at + 1))),
            TokenTree::Group(group) => function_names(&trees(group.stream()), found),
            _ => {}
        }
    }
}

fn string_literals(tokens: &[TokenTree], found: &mut Vec<String>) {
    for tree in tokens {
        match tree {
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                if let Some(inside) = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
                    found.push(inside.replace("\\\"", "\""));
                }
            }
            TokenTree::Group(group) => string_literals(&trees(group.stream()), found),
            _ => {}
        }
    }
}

/// Fails with every finding on its own line.
pub fn assert_none(findings: &[String]) {
    assert!(findings.is_empty(), "{} finding(s):\n  {}\n", findings.len(), findings.join("\n  "));
}
