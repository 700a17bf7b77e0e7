#!/usr/bin/env bash
# Times writing the report of 5,000 pods with 100,000 dependencies against writing the same number of bytes, in turn, and
# prints the ratio of the medians (asked: at most 3).   ci/bench_report.sh [ROUNDS]
# Nothing is asserted: times hold for one machine and one hour, the ratio for a little longer.
set -euo pipefail
cd "$(dirname "$0")/.."

PODWORKS_TARGETS=podworks ci/build.sh build
rounds=${1:-15}
podworks=$PWD/build/podworks
pool=$(mktemp -d)
trap 'rm -rf "$pool"' EXIT

# Each pod imports 20 others, chosen by a fixed seed: a pool such as no team has.
seq -f "$pool/pods/P%.0f" 0 4999 | xargs mkdir -p
awk -v root="$pool" -v pods=5000 -v each=20 'BEGIN {
  srand(7)
  for (i = 0; i < pods; i++) {
    file = root "/pods/P" i "/P" i ".h"; print "int p" i ";" > file; close(file)
    file = root "/pods/P" i "/P" i ".m"
    for (k = 0; k < each; k++) { j = (i + 1 + int(rand() * (pods - 1))) % pods; printf "#import <P%d/P%d.h>\n", j, j > file }
    close(file)
  }
}'
cat > "$pool/podworks.yml" <<'END'
version: 1
pods: [{ from: directory, in: "pods/*" }]
layers: [{ name: upper, pods: ["P1*"] }, { name: middle, pods: ["P2*", "P3*"] }, { name: lower, pods: ["P*"] }]
END

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
stage() { awk -v name="$1" '$2 == "ms" && $3 == name { print $1 }' "$pool/timings"; }
for _ in $(seq "$rounds"); do
  "$podworks" -C "$pool" report -o "$pool/report.html" --timings 2> "$pool/timings"
  stage report >> "$pool/writing"
  stage page >> "$pool/tables"
  # dd's own figure, without its start; on the disk like the report.
  LC_ALL=C dd if="$pool/report.html" of="$pool/copy.html" bs=16M conv=fsync 2>&1 | awk -F', ' '/copied/ { print $3 * 1000 }' >> "$pool/copying"
done
awk -v a="$(median < "$pool/writing")" -v b="$(median < "$pool/copying")" -v c="$(median < "$pool/tables")" \
    -v bytes="$(stat -c %s "$pool/report.html")" -v n="$rounds" 'BEGIN {
  printf "the report of 5,000 pods and 100,000 dependencies: %d bytes (median of %d rounds, in turn)\n", bytes, n
  printf "tables made     %7.1f ms\n", c
  printf "page written    %7.1f ms\n", a
  printf "as many bytes   %7.1f ms\n", b
  printf "ratio           %7.2f   (asked: at most 3)\n", a / b
}'
