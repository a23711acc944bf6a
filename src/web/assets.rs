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
        // A debug build has the files uncompressed, and would compress them at every start: a second, when unoptimised.
        .enable_brotli(!cfg!(debug_assertions))
        // Whoever cannot read brotli gets the plain file, or what the compression layer makes of it: nothing to
        // compress at start.
        .enable_gzip(false)
        .cache_control(CacheControl::Medium)
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use http::{Request, StatusCode, header};
    use tower::ServiceExt;

    use super::*;

    async fn cache_control(address: &str) -> (StatusCode, String) {
        let request = Request::get(address).body(Body::empty()).unwrap();
        let answer = router::<()>().oneshot(request).await.unwrap();
        let header = answer.headers().get(header::CACHE_CONTROL).map(|value| value.to_str().unwrap().to_owned());
        (answer.status(), header.unwrap_or_default())
    }

    #[tokio::test]
    async fn an_address_with_the_hash_of_its_content_may_be_kept_for_ever() {
        let address = Assets::load().address("care.css").unwrap();
        assert!(address.starts_with("/static/care.") && address.len() == "/static/care.0123456789abcdef.css".len(), "{address}");
        assert_eq!(cache_control(&address).await, (StatusCode::OK, "max-age=31536000, immutable".to_owned()));
    }

    #[tokio::test]
    async fn files_that_the_stylesheet_names_are_there() {
        for url in include_str!("../../static/care.css").split("url(").skip(1).filter_map(|rest| rest.split(')').next()) {
            let (status, cache) = cache_control(&format!("{MOUNT}/{url}")).await;
            assert_eq!(status, StatusCode::OK, "{url}");
            assert!(cache.starts_with("max-age=604800"), "{url}: {cache}");
        }
        assert_eq!(Assets::load().address("no-such-file.css"), None);
    }
}
