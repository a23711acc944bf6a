"""Deploys the stacks of a synthesised deployment to a server that speaks like AWS, looks whether the portal works there, and takes all away.

Run by scripts/deploy-local with the Python of that server, which brings botocore. Nothing here knows AWS itself.
"""

import base64
import datetime
import hashlib
import hmac
import http.client
import json
import os
import re
import struct
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import botocore.session
from botocore.config import Config
from botocore.exceptions import ClientError

ENDPOINT, ASSEMBLY = sys.argv[1], Path(sys.argv[2])
PREFIX, REGION, ACCOUNT = "caredesk", "eu-west-1", "000000000000"
HOST, PORT = re.fullmatch(r"http://([^:]+):(\d+)", ENDPOINT).groups()
STACKS = ["data", "lambda"]
ORIGIN, PASSWORD = "https://portal.test", "four tulips on a table"
FUNCTIONS = json.loads((Path(__file__).parent.parent / "tables.json").read_text())["functions"]
FUNCTION_OF = {job["name"]: function["name"] for function in FUNCTIONS for job in function["jobs"]}
# A first start under load, with everything unpacked, takes its time.
PATIENCE = 120

began = time.monotonic()


def step(words):
    print(f"deploy-local {time.monotonic() - began:6.1f} s  {words}", flush=True)


def fail(words):
    step(f"FAILED: {words}")
    sys.exit(1)


def client(service):
    session = botocore.session.get_session()
    session.set_credentials("test", "test")
    retries = Config(retries={"max_attempts": 2}, read_timeout=PATIENCE, s3={"addressing_style": "path"})
    return session.create_client(service, region_name=REGION, endpoint_url=ENDPOINT, config=retries)


s3, cloudformation, dynamodb, awslambda, sns, sqs = (client(name) for name in ["s3", "cloudformation", "dynamodb", "lambda", "sns", "sqs"])


def upload_assets(part):
    """What `cdk deploy` would bring into the bootstrap bucket: the program and the template; where the template lies then."""
    template = None
    manifest = json.loads((ASSEMBLY / f"{PREFIX}-{part}.assets.json").read_text())
    for asset in manifest["files"].values():
        for place in asset["destinations"].values():
            bucket = place["bucketName"].replace("${AWS::AccountId}", ACCOUNT).replace("${AWS::Region}", REGION)
            try:
                s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
            except ClientError as error:
                if not error.response["Error"]["Code"].startswith("BucketAlready"):
                    raise
            s3.put_object(Bucket=bucket, Key=place["objectKey"], Body=(ASSEMBLY / asset["source"]["path"]).read_bytes())
            if asset["source"]["path"].endswith(".template.json"):
                template = f"{ENDPOINT}/{bucket}/{place['objectKey']}"
    return template


