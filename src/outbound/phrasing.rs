//! Other words for an answer, from a model on Amazon Bedrock (Converse). Off unless the settings name one.
//!
//! What is asked and answered is health data: neither is ever logged, only that there was no answer, and why in one word. Whoever
//! asks goes on without one: a model that is slow, refuses, or is not there changes nothing but the words.

use std::time::Duration;

use aws_sdk_bedrockruntime::types::{ContentBlock, ConversationRole, InferenceConfiguration, Message, StopReason, SystemContentBlock};

use crate::aws::clients::Aws;

/// How long somebody waits for nicer words.
const PATIENCE: Duration = Duration::from_secs(4);
/// The most a model may say, in its own tokens.
const MOST_TOKENS: i32 = 200;

/// One model. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Phrasing {
    client: aws_sdk_bedrockruntime::Client,
    model: String,
}

impl Phrasing {
    /// This model or inference profile, by its id.
    #[must_use]
    pub fn of(aws: &Aws, model: String) -> Self {
        Self { client: aws.bedrock.clone(), model }
    }

    /// What the model says; `None` when it says nothing that is whole within four seconds. One call, never repeated.
    pub async fn ask(&self, system: &str, message: &str) -> Option<String> {
        match tokio::time::timeout(PATIENCE, Box::pin(self.said(system, message))).await {
            Ok(Ok(said)) => Some(said),
            Ok(Err(why)) => {
                tracing::warn!(why, "the model gave no words; the rules' own stand");
                None
            }
            Err(_) => {
                tracing::warn!(why = "late", "the model gave no words; the rules' own stand");
                None
            }
        }
    }

    async fn said(&self, system: &str, message: &str) -> Result<String, &'static str> {
        let said = Message::builder().role(ConversationRole::User).content(ContentBlock::Text(message.to_owned())).build();
        let asked = self
            .client
            .converse()
            .model_id(&self.model)
            .system(SystemContentBlock::Text(system.to_owned()))
            .messages(said.map_err(|_| "unsayable")?)
            .inference_config(InferenceConfiguration::builder().max_tokens(MOST_TOKENS).temperature(0.0).build());
        // The error itself may repeat what was sent.
        let answer = asked.send().await.map_err(|_| "failed")?;
        if *answer.stop_reason() != StopReason::EndTurn {
            return Err("refused");
        }
        let message = answer.output().and_then(|output| output.as_message().ok()).ok_or("empty")?;
        let texts: Vec<&str> = message.content().iter().filter_map(|block| block.as_text().ok()).map(String::as_str).collect();
        if texts.is_empty() { Err("empty") } else { Ok(texts.concat()) }
    }
}
