//! Turns a view into a page. The only file that names the template engine.
//!
//! A template sees three names: `v` (the view, what the slice's `views.rs` says), `frame` (what stands around every
//! page) and the functions below. Undefined names are errors, everything printed is escaped, loops run on a budget,
//! and an error names the template and line but never a value: values are patients' data.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use fluent_templates::fluent_bundle::FluentValue;
use include_dir::{Dir, File, include_dir};
use minijinja::value::{Kwargs, Serde, Value, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, context};
use serde::Serialize;

use crate::primitives::money::{Currency, Money};
use crate::web::assets;
use crate::web::frame::{Audience, Frame, Place};
use crate::web::return_path::ReturnPath;
use crate::web::say::{self, Day, When, ZoneLabel};
use crate::web::sentence::{Markup, entity, together};
use crate::web::texts::{self, Language, Message};

/// All of them, in the binary. Each is read when it is first needed, in a language: a start waits for none of them.
static TEMPLATES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// Steps one page may take. The longest sample takes fewer than 5,000.
const FUEL: u64 = 300_000;

/// What one template sees.
pub trait View: Serialize {
    /// The file below `templates/`.
    const TEMPLATE: &'static str;
    /// The entry of the navigation that is marked while this page is shown.
    const PLACE: Place;

    /// What the window is called. Never a patient's name: titles end up in histories.
    fn title(&self) -> Message;

    /// Whether a form on this page must be corrected; the title then begins with "Error".
    fn has_errors(&self) -> bool {
        false
    }

    /// One good example of every state this page can be in, the ordinary one first.
    fn samples() -> Vec<Self>
    where
        Self: Sized;
}

/// A page that could not be made. Says template and line, never a value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("template {template}, line {line}: {what}")]
pub struct RenderError {
    template: String,
    line: usize,
    what: String,
}

/// What is drawn, whichever view it comes from.
struct Drawn {
    template: &'static str,
    place: Place,
    title: Message,
    has_errors: bool,
    v: Value,
}

/// Makes pages. Built once; cheap to clone.
#[derive(Clone)]
pub struct Pages {
    engines: Arc<Engines>,
}

/// One for each language, made when the first page in it is.
struct Engines {
    icons: Arc<HashMap<String, String>>,
    of: [OnceLock<Environment<'static>>; Language::ALL.len()],
}

impl Engines {
    fn of(&self, language: Language) -> &Environment<'static> {
        self.of[language as usize].get_or_init(|| environment(language, Arc::clone(&self.icons)))
    }
}

impl Pages {
    /// Reads what templates draw with; they themselves are read when they are needed.
    ///
    /// # Errors
    /// The icon file is not what it should be.
    pub fn load() -> Result<Self, RenderError> {
        let icons: HashMap<String, String> =
            serde_json::from_str(TEMPLATES.get_file("icons.json").and_then(File::contents_utf8).unwrap_or_default())
                .map_err(|error| RenderError { template: "icons.json".into(), line: error.line(), what: error.to_string() })?;
        Ok(Self { engines: Arc::new(Engines { icons: Arc::new(icons), of: Default::default() }) })
    }

    /// The page as HTML.
    ///
    /// # Errors
    /// The template names something the view does not have, or a text is missing: a fault of ours, tested with
    /// every sample.
    pub fn render<V: View>(&self, frame: &Frame, view: &V) -> Result<String, RenderError> {
        let (title, has_errors) = (view.title(), view.has_errors());
        self.draw(frame, Drawn { template: V::TEMPLATE, place: V::PLACE, title, has_errors, v: Value::from(Serde(view)) })
    }

