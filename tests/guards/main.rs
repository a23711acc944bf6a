//! Guards: what the compiler does not hold. Each reads the tree or the lists of the program, fails with file and rule, and
//! has a negative control beside it: a violating sample that the same guard must find.

mod access_patterns;
mod architecture;
mod config;
mod contrast;
mod features;
#[path = "../support/html.rs"]
#[allow(dead_code, reason = "shared with targets that use more of it")]
mod html;
mod markup;
mod pages;
mod permissions;
mod rooms;
mod source;
mod tables;
mod texts;
