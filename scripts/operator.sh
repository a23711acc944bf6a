# What the scripts for operators have in common; read by them, not run.
# shellcheck shell=bash

# One value of a deployment's file; empty when it is not there.
setting() { # file name
  python3 -c 'import json, sys; value = json.load(open(sys.argv[1])).get(sys.argv[2], ""); print(str(value).lower() if isinstance(value, bool) else value)' "$1" "$2"
}

# Says what will happen and asks, unless --yes was given.
ask_first() { # words
  printf '%s\n' "$1"
  [ "${yes:-}" = 1 ] && return 0
  read -r -p "Go on? [y/N] " answer </dev/tty || { echo "nobody to ask; --yes goes on without"; exit 1; }
  [ "$answer" = y ] || { echo "nothing was done"; exit 1; }
}

# The command line: a deployment's file and --yes; everything else is left in `rest`.
read_arguments() { # usage arguments...
  usage="$1" deployment="" yes="" rest=()
  shift
  for argument in "$@"; do
    case "$argument" in
      --yes) yes=1 ;;
      --help | -h) echo "$usage"; exit 0 ;;
      *.json) deployment="$argument" ;;
      *) rest+=("$argument") ;;
    esac
  done
}

# The words besides the file and --yes that a script takes. Any other is a slip, and half a command is worse than none.
know_words() { # words...
  local word known
  for word in ${rest[@]+"${rest[@]}"}; do
    for known in "$@"; do [ "$word" != "$known" ] || continue 2; done
    echo "$usage"
    echo "it does not take $word"
    exit 2
  done
}

need_deployment() {
  [ -f "$deployment" ] || { echo "$usage"; echo "a deployment's file is like infra/deployments/example.json"; exit 2; }
  deployment="$(realpath "$deployment")"
  prefix="$(setting "$deployment" prefix)"
  prefix="${prefix:-caredesk}"
  local region
  region="$(setting "$deployment" region)"
  export AWS_REGION="${region:-eu-west-1}" AWS_DEFAULT_REGION="${region:-eu-west-1}" AWS_PAGER=""
  command -v aws >/dev/null || { echo "needs the AWS CLI, version 2"; exit 1; }
}

# The names of the tables, without the prefix.
tables() { python3 -c 'import json; print("\n".join(table["name"] for table in json.load(open("infra/tables.json"))["tables"]))'; }

# What infra/tables.json says of a table; empty where it says nothing.
of_table() { # table field
  python3 -c 'import json, sys
table = next(table for table in json.load(open("infra/tables.json"))["tables"] if table["name"] == sys.argv[1])
print(table[sys.argv[2]] or "")' "$1" "$2"
}

# Which of the two homes the deployment has.
home_of_deployment() {
  local said
  said="$(setting "$deployment" home)"
  echo "${said:-lambda}"
}

# What packs the program for the deployment.
# shellcheck disable=SC2034
know_pack() {
  pack=(scripts/package-lambda)
  [ "$(setting "$deployment" architecture)" != arm64 ] || pack+=(--arm64)
  [ "$(home_of_deployment)" != ec2 ] || pack+=(--ec2)
}

# Without credentials everything looks as if it were not there.
# shellcheck disable=SC2034
need_account() { account="$(aws sts get-caller-identity --query Account --output text)" || { echo "needs credentials that work"; exit 1; }; }

# Whether AWS knows something. Any other failure than "there is none" ends the script: what cannot be looked at is not gone.
knows() { # what AWS says when there is none, the command that looks
  local none="$1" said
  shift
  said="$("$@" 2>&1 >/dev/null)" && return 0
  [[ "$said" == *"$none"* ]] && return 1
  printf '%s\n' "$said" >&2
  exit 1
}
stack_is_there() { knows "does not exist" aws cloudformation describe-stacks --stack-name "$1"; }
table_is_there() { knows ResourceNotFoundException aws dynamodb describe-table --table-name "$1"; }

# Between two looks at what takes long, in seconds.
pause=15

# The CLI's own wait ends after eight minutes, and a large table takes hours.
until_active() { # table
  local status
  while status="$(aws dynamodb describe-table --table-name "$1" --query Table.TableStatus --output text)" || return 1; [ "$status" != ACTIVE ]; do
    sleep "$pause"
  done
}

# A backup that is begun is none yet.
until_backed_up() { # ARN
  local status
  while status="$(aws dynamodb describe-backup --backup-arn "$1" --query BackupDescription.BackupDetails.BackupStatus --output text)" || return 1; [ "$status" != AVAILABLE ]; do
    sleep "$pause"
  done
}

# Copies lie beside the tables as PREFIX-r-…, and a prefix has 20 letters at most.
need_room_beside() { [ "${#prefix}" -le 18 ] || { echo "the prefix $prefix has more than 18 letters: no copy can be called $prefix-r"; exit 1; }; }