    /// The same of any view: made once and not for each of the hundreds of them.
    fn draw(&self, frame: &Frame, drawn: Drawn) -> Result<String, RenderError> {
        let language = frame.reading.language;
        let template = self.engines.of(language).get_template(drawn.template).map_err(|error| RenderError::of(&error))?;
        // A flash written by another version may name a text that is gone: it is then left out, the page stays.
        let flash = frame.flash.as_ref().and_then(|flash| {
            let words = spoken(language, &flash.message).ok()?;
            let fields = Value::from(Serde(&flash.undo_fields));
            let link = flash.link.as_ref().and_then(|(to, named)| {
                let words = texts::words_of(language, named).ok()?;
                Some(context! { to => to.as_str(), words })
            });
            Some(context! { tone => Value::from(Serde(flash.tone)), words, undo => flash.undo.as_deref(), fields, link })
        });
        let around = context! {
            lang => language.tag(),
            direction => language.direction(),
            languages => Value::from(Serde(switch(language))),
            answers_form => frame.reading.answers_form,
            here => frame.reading.here.as_ref().map(ReturnPath::as_str),
            audience => Value::from(Serde(frame.audience)),
            staff => frame.audience.is_staff(),
            home => frame.audience.home(),
            hospital => Value::from(Serde(&frame.hospital)),
            person => Value::from(Serde(&frame.person)),
            ending => Value::from(Serde(&frame.ending)),
            navigation => Value::from(Serde(frame.navigation(drawn.place))),
            menu => Value::from(Serde(frame.menu(drawn.place))),
            unread => frame.unread,
            to_read => frame.to_read,
            mail_fails => frame.mail_fails,
            is_first_page => frame.is_first_page,
            demo => frame.demo,
            flash,
            title => Value::from(Serde(drawn.title)),
            has_errors => drawn.has_errors,
        };
        template.render(context! { v => drawn.v, frame => around }).map_err(|error| RenderError::of(&error))
    }
}

impl Pages {
    /// A part of a document that is no page of the portal, such as a file that people take along: it sees `v` and nothing around
    /// it. Long documents are made part by part, each on a budget of its own.
    ///
    /// # Errors
    /// As [`Self::render`].
    pub fn part(&self, language: Language, template: &str, value: &impl Serialize) -> Result<String, RenderError> {
        self.draw_part(language, template, Value::from(Serde(value)))
    }

    fn draw_part(&self, language: Language, template: &str, v: Value) -> Result<String, RenderError> {
        let part = self.engines.of(language).get_template(template).map_err(|error| RenderError::of(&error))?;
        part.render(context! { v, lang => language.tag(), direction => language.direction() }).map_err(|error| RenderError::of(&error))
    }
}

impl RenderError {
    /// Display of the engine's error without its debug part, which would list the values of the page.
    fn of(error: &Error) -> Self {
        Self {
            template: error.name().unwrap_or("?").to_owned(),
            line: error.line().unwrap_or(0),
            what: match error.detail() {
                Some(detail) => format!("{}: {detail}", error.kind()),
                None => error.kind().to_string(),
            },
        }
    }
}

/// One language of the switch.
#[derive(Serialize)]
struct Choice {
    tag: &'static str,
    name: &'static str,
    current: bool,
}

fn switch(now: Language) -> [Choice; Language::ALL.len()] {
    Language::ALL.map(|language| Choice { tag: language.tag(), name: language.own_name(), current: language == now })
}

type Render = dyn Fn(&Pages, &Frame) -> Result<String, RenderError>;

/// One state of one page, ready to be rendered by tests.
pub struct Sample {
    /// Template and number of the state: `appointments/cancel.html #2`.
    pub name: String,
    /// For whom it is laid out.
    pub audience: Audience,
    render: Box<Render>,
}

impl Sample {
    /// All states of one page.
    pub fn all_of<V: View + 'static>(audience: Audience) -> Vec<Sample> {
        V::samples()
            .into_iter()
            .enumerate()
            .map(|(number, view)| Sample {
                name: format!("{} #{}", V::TEMPLATE, number + 1),
                audience,
                render: Box::new(move |pages, frame| pages.render(frame, &view)),
            })
            .collect()
    }

    /// The page of this state in `frame`.
    ///
    /// # Errors
    /// As [`Pages::render`].
    pub fn render(&self, pages: &Pages, frame: &Frame) -> Result<String, RenderError> {
        (self.render)(pages, frame)
    }
}

