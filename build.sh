#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# The one entry point: builds the extension, shows it, tests it. It sets up what it needs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

usage() {
  cat <<'TEXT'
TAP Companion

  ./build.sh                    build dist/extension/, a folder that Edge and Chrome load unpacked
  ./build.sh pack [--cloud CLOUD] [--update-url URL] [--key FILE] [--out FOLDER]
                                build the packages in dist/packages/, or FOLDER: for the Edge and the Chrome store, and for
                                your own server, with checksums and a bill of materials. CLOUD is global (unless told
                                otherwise), usgov, china, sovereign or all; URL is where your server will have update.xml,
                                with {cloud} in it for all; FILE is the key that makes the self-hosted package's id (or
                                TAP_COMPANION_KEY names it; otherwise .keys/self-hosted.pem, made where it is not there)
  ./build.sh deploy --id ID --browser BROWSER [--policy FILE]
  ./build.sh deploy --id ID --update-url URL [--browser BROWSER] [--policy FILE]
                                write IT's files in dist/deploy/: for the extension of this id, from the store of edge, chrome
                                or chromium, each of which gives it another id; or from your own server's URL, for all three
                                unless told otherwise; with the settings that FILE has, JSON or an export of regedit
  ./build.sh demo [--headless]  build, start Chromium with the extension and the practice sign-in site, and walk the
                                journey: by hand, or by itself where there is no display (pictures in dist/demo/)
  ./build.sh test [PART]        run every test, or one part of them: unit, browser, e2e
  ./build.sh bench [--rounds N] [--only WORDS] [--against DIR]...
                                time the core natively, how soon the popup says something, and what the extension costs in pages,
                                in turns with pages without one, with scripts that only ring the field, and with any other
                                extension of which the unpacked folder is given (docs/performance.md); 20 rounds unless told
                                otherwise
  ./build.sh fuzz [SECONDS]     fuzz the core, 60 seconds unless told otherwise (installs cargo-fuzz)
  ./build.sh corpus             write down anew what the eyes report of the corpus's pages (tests/corpus/)
  ./build.sh check              formatting, lints, types and the rules that no compiler knows
  ./build.sh clean              remove dist/, target/ and what was installed into this folder; never a key
  ./build.sh --help             this text

CHROME and CHROMEDRIVER name the browser and its driver where they are not found by themselves.
TEXT
}

# --- what is needed -------------------------------------------------------------------------------------------------

tools="$PWD/.tools/cargo"
export PATH="$tools/bin:$PWD/node_modules/.bin:$PATH"
export npm_config_update_notifier=false npm_config_fund=false npm_config_audit=false

fail() { printf 'build.sh: %s\n' "$*" >&2; exit 1; }

# installing WHAT COMMAND...: one line for what is installed; the command's own words only where it fails.
installing() {
  local what=$1 log; shift
  printf 'Installing %s\n' "$what"
  log=$(mktemp)
  if ! "$@" </dev/null >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    fail "could not install $what"
  fi
  rm -f "$log"
}

# locked CRATE: the version that Cargo.lock holds, which the command-line tool must match exactly.
locked() { sed -n "/^name = \"$1\"\$/{n;s/^version = \"\(.*\)\"\$/\1/p;q}" Cargo.lock; }

need_rust() {
  command -v cargo >/dev/null || fail "Rust is missing: install it from https://rustup.rs"
  local sysroot
  sysroot=$(rustc --print sysroot 2>/dev/null) || fail "the Rust toolchain of rust-toolchain.toml cannot be used: run 'rustup toolchain install'"
  [ -d "$sysroot/lib/rustlib/wasm32-unknown-unknown" ] && return
  command -v rustup >/dev/null || fail "Rust's target wasm32-unknown-unknown is missing: install it, or Rust by rustup"
  installing "Rust's target wasm32-unknown-unknown" rustup target add wasm32-unknown-unknown
}

# need_crate_tool COMMAND VERSION PACKAGE ARGUMENTS...
need_crate_tool() {
  local command=$1 version=$2 package=$3; shift 3
  [ "$("$command" --version 2>/dev/null | cut -d ' ' -f 2)" = "$version" ] && return
  CARGO_PROFILE_RELEASE_OPT_LEVEL=0 installing "$package $version (two minutes)" \
    cargo install "$package" --version "$version" --locked --root "$tools" "$@"
}

need_bindgen() {
  need_crate_tool wasm-bindgen "$(locked wasm-bindgen)" wasm-bindgen-cli \
    --no-default-features --bin wasm-bindgen --bin wasm-bindgen-test-runner
}

