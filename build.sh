#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# Builds, shows, tests and packs the extension. It installs what it needs (tools/install.sh).
set -euo pipefail
caller=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")"
. tools/install.sh
. tools/tests.sh

usage() {
  cat <<'TEXT'
TAP Companion

  ./build.sh                    build dist/extension/, a folder that Edge and Chrome load unpacked
  ./build.sh demo [--headless]  build it and walk through a practice sign-in, by hand, or alone without a display
  ./build.sh test [PART]        run all tests, or one part: unit, browser, e2e
  ./build.sh check              check formats, lints, types, the rules in .ci/rules, and dependencies
  ./build.sh pack [--cloud CLOUD] [--update-url URL] [--key FILE] [--out FOLDER]
                                make the packages for stores and your own server in dist/packages/ (docs/packages.md)
  ./build.sh release [--update-url URL] [--key FILE]
                                make everything for a release page in dist/release/ (docs/packages.md)
  ./build.sh deploy --id ID [--browser BROWSER] [--update-url URL] [--policy FILE] [--no-pin] [--merge-into FILE]
                                write IT's files to dist/deploy/ (docs/admin.md)
  ./build.sh check-policy FILE  say what is wrong in a policy: exit code 0 nothing, 1 something, 2 it cannot be read
  ./build.sh store              make the pictures and texts of the store listings in dist/store/ (docs/store.md)
  ./build.sh helpdesk           write docs/helpdesk.md as one page to read and print, dist/helpdesk.html
  ./build.sh bench [--rounds N] [--only WORDS] [--against FOLDER]...
                                measure what the extension costs (docs/performance.md)
  ./build.sh fuzz [SECONDS]     fuzz the core with each program of tests/fuzz, for 60 seconds each by default
  ./build.sh corpus             record again what the content script sees on the pages of tests/corpus/
  ./build.sh types              write extension/messages.ts again from the Rust types
  ./build.sh docs               write the references of settings in docs again from their description
  ./build.sh clean              remove what was built and installed in this folder, but no key
  ./build.sh --help             show this text

CHROME and CHROMEDRIVER name the browser and its driver if they are not on the PATH.
TEXT
}

# tool NAME ARGUMENTS...: runs one of the native programs in src/bin.
tool() {
  local name=$1; shift
  cargo run --quiet --locked --features tools --bin "$name" -- "$@"
}

# build [FOLDER]
build() {
  local out=${1:-dist/extension} name
  need_rust
  need_node
  need_bindgen
  printf 'Building %s\n' "$out"
  rm -rf "$out"
  mkdir -p "$out/wasm"
  cp -r extension/{_locales,icons,styles,drawings.svg,practice.html} "$out"
  node tools/pages.js "$out"
  node tools/icons.js "$out/icons"
  node tools/bundle.js "$out"
  tool manifest global <extension/manifest.json >"$out/manifest.json"
  tool deploy schema >"$out/managed_schema.json"
  for name in companion settings; do module "$out/wasm" "$name"; done
}

# module FOLDER FEATURE: builds a WebAssembly module with this Cargo feature, and the JavaScript that loads it.
module() {
  local folder=$1 name=$2
  compile --no-default-features --features "$name"
  wasm-bindgen --target web --no-typescript --out-dir "$folder" --out-name "$name" \
    "${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/release/tap_companion.wasm"
  wasm-opt -Oz --converge --low-memory-unused --strip-producers --strip-target-features \
    --output "$folder/${name}_bg.wasm" "$folder/${name}_bg.wasm"
  esbuild "$folder/$name.js" --minify --log-level=warning --allow-overwrite --outfile="$folder/$name.js"
}

# compile OPTIONS...: compiles the crate to WebAssembly. Panic messages contain paths of source files: the flags make
# these the same on every machine. Of several that match, the last counts.
compile() {
  local flags=() folder commit
  cargo fetch --quiet --locked --target wasm32-unknown-unknown
  for folder in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/; do
    flags+=("--remap-path-prefix=${folder%/}=/crates")
  done
  commit=$(rustc --version --verbose | sed -n 's/^commit-hash: //p')
  flags+=(
    "--remap-path-prefix=$PWD=/tap-companion"
    "--remap-path-prefix=${CARGO_TARGET_DIR:-$PWD/target}=/target"
    "--remap-path-prefix=$(rustc --print sysroot)/lib/rustlib/src/rust=/rustc/$commit"
  )
  CARGO_ENCODED_RUSTFLAGS=$(IFS=$'\x1f'; printf '%s' "${flags[*]}") \
    cargo build --quiet --locked --release --lib --target wasm32-unknown-unknown "$@"
}

# pack OPTIONS...
pack() {
  need_rust
  need_node
  folder_for packing
  packed "$made/extension" "$@"
}

