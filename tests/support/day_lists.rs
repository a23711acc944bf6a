//! The list for power cuts, as the house makes it and where it lies.

use std::path::PathBuf;

use caredesk::capabilities::day_list::model::BELOW;
use caredesk::operations::day_list::{DayLister, Run};
use caredesk::operations::rights::Function;

use super::TestApp;
use super::rights::with_rights_of;

impl TestApp {
    /// The job that makes the list runs once.
    pub async fn makes_the_list(&self) -> Run {
        with_rights_of(Function::Keeper, DayLister::of(&self.app, "test").run()).await.unwrap()
    }

    /// The lists in the bucket, by key.
    pub async fn lists(&self) -> Vec<String> {
        self.exports().keys_below(BELOW).await.unwrap()
    }

    /// The folder of this server.
    pub fn folder(&self) -> PathBuf {
        self.app.day_lists.folder().unwrap().to_owned()
    }

    /// What lies in it, by name.
    pub fn files(&self) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(self.folder()) else { return Vec::new() };
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().to_str().unwrap().to_owned()).collect();
        names.sort();
        names
    }
}