def deploy(part):
    template = upload_assets(part)
    cloudformation.create_stack(StackName=f"{PREFIX}-{part}", TemplateURL=template, Capabilities=["CAPABILITY_NAMED_IAM"])
    for _ in range(PATIENCE):
        [stack] = cloudformation.describe_stacks(StackName=f"{PREFIX}-{part}")["Stacks"]
        if not stack["StackStatus"].endswith("IN_PROGRESS"):
            break
        time.sleep(1)
    if stack["StackStatus"] != "CREATE_COMPLETE":
        for event in cloudformation.describe_stack_events(StackName=f"{PREFIX}-{part}")["StackEvents"]:
            if "FAILED" in event["ResourceStatus"]:
                print(f"  {event['LogicalResourceId']} ({event['ResourceType']}): {event.get('ResourceStatusReason')}")
        fail(f"stack {part} is {stack['StackStatus']}")
    made = cloudformation.describe_stack_resources(StackName=f"{PREFIX}-{part}")["StackResources"]
    step(f"stack {part}: {len(made)} resources")
    return {output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", [])}


def set_secret():
    """The stand-in makes secrets of any letters; AWS keeps to those that the stack allows."""
    client("secretsmanager").put_secret_value(SecretId=f"{PREFIX}/root", SecretString=os.urandom(32).hex())


def settings():
    """The environment of the portal, for commands that an operator runs."""
    environment = awslambda.get_function_configuration(FunctionName=f"{PREFIX}-portal")["Environment"]["Variables"]
    secret = client("secretsmanager").get_secret_value(SecretId=f"{PREFIX}/root")["SecretString"]
    keys = {"AWS_REGION": REGION, "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "CAREDESK_SECRET": secret}
    return {"PATH": os.environ["PATH"], **environment, **keys}


def run(job):
    """What a schedule does."""
    function = FUNCTION_OF[job]
    answer = awslambda.invoke(FunctionName=f"{PREFIX}-{function}", Payload=json.dumps({"job": job}))
    said = answer["Payload"].read().decode()
    if answer.get("FunctionError") or said.strip() != "null":
        fail(f"job {job} on {function}: {said}")


class Browser:
    """Somebody who comes through the HTTP API and keeps their cookies."""

    def __init__(self, api):
        self.api, self.cookies, self.leads_to = api, {}, None

    def ask(self, method, path, body=None, expect=200):
        # Between what stands before it (TLS, the name) and the portal nothing is missing but that.
        headers = {"Host": f"{self.api}.execute-api.localhost:{PORT}", "Origin": ORIGIN, "Sec-Fetch-Site": "same-origin"}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body is not None:
            headers["Content-Type"] = "application/json"
            headers["Idempotency-Key"] = os.urandom(16).hex()
        connection = http.client.HTTPConnection(HOST, int(PORT), timeout=PATIENCE)
        connection.request(method, path, None if body is None else json.dumps(body), headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        self.leads_to = answer.getheader("Location")
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, value = value.split(";")[0].split("=", 1)
                self.cookies[key] = value
        if answer.status != expect:
            fail(f"{method} {path} answered {answer.status} and not {expect}: {text[:400]}")
        return text

    def location(self, method, path):
        self.ask(method, path, None, 303)
        return self.leads_to

    def api_call(self, method, path, body=None, expect=200):
        text = self.ask(method, f"/api/v1{path}", body, expect)
        return json.loads(text) if text else None

    def sign_in(self, email, password):
        self.api_call("POST", "/session", {"email": email, "password": password})

    def second_step(self):
        seed = base64.b32decode(self.api_call("POST", "/me/second-factor")["secret"])
        digest = hmac.new(seed, struct.pack(">Q", int(time.time()) // 30), "sha1").digest()
        place = digest[-1] & 15
        code = (struct.unpack(">I", digest[place : place + 4])[0] & 0x7FFFFFFF) % 1_000_000
        self.api_call("PUT", "/me/second-factor", {"code": f"{code:06}"})


def mail_to(address, begin):
    """The rest of the link in the newest mail to somebody."""
    run("drain")
    run("send")
    kept = json.loads(urllib.request.urlopen(f"{ENDPOINT}/_ministack/ses/messages", timeout=10).read())["messages"]
    for message in reversed(kept[ACCOUNT]):
        found = re.search(re.escape(begin) + r"([A-Za-z0-9_.-]+)", message["BodyText"])
        if address in message["To"] and found:
            return found.group(1)
    fail(f"no mail to {address} with {begin}")


class Subscriber:
    """A program of the house that hears what is published."""

    def __init__(self):
        topic = settings()["CAREDESK_TOPIC_ARN"]
        self.queue = sqs.create_queue(QueueName=f"{PREFIX}-heard")["QueueUrl"]
        arn = sqs.get_queue_attributes(QueueUrl=self.queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn, Attributes={"RawMessageDelivery": "true"})

    def hears(self, event, subject):
        """The event of that name about that thing."""
        for _ in range(PATIENCE):
            for message in sqs.receive_message(QueueUrl=self.queue, MaxNumberOfMessages=10, WaitTimeSeconds=1).get("Messages", []):
                sqs.delete_message(QueueUrl=self.queue, ReceiptHandle=message["ReceiptHandle"])
                if event in message["Body"] and subject in message["Body"]:
                    return message["Body"]
        fail(f"{event} of {subject} was not published")


def report(patient):
    """A file goes past the application into the bucket, is checked by the job, and comes back byte for byte."""
    file = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    announced = {"file_name": "results.pdf", "content_type": "application/pdf", "size": len(file)}
    made = patient.api_call("POST", "/patients/me/reports", announced, 201)
    upload = made["upload"]
    request = urllib.request.Request(upload["url"], data=file, method=upload["method"], headers=upload["headers"])
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        if answer.status != 200:
            fail(f"the bucket answered {answer.status}")
    patient.api_call("POST", f"/patients/me/reports/{made['id']}/complete")
    run("check-reports")
    state = patient.api_call("GET", f"/patients/me/reports/{made['id']}")
    if state["state"] != "available":
        fail(f"the report is {state}")
    link = patient.location("GET", f"/api/v1/patients/me/reports/{made['id']}/download")
    with urllib.request.urlopen(link, timeout=PATIENCE) as answer:
        back = answer.read()
    if back != file:
        fail("the report came back changed")
    step(f"a report went up, was checked and came back the same ({hashlib.sha256(back).hexdigest()[:12]})")


def story(api, program):
    stranger = Browser(api)
    step(f"the portal answers: {stranger.ask('GET', '/healthz').strip()}, {stranger.ask('GET', '/readyz').strip()}")
    stranger.ask("GET", "/sign-in")
    step("the page for signing in is there")
    made = subprocess.run(
        [program, "admin", "create", "--name", "Ada", "--email", "ada@portal.test"], env=settings(), capture_output=True, text=True, timeout=PATIENCE
    )
    link = re.search(r"/set-password/([A-Za-z0-9_.-]+)", made.stdout)
    if not link:
        fail(f"caredesk admin create: {made.stdout} {made.stderr}")
    admin = Browser(api)
    admin.api_call("PUT", f"/password-resets/{link.group(1)}", {"new_password": PASSWORD}, 204)
    admin.sign_in("ada@portal.test", PASSWORD)
    admin.second_step()
    step("an administrator has a password and a second step")
    department = admin.api_call("POST", "/departments", {"name": "Cardiology"}, 201)["id"]
    doctor = admin.api_call("POST", "/doctors", {"name": "Leena Farah", "email": "leena@portal.test", "department_id": department, "specialization": "Cardiologist"}, 201)["id"]
    token = mail_to("leena@portal.test", "/set-password/")
    Browser(api).api_call("PUT", f"/password-resets/{token}", {"new_password": PASSWORD}, 204)
    step("a doctor was invited by mail and has a password")
    patient = Browser(api)
    patient.api_call("POST", "/patients", {"name": "Asha Rao", "email": "asha@portal.test", "password": PASSWORD}, 201)
    patient.ask("POST", f"/confirm-address/{mail_to('asha@portal.test', '/confirm-address/')}", None, 303)
    patient.sign_in("asha@portal.test", PASSWORD)
    step("a patient registered, followed the mailed link and signed in")
    today = datetime.date.today()
    days = patient.api_call("GET", f"/doctors/{doctor}/free-times?from={today}&to={today + datetime.timedelta(days=7)}")["days"]
    times = [time["start"] for day in days for part in ["morning", "afternoon", "evening"] for time in day[part]]
    subscriber = Subscriber()
    visit = patient.api_call("POST", "/appointments", {"doctor_id": doctor, "start": times[-1], "reason": "a check-up"}, 201)
    again = Browser(api)
    again.cookies = dict(patient.cookies)
    again.api_call("POST", "/appointments", {"doctor_id": doctor, "start": times[-1], "reason": "a check-up"}, 409)
    step(f"a visit is booked ({visit['status']}), and the same time is refused")
    run("drain")
    if "check-up" in subscriber.hears("appointment.booked", visit["id"]):
        fail("a reason was published")
    step("the booking was published, without its reason")
    report(patient)
    for job in FUNCTION_OF:
        run(job)
    step(f"every job ran in its function: {', '.join(FUNCTION_OF)}")
    verify = subprocess.run([program, "verify"], env=settings(), capture_output=True, text=True, timeout=PATIENCE)
    if verify.returncode != 0:
        fail(f"caredesk verify: {verify.stdout} {verify.stderr}")
    step("caredesk verify: " + verify.stdout.strip().splitlines()[-1])


def destroy(part):
    if part == "data":
        for bucket in s3.list_buckets()["Buckets"]:
            if bucket["Name"].startswith(f"{PREFIX}-data-"):
                empty(bucket["Name"])
    cloudformation.delete_stack(StackName=f"{PREFIX}-{part}")
    for _ in range(PATIENCE):
        try:
            [stack] = cloudformation.describe_stacks(StackName=f"{PREFIX}-{part}")["Stacks"]
        except ClientError:
            return
        if stack["StackStatus"] == "DELETE_COMPLETE":
            return
        time.sleep(1)
    fail(f"stack {part} is still there: {stack['StackStatus']}")


def empty(bucket):
    for page in s3.get_paginator("list_object_versions").paginate(Bucket=bucket):
        for each in page.get("Versions", []) + page.get("DeleteMarkers", []):
            s3.delete_object(Bucket=bucket, Key=each["Key"], VersionId=each["VersionId"], BypassGovernanceRetention=True)


def main():
    deploy("data")
    set_secret()
    outputs = deploy("lambda")
    api = next(value for name, value in outputs.items() if "ApiId" in name)
    story(api, sys.argv[3])
    for part in reversed(STACKS):
        destroy(part)
    left = [name for name in dynamodb.list_tables()["TableNames"] if name.startswith(f"{PREFIX}-")]
    if left:
        fail(f"tables are left: {left}")
    step("both stacks are gone, and their tables with them")


if __name__ == "__main__":
    main()
