# SPDX-License-Identifier: EUPL-1.2
set shell := ["bash", "-euo", "pipefail", "-c"]

# List the recipes
default:
    @just --list --justfile {{justfile()}}

# Build everything and start it with invented people: portal, back office, mail catcher
demo *ARGS:
    cargo run --quiet --package siegelpost-demo --bin siegelpost-demo -- {{ARGS}}

# The tests: Rust on SQLite and PostgreSQL, TypeScript, and today's share of the stories in a real browser
test:
    .ci/test

# The long forms of the reliability tests (kill -9, power cut); logs seed, commit and figures
prove *ARGS:
    .ci/prove {{ARGS}}

# Everything in deploy/ by the program that reads it: systemd, nginx, HAProxy, Prometheus, Helm's code, Kubernetes' schemas (`--quick` without the last two, `--control` breaks each)
deploy-check *ARGS:
    cargo build --quiet --locked --workspace --all-targets
    .ci/deploy-check {{ARGS}}

# What the operator's guide tells to do, done in a temporary folder
guide *ARGS:
    cargo build --quiet --locked --workspace --all-targets
    .ci/need 'postgresql-15=/usr/lib/postgresql/*/bin/initdb'
    .ci/with-postgres .ci/guide {{ARGS}}

# Compile and lint without running
check:
    cargo fmt --all --check
    cargo clippy --workspace --all-targets --locked -- -D warnings
    cd crates/web/frontend && npm ci --ignore-scripts --no-audit --no-fund && npm run check

# Format Rust
fmt:
    cargo fmt --all

# Regenerate the protocol's test vectors with the independent Python implementation
vectors:
    .ci/python crates/protocol/vectors/generate.py

# Single stories in a real browser; arguments go to the runner (--only NAME, --headed, --mode en,keys: in English by keyboard)
e2e *ARGS:
    .ci/e2e {{ARGS}}

# Every story in a real browser: before a piece of work is called done (`just test` plays two of every day and a tenth of the others)
stories *ARGS:
    .ci/e2e {{ARGS}}

# Ours beside its peers and limits, in one run on a machine without other work (docs/PERFORMANCE.md): mails into a sink, and into a real Postfix on the disk of `folder`
benches folder="/var/tmp":
    .ci/need postfix=/usr/sbin/smtp-sink
    cargo build --release --quiet --locked --package siegelpost-bench
    target/release/siegelpost-bench mails
    target/release/siegelpost-bench mails --rounds 1 --sign ed25519
    target/release/siegelpost-bench mails --rounds 1 --sign rsa
    for workers in 1 2 4; do target/release/siegelpost-bench mails --alone --rounds 1 --mails $((workers * 160)) --workers $workers --connections $((workers * 16)) --batch 32 --slow 1; done
    .ci/bench-relay {{folder}} --data {{folder}} --rounds 5

# A clerk's ten most frequent actions, counted and timed on the filled demo (docs/COMPARISON.md)
compare:
    cargo build --quiet --locked --workspace --all-targets
    cd crates/web/frontend && node e2e/actions.mjs

# From unlocking to the first screen of a unit with many open cases, with the server as it is run; arguments go to the program (--threads N)
long-list *ARGS:
    cargo build --quiet --locked --workspace --all-targets
    cargo build --quiet --locked --release --bins --package siegelpost-demo --package siegelpost
    cd crates/web/frontend && E2E_PROFILE=release node e2e/long-list.mjs {{ARGS}}

# Figures beside a peer in the same run (crates/bench): `just bench mails`; needs Debian's package postfix
bench *ARGS:
    cargo run --quiet --locked --release --package siegelpost-bench -- {{ARGS}}

# Pictures of every screen into docs/screenshots
shots:
    .ci/shots

# Help and documents as a book in target/book (docs/SUMMARY.md); builds mdbook into target/tools the first time
book:
    .ci/book