# The program of this checkout, for what an operator runs from here. It must be of the version that is deployed.
need_program() {
  program="${CARGO_TARGET_DIR:-target}/debug/caredesk"
  # One that was built before another version was checked out is of that other version.
  [ -x "$program" ] && [ -z "$(find Cargo.toml Cargo.lock build.rs src templates locales assets static -newer "$program" -print -quit)" ] || cargo build --quiet
}

# The root secret, into the environment and nowhere else.
need_secret() {
  [ -n "${CAREDESK_SECRET:-}" ] || CAREDESK_SECRET="$(aws secretsmanager get-secret-value --secret-id "$prefix/root" --query SecretString --output text)"
  export CAREDESK_SECRET
}

# The name of a bucket, by what the data stack calls it.
bucket() { # Reports|Exports|AuditSeals
  aws cloudformation describe-stack-resources --stack-name "$prefix-data" \
    --query "StackResources[?starts_with(LogicalResourceId, '$1') && ResourceType=='AWS::S3::Bucket'].PhysicalResourceId" --output text
}

# Proves every invariant of the tables of a prefix, with the deployment's buckets; the program's own exit.
verify_tables_of() { # prefix
  local origin
  origin="$(setting "$deployment" origin)"
  CAREDESK_STACK=aws CAREDESK_PREFIX="$1" CAREDESK_ORIGIN="${origin:-https://nobody.invalid}" CAREDESK_MAIL_FROM="$(setting "$deployment" mailFrom)" \
    CAREDESK_TOPIC_ARN="arn:aws:sns:$AWS_REGION:000000000000:nobody" CAREDESK_REPORTS_BUCKET="$(bucket Reports)" CAREDESK_EXPORTS_BUCKET="$(bucket Exports)" \
    CAREDESK_SEALS_BUCKET="$(bucket AuditSeals)" "$program" verify
}

# A topic of the deployment; everything it needs is known.
topic_called() { # operations|alarms|mail-feedback|…
  echo "arn:aws:sns:$AWS_REGION:$(aws sts get-caller-identity --query Account --output text):$prefix-$1"
}

# The group of the servers on EC2, and one that answers.
server_group() {
  aws cloudformation describe-stack-resources --stack-name "$prefix-ec2" --logical-resource-id ServerGroup --query 'StackResources[0].PhysicalResourceId' --output text
}
a_server() {
  # shellcheck disable=SC2016
  aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names "$(server_group)" \
    --query 'AutoScalingGroups[0].Instances[?LifecycleState==`InService`] | [0].InstanceId' --output text
}

# Runs the program on a server, as root and with the server's own settings, through a session of SSM (which needs the session-manager-plugin). A
# session ends well however the program in it ended; so how it ended is the last that is said inside.
on_a_server() { # words of the program
  local server words line ended=""
  server="$(a_server)"
  [ -n "$server" ] && [ "$server" != None ] || { echo "no server of $prefix answers"; exit 1; }
  words="$(printf ' %q' "$@")"
  # shellcheck disable=SC2016
  aws ssm start-session --target "$server" --document-name AWS-StartInteractiveCommand --parameters "$(
    python3 -c 'import json, shlex, sys
inside = "set -a; . /etc/caredesk/host.env; AWS_REGION=$REGION; . /etc/caredesk/settings.env; . /run/caredesk/secret.env; /opt/caredesk/caredesk" + sys.argv[1] + "; echo caredesk-exit:$?"
print(json.dumps({"command": ["sudo bash -c " + shlex.quote(inside)]}))' "$words"
  )" | {
    while IFS= read -r line || [ -n "$line" ]; do
      if [[ "$line" =~ caredesk-exit:([0-9]+) ]]; then ended="${BASH_REMATCH[1]}"; else printf '%s\n' "$line"; fi
    done
    [ "$ended" = 0 ] || { echo "the program on $server ended with ${ended:-no word of how}"; exit 1; }
  } || exit 1
}

# The function of a job on Lambda; nothing where no job is called so.
function_of_job() { # name
  python3 -c 'import json, sys
print(*(each["name"] for each in json.load(open("infra/tables.json"))["functions"] for job in each["jobs"] if job["name"] == sys.argv[1]))' "$1"
}

# Runs a job of the deployment once and waits for its end.
run_job() { # name
  local function answer said
  function="$(function_of_job "$1")"
  [ -n "$function" ] || { echo "no job is called $1"; exit 2; }
  if [ "$(home_of_deployment)" = ec2 ]; then
    on_a_server job "$1"
    return
  fi
  answer="$(mktemp)"
  aws lambda invoke --function-name "$prefix-$function" --payload "{\"job\":\"$1\"}" --cli-binary-format raw-in-base64-out --cli-read-timeout 0 "$answer" >/dev/null || { rm "$answer"; exit 1; }
  said="$(head -c 400 "$answer")"
  rm "$answer"
  [ "$said" = null ] || { echo "the job $1 on $prefix-$function said: $said"; exit 1; }
}
