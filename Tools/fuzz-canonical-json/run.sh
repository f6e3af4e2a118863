#!/bin/sh
# Fuzzes the reader and writer of canonical JSON with libFuzzer.
#
#   Tools/fuzz-canonical-json/run.sh [seconds] [working folder]
#
# Builds the sources of the target CanonicalJSON and the harness into one program, starts from the
# seeds in corpus/ and keeps what it finds in the working folder (.build/fuzz-canonical-json).
# Ends with 0 when nothing was found; otherwise the input is in the working folder, as crash-*.
set -eu

seconds=${1:-60}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=${2:-$root/.build/fuzz-canonical-json}
mkdir -p "$work/corpus"

swiftc -O -sanitize=fuzzer,address -parse-as-library -swift-version 6 -package-name entente \
  -enable-experimental-feature Lifetimes \
  -enable-upcoming-feature InternalImportsByDefault \
  "$root"/Sources/CanonicalJSON/*.swift "$here/Fuzz.swift" -o "$work/fuzz"

# Swift's own crash reporter reads memory that AddressSanitizer guards, and then hangs.
export SWIFT_BACKTRACE=enable=no

# Keys, strings and nesting all fit in 1 KiB; longer inputs only make each run slower.
exec nice -n 19 "$work/fuzz" -max_total_time="$seconds" -max_len=1024 -timeout=10 \
  -rss_limit_mb=2048 -dict="$here/json.dict" -artifact_prefix="$work/" -print_final_stats=1 \
  "$work/corpus" "$here/corpus"
