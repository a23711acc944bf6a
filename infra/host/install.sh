#!/bin/bash
# Makes a fresh Amazon Linux 2023 into a server of the portal. Run once, at the first start; a changed program is another instance.
# The stack puts values into the names between @ signs.
set -euo pipefail

signal() { /opt/aws/bin/cfn-signal --exit-code "$1" --stack "@STACK@" --resource "@GROUP@" --region "@REGION@" || true; }
trap 'signal 1' ERR

# Right after the start something else may have the packages' lock.
for look in $(seq 6); do
  dnf -y -q install acl amazon-cloudwatch-agent aws-cfn-bootstrap logrotate unzip && break
  [ "$look" -lt 6 ]
  sleep 10
done
install -d -m 0755 /opt/caredesk /etc/caredesk
install -d -m 0750 -o root -g root /var/log/caredesk

aws s3 cp --region "@REGION@" --only-show-errors "s3://@ASSET_BUCKET@/@ASSET_KEY@" /opt/caredesk/program.zip
unzip -q -o /opt/caredesk/program.zip -d /opt/caredesk
mv /opt/caredesk/bootstrap /opt/caredesk/caredesk
chmod 0755 /opt/caredesk/caredesk
rm /opt/caredesk/program.zip

cat >/etc/caredesk/settings.env <<'SETTINGS'
@SETTINGS@
SETTINGS
cat >/etc/caredesk/host.env <<'HOST'
REGION=@REGION@
SECRET_ARN=@SECRET_ARN@
HOST
cat >/opt/caredesk/fetch-secret <<'FETCH'
@FETCH_SECRET@
FETCH
chmod 0755 /opt/caredesk/fetch-secret
cat >/etc/systemd/system/caredesk.service <<'UNIT'
@UNIT@
UNIT
cat >/etc/logrotate.d/caredesk <<'ROTATE'
@ROTATE@
ROTATE
cat >/opt/aws/amazon-cloudwatch-agent/etc/caredesk.json <<'AGENT'
@AGENT@
AGENT
# systemd would make the log for its owner alone, as the service's UMask says, and no right that its folder hands down outdoes that.
install -m 0640 /dev/null /var/log/caredesk/caredesk.log
setfacl -m u:cwagent:rx /var/log/caredesk
setfacl -m u:cwagent:r /var/log/caredesk/caredesk.log

systemctl daemon-reload
# A first try that failed (the secret did not come) is not the last: whether it answers is asked below.
systemctl enable caredesk.service
systemctl start --no-block caredesk.service
/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c file:/opt/aws/amazon-cloudwatch-agent/etc/caredesk.json

for _ in $(seq 60); do
  if curl -fsS --max-time 2 http://127.0.0.1:8080/readyz >/dev/null; then
    # Two looks of the balancer, ten seconds apart, and some more: an old server goes only when this one is asked.
    sleep 30
    signal 0
    exit 0
  fi
  sleep 2
done
signal 1
exit 1
