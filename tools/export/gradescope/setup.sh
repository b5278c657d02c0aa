#!/usr/bin/env bash
# Gradescope runs this once, as root, when it builds the image of the autograder.
# It installs one program, Node; the grader itself is in this archive, with all that it needs.
set -euo pipefail

root=${AUTOGRADER_ROOT:-/autograder}
source_folder=$root/source
# NODE_VERSION, and what else the export decided.
. "$source_folder/settings.sh"

have() { command -v "$1" >/dev/null 2>&1; }

install_packages() {
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
}

# Ubuntu's images have all of these; another base image may not.
missing=()
have prlimit || missing+=(util-linux)
have chroot || missing+=(coreutils)
have ldd || missing+=(libc-bin)
[ ${#missing[@]} -eq 0 ] || install_packages "${missing[@]}"

# The version that the marks were tried with, unless the image has it already.
if [ "$(node --version 2>/dev/null || true)" != "v$NODE_VERSION" ]; then
  have curl || install_packages curl ca-certificates
  case $(uname -m) in
    x86_64) processor=x64 ;;
    aarch64) processor=arm64 ;;
    *) echo "setup: expected a processor of x86_64 or aarch64, got $(uname -m)." >&2; exit 1 ;;
  esac
  name=node-v$NODE_VERSION-linux-$processor
  from=${NODE_MIRROR:-https://nodejs.org/dist}/v$NODE_VERSION
  work=$(mktemp -d)
  curl -fsSL --retry 3 -o "$work/$name.tar.gz" "$from/$name.tar.gz"
  curl -fsSL --retry 3 -o "$work/SHASUMS256.txt" "$from/SHASUMS256.txt"
  (cd "$work" && grep " $name.tar.gz\$" SHASUMS256.txt | sha256sum --check --quiet -)
  mkdir -p "$source_folder/node"
  tar -xzf "$work/$name.tar.gz" --strip-components=1 -C "$source_folder/node"
  rm -rf "$work"
fi

# References, known mistakes and the hidden seed are root's alone; foreign code is never root.
chown -R 0:0 "$source_folder"
chmod -R go-rwx "$source_folder"
chmod 600 "$source_folder/seed"

# A grader that cannot start should say so now, and not at the first submission.
. "$source_folder/find-node.sh"
"$node" "$source_folder/grader/autograder/dist/cli/grade.js" --help >/dev/null
