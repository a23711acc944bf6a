//! Puts templates and static files into the binary, so that it runs from anywhere without files beside it.

fn main() {
    // Texts are compiled in by a macro that notices changed files but not new ones.
    println!("cargo:rerun-if-changed=locales");
    minijinja_embed::embed_templates!("templates", &[".html"][..]);
    memory_serve::load_directory_with_embed("static", true);
}