/// The templates with everything they may call, speaking one language.
fn environment(language: Language, icons: Arc<HashMap<String, String>>) -> Environment<'static> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_debug(false);
    env.set_fuel(Some(FUEL));
    env.set_formatter(print);
    env.add_function("t", move |key: &str, args: Kwargs| translate(language, key, &args));
    env.add_function("say", move |message: Serde<Message>| spoken(language, &message.0));
    env.add_function("day_long", move |day: Serde<Day>| said(day.0.long(language)));
    env.add_function("day_year", move |day: Serde<Day>| said(day.0.with_year(language)));
    env.add_function("day_born", move |day: Serde<Day>| said(day.0.without_weekday(language)));
    env.add_function("day_short", move |day: Serde<Day>| said(day.0.short(language)));
    env.add_function("day_near", move |day: Serde<Day>| said(day.0.near(language)));
    env.add_function("day_within", move |day: Serde<Day>| said(day.0.within(language)));
    env.add_function("weekday", move |day: Serde<Day>| said(day.0.weekday_name(language)));
    env.add_function("weekday_short", move |day: Serde<Day>| said(day.0.weekday_short(language)));
    env.add_function("month_year", move |day: Serde<Day>| said(day.0.month_with_year(language)));
    env.add_function("month", move |day: Serde<Day>| said(day.0.month_name(language)));
    env.add_function("moment", move |when: Serde<When>| said(when.0.long(language)));
    env.add_function("moment_near", move |when: Serde<When>| said(when.0.near(language)));
    env.add_function("moment_within", move |when: Serde<When>| said(when.0.within(language)));
    env.add_function("zone", move |zone: Serde<ZoneLabel>| said(zone.0.long(language)));
    env.add_function("money", move |amount: Serde<Money>| money(language, amount.0));
    env.add_function("money_bare", move |amount: Serde<Money>| money_bare(language, amount.0));
    env.add_function("together", |name: String| together(&name));
    env.add_function("amount_like", move |currency: Serde<Currency>| say::without_sign(language, currency.0.example()));
    env.add_function("asset", |name: &str| assets::address(name).ok_or_else(|| fault(format!("no static file `{name}`"))));
    env.add_function("icon", move |name: &str| {
        let shape = icons.get(name).ok_or_else(|| fault(format!("no icon `{name}`")))?;
        // An arrow that leads on leads the other way where people read from right to left.
        let class = if matches!(name, "go" | "out") { "i i--way" } else { "i" };
        let svg = format!(r#"<svg class="{class}" viewBox="0 0 24 24" aria-hidden="true">{shape}</svg>"#);
        Ok::<_, Error>(Value::from_safe_string(svg))
    });
    env.set_loader(|name| Ok(TEMPLATES.get_file(name).and_then(File::contents_utf8).map(str::to_owned)));
    env
}

fn fault(what: impl Into<Cow<'static, str>>) -> Error {
    Error::new(ErrorKind::InvalidOperation, what)
}

fn said(words: Result<String, texts::MissingText>) -> Result<String, Error> {
    words.map_err(|missing| fault(missing.to_string()))
}

