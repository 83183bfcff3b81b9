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
  ./build.sh check              check formats, lints, types and the rules in .ci/rules
  ./build.sh pack [--cloud CLOUD] [--update-url URL] [--key FILE] [--out FOLDER]
                                make the packages for stores and your own server in dist/packages/ (docs/packages.md)
  ./build.sh deploy --id ID [--browser BROWSER] [--update-url URL] [--policy FILE]
                                write IT's files to dist/deploy/ (docs/admin.md)
  ./build.sh bench [--rounds N] [--only WORDS] [--against FOLDER]...
                                measure what the extension costs (docs/performance.md)
  ./build.sh fuzz [SECONDS]     fuzz the recognition of pages, for 60 seconds by default
  ./build.sh corpus             record again what the content script sees on the pages of tests/corpus/
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
  local out=${1:-dist/extension} name catalogue language
  need_rust
  need_node
  need_bindgen
  printf 'Building %s\n' "$out"
  rm -rf "$out"
  mkdir -p "$out/wasm" "$out/texts"
  cp -r extension/. "$out/"
  rm -rf "$out/worker" "$out"/*.ts "$out/page.html"
  node tools/pages.js "$out"
  node tools/icons.js "$out/icons"
  # The paths of the WebAssembly modules are those in the built extension.
  esbuild worker=extension/worker/main.ts page=extension/page.ts --outdir="$out" --log-level=warning \
    --bundle --format=esm --target=chrome130 '--external:./wasm/*'
  for catalogue in extension/_locales/*/messages.json; do
    language=$(basename "$(dirname "$catalogue")")
    tool texts own <"$catalogue" >"$out/texts/$language.json"
  done
  tool manifest global <extension/manifest.json >"$out/manifest.json"
  tool deploy schema >"$out/managed_schema.json"
  contents "$out"
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

# contents FOLDER: the content scripts in two files without comments, because every sign-in page pays for each file and each
# character of what it gets: content.js, and eyes.js, which a page gets once the tripwire has sent for it. What draws the ring stands
# in a function, because a page pays for what runs even more; and what the tripwire looks for is worked out here.
contents() {
  node --input-type=module - "$1/content" <<'JS'
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { transformSync } from "esbuild";
const [folder] = process.argv.slice(2);
const take = (name) => {
  const text = readFileSync(join(folder, `${name}.js`), "utf8");
  rmSync(join(folder, `${name}.js`));
  const short = text.replace('"use strict";\n', "").replace(/^function (\w+)\((.*)\) \{\n  return ([^{\n].*);\n\}$/gm, "const $1 = ($2) => $3;");
  // Styles are text for whoever minifies a script.
  return short.replace(/(_STYLE = `)([^`]*)/, (_, start, style) => start + transformSync(style, { loader: "css", minify: true }).code.trim());
};
// Names that are ours alone, and may be any others: none is the browser's, the page's, or in what the brain is told and tells.
const OURS = /^(tripwire|isNear|isAwaited|isVisible|overlaps|mentionsPass|getReflex|touch|taken|watchful|passField|surface|layer|place|part|spot|aim|ring|start|stop|wake|ask|keepClear|resize|handTo|stir|isOpen|must|corner|told|act|rest|onWake|onStir|onField|onFacts|onNothing|onTyped|onSent|onEscape|onBack|TRIPWIRE|CARRIER|TRIPPING|TITLE|LABELS|FIELD)$/;
let mangleCache = {};
const write = (name, source, options) => {
  const { code, mangleCache: mangled } = transformSync(source, { minify: true, target: "chrome130", mangleProps: OURS, mangleCache, ...options });
  mangleCache = mangled ?? mangleCache;
  writeFileSync(join(folder, `${name}.js`), code);
};
const taken = (...names) => names.map(take).join("\n");
const [selectors, worded, words, trip, tripwire, alarm, glance, mention, touch] = ["selectors", "worded", "words", "trip", "tripwire", "alarm", "glance", "mention", "touch"].map(take);
const names = [...`${worded}\n${trip}`.matchAll(/^const (\w+)/gm)].map(([, name]) => name);
const workedOut = Object.entries(runInNewContext(`${worded}\n${selectors}\n${words}\n${trip}\n({ ${names} })`));
/** What was worked out, as far as this source names it, and none of these others does. */
const literals = (source, ...others) =>
  workedOut.filter(([name]) => source.includes(name) && !others.some((other) => other.includes(name))).map(([name, value]) => `const ${name} = ${JSON.stringify(value)};\n`).join("");
const always = `${mention}\n${touch}\n${tripwire}`;
const shared = /open\((\{.*\})\)/.exec(alarm)[1];
const eyes = `${selectors}\n${words}\n${taken("alive", "shape", "attend", "mend", "card", "eyes", "messenger", "companion")}`;
// In a block, and not in a function that is called at once: that would be read twice.
write("content", `"use strict";  {
${literals(always)}
function openGlance() {\n${literals(glance, always)}${glance}\nreturn glanceAtWords;\n}
function openAlarm(tripwire) {
function openReflex() {\n${taken("surface", "ring")}\nconst surface = surfaceOf();\nreturn { surface, ring: ringOn(surface) };\n}
${literals(alarm, always)}${taken("visible")}\n${alarm}\nreturn alarmOf(tripwire);\n}
${always}
}`);
write("eyes", `export default (${shared}) => {
${literals(eyes, shared)}${eyes}
return eyesFor((eyes) => (globalThis.tapToolbar === true ? messenger(eyes) : companion(eyes, getReflex())));
}`, { format: "esm", charset: "utf8" });
for (const file of readdirSync(folder)) if (!["content.js", "eyes.js"].includes(file)) write(file.slice(0, -3), (file === "security-info.js" ? "\"use strict\";" : "") + take(file.slice(0, -3)), { charset: "utf8" });
JS
}

