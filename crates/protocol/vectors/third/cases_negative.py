# SPDX-License-Identifier: EUPL-1.2
"""negative.json: the list of protocol.md, section 14, item 3, each with its named error. The cases are
those of the other files, put together so that nobody forgets one. Two of the list wait for the
transparency log: the checkpoint fork, and proofs that are wrong instead of missing."""

from . import cases_age, cases_basic, cases_members, cases_transcript, cases_trust

# What the list calls it, file, operation, case, named error.
LIST = [
    ("non-canonical JSON", "jcs", "json-decode", "a blank", "not-canonical"),
    ("duplicate key", "jcs", "json-decode", "a member twice", "not-canonical"),
    ("float", "jcs", "json-decode", "a fraction", "bad-number"),
    ("unknown field", "jcs", "json-decode", "an unknown member", "wrong-members"),
    ("wrong payload type", "transcript", "message", "an epoch where a message belongs", "wrong-payload-type"),
    ("second PQ stanza", "age", "header-scan", "two hybrid stanzas", "too-many-hybrid-stanzas"),
    ("two grease stanzas", "age", "header-scan", "two grease stanzas", "too-many-grease-stanzas"),
    ("X25519 stanza", "age", "header-scan", "X25519 beside", "foreign-stanza"),
    ("scrypt stanza", "age", "header-scan", "scrypt", "foreign-stanza"),
    ("oversized header", "age", "header-scan", "2049 bytes", "header-too-long"),
    ("forged bundle without MAC", "age", "open-bundle", "bundle made by the server", "wrong-mac"),
    ("bundle of other pid", "age", "open-bundle", "bundle of another person with a good MAC", "wrong-person"),
    ("swapped grant, other thread", "age", "open-thread-grant", "thread grant of another thread", "wrong-place"),
    ("swapped grant, other epoch", "age", "open-thread-grant", "thread grant for another epoch", "wrong-place"),
    ("swapped grant, other key", "age", "open-thread-grant", "thread grant with another key", "wrong-grant"),
    ("thread epoch with ghost member", "members", "members", "a ghost", "ghost-member"),
    ("thread epoch with stale department epoch", "members", "members", "department at its former epoch", "stale-department"),
    ("message moved to other thread", "transcript", "message", "moved to another thread", "wrong-thread"),
    ("message moved to other lane", "transcript", "message", "moved to the other lane", "wrong-thread"),
    ("revoked signer", "transcript", "message", "staff with a certificate revoked by then", "revoked-signer"),
    ("header differs", "transcript", "message", "header with another matter", "header-mismatch"),
    ("expired TD", "td", "td-chain", "expired", "expired"),
    ("TD rollback", "td", "td-chain", "rollback behind the pinned version", "rollback"),
    ("binding without log proof", "statements", "attested", "attested: no proof under a witness policy", "no-proof"),
    ("attachment with non-zero padding", "age", "open-attachment", "attachment padded with something else", "bad-padding"),
    ("swapped attachment order", "age", "open-attachment", "attachments swapped", "wrong-file"),
    ("receipt for other object", "receipts", "receipts", "receipt for another file", "receipt-for-other-object"),
    ("small-order key", "statements", "verify-keycard", "keycard with a key of small order", "weak-key"),
    ("code with check digit error", "codes", "code-parse", "one symbol changed", "bad-check"),
]
# Flags, not errors: found in `expect.findings`.
FLAGS = [
    ("changed prev", "a message held back, its device silent since", "missing-predecessor"),
    ("gap in n", "a counter that jumps", "counter-gap"),
    ("equivocation", "two messages under one number", "equivocation"),
]


def negative_file():
    files = {
        "jcs": cases_basic.jcs_file(), "codes": cases_basic.codes_file(),
        "td": cases_trust.td_file(), "statements": cases_trust.statements_file(),
        "members": cases_members.members_file(), "transcript": cases_transcript.transcript_file(),
        "receipts": cases_transcript.receipts_file(), "age": cases_age.age_file(),
    }

    def find(file, op, name):
        (found,) = [one for one in files[file]["cases"] if (one["op"], one["name"]) == (op, name)]
        return {**found, "input": resolve(found["input"], files[file].get("shared", {}))}

    cases = []
    for title, file, op, name, error in LIST:
        found = find(file, op, name)
        assert found["error"] == error, (title, found["error"])
        cases.append({**found, "name": title})
    for title, name, flag in FLAGS:
        found = find("transcript", "transcript", name)
        assert flag in [one["flag"] for one in found["expect"]["findings"]], title
        cases.append({**found, "name": title})
    return {"cases": cases}


def resolve(value, shared):
    """Puts the shared values in place of their names."""
    if isinstance(value, str) and value.startswith("$"):
        return resolve(shared[value[1:]], shared)
    if isinstance(value, list):
        return [resolve(one, shared) for one in value]
    if isinstance(value, dict):
        return {name: resolve(one, shared) for name, one in value.items()}
    return value
