//! Which room of the house a file or a path belongs to, and which rooms it may use.

use std::fmt;

/// A room. Lower floors first; see [`Room::floor`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Room {
    Primitives,
    Access,
    Events,
    Config,
    Aws,
    Storage,
    Files,
    Outbound,
    Identity,
    /// One file of a slice: `capabilities/appointments/service/book.rs` is the service of `appointments`.
    Slice(String, Part),
    Web,
    /// `capabilities/mod.rs`: the list of slices.
    Capabilities,
    Local,
    Operations,
    App,
    Lib,
    Main,
}

/// The files that every slice consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Model,
    Store,
    Service,
    Views,
    Pages,
    Api,
    /// `mod.rs`: what the slice is, and its router.
    Front,
}

impl Part {
    fn of(name: Option<&String>) -> Option<Self> {
        Some(match name.map(String::as_str) {
            None => Self::Front,
            Some("model") => Self::Model,
            Some("store") => Self::Store,
            Some("service") => Self::Service,
            Some("views") => Self::Views,
            Some("pages") => Self::Pages,
            Some("api") => Self::Api,
            Some(_) => return None,
        })
    }
}

impl Room {
    /// The room of a file, by its module path. `None`: the house has no such room.
    pub fn of_file(module: &[String]) -> Option<Self> {
        match (module.first().map(String::as_str), module.get(1)) {
            (Some("capabilities"), Some(slice)) => Part::of(module.get(2)).map(|part| Self::Slice(slice.clone(), part)),
            _ => Self::of_path(module),
        }
    }

    /// The room a path leads into. A name re-exported by a slice's `mod.rs` counts as that file's.
    pub fn of_path(path: &[String]) -> Option<Self> {
        Some(match (path.first().map(String::as_str), path.get(1)) {
            (None, _) => Self::Lib,
            (Some("primitives"), _) => Self::Primitives,
            (Some("access"), _) => Self::Access,
            (Some("events"), _) => Self::Events,
            (Some("config"), _) => Self::Config,
            (Some("aws"), _) => Self::Aws,
            (Some("storage"), _) => Self::Storage,
            (Some("files"), _) => Self::Files,
            (Some("outbound"), _) => Self::Outbound,
            (Some("identity"), _) => Self::Identity,
            (Some("web"), _) => Self::Web,
            (Some("capabilities"), None) => Self::Capabilities,
            (Some("capabilities"), Some(slice)) => Self::Slice(slice.clone(), Part::of(path.get(2)).unwrap_or(Part::Front)),
            (Some("local"), _) => Self::Local,
            (Some("operations"), _) => Self::Operations,
            (Some("app"), _) => Self::App,
            (Some("main"), _) => Self::Main,
            _ => return None,
        })
    }

    /// 0 at the bottom, 7 at the top.
    pub const fn floor(&self) -> u8 {
        match self {
            Self::Primitives => 0,
            Self::Access | Self::Events | Self::Config => 1,
            Self::Aws | Self::Storage | Self::Files | Self::Outbound => 2,
            Self::Identity | Self::Slice(_, Part::Model | Part::Store | Part::Service) => 3,
            Self::Web => 4,
            Self::Slice(..) | Self::Capabilities => 5,
            Self::Local | Self::Operations | Self::App => 6,
            Self::Lib | Self::Main => 7,
        }
    }