/// An amount. Between words from right to left it stands apart from them: otherwise its sign changes to the other side.
fn money(language: Language, amount: Money) -> Value {
    let words = say::money(language, amount);
    if language.direction() == "rtl" { Value::from_safe_string(format!(r#"<bdi dir="ltr">{words}</bdi>"#)) } else { Value::from(words) }
}

/// The same for a choice or a drawing, where no markup may be.
fn money_bare(language: Language, amount: Money) -> String {
    let words = say::money(language, amount);
    if language.direction() == "rtl" { format!("\u{2066}{words}\u{2069}") } else { words }
}

/// The words of a message, with its amounts as pages show them.
fn spoken(language: Language, message: &Message) -> Result<Value, Error> {
    let mut markup = Markup::default();
    let shown = |amount| {
        let shown = money(language, amount);
        let kept = if shown.is_safe() { markup.keep(shown.to_string()) } else { None };
        kept.unwrap_or_else(|| say::money(language, amount))
    };
    let words = said(texts::words_with(language, message, shown))?;
    Ok(whole(&markup, words))
}

/// `t("key", name=value)`: the words of a key. An argument that is markup (a captured block, a link) stays markup;
/// everything else in the sentence is escaped. What is called `doctor` is a doctor's name, whose title stays with it.
fn translate(language: Language, key: &str, args: &Kwargs) -> Result<Value, Error> {
    let mut given: HashMap<Cow<'static, str>, FluentValue<'_>> = HashMap::new();
    let mut markup = Markup::default();
    for name in args.args() {
        let value: Value = args.get(name)?;
        let value = match value.kind() {
            ValueKind::Number => FluentValue::from(value.as_i64().ok_or_else(|| fault("only whole numbers can be said"))?),
            ValueKind::String if value.is_safe() => {
                FluentValue::from(markup.keep(value.to_string()).ok_or_else(|| fault("too much markup"))?)
            }
            ValueKind::String if name == "doctor" => FluentValue::from(together(&value.to_string())),
            ValueKind::String => FluentValue::from(value.to_string()),
            other => return Err(fault(format!("`{key}` was given {name}, a {other}"))),
        };
        given.insert(Cow::Owned(name.to_owned()), value);
    }
    let words = said(texts::words(language, key, &given))?;
    Ok(whole(&markup, words))
}

fn whole(markup: &Markup, words: String) -> Value {
    markup.within(&words).map_or_else(|| Value::from(words), Value::from_safe_string)
}

/// Prints one value: nothing for an absent one (the engine would print "None"), escaped unless it is markup.
fn print(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    let failed = |_| Error::from(ErrorKind::WriteFailure);
    match value.kind() {
        ValueKind::None => Ok(()),
        ValueKind::Number => out.write_fmt(format_args!("{value}")).map_err(failed),
        ValueKind::String if value.is_safe() || !matches!(state.auto_escape(), AutoEscape::Html) => {
            out.write_str(value.as_str().unwrap_or_default()).map_err(failed)
        }
        ValueKind::String => {
            let text = value.as_str().unwrap_or_default();
            let mut from = 0;
            for (at, character) in text.char_indices() {
                if let Some(entity) = entity(character) {
                    out.write_str(&text[from..at]).and_then(|()| out.write_str(entity)).map_err(failed)?;
                    from = at + character.len_utf8();
                }
            }
            out.write_str(&text[from..]).map_err(failed)
        }
        // A list, a flag or a structure in the middle of a page is always a mistake.
        other => Err(fault(format!("a {other} cannot be printed"))),
    }
}

#[cfg(test)]
mod tests {
    use include_dir::Dir;

    use super::{Engines, Pages, TEMPLATES};
    use crate::web::texts::Language;

    fn read(engines: &Engines, folder: &Dir<'_>) -> usize {
        let mut read_here = 0;
        for file in folder.files().filter(|file| file.path().extension().is_some_and(|ending| ending == "html")) {
            engines.of(Language::English).get_template(file.path().to_str().unwrap()).unwrap();
            read_here += 1;
        }
        read_here + folder.dirs().map(|folder| read(engines, folder)).sum::<usize>()
    }

    #[test]
    fn f66_every_template_can_be_read_though_none_is_before_it_is_needed() {
        let pages = Pages::load().unwrap();
        assert!(read(&pages.engines, &TEMPLATES) > 200);
    }
}
