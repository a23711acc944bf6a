//! Puts static files into the binary, so that it runs from anywhere without files beside it.

fn main() {
    // Texts and templates are compiled in by macros that notice changed files but not new ones.
    println!("cargo:rerun-if-changed=locales");
    println!("cargo:rerun-if-changed=templates");
    memory_serve::load_directory_with_embed("static", true);
}
