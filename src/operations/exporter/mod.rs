//! `caredesk job make-exports`: makes the copies of their data that people asked for, and takes away those whose time is over.
//!
//! A server does it in a loop, Lambda by a schedule. Everything that is to be done stands in rows: a process that dies anywhere
//! is made up for by a later round, as soon as what it had claimed is free again: after twenty minutes.

mod file;
mod treatment;

use super::steps;
use crate::app::App;
use crate::capabilities::own_data::model::Content;
use crate::capabilities::own_data::service::{Making, OwnData, OwnDataError};
use crate::web::render::RenderError;
use crate::web::state::WebState;
use crate::web::texts::MissingText;

/// What one run did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Exported {
    /// Copies that are ready now.
    pub made: usize,
    /// Copies that could not be made this time.
    pub failed: usize,
    /// Copies whose time was over.
    pub ended: usize,
}

/// Why a copy was not made.
#[derive(Debug, thiserror::Error)]
enum Unmade {
    #[error(transparent)]
    Data(#[from] OwnDataError),
    #[error(transparent)]
    Page(#[from] RenderError),
    #[error(transparent)]
    Words(#[from] MissingText),
    #[error("a file that cannot be written: {0}")]
    File(#[from] std::io::Error),
    #[error("a file that cannot be written: {0}")]
    Json(#[from] serde_json::Error),
    #[error("a file that cannot be written: {0}")]
    Zip(#[from] zip::result::ZipError),
    #[error("a file that cannot be written: {0}")]
    Csv(#[from] csv::Error),
}

/// Makes copies for one installation. Cheap to clone.
#[derive(Clone)]
pub struct Exporter {
    own_data: OwnData,
    web: WebState,
    /// Bytes of files that go into one copy; others are only named there.
    most: u64,
}

impl Exporter {
    /// Over an application.
    #[must_use]
    pub fn of(app: &App) -> Self {
        Self { own_data: app.own_data.clone(), web: app.web.clone(), most: file::MOST_PACKED }
    }

    /// The same with room for so many bytes of files in a copy.
    #[must_use]
    pub fn with_room_for(self, most: u64) -> Self {
        Self { most, ..self }
    }

    /// Makes what waits, one after the other, and ends what is over.
    ///
    /// # Errors
    /// When the rows cannot be read. A single copy that fails is tried again and keeps nobody else waiting.
    pub async fn run(&self) -> Result<Exported, OwnDataError> {
        let mut done = Exported::default();
        if let Err(error) = file::sweep() {
            tracing::warn!(%error, "what was left on this disk could not be removed");
        }
        let all_due = self.own_data.due().await?;
        steps::found(all_due.len());
        for due in all_due {
            steps::done(1);
            let making = match self.own_data.claim(&due).await {
                Ok(Some(making)) => making,
                Ok(None) => continue,
                Err(error) => {
                    done.failed += 1;
                    tracing::error!(export = %due.id, %error, "what somebody asked for cannot be taken up");
                    continue;
                }
            };
            match self.make(&making).await {
                Ok(made) => done.made += usize::from(made),
                Err(error) => {
                    done.failed += 1;
                    tracing::warn!(export = %due.id, %error, "a copy of somebody's data was not made this time");
                }
            }
        }
        done.ended = self.own_data.end_over().await?;
        Ok(done)
    }

    async fn make(&self, making: &Making) -> Result<bool, Unmade> {
        let file = match making.content() {
            Content::Everything => {
                let sheet = self.own_data.gather(making).await.map_err(OwnDataError::from)?;
                file::packed(&self.web, &sheet, &self.own_data, self.most).await?
            }
            Content::Treatment => treatment::written(&self.web, making, &self.own_data).await?,
        };
        let size = file.as_file().metadata()?.len();
        Ok(self.own_data.keep(making, file.path(), size).await?)
    }
}
