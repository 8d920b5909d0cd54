# SPDX-License-Identifier: EUPL-1.2
"""The chain of audit entries, the evidence of decisions, and their signed heads: audit.json."""

from . import world as w
from .cases_basic import case
from .core import ORG, Stmt, b64u, h, jcs, uuid4, uuid7, uuid_bytes


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


MID = uuid7("decision", w.NOW)


def fact(n, **fact):
    return {"v": 1, "n": n, "id": uuid7(f"evidence {n}", w.NOW + n), "mid": MID, "pid": w.VERA, "at": (w.NOW + n) * 1_000_000 + 250_001, "fact": fact}


NOTE = uuid7("notification", w.NOW)
EVIDENCE = [
    fact(1, what="provided", thread=w.THREAD, idx=3, document=b64u(h("document")), consent=uuid7("consent", w.NOW), notification=NOTE),
    fact(2, what="attempt", notification=NOTE, attempt=uuid7("attempt", w.NOW), began=w.NOW * 1_000_000, outcome="sent", host="relay.example",
         peer="192.0.2.25:465", tls="TLSv1_3", cipher="TLS13_AES_256_GCM_SHA384", code=250, reply="2.0.0 queued as 4Xy"),
    fact(3, what="report", notification=NOTE, **{"class": "hard"}, status="5.1.1", host="mx.example"),
    fact(4, what="fetched", level="substantiell"),
    fact(5, what="closed"),
    fact(6, what="letter", job=uuid7("letter", w.NOW), state="posted", reason="bounced", document=b64u(h("document")), day="2026-11-30", fault=None),
]


def evidence_hashes(org, mid, entries):
    before, out = h("sp1/evidence/begin", org.encode(), uuid_bytes(mid)), []
    for one in entries:
        before = h("sp1/evidence/entry", before, jcs(one))
        out.append(b64u(before))
    return out


def evidence_head(n, hash_, **changes):
    payload = {"v": 1, "org": ORG, "mid": MID, "n": n, "hash": hash_, "ts": w.NOW, **changes}
    return Stmt("evidence-head", payload, w.keys("receipt"))


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

    def evidence(name, entries, org=ORG, mid=MID):
        value = {"org": org, "mid": mid, "entries": entries}
        cases.append(case(name, "evidence-chain", value, expect=evidence_hashes(org, mid, entries)))

    evidence("evidence of a decision", EVIDENCE)
    evidence("the same evidence in another organisation", EVIDENCE, "andere.example")
    evidence("the same evidence of another decision", EVIDENCE, mid=uuid7("other decision", w.NOW))
    evidence("evidence without its report", [one for one in EVIDENCE if one["n"] != 3])
    good = evidence_head(6, evidence_hashes(ORG, MID, EVIDENCE)[-1])
    value = {"type": "evidence-head", "payload": good.payload, "seeds": [key.seed.hex() for key in good.keys]}
    cases.append(case("signing evidence-head", "statement-sign", value, expect={"envelope": good.envelope, "sh": good.sh}))
    for name, stmt, outcome in [
        ("evidence-head", good, {"expect": True}),
        ("evidence-head not by role receipt", good.changed(w.keys("binder")), {"error": "bad-signature"}),
        ("evidence-head of another organisation", good.changed(org="andere.example"), {"error": "wrong-org"}),
        ("an audit-head is no evidence-head", head(6, evidence_hashes(ORG, MID, EVIDENCE)[-1]), {"error": "wrong-payload-type"}),
    ]:
        cases.append(case(name, "verify-evidence-head", {"stmt": stmt.envelope, **td}, **outcome))
    return {"cases": cases}
