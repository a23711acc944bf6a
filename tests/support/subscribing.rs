//! Somebody who hears the operations topic: the link that SNS mailed is followed.

use serde_json::Value;

use super::app::TestApp;

impl TestApp {
    /// Somebody at an address follows the newest link that SNS mailed there: that it is confirmed is asked of SNS itself.
    pub async fn confirms_subscription(&self, email: &str) {
        let asked = |message: &Value| message["to"] == email && message["attributes"]["confirm_url"].is_string();
        let mail = self.sent().into_iter().rfind(asked).expect("no link came");
        let link = mail["attributes"]["confirm_url"].as_str().unwrap();
        let token = link.split_once("token=").unwrap().1;
        let topics = self.aws.sns.list_topics().send().await.unwrap();
        let topic = topics.topics().iter().filter_map(|topic| topic.topic_arn()).find(|arn| arn.ends_with("-operations")).unwrap();
        self.aws.sns.confirm_subscription().topic_arn(topic).token(token).send().await.unwrap();
    }
}
