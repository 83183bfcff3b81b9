# SPDX-License-Identifier: MIT OR Apache-2.0
# shellcheck shell=bash
# Runs tests and adds up their results. build.sh sources this file.

passed=0 failed=0 log=""

# counted NAME COMMAND...: runs a test command, adds its numbers to `passed` and `failed`, and never stops the script.
counted() {
  local status=0 good bad
  printf '\n== %s\n' "$1"
  shift
  "$@" </dev/null 2>&1 | tee "$log" || status=$?
  good=$(closing passed) bad=$(closing failed)
  # A runner that stops before it counts, or that finds no test, has failed.
  if [ "$bad" = 0 ] && { [ "$status" != 0 ] || [ "$good" = 0 ]; }; then bad=1; fi
  passed=$((passed + good)) failed=$((failed + bad))
}

# closing WORD: the sum of "N WORD" in the closing lines of cargo, wasm-pack ("test result: …") and Playwright.
closing() {
  sed -E 's/\x1b\[[0-9;]*m//g; s/^(  [0-9]+) (flaky|interrupted|did not run)/\1 failed/' "$log" | awk -v word="$1" '
    /^test result: |^  [0-9]+ (passed|failed)/ { for (i = 2; i <= NF; i++) if ($i ~ "^" word) sum += $(i - 1) }
    END { print sum + 0 }'
}

test_unit() {
  counted unit cargo test --quiet --locked --features tools --lib --bins
  counted addresses cargo test --quiet --locked --features tools --test addresses
  counted deploy cargo test --quiet --locked --features tools --test deploy
  # Shows how well each page is recognised.
  counted corpus cargo test --quiet --locked --features tools --test corpus -- --show-output
}

test_browser() {
  counted browser wasm-pack --log-level error test --headless --chrome --chromedriver "$CHROMEDRIVER" \
    --mode no-install -- --locked
}

test_e2e() { counted e2e playwright test --config tests/e2e/playwright.config.js "$@"; }

# run_tests [PART [OPTIONS...]]
run_tests() {
  local part=${1:-all}
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  case "$part" in
    all)
      need_rust; need_node; need_bindgen; need_wasm_pack; need_packers; need_chromium
      build; test_unit; test_browser; test_e2e ;;
    unit) need_rust; test_unit ;;
    browser) need_rust; need_bindgen; need_wasm_pack; need_chromium; test_browser ;;
    e2e) shift; need_chromium; build; test_e2e "$@" ;;
    *) usage >&2; exit 2 ;;
  esac
  printf '\n%d passed, %d failed\n' "$passed" "$failed"
  [ "$failed" = 0 ]
}
