//! Puts static files into the binary, so that it runs from anywhere without files beside it: `src/web/assets.rs` serves them.

use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest as _, Sha256};

#[expect(clippy::disallowed_methods, reason = "Cargo says by the environment where to write")]
fn main() -> Result<(), Box<dyn Error>> {
    // Texts and templates are compiled in by macros that notice changed files but not new ones.
    for folder in ["locales", "templates", "static"] {
        println!("cargo:rerun-if-changed={folder}");
    }
    let into = PathBuf::from(env::var("OUT_DIR")?);
    let mut files = Vec::new();
    collect(Path::new("static"), "", &mut files)?;
    files.sort();
    let mut list = "&[\n".to_owned();
    for (at, name) in files.iter().enumerate() {
        let bytes = fs::read(Path::new("static").join(name))?;
        let packed = gzip(&bytes)?;
        // Letters and pictures are compressed already.
        let is_packed = packed.len() < bytes.len() * 9 / 10;
        fs::write(into.join(format!("static-{at}")), if is_packed { &packed } else { &bytes })?;
        let hash = Sha256::digest(&bytes)[..8].iter().fold(String::new(), |hash, byte| format!("{hash}{byte:02x}"));
        let kept = format!("include_bytes!(concat!(env!(\"OUT_DIR\"), \"/static-{at}\"))");
        writeln!(list, "    File {{ name: {name:?}, hash: {hash:?}, is_packed: {is_packed}, bytes: {kept} }},")?;
    }
    list.push(']');
    fs::write(into.join("static.rs"), list)?;
    Ok(())
}

/// The files below a folder, by their names from `static` on.
fn collect(folder: &Path, below: &str, files: &mut Vec<String>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.push(name);
        }
    }
    Ok(())
}

fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes)?;
    packer.finish()
}