# pack OPTIONS...
pack() {
  need_rust
  need_node
  # First without a built folder: this only checks the options.
  node tools/pack/pack.js "$caller" "" "$@"
  need_packers
  folder_for packing
  build "$made/extension"
  node tools/pack/pack.js "$caller" "$made/extension" "$@"
}

# folder_for NAME: makes a folder in dist that is removed at the end, and puts its name in `made`.
folder_for() {
  mkdir -p dist
  made=$(mktemp -d "dist/$1.XXXXXX")
  trap 'rm -rf "$made"' EXIT
}

# resolve NAME OPTIONS...: copies OPTIONS to `options`. A relative path after NAME is one in the caller's folder.
resolve() {
  local name=$1 option previous=""
  shift
  options=()
  for option; do
    case "$previous=$option" in "$name="[!/]*) option=$caller/$option ;; esac
    options+=("$option")
    previous=$option
  done
}

# deploy OPTIONS...: replaces dist/deploy only after every file is written.
deploy() {
  resolve --policy "$@"
  need_rust
  folder_for deploying
  tool deploy files "${options[@]}" "$made/deploy"
  rm -rf dist/deploy
  mv "$made/deploy" dist/deploy
  printf 'All of it is in dist/deploy\n'
}

demo() {
  local headless=()
  need_chromium
  build
  if [ "${1:-}" = --headless ] || [ "$(uname)-${DISPLAY:-}${WAYLAND_DISPLAY:-}" = Linux- ]; then headless=(--headless); fi
  node tests/e2e/demo.js "${headless[@]}"
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

# cargo-fuzz needs unstable flags of the compiler.
fuzz() {
  need_rust
  need_fuzzer
  RUSTC_BOOTSTRAP=1 cargo fuzz run --fuzz-dir tests/fuzz recognise -- -max_total_time="${1:-60}" -print_final_stats=1
}

corpus() {
  need_chromium
  build
  node tests/e2e/record-corpus.js
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

# Without .keys: a package that is signed with another key has another id.
clean() { rm -rf dist target node_modules test-results; }

case "${1:-}" in
  "") build ;;
  demo | check | pack | deploy | bench | fuzz | corpus | clean) "$@" ;;
  test) run_tests "${@:2}" ;;
  -h | --help | help) usage ;;
  *) usage >&2; exit 2 ;;
esac
