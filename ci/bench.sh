#!/usr/bin/env bash
# Times a whole `podworks check` against `rg` counting an import pattern over the same files, in turn, and prints the
# ratio of the medians. Then `check --base` against plain `check`, in a copy with a history of 200 commits.
# Then the report's page in a browser, where Node and Chromium are there.
# Default: the real code of the demo; or ci/bench.sh FOLDER [ROUNDS]. Nothing is asserted: times hold for one machine and
# one hour, the ratios for a little longer.
set -euo pipefail
cd "$(dirname "$0")/.."

ci/install.sh build trials all
PODWORKS_TARGETS=podworks ci/build.sh build
if [ $# -gt 0 ]; then
  pool=$1
else
  ci/fetch_trials.sh
  ci/demo/prepare_trial.sh
  pool=build/trials/pool
fi
rounds=${2:-15}
podworks=$PWD/build/podworks

globs=()
for extension in h hh hpp hxx h++ ipp tpp inl inc def pch c cc cpp cxx c++ m mm swift modulemap; do globs+=(-g "*.$extension"); done
search() { rg -j2 --no-ignore -c '^\s*[#@]?\s*(import|include)' "${globs[@]}" "$pool" > /dev/null || true; }
check() { (cd "$pool" && "$podworks" check --quiet > /dev/null 2>&1) || true; }

now() { echo "${EPOCHREALTIME/./}"; }  # microseconds
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

search; check  # warm pages
times=$(mktemp -d)
trap 'rm -rf "$times"' EXIT
for _ in $(seq "$rounds"); do
  t=$(now); check; echo $(( $(now) - t )) >> "$times/check"
  t=$(now); search; echo $(( $(now) - t )) >> "$times/search"
done
mine=$(median < "$times/check") theirs=$(median < "$times/search")
awk -v a="$mine" -v b="$theirs" -v n="$rounds" 'BEGIN {
  printf "podworks check  %7.1f ms   (median of %d rounds, in turn)\n", a / 1000, n
  printf "rg -j2 -c       %7.1f ms\n", b / 1000
  printf "ratio           %7.2f\n", a / b
}'

# The gate: 200 commits that each change a file, the last 10 of them a branch. Packed, as a clone is.
make_history() {
  cp -R "$pool" "$1"
  rm -rf "$1/.git"
  (
    cd "$1"
    export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
    export GIT_AUTHOR_NAME=x GIT_AUTHOR_EMAIL=x@example.com GIT_COMMITTER_NAME=x GIT_COMMITTER_EMAIL=x@example.com
    git init -q -b main
    git add -A -f
    git commit -q -m first
    git -c core.quotePath=false ls-files '*.h' '*.m' '*.mm' '*.cpp' '*.kt' '*.java' '*.swift' '*.js' '*.ts' '*.dart' > "$times/sources"
    for i in $(seq 2 200); do
      [ "$i" -ne 191 ] || git checkout -q -b feature
      file=$(awk -v n="$i" '{ line[NR] = $0 } END { print line[(n * 97) % NR + 1] }' "$times/sources")
      echo "// change $i" >> "$file"
      git commit -q -m "change $i" -- "$file"
    done
    git gc -q
  )
}
repository=$times/repository
make_history "$repository"
gate() { (cd "$repository" && "$podworks" check --quiet "$@" > /dev/null 2>&1) || true; }
# The first run tells whether there is a verdict at all: a base that fails is fast.
status=0
(cd "$repository" && "$podworks" check --quiet --base main > /dev/null) || status=$?
[ "$status" -lt 2 ] || exit 1
for _ in $(seq "$rounds"); do
  t=$(now); gate; echo $(( $(now) - t )) >> "$times/plain"
  t=$(now); gate --base main; echo $(( $(now) - t )) >> "$times/base"
done
awk -v a="$(median < "$times/base")" -v b="$(median < "$times/plain")" -v n="$rounds" 'BEGIN {
  printf "check --base    %7.1f ms   (median of %d rounds, in turn; 200 commits)\n", a / 1000, n
  printf "check           %7.1f ms\n", b / 1000
  printf "ratio           %7.2f   (asked: at most 2.2)\n", a / b
}'

echo "stages:"
(cd "$pool" && "$podworks" check --quiet --timings 2>&1 > /dev/null) || true

# Lexing as a share of reading, for each language: from a cold disk where the kernel's caches may be dropped, and warm.
shares() {
  awk '$2 != "ms" || ($3 != "reading" && $3 != "lexing") { next }
       { key = $3 SUBSEP $4; if (!(key in least) || $1 < least[key]) least[key] = $1; seen[$4] = 1 }
       END { for (l in seen) printf "  %-12s %8.2f ms reading %8.2f ms lexing  %5.2f\n", l, least["reading", l],
                                    least["lexing", l], least["lexing", l] / least["reading", l] }' | sort
}
timings() { (cd "$pool" && "$podworks" check --quiet -j 1 --timings 2>&1 > /dev/null) || true; }
if { sync && echo 3 > /proc/sys/vm/drop_caches; } 2> /dev/null; then
  echo "lexing and reading, one thread, the least of 3 cold rounds:"
  for _ in 1 2 3; do sync; echo 3 > /proc/sys/vm/drop_caches; timings; done | shares
fi
echo "lexing and reading, one thread, the least of 7 warm rounds:"
for _ in 1 2 3 4 5 6 7; do timings; done | shares

echo "the report's page:"
if ci/fetch_trials.sh web; then export PODWORKS_WEB_MODULES=$PWD/build/trials/web; fi
PODWORKS_BINARY=$podworks tests/web.sh "$times/web" bench || [ $? -eq 77 ]
