// What the server that speaks like AWS on one machine (ministack) refuses or has no use for, and is therefore left out with `local`. Kept short:
// a test holds this list against what the templates really lack.

/** Types of resources that are fewer locally, and why. */
export const LEFT_OUT_LOCALLY: Readonly<Record<string, string>> = {
  "AWS::Backup::BackupSelection": "an unknown type there",
  "AWS::IAM::Role": "that of the backup selection",
  "AWS::ApiGatewayV2::DomainName": "no name leads to one's own machine",
  "AWS::ApiGatewayV2::ApiMapping": "goes with the name",
  "AWS::CloudWatch::Alarm": "those of expressions over several metrics (throttled-…)",
  "AWS::EC2::FlowLog": "an unknown type there",
  "AWS::WAFv2::WebACLAssociation": "an unknown type there",
};

/** Outputs that are left out: attributes that the sender's identity does not have there. */
export const OUTPUTS_LEFT_OUT_LOCALLY = ["Dkim1", "Dkim2", "Dkim3"];
