// The settings of the program, as .env.example lists them.
import type { DataStack } from "./data/stack.ts";
import type { Settings } from "./settings.ts";

/** Mails that SES takes from a new account in a second; all who send together must stay below. */
const MAILS_PER_SECOND = 14;

/** The program's environment, without its secret. `senders` is how many processes send mail and texts at the same time, at most. */
export function environment(data: DataStack, settings: Settings, home: { origin: string; proxies: number; senders: number }): Record<string, string> {
  const { buckets, messages } = data;
  return {
    CAREDESK_STACK: "aws",
    CAREDESK_PREFIX: settings.prefix,
    CAREDESK_ORIGIN: home.origin,
    CAREDESK_MAIL_FROM: settings.mailFrom,
    CAREDESK_MAIL_PER_SECOND: String(Math.floor(MAILS_PER_SECOND / home.senders)),
    ...(settings.smsPerSecond === undefined ? {} : { CAREDESK_SMS_PER_SECOND: String(Math.max(1, Math.floor(settings.smsPerSecond / home.senders))) }),
    ...(settings.smsSenderId === undefined ? {} : { CAREDESK_SMS_SENDER_ID: settings.smsSenderId }),
    CAREDESK_TOPIC_ARN: messages.operations.topicArn,
    CAREDESK_SES_FEEDBACK_TOPIC: messages.feedback.topicArn,
    CAREDESK_REPORTS_BUCKET: buckets.reports.bucketName,
    CAREDESK_EXPORTS_BUCKET: buckets.exports.bucketName,
    CAREDESK_SEALS_BUCKET: buckets["audit-seals"].bucketName,
    CAREDESK_SCANNER: settings.scanner,
    ...(settings.assistantModel === undefined ? {} : { CAREDESK_ASSISTANT_MODEL: settings.assistantModel }),
    CAREDESK_TRUSTED_PROXIES: String(home.proxies),
    CAREDESK_LOG: "caredesk=info,warn",
    ...(settings.endpoint === undefined ? {} : { AWS_ENDPOINT_URL: settings.endpoint }),
  };
}
