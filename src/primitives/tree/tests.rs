//! What a tree makes of a type, and what it says where it cannot.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::*;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Number(u32);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Colour {
    Red,
    DarkBlue,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Shape {
    Nothing,
    Round(f64),
    Flat(i64, Colour),
    Deep { levels: Vec<Option<u8>>, inside: Option<Box<Shape>> },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case")]
enum Tagged {
    Nobody,
    Person { name: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Either {
    Count(i32),
    Words { words: Vec<String> },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Part {
    count: i16,
    note: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Whole {
    name: String,
    letter: char,
    number: Number,
    large: u64,
    low: i64,
    real: f64,
    yes: bool,
    pair: (u8, String),
    shapes: Vec<Shape>,
    tagged: Tagged,
    either: Either,
    by_number: BTreeMap<i32, Vec<Colour>>,
    by_colour: BTreeMap<Colour, Option<bool>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    absent: Option<Part>,
    #[serde(flatten)]
    part: Part,
}

fn colours() -> impl Strategy<Value = Colour> {
    prop_oneof![Just(Colour::Red), Just(Colour::DarkBlue)]
}

fn shapes() -> impl Strategy<Value = Shape> {
    let leaf = prop_oneof![
        Just(Shape::Nothing),
        any::<i32>().prop_map(|quarters| Shape::Round(f64::from(quarters) / 4.0)),
        (any::<i64>(), colours()).prop_map(|(number, colour)| Shape::Flat(number, colour)),
    ];
    leaf.prop_recursive(4, 16, 1, |inner| {
        (prop::collection::vec(any::<Option<u8>>(), 0..4), prop::option::of(inner.prop_map(Box::new)))
            .prop_map(|(levels, inside)| Shape::Deep { levels, inside })
    })
}

fn parts() -> impl Strategy<Value = Part> {
    (any::<i16>(), any::<Option<String>>()).prop_map(|(count, note)| Part { count, note })
}

prop_compose! {
    fn wholes()(
        (name, letter, number, large, low) in (any::<String>(), any::<char>(), any::<u32>(), any::<u64>(), any::<i64>()),
        (quarters, yes, pair) in (any::<i32>(), any::<bool>(), any::<(u8, String)>()),
        shapes in prop::collection::vec(shapes(), 0..4),
        tagged in prop_oneof![Just(Tagged::Nobody), any::<String>().prop_map(|name| Tagged::Person { name })],
        either in prop_oneof![any::<i32>().prop_map(Either::Count), any::<Vec<String>>().prop_map(|words| Either::Words { words })],
        by_number in prop::collection::btree_map(any::<i32>(), prop::collection::vec(colours(), 0..3), 0..3),
        by_colour in prop::collection::btree_map(colours(), any::<Option<bool>>(), 0..3),
        absent in prop::option::of(parts()),
        part in parts(),
    ) -> Whole {
        let (number, real) = (Number(number), f64::from(quarters) / 4.0);
        Whole { name, letter, number, large, low, real, yes, pair, shapes, tagged, either, by_number, by_colour, absent, part }
    }
}

proptest! {
    #[test]
    fn f61_what_is_read_from_a_tree_is_what_serde_json_reads(whole in wholes()) {
        let text = serde_json::to_string(&whole).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Whole>(&text).unwrap(), &whole);
        prop_assert_eq!(&from_json::<Whole>(&text).unwrap(), &whole);
        prop_assert_eq!(&from_value::<Whole>(serde_json::to_value(&whole).unwrap()).unwrap(), &whole);
    }
}

#[derive(Debug, PartialEq, Deserialize)]
struct Order {
    lines: Vec<Line>,
    #[serde(default)]
    prices: BTreeMap<String, Vec<u8>>,
    #[serde(default)]
    shape: Option<Shape>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Line {
    amount: u32,
    colour: Option<Colour>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Narrow {}

fn misfit<T: DeserializeOwned + std::fmt::Debug>(value: Value) -> (String, String) {
    let Misfit { pointer, complaint } = from_value::<T>(value).unwrap_err();
    (pointer, complaint)
}

#[test]
fn f61_a_misfit_names_the_innermost_place_and_says_what_serde_says() {
    let of = |value: Value| {
        let (pointer, complaint) = misfit::<Order>(value);
        (pointer, complaint.split(['`', ',']).next().unwrap_or_default().trim_end().to_owned())
    };
    let said = |pointer: &str, complaint: &str| (pointer.to_owned(), complaint.to_owned());
    assert_eq!(of(json!({})), said("", "missing field"));
    assert_eq!(of(json!([1])), said("", "invalid type: sequence"));
    assert_eq!(of(json!({"lines": null})), said("/lines", "invalid type: unit value"));
    assert_eq!(of(json!({"lines": [{"amount": 1}, {}]})), said("/lines/1", "missing field"));
    assert_eq!(of(json!({"lines": [{"amount": 1}, [1]]})), said("/lines/1", "invalid type: sequence"));
    assert_eq!(of(json!({"lines": [{"amount": "1"}]})), said("/lines/0/amount", "invalid type: string \"1\""));
    assert_eq!(of(json!({"lines": [{"amount": -1}]})), said("/lines/0/amount", "invalid value: integer"));
    assert_eq!(of(json!({"lines": [{"amount": 1.5}]})), said("/lines/0/amount", "invalid type: floating point"));
    assert_eq!(of(json!({"lines": [{"amount": 1, "colour": "green"}]})), said("/lines/0/colour", "unknown variant"));
    assert_eq!(of(json!({"lines": [], "prices": {"a/b~c": [1, 256]}})), said("/prices/a~1b~0c/1", "invalid value: integer"));
    assert_eq!(of(json!({"lines": [], "shape": {"round": 1, "flat": 2}})), said("/shape", "invalid value: map"));
    assert_eq!(of(json!({"lines": [], "shape": {"flat": [1, "red", 3]}})), said("/shape", "invalid length 3"));
    assert_eq!(of(json!({"lines": [], "shape": "round"})), said("/shape", "invalid type: unit variant"));
    let name = "é".repeat(500);
    let (long, _) = misfit::<Order>(json!({"lines": [], "prices": {(name): 1}}));
    assert_eq!(long.chars().count(), MAX_POINTER);
}

#[test]
fn s06_what_is_said_twice_is_refused_and_what_nobody_knows_is_noted() {
    let twice = from_json::<Order>(r#"{"lines": [{"amount": 1, "amount": 2}]}"#).unwrap_err();
    assert_eq!(twice, Misfit { pointer: "/lines/0".to_owned(), complaint: "duplicate field `amount`".to_owned() });
    let more = json!({"role": {"a": 1}, "lines": [{"amount": 1, "x/y": []}], "extra": null});
    let noted = |most: usize| {
        let tree = Tree::deserialize(more.clone()).unwrap();
        read_noting::<Order>(tree, Manner::Strict, most).unwrap().1
    };
    assert_eq!(noted(9), ["/role", "/lines/0/x~1y", "/extra"]);
    assert_eq!(noted(1), ["/role"]);
    assert_eq!(misfit::<Narrow>(json!({"role": 1})).0, "/role");
}

#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
struct Typed {
    text: String,
    number: Option<u8>,
    real: f64,
    yes: bool,
    colour: Option<Colour>,
    several: Vec<String>,
    numbers: Vec<Option<i8>>,
    wrapped: Option<Wrapped>,
    #[serde(flatten)]
    more: More,
}

#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
struct More {
    words: String,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Wrapped(u16);

fn typed(form: &str) -> Result<Typed, Misfit> {
    read(Tree::of_pairs(pairs(form.as_bytes())), Manner::Typed)
}

#[test]
fn f66_what_was_typed_is_read_as_what_is_asked_for() {
    assert_eq!(typed("").unwrap(), Typed::default());
    assert_eq!(typed("number=&colour=&wrapped=&text=").unwrap(), Typed::default());
    let read = typed("text=+a%26b&number=7&real=-0.5&yes=true&colour=dark_blue&wrapped=9&words=w&unknown=1").unwrap();
    let (number, colour, wrapped) = (Some(7), Some(Colour::DarkBlue), Some(Wrapped(9)));
    let more = More { words: "w".to_owned() };
    assert_eq!(read, Typed { text: " a&b".to_owned(), number, real: -0.5, yes: true, colour, wrapped, more, ..Typed::default() });
    assert_eq!(typed("several=x").unwrap().several, ["x"]);
    assert_eq!(typed("several=x&text=t&several=&several=y").unwrap().several, ["x", "", "y"]);
    assert_eq!(typed("numbers=1&numbers=&numbers=-3").unwrap().numbers, [Some(1), None, Some(-3)]);
    for (form, pointer) in [
        ("number=256", "/number"),
        ("number=x", "/number"),
        ("number=1&number=2", "/number"),
        ("text=a&text=b", "/text"),
        ("yes=on", "/yes"),
        ("real=", "/real"),
        ("colour=green", "/colour"),
        ("numbers=1&numbers=x", "/numbers/1"),
    ] {
        assert_eq!(typed(form).unwrap_err().pointer, pointer, "{form}");
    }
}

#[test]
fn f66_parts_of_a_path_are_one_value_or_several_in_their_order() {
    let one = |parts: &[&'static str]| read::<u32>(Tree::of_parts(parts.iter().copied()), Manner::Typed);
    let two = |parts: &[&'static str]| read::<(String, Colour)>(Tree::of_parts(parts.iter().copied()), Manner::Typed);
    assert_eq!(one(&["12"]).unwrap(), 12);
    assert_eq!(two(&["12", "red"]).unwrap(), ("12".to_owned(), Colour::Red));
    assert!(one(&[]).is_err() && one(&["x"]).is_err() && one(&["1", "2"]).is_err());
    assert!(two(&["12"]).is_err() && two(&["12", "green"]).is_err() && two(&["12", "red", "red"]).is_err());
}

#[test]
fn r22_text_that_is_no_json_or_too_deep_is_no_tree() {
    let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    assert!(Tree::of_json(deep(100).as_bytes()).is_ok());
    for bad in ["", "{", "[1] 2", "{'a': 1}", "1e999", deep(200).as_str()] {
        assert!(Tree::of_json(bad.as_bytes()).is_err(), "{}", &bad[..bad.len().min(20)]);
    }
    let read = Tree::of_json(br#"{"b": [null, true, "x"], "a": 1, "b": {}}"#).unwrap();
    let list = Tree::List(vec![Tree::Null, Tree::Bool(true), Tree::Text("x".to_owned())]);
    let one = Tree::Number(1_u64.into());
    let entries = [("b", list), ("a", one), ("b", Tree::Map(Vec::new()))];
    assert_eq!(read, Tree::Map(entries.map(|(name, value)| (name.to_owned(), value)).to_vec()));
}

#[test]
fn f14_what_is_told_to_a_log_is_the_field_and_nothing_that_was_written() {
    let told = |value: Value| from_value::<Order>(value).unwrap_err().without_values();
    assert_eq!(told(json!({"lines": [{"amount": "fever"}]})), "invalid type at \"/lines\"");
    assert_eq!(told(json!({"lines": [], "prices": {"fever": 1}})), "invalid type at \"/prices\"");
    assert_eq!(told(json!({})), "missing field `lines`");
}
