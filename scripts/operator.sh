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