    /// Why this room may not use another. `Ok` when it may. `neighbours` is the order of slices.
    pub fn may_use(&self, other: &Self, neighbours: &[&str]) -> Result<(), String> {
        if self == other {
            return Ok(());
        }
        match self {
            Self::Primitives => refuse("primitives use nothing of ours"),
            Self::Access | Self::Events | Self::Config => below(other, 1, "access, events and config use primitives only"),
            Self::Aws => below(other, 2, "aws uses floors 0 and 1"),
            Self::Storage if *other == Self::Aws => Ok(()),
            Self::Storage => below(other, 2, "storage uses floors 0 and 1, and aws"),
            Self::Files | Self::Outbound if matches!(other, Self::Aws | Self::Storage) => Ok(()),
            Self::Files | Self::Outbound => below(other, 2, "files and outbound use floors 0 and 1, aws and storage"),
            Self::Identity => below(other, 3, "identity uses floors 0 to 2"),
            Self::Slice(own, part) => slice_may_use(own, *part, other, neighbours),
            Self::Web if *other == Self::Identity => Ok(()),
            Self::Web => below(other, 3, "web uses floors 0 to 2 and identity, and knows no capability"),
            Self::Capabilities => refuse("capabilities/mod.rs is a list and uses nothing"),
            // Inside floor 6: the stack knows nobody above it, operators' tools work on the app's state.
            Self::Local => below(other, 6, "local uses floors 0 to 5"),
            Self::App => match other {
                Self::Local => Ok(()),
                _ => below(other, 6, "app uses floors 0 to 5, and local"),
            },
            Self::Operations => match other {
                Self::App | Self::Local => Ok(()),
                _ => below(other, 6, "operations use floors 0 to 5, app and local"),
            },
            Self::Main => match other {
                Self::App | Self::Operations | Self::Config | Self::Local | Self::Primitives => Ok(()),
                _ => refuse("main uses app, operations, config, local and primitives"),
            },
            Self::Lib => refuse("lib.rs is the map: it has no logic"),
        }
    }
}

fn slice_may_use(own: &str, part: Part, other: &Room, neighbours: &[&str]) -> Result<(), String> {
    let place = |slice: &str| neighbours.iter().position(|name| *name == slice);
    let Some(own_place) = place(own) else {
        return refuse(format!("slice {own} is not in capabilities::NEIGHBOURS"));
    };
    let before = |slice: &str| place(slice).is_some_and(|place| place < own_place);
    match (part, other) {
        (Part::Model, Room::Slice(slice, Part::Model)) if before(slice) => Ok(()),
        (Part::Model, _) => below(other, 2, "a model is pure: it uses floors 0 and 1, and models of slices before its own"),
        (Part::Store, Room::Slice(slice, Part::Model)) if slice == own || before(slice) => Ok(()),
        (Part::Store, Room::Identity | Room::Slice(..)) => {
            refuse("a store uses floors 0 to 2, its own model and models of slices before it")
        }
        (Part::Store, _) => below(other, 3, "a store uses floors 0 to 2, its own model and models of slices before it"),
        (Part::Service, Room::Slice(slice, Part::Model | Part::Store)) if slice == own => Ok(()),
        (Part::Service, Room::Slice(slice, Part::Model | Part::Service)) if before(slice) => Ok(()),
        (Part::Service, Room::Slice(slice, Part::Model | Part::Service)) => {
            refuse(format!("{slice} does not stand before {own} in capabilities::NEIGHBOURS"))
        }
        (Part::Service, Room::Slice(..)) => refuse("of a neighbour only model and service may be used"),
        (Part::Service, Room::Identity) => Ok(()),
        (Part::Service, _) => below(other, 3, "a service knows no HTTP: it uses floors 0 to 2, identity, its own model and store"),
        (Part::Front, Room::Slice(slice, _)) if slice == own => Ok(()),
        (_, Room::Slice(slice, Part::Store)) if slice == own => refuse("pages and api are thin: they go through the service"),
        (_, Room::Slice(slice, _)) if slice == own => Ok(()),
        // Floor 5 stands above every service: a department's page shows free times, whatever the order of the slices.
        (_, Room::Slice(slice, Part::Model | Part::Service)) if place(slice).is_some() => Ok(()),
        (_, Room::Slice(..)) => refuse("of a neighbour only model and service may be used"),
        (Part::Views | Part::Pages | Part::Api | Part::Front, _) => below(other, 5, "views, pages and api use what is below them"),
    }
}

fn below(other: &Room, floor: u8, rule: &str) -> Result<(), String> {
    if other.floor() < floor { Ok(()) } else { refuse(rule) }
}

fn refuse(rule: impl Into<String>) -> Result<(), String> {
    Err(rule.into())
}

impl fmt::Display for Room {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Slice(slice, part) => write!(f, "{slice}'s {}", format!("{part:?}").to_lowercase()),
            room => f.write_str(&format!("{room:?}").to_lowercase()),
        }
    }
}
