//! The file of a treatment history (F41): a page of visits at a time is read and written, so that a long life takes no more
//! memory than a short one.

use std::fs::File;
use std::io::{BufWriter, Write as _};

use tempfile::NamedTempFile;

use super::{Unmade, file};
use crate::capabilities::own_data::model::{Column, Treatment};
use crate::capabilities::own_data::service::{Making, OwnData, OwnDataError};
use crate::primitives::time::HospitalZone;
use crate::web::csv::Sheet;
use crate::web::state::WebState;
use crate::web::texts::{Language, Message, MissingText, words_of};

type Rows = Sheet<BufWriter<File>, { Column::COUNT }>;

/// The file on the disk, which goes with the answer.
pub(super) async fn written(web: &WebState, making: &Making, own_data: &OwnData) -> Result<NamedTempFile, Unmade> {
    let place = file::on_the_disk()?;
    let mut rows = Rows::begin(BufWriter::new(place.reopen()?), names()?)?;
    let (zone, departments) = (web.house.zone(), own_data.departments().await.map_err(OwnDataError::from)?);
    let mut after = None;
    loop {
        let page = own_data.treatments(making, &departments, after).await.map_err(OwnDataError::from)?;
        rows = with(rows, page.items, zone.clone()).await?;
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    rows.finish()?.flush()?;
    Ok(place)
}

/// What the columns are called.
fn names() -> Result<[String; Column::COUNT], MissingText> {
    let mut names = <[String; Column::COUNT]>::default();
    for (name, column) in names.iter_mut().zip(Column::ALL) {
        *name = words_of(Language::default(), &Message::new(column.texts().0))?;
    }
    Ok(names)
}

/// With some rows more. Disks are waited for where nobody else waits.
async fn with(mut rows: Rows, treatments: Vec<Treatment>, zone: HospitalZone) -> Result<Rows, Unmade> {
    let write = move || {
        for treatment in treatments {
            rows.row(treatment.cells(&zone))?;
        }
        Ok(rows)
    };
    tokio::task::spawn_blocking(write).await.map_err(std::io::Error::from)?
}
