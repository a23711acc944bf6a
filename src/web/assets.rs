//! The static files: stylesheet, fonts, icons, the one small script. Embedded, compressed at build time, served on
//! addresses that contain a hash of the content, so that browsers may keep them for a year.

use axum::Router;
use memory_serve::{CacheControl, Manifest, MemoryServe};

/// Where the static files are mounted.
pub const MOUNT: &str = "/static";

/// Names and addresses of the static files.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    manifest: Manifest,
}

impl Assets {
    /// Reads the names of the embedded files; no bytes are copied.
    pub fn load() -> Self {
        Self { manifest: embedded().manifest() }
    }

    /// The address of `name` (`care.css`) with its content hash: `/static/care.3f9a1c2b7d84e6a0.css`.
    pub fn address(&self, name: &str) -> Option<String> {
        self.manifest.get(&format!("/{name}")).map(|route| format!("{MOUNT}{route}"))
    }
}

/// The routes of the static files, to be merged at the root. Call it once: it keeps its files for ever.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().nest(MOUNT, embedded().into_router())
}

fn embedded() -> MemoryServe {
    memory_serve::load!()
        .index_file(None)
        .enable_hashed_routes(true)
        .enable_brotli(true)
        // Whoever cannot read brotli gets the plain file, or what the compression layer makes of it: nothing to
        // compress at start.
        .enable_gzip(false)
        .cache_control(CacheControl::Medium)
}
