#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Writes the test vectors beside this file, or with --check compares them with what it would write.

Needs Python 3.11 or newer and `cryptography` from PyPI (Ed25519, X25519,
ChaCha20-Poly1305; from version 47 also ML-KEM, to compare the one here with). What the files look like is in README.md.
"""

import argparse
import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True  # nothing but the vectors is written here

from third import cases_age, cases_audit, cases_basic, cases_keys, cases_members, cases_negative
from third import cases_transcript, cases_trust, mlkem

HERE = Path(__file__).parent
FILES = {
    "tup.json": cases_basic.tup_file,
    "codes.json": cases_basic.codes_file,
    "dsse.json": cases_basic.dsse_file,
    "jcs.json": cases_basic.jcs_file,
    "padme.json": cases_basic.padme_file,
    "td.json": cases_trust.td_file,
    "statements.json": cases_trust.statements_file,
    "activation.json": cases_keys.activation_file,
    "unlock.json": cases_keys.unlock_file,
    "bundle-mac.json": cases_keys.bundle_mac_file,
    "members.json": cases_members.members_file,
    "transcript.json": cases_transcript.transcript_file,
    "receipts.json": cases_transcript.receipts_file,
    "age.json": cases_age.age_file,
    "audit.json": cases_audit.audit_file,
    "negative.json": cases_negative.negative_file,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing, fail if a file differs")
    check = parser.parse_args().check
    mlkem.selftest()
    differing = []
    for name, make in FILES.items():
        made = make()
        names = [(one["op"], one["name"]) for one in made["cases"]]
        assert len(set(names)) == len(names), f"{name}: two cases of one name"
        text = json.dumps(made, ensure_ascii=True, indent=1) + "\n"
        path = HERE / name
        if check:
            if not path.exists() or path.read_text() != text:
                differing.append(name)
        else:
            path.write_text(text)
        print(f"{name}: {len(names)} cases, {len(text) // 1024} KiB")
    stray = {path.name for path in HERE.glob("*.json")} - set(FILES)
    if differing or stray:
        sys.exit(f"differing: {differing}, made by nobody: {sorted(stray)}")


if __name__ == "__main__":
    main()
