# SPDX-License-Identifier: EUPL-1.2
"""The chain of audit entries and its signed heads: audit.json."""

from . import world as w
from .cases_basic import case
from .core import ORG, Stmt, b64u, h, jcs, uuid4, uuid7


def entry(n, **changes):
    return {
        "v": 1, "n": n, "id": uuid7(f"entry {n}", w.NOW + n), "at": (w.NOW + n) * 1_000_000 + 250_001,
        "actor_kind": "staff", "actor": w.EVA, "unit": "pflege", "session": uuid4("session"), "level": "substantiell",
        "action": "open-thread", "object_kind": "thread", "object": w.THREAD, "item": None, "reason": "work", **changes,
    }


def hashes(org, entries):
    before, out = h("sp1/audit/begin", org.encode()), []
    for one in entries:
        before = h("sp1/audit/entry", before, jcs(one))
        out.append(b64u(before))
    return out


def head(n, hash_, ts=w.NOW, **changes):
    return Stmt("audit-head", {"v": 1, "org": ORG, "n": n, "hash": hash_, "ts": ts, **changes}, w.keys("receipt"))


CHAIN = [
    entry(1),
    entry(2, action="open-attachment", item=uuid4("attachment")),
    entry(3, actor_kind="system", actor=None, unit=None, session=None, level=None, action="audit-closed", object_kind="audit", object="0", reason=None),
    entry(4, reason="question-of-person"),
]


def audit_file():
    cases = []

    def chain(name, entries, org=ORG):
        cases.append(case(name, "audit-chain", {"org": org, "entries": entries}, expect=hashes(org, entries)))

    chain("no entry", [])
    chain("one entry", CHAIN[:1])
    chain("four entries", CHAIN)
    chain("the same in another organisation", CHAIN, "andere.example")
    chain("two entries swapped", [CHAIN[0], CHAIN[2], CHAIN[1], CHAIN[3]])
    chain("one word changed", [CHAIN[0], {**CHAIN[1], "reason": "deputy"}, *CHAIN[2:]])
    chain("not only ASCII", [entry(1, reason="prüfung")])

    td = {"td": w.TD3.envelope}
    good = head(4, hashes(ORG, CHAIN)[-1])
    value = {"type": "audit-head", "payload": good.payload, "seeds": [key.seed.hex() for key in good.keys]}
    cases.append(case("signing audit-head", "statement-sign", value, expect={"envelope": good.envelope, "sh": good.sh}))
    for name, stmt, outcome in [
        ("audit-head", good, {"expect": True}),
        ("audit-head of an empty chain", head(0, b64u(h("sp1/audit/begin", ORG.encode()))), {"expect": True}),
        ("audit-head not by role receipt", good.changed(w.keys("binder")), {"error": "bad-signature"}),
        ("audit-head of another organisation", good.changed(org="andere.example"), {"error": "wrong-org"}),
        ("audit-head with one member more", good.changed(more=1), {"error": "wrong-members"}),
    ]:
        cases.append(case(name, "verify-audit-head", {"stmt": stmt.envelope, **td}, **outcome))
    return {"cases": cases}
