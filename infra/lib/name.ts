// The portal's own name: its certificate, and, where the account has the name's zone, that it leads here.
import { Certificate, CertificateValidation, type ICertificate } from "aws-cdk-lib/aws-certificatemanager";
import { ARecord, HostedZone, type IAliasRecordTarget, type IHostedZone, RecordTarget } from "aws-cdk-lib/aws-route53";
import { Construct } from "constructs";

import type { Settings } from "./settings.ts";

export class Name extends Construct {
  /** What stands in `origin` after https://. */
  readonly host: string;
  readonly certificate: ICertificate;
  private readonly zone: IHostedZone | undefined;

  constructor(scope: Construct, id: string, origin: string, settings: Settings) {
    super(scope, id);
    this.host = new URL(origin).hostname;
    // The id is all there is to know: synthesis asks nobody.
    this.zone = settings.hostedZoneId === undefined ? undefined : HostedZone.fromHostedZoneId(this, "Zone", settings.hostedZoneId);
    // ACM makes it anew each year, as long as the record by which it was proven stays in the zone.
    this.certificate =
      settings.certificateArn === undefined
        ? new Certificate(this, "Certificate", { domainName: this.host, validation: CertificateValidation.fromDns(this.zone) })
        : Certificate.fromCertificateArn(this, "Certificate", settings.certificateArn);
  }

  /** Whoever asks for the name comes to this. Nothing where its zone is somebody else's to write in. */
  leadsTo(target: IAliasRecordTarget): void {
    if (this.zone === undefined) return;
    // The dot says that the name is whole.
    new ARecord(this, "Address", { zone: this.zone, recordName: `${this.host}.`, target: RecordTarget.fromAlias(target) });
  }
}
