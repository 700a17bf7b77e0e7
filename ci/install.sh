#!/usr/bin/env bash
# Installs what is missing to build and test podworks on Debian 12, and nothing else.
#   ci/install.sh [build] [tests] [trials] [web] [all]      default: build tests trials web
#   build: compiler and libraries; tests: what the tests call; trials: npm, for real code; web: a browser, for the
#   report's page; all: second compiler, bench
set -euo pipefail

wanted=("$@")
[ ${#wanted[@]} -gt 0 ] || wanted=(build tests trials web)

missing=()
# Package names are Debian's. A command that is there, from wherever, is good enough.
need_command() { command -v "$1" > /dev/null || missing+=("$2"); }
need_package() { [ "$(dpkg-query -W -f='${Status}' "$1" 2> /dev/null)" = "install ok installed" ] || missing+=("$1"); }

# Any font with Chinese letters is good enough.
need_chinese() { [ -n "$(fc-list :lang=zh-cn 2> /dev/null | head -n 1)" ] || missing+=(fontconfig fonts-noto-cjk); }

for part in "${wanted[@]}"; do
  case "$part" in
    build)
      need_command g++ g++
      need_command cmake cmake
      need_command ninja ninja-build
      for package in libboost-graph-dev libyaml-cpp-dev libcli11-dev libfmt-dev nlohmann-json3-dev libxxhash-dev libgit2-dev libclang-19-dev; do
        need_package "$package"
      done
      ;;
    tests)
      need_package catch2
      need_package python3-jsonschema
      need_command git git
      ;;
    trials)
      if ! command -v npm > /dev/null; then missing+=(nodejs npm); fi
      need_package ca-certificates
      ;;
    web)
      if ! command -v npm > /dev/null; then missing+=(nodejs npm); fi
      [ -n "${CHROMIUM:-}" ] || need_command chromium chromium
      need_chinese
      ;;
    all)
      need_command clang++-19 clang-19
      need_command clang-format clang-format
      need_command rg ripgrep
      ;;
    *)
      echo "ci/install.sh: unknown part '$part'" >&2
      exit 2
      ;;
  esac
done

[ ${#missing[@]} -gt 0 ] || exit 0
echo "installing: ${missing[*]}"
as_root=()
if [ "$(id -u)" -ne 0 ]; then as_root=(sudo); fi
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
