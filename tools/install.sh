# SPDX-License-Identifier: MIT OR Apache-2.0
# shellcheck shell=bash
# Installs what the verbs of build.sh need. build.sh sources this file.

export PATH="$PWD/node_modules/.bin:$PATH"
export npm_config_update_notifier=false npm_config_fund=false npm_config_audit=false

fail() { printf 'build.sh: %s\n' "$*" >&2; exit 1; }

# installing WHAT COMMAND...: says what it installs. Shows the command's output only when it fails.
installing() {
  local what=$1 output; shift
  printf 'Installing %s\n' "$what"
  output=$("$@" </dev/null 2>&1) || { tail -n 20 <<<"$output" >&2; fail "could not install $what"; }
}

need_rust() {
  command -v cargo >/dev/null || fail "Rust is missing: install it from https://rustup.rs"
  local sysroot target=wasm32-unknown-unknown
  sysroot=$(rustc --print sysroot 2>/dev/null) ||
    fail "the Rust toolchain of rust-toolchain.toml cannot be used: run 'rustup toolchain install'"
  [ -d "$sysroot/lib/rustlib/$target" ] && return
  command -v rustup >/dev/null || fail "Rust's target $target is missing: install it, or Rust by rustup"
  installing "Rust's target $target" rustup target add "$target"
}

# need_crate COMMAND PACKAGE VERSION OPTIONS...: a program from crates.io. It is compiled once per machine and version,
# without optimization: that takes half the time, and what these programs do here is quick.
need_crate() {
  local command=$1 package=$2 version=$3 folder
  shift 3
  folder=${XDG_CACHE_HOME:-$HOME/.cache}/tap-companion/$package-$version
  export PATH="$folder/bin:$PATH"
  [ -x "$folder/bin/$command" ] && return
  CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off installing "$package $version (a minute or two)" \
    cargo install "$package" --version "$version" --locked --root "$folder" "$@"
}

# wasm-bindgen must have exactly the version of its crate in Cargo.lock.
need_bindgen() {
  need_crate wasm-bindgen wasm-bindgen-cli "$(sed -n '/^name = "wasm-bindgen"$/{n;s/.*"\(.*\)"/\1/p;}' Cargo.lock)" \
    --no-default-features --bin wasm-bindgen --bin wasm-bindgen-test-runner
}

need_wasm_pack() { need_crate wasm-pack wasm-pack 0.15.1; }

need_deny() { need_crate cargo-deny cargo-deny 0.20.2; }

need_fuzzer() { need_crate cargo-fuzz cargo-fuzz 0.13.2; }

# cargo-about compares licence texts with the crate spdx, which takes half a minute without optimization.
need_packers() {
  need_crate cargo-cyclonedx cargo-cyclonedx 0.5.9
  need_crate cargo-about cargo-about 0.9.3 --features cli --config profile.release.package.spdx.opt-level=2
}

need_node() {
  command -v npm >/dev/null || fail "Node.js is missing: install version 20 or newer, with npm"
  node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' ||
    fail "Node.js is too old: install version 20 or newer"
  [ node_modules/.package-lock.json -nt package-lock.json ] && return
  installing "npm packages for build and tests" npm ci
  touch node_modules/.package-lock.json
}

need_chromium() {
  CHROME=${CHROME:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
  CHROMEDRIVER=${CHROMEDRIVER:-$(command -v chromedriver || true)}
  if [ -z "$CHROME" ] || [ -z "$CHROMEDRIVER" ]; then
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
      fail "Chromium and ChromeDriver are missing: install them" \
        "(Debian: sudo apt-get install chromium chromium-driver), or name them in CHROME and CHROMEDRIVER"
    fi
    installing "Chromium and its driver" sh -c \
      'apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium chromium-driver'
    CHROME=$(command -v chromium) CHROMEDRIVER=$(command -v chromedriver)
  fi
  export CHROME CHROMEDRIVER
}