# packed FOLDER OPTIONS...: builds the extension in FOLDER and packs it.
packed() {
  local folder=$1; shift
  # First without a built folder: this only checks the options.
  node tools/pack/pack.js "$caller" "" "$@"
  need_packers
  build "$folder"
  node tools/pack/pack.js "$caller" "$folder" "$@"
}

# release OPTIONS...
release() {
  need_rust
  need_node
  node tools/release/release.js "$caller" "" "$@"
  folder_for releasing
  packed "$made/extension" --cloud all "$@"
  node tools/release/release.js "$caller" "$made/extension" "$@"
}

# folder_for NAME: makes a folder in dist that is removed at the end, and puts its name in `made`.
folder_for() {
  mkdir -p dist
  made=$(mktemp -d "dist/$1.XXXXXX")
  trap 'rm -rf "$made"' EXIT
}

# check-policy FILE
check_policy() {
  if [ $# != 1 ]; then usage >&2; exit 2; fi
  need_rust
  tool deploy check "$(in_caller "$1")"
}

# in_caller PATH: a relative path is one in the caller's folder.
in_caller() {
  case "$1" in /* | "") printf '%s' "$1" ;; *) printf '%s' "$caller/$1" ;; esac
}

# resolve NAMES OPTIONS...: copies OPTIONS to `options`, with the paths after one of the NAMES.
resolve() {
  local names=" $1 " option previous=""
  shift
  options=()
  for option; do
    case "$names" in *" ${previous:-none} "*) option=$(in_caller "$option") ;; esac
    options+=("$option")
    previous=$option
  done
}

# deploy OPTIONS...: replaces dist/deploy only after every file is written.
deploy() {
  resolve "--policy --merge-into" "$@"
  need_rust
  folder_for deploying
  tool deploy files "${options[@]}" "$made/deploy"
  # Somebody asked for the help.
  if [ ! -e "$made/deploy" ]; then return; fi
  rm -rf dist/deploy
  mv "$made/deploy" dist/deploy
  printf 'All of it is in dist/deploy\n'
}

store() {
  need_chromium
  build
  node tools/store/store.js
}

# One text for readers of the repository and for a helpdesk that has only a file.
helpdesk() {
  need_node
  mkdir -p dist
  node tools/helpdesk.js >dist/helpdesk.html
  printf 'It is in dist/helpdesk.html\n'
}

demo() {
  need_chromium
  build
  if [ "$(uname)-${DISPLAY:-}${WAYLAND_DISPLAY:-}" = Linux- ]; then set -- --headless; fi
  node tests/e2e/demo.js "$@"
}

# bench OPTIONS...
bench() {
  resolve --against "$@"
  need_chromium
  build
  cargo bench --quiet --locked --bench recognise
  node tests/bench/popup.js
  node tests/bench/bench.js "${options[@]}"
}

# cargo-fuzz needs unstable flags of the compiler. With -len_control=0 inputs are long from the start.
fuzz() {
  local target
  need_rust
  need_fuzzer
  for target in tests/fuzz/targets/*.rs; do
    target=$(basename "$target" .rs)
    printf 'Fuzzing: %s\n' "$target"
    RUSTC_BOOTSTRAP=1 cargo fuzz run --fuzz-dir tests/fuzz "$target" -- \
      -max_total_time="${1:-60}" -len_control=0 -max_len=1000 -print_final_stats=1
  done
}

# Writes the types of messages for TypeScript: a test compares them with the Rust types.
types() {
  need_rust
  WRITE_TYPES=1 cargo test --quiet --locked --lib types_for_typescript
}

# Writes the references of settings: tests compare them with their description.
docs() {
  need_rust
  tool deploy reference >docs/settings.md
  tool deploy examples >docs/it/settings.md
}

corpus() {
  need_chromium
  build
  node tests/e2e/record-corpus.js
}

check() {
  need_rust
  need_node
  need_deny
  printf 'Checking formats, lints, types, rules and dependencies\n'
  cargo fmt --check
  cargo clippy --quiet --locked --all-targets --features tools -- -D warnings
  cargo clippy --quiet --locked --lib --tests --target wasm32-unknown-unknown -- -D warnings
  biome ci --error-on-warnings
  tsc --noEmit --project tsconfig.json
  .ci/rules
  node tools/dependencies.js
}

# Without .keys: a package that is signed with another key has another id.
clean() { rm -rf dist target node_modules test-results; }

case "${1:-}" in
  "") build ;;
  demo | check | pack | release | deploy | store | helpdesk | bench | fuzz | corpus | types | docs | clean) "$@" ;;
  check-policy) check_policy "${@:2}" ;;
  test) run_tests "${@:2}" ;;
  -h | --help | help) usage ;;
  *) usage >&2; exit 2 ;;
esac