need_wasm_pack() { need_crate_tool wasm-pack 0.15.1 wasm-pack; }

need_node() {
  command -v npm >/dev/null || fail "Node.js is missing: install version 20 or newer, with npm"
  node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' || fail "Node.js is too old: install version 20 or newer"
  [ node_modules/.package-lock.json -nt package-lock.json ] && return
  installing "npm packages for build and tests" npm ci
  touch node_modules/.package-lock.json
}

need_chromium() {
  CHROME=${CHROME:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
  CHROMEDRIVER=${CHROMEDRIVER:-$(command -v chromedriver || true)}
  if [ -z "$CHROME" ] || [ -z "$CHROMEDRIVER" ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
      installing "Chromium and its driver" sh -c 'apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium chromium-driver'
      CHROME=$(command -v chromium) CHROMEDRIVER=$(command -v chromedriver)
    else
      fail "Chromium and ChromeDriver are missing: install them (Debian: sudo apt-get install chromium chromium-driver), or name them in CHROME and CHROMEDRIVER"
    fi
  fi
  export CHROME CHROMEDRIVER
}

# --- what it does ---------------------------------------------------------------------------------------------------

# build [CLOUD [FOLDER]]
build() {
  need_rust
  need_node
  need_bindgen
  local out=${2:-dist/extension}
  printf 'Building %s\n' "$out"
  rm -rf "$out"
  mkdir -p "$out/wasm" "$out/icons"
  cp -r extension/. "$out/"
  rm -rf "$out"/{worker,content,practice,page.html} "$out"/*.ts
  node tools/pages.js "$out"
  # The paths of the WebAssembly modules are those in the built extension.
  esbuild worker=extension/worker/main.ts page=extension/page.ts --outdir="$out" --log-level=warning \
    --bundle --format=esm --target=chrome130 '--external:./wasm/*'
  manifest "${1:-global}" >"$out/manifest.json"
  cargo run --quiet --locked --features tools --bin deploy -- schema >"$out/managed_schema.json"
  node .ci/pack/licences.js >"$out/third-party-licences.txt"
  node tools/bundle.js "$out"
  for module in companion settings; do module "$out/wasm" "$module"; done
  for size in 16 32 48 128; do icon mark "$size" "$out/icons/$size.png"; done
  for size in 16 32; do icon genuine "$size" "$out/icons/genuine-$size.png"; done
}

# module FOLDER NAME: one of the WebAssembly modules (src/entries), with what JavaScript needs to start it.
module() {
  local folder=$1 name=$2
  compile --no-default-features --features "$name"
  wasm-bindgen --target web --no-typescript --out-dir "$folder" --out-name "$name" "${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/release/tap_companion.wasm"
  wasm-opt -Oz --converge --low-memory-unused --output "$folder/${name}_bg.wasm" "$folder/${name}_bg.wasm"
  # Which features the module has stands in a section that goes last.
  wasm-opt --minify-imports-and-exports-and-modules --strip-producers --strip-target-features --output "$folder/${name}_bg.wasm" "$folder/${name}_bg.wasm" >"$folder/$name.json"
  rename "$folder/$name.js" "$folder/$name.json"
  rm "$folder/$name.json"
}

# rename FILE NAMES: gives what JavaScript and WebAssembly have from each other the short names that wasm-opt gave it. Those of
# wasm-bindgen end in sixteen digits each, which no compression makes smaller.
rename() {
  node --input-type=module - "$@" <<'JS'
import { readFileSync, writeFileSync } from "node:fs";
const [file, names] = process.argv.slice(2);
let text = readFileSync(file, "utf8");
const { imports, exports } = JSON.parse(readFileSync(names, "utf8"));
// What the module exports and this file does not use has no place here.
const rename = (/** @type {RegExp} */ place, /** @type {string} */ otherwise) => (text = text.replaceAll(place, otherwise.replaceAll("$", "$$$$")));
for (const [, name, short] of imports) rename(new RegExp(`(?<=^ +)${name}(?=: function)`, "gm"), `"${short}"`);
for (const [name, short] of exports) rename(new RegExp(`(?<=\\bwasm\\.)${name}\\b`, "g"), short);
rename(/"\.\/\w+_bg\.js"(?=: import0)/g, '"a"');
const left = /__wbg_\w+_[0-9a-f]{16}|"\.\/\w+_bg\.js"/.exec(text);
if (left) throw new Error(`${file} still has ${left[0]}`);
writeFileSync(file, text);
JS
}

# compile OPTIONS...: the Wasm. What may panic names its source file, and most of them are in Cargo's home: they get names that are the same
# on every machine, so that the Wasm is, too. Only this command has the flags; what others have compiled stays as it is.
compile() {
  cargo fetch --quiet --locked --target wasm32-unknown-unknown
  local flags="" folder commit
  remap() { flags+="${flags:+$'\x1f'}--remap-path-prefix=$1=$2"; }
  # The last that fits counts.
  remap "${CARGO_HOME:-$HOME/.cargo}" /cargo
  for folder in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/; do remap "${folder%/}" /crates; done
  remap "$PWD" /tap-companion
  remap "${CARGO_TARGET_DIR:-$PWD/target}" /target
  # Where the sources of the standard library are installed, the compiler takes their names from there.
  commit=$(rustc --version --verbose | sed -n 's/^commit-hash: //p')
  remap "$(rustc --print sysroot)/lib/rustlib/src/rust" "/rustc/$commit"
  CARGO_ENCODED_RUSTFLAGS=$flags cargo build --quiet --locked --release --lib --target wasm32-unknown-unknown "$@"
}

# manifest CLOUD: the manifest with the hosts of this cloud.
manifest() { cargo run --quiet --locked --features tools --bin manifest -- "$1" <extension/manifest.json; }

# named FILE: its whole name, for whoever called us from another folder.
named() { case "$1" in /*) printf '%s' "$1" ;; *) printf '%s/%s' "$OLDPWD" "$1" ;; esac; }

# pack OPTIONS...: the same sources and the same key make the same packages. They are made beside the place where they belong and
# go there when all of them are done: what fails leaves what was there before.
pack() {
  local clouds=(global) url="" key="" out=dist/packages cloud
  [ -z "${TAP_COMPANION_KEY:-}" ] || key=$(named "$TAP_COMPANION_KEY")
  while [ $# -gt 0 ]; do
    case "$1" in
      --cloud | --update-url | --key | --out) [ -n "${2:-}" ] || fail "$1 needs a value" ;;
      *) usage >&2; exit 2 ;;
    esac
    case "$1" in
      --cloud) clouds=("$2") ;;
      --update-url) url=$2 ;;
      --key) key=$(named "$2") ;;
      --out) out=$(named "${2%/}") ;;
    esac
    shift 2
  done
  [ "${clouds[0]}" = all ] && clouds=(global usgov china sovereign)
  need_rust
  need_node
  for cloud in "${clouds[@]}"; do manifest "$cloud" >/dev/null; done
  node .ci/pack/pack.js check "$out" "$key" "$url" "${clouds[@]}"
  mkdir -p "$(dirname "$out")"
  making=$(mktemp -d "$(dirname "$out")/packing.XXXXXX")
  trap 'rm -rf "$making"' EXIT
  build global "$making/extension"
  for cloud in "${clouds[@]}"; do manifest "$cloud" >"$making/$cloud.json"; done
  node .ci/pack/pack.js make "$making" "$key" "$url" "${clouds[@]}"
  rm -rf "$out"
  mv "$making/packages" "$out"
  printf 'All of it is in %s\n' "$out"
}

# deploy OPTIONS...: made beside the place where it belongs, as pack does: what fails leaves what was there before, and what is of
# an earlier plan goes.
deploy() {
  local options=()
  while [ $# -gt 0 ]; do
    options+=("$1")
    [ "$1" != --policy ] || { [ -n "${2:-}" ] && options+=("$(named "$2")") && shift; }
    shift
  done
  need_rust
  mkdir -p dist
  making=$(mktemp -d dist/deploying.XXXXXX)
  trap 'rm -rf "$making"' EXIT
  cargo run --quiet --locked --features tools --bin deploy -- files "${options[@]}" "$making/deploy"
  rm -rf dist/deploy
  mv "$making/deploy" dist/deploy
  printf 'All of it is in dist/deploy\n'
}

# icon NAME SIZE FILE: this drawing of extension/icons as PNG, SIZE pixels wide.
icon() {
  node --input-type=module - "$@" <<'JS'
import { readFileSync, writeFileSync } from "node:fs";
import { Resvg } from "@resvg/resvg-js";
const [name, size, file] = process.argv.slice(2);
const drawing = new Resvg(readFileSync(`extension/icons/${name}.svg`), { fitTo: { mode: "width", value: Number(size) } });
writeFileSync(file, drawing.render().asPng());
JS
}

demo() {
  need_chromium
  build
  local headless=()
  if [ "${1:-}" = --headless ] || { [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ] && [ "$(uname)" = Linux ]; }; then
    headless=(--headless)
  fi
  node tests/e2e/demo.js "${headless[@]}"
}

# bench OPTIONS...: folders of others are named from where we were called.
bench() {
  local options=()
  while [ $# -gt 0 ]; do
    options+=("$1")
    [ "$1" != --against ] || { [ -n "${2:-}" ] && options+=("$(named "$2")") && shift; }
    shift
  done
  need_chromium
  build
  cargo bench --quiet --locked --bench recognise
  node tests/bench/popup.js
  node tests/bench/bench.js "${options[@]}"
}

# The fuzzer wants the compiler's own instruments, which stable Rust gives only when told that it may.
fuzz() {
  need_rust
  need_crate_tool cargo-fuzz 0.13.2 cargo-fuzz
  RUSTC_BOOTSTRAP=1 cargo fuzz run --fuzz-dir tests/fuzz recognise -- -max_total_time="${1:-60}" -print_final_stats=1
}

# --- tests ----------------------------------------------------------------------------------------------------------

passed=0 failed=0 logs=""

# counted NAME COMMAND...: runs it, adds up its closing lines, and goes on whatever comes.
counted() {
  local name=$1 log="$logs/$1.log" status=0 good bad
  shift
  printf '\n== %s\n' "$name"
  "$@" </dev/null 2>&1 | tee "$log" || status=$?
  good=$(closing passed "$log") bad=$(closing failed "$log")
  # A runner that stops before it counts, or that finds nothing to run, has failed.
  if [ "$bad" = 0 ] && { [ "$status" != 0 ] || [ "$good" = 0 ]; }; then bad=1; fi
  passed=$((passed + good)) failed=$((failed + bad))
}

# closing WORD LOG: the sum of "N WORD" in the closing lines of cargo, wasm-pack ("test result: …") and Playwright ("  N WORD").
closing() {
  sed -E 's/\x1b\[[0-9;]*m//g; s/^(  [0-9]+) (flaky|interrupted|did not run)/\1 failed/' "$2" | awk -v word="$1" '
    /^test result: |^  [0-9]+ (passed|failed)/ { for (i = 2; i <= NF; i++) if ($i ~ "^" word) sum += $(i - 1) }
    END { print sum + 0 }'
}

test_unit() {
  counted unit cargo test --quiet --locked --features tools --lib --bins
  counted addresses cargo test --quiet --locked --features tools --test addresses
  counted deploy cargo test --quiet --locked --features tools --test deploy
  # Its tables are half of what it is for.
  counted corpus cargo test --quiet --locked --features tools --test corpus -- --show-output
}

test_browser() {
  counted browser wasm-pack --log-level error test --headless --chrome --chromedriver "$CHROMEDRIVER" --mode no-install -- --locked
}

test_e2e() {
  counted e2e playwright test --config tests/e2e/playwright.config.js "$@"
}

run_tests() {
  local part=${1:-all}
  logs=$(mktemp -d)
  trap 'rm -rf "$logs"' EXIT
  case "$part" in
    all) need_rust; need_node; need_bindgen; need_wasm_pack; need_chromium; build; test_unit; test_browser; test_e2e ;;
    unit) need_rust; test_unit ;;
    browser) need_rust; need_bindgen; need_wasm_pack; need_chromium; test_browser ;;
    e2e) shift; need_chromium; build; test_e2e "$@" ;;
    *) usage >&2; exit 2 ;;
  esac
  printf '\n%d passed, %d failed\n' "$passed" "$failed"
  [ "$failed" = 0 ]
}

check() {
  need_rust
  need_node
  printf 'Checking formats, lints, types and rules\n'
  cargo fmt --check
  cargo clippy --quiet --locked --all-targets --features tools -- -D warnings
  cargo clippy --quiet --locked --lib --tests --target wasm32-unknown-unknown -- -D warnings
  biome ci --error-on-warnings
  tsc --noEmit --project tsconfig.json
  .ci/rules
}

# --------------------------------------------------------------------------------------------------------------------

case "${1:-}" in
  "") build ;;
  pack) shift; pack "$@" ;;
  demo) shift; demo "$@" ;;
  test) shift; run_tests "$@" ;;
  deploy) shift; deploy "$@" ;;
  bench) shift; bench "$@" ;;
  fuzz) shift; fuzz "$@" ;;
  corpus) need_chromium; build; node tests/e2e/record-corpus.js ;;
  check) check ;;
  # Not .keys: with another key, IT's package has another id.
  clean) rm -rf dist target .tools node_modules test-results ;;
  -h | --help | help) usage ;;
  *) usage >&2; exit 2 ;;
esac
