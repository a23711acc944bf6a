// The way in from the internet: an HTTP API whose every path goes to the portal.
import { Aws, CfnOutput } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import { DomainName, EndpointType, HttpApi, HttpRoute, HttpRouteKey, HttpStage, LogGroupLogDestination, PayloadFormatVersion, SecurityPolicy } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { ApiGatewayv2DomainProperties } from "aws-cdk-lib/aws-route53-targets";
import { Construct } from "constructs";

import type { Keys } from "../data/keys.ts";
import { lasting, ofThisStack } from "../lasting.ts";
import { Name } from "../name.ts";
import type { Settings } from "../settings.ts";

/** Requests a second, over all people, and how many may come at once on top. */
const THROTTLE = { rateLimit: 200, burstLimit: 400 };

/** Neither path nor address of whoever asks: paths carry ids and one-time links. */
const LOG_LINE = { request: "$context.requestId", method: "$context.httpMethod", status: "$context.status", milliseconds: "$context.responseLatency", error: "$context.integrationErrorMessage" };

export class WayIn extends Construct {
  readonly api: HttpApi;
  /** What people have in the address bar. */
  readonly origin: string;
  private readonly keys: Keys;
  private readonly settings: Settings;

  constructor(scope: Construct, id: string, keys: Keys, settings: Settings) {
    super(scope, id);
    this.keys = keys;
    this.settings = settings;
    const named = settings.origin !== undefined && !settings.local;
    this.api = new HttpApi(this, "Api", { apiName: `${settings.prefix}-portal`, createDefaultStage: false, disableExecuteApiEndpoint: named });
    this.origin = settings.origin ?? `https://${this.api.apiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`;
  }

  /** Everything goes to this function. */
  leadsTo(portal: IFunction): void {
    const { settings } = this;
    const integration = new HttpLambdaIntegration("Portal", portal, { payloadFormatVersion: PayloadFormatVersion.VERSION_2_0 });
    new HttpRoute(this, "Everything", { httpApi: this.api, routeKey: HttpRouteKey.DEFAULT, integration });
    const logs = new LogGroup(this, "Log", {
      logGroupName: ofThisStack(`/caredesk/${settings.prefix}-api`, settings),
      encryptionKey: this.keys.messages,
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: lasting(settings),
    });
    const domainName = this.domain();
    new HttpStage(this, "Stage", {
      httpApi: this.api,
      stageName: "$default",
      autoDeploy: true,
      throttle: THROTTLE,
      accessLogSettings: { destination: new LogGroupLogDestination(logs), format: AccessLogFormat.custom(JSON.stringify(LOG_LINE)) },
      ...(domainName === undefined ? {} : { domainMapping: { domainName } }),
    });
    new CfnOutput(this, "Origin", { value: this.origin, description: "What people have in the address bar" });
    new CfnOutput(this, "ApiId", { value: this.api.apiId });
  }

  private domain(): DomainName | undefined {
    const { origin, local } = this.settings;
    if (origin === undefined || local) return undefined;
    const name = new Name(this, "Name", origin, this.settings);
    const domain = new DomainName(this, "Domain", { domainName: name.host, certificate: name.certificate, endpointType: EndpointType.REGIONAL, securityPolicy: SecurityPolicy.TLS_1_2 });
    name.leadsTo(new ApiGatewayv2DomainProperties(domain.regionalDomainName, domain.regionalHostedZoneId));
    new CfnOutput(this, "PointTheNameTo", { value: domain.regionalDomainName, description: `CNAME or alias of ${name.host}` });
    return domain;
  }
}
