# SPDX-License-Identifier: EUPL-1.2
"""Statements: td.json and statements.json."""

from . import world as w
from .age import bech32
from .cases_basic import case
from .core import ORG, Stmt, b64u, fingerprint, h, hkdf, hmac, sha256, tup, uuid4, uuid_bytes


def td_file():
    cases = []
    chain = w.CHAIN
    genesis = {"type": "genesis"}

    def pin(one):
        return {"type": "pin", "ver": one.payload["ver"], "sh": one.sh}

    def printed(one):
        return {"type": "fingerprint", "fp": fingerprint(one.raw_sh)}

    def check(name, documents, anchor=None, now=w.NOW, org=ORG, **outcome):
        value = {
            "org": org,
            "documents": [one.envelope for one in documents],
            "anchor": anchor or genesis,
            "now": now,
        }
        cases.append(case(name, "td-chain", value, **outcome))

    def newest(one):
        fp = fingerprint(one.raw_sh)
        return {"ver": one.payload["ver"], "sh": one.sh, "fp": fp}

    t1, t2, t3 = chain
    check("first version alone", chain[:1], expect=newest(t1))
    check("three versions with a change of root keys", chain, expect=newest(t3))
    check("printed fingerprint of the first", chain, printed(t1), expect=newest(t3))
    check("printed fingerprint of the newest", chain, printed(t3), expect=newest(t3))
    check("starts at the printed one", chain[1:], printed(t2), expect=newest(t3))
    check("starts before the printed one", chain[1:], printed(t3), expect=newest(t3))
    check("pinned first, newest offered", chain, pin(t1), expect=newest(t3))
    check("starts at the pinned one", chain[1:], pin(t2), expect=newest(t3))
    check("the pinned one again", chain[2:], pin(t3), expect=newest(t3))

    check("no document", [], error="empty-chain")
    check("starts at version 2 with nothing known", chain[1:], error="not-anchored")
    check("rollback behind the pinned version", chain[:2], pin(t3), error="rollback")
    other = {"type": "pin", "ver": 2, "sh": b64u(h("sp1/vectors/other"))}
    check("another version 2 than the pinned one", chain, other, error="not-anchored")
    strange = {"type": "fingerprint", "fp": fingerprint(h("sp1/vectors/other"))}
    check("another fingerprint than the printed one", chain, strange, error="fingerprint-mismatch")
    check("a version left out", [t1, t3], error="sequence-gap")
    check("in the wrong order", [t2, t1], error="sequence-gap")
    check("another organisation", chain, org="andere.example", error="wrong-org")
    check("expired", chain, now=t3.payload["exp"], error="expired")
    late = t3.payload["exp"] - 1
    check("in its last second", chain, now=late, expect=newest(t3))

    old = w.keys("root 1", "root 2")
    check("one signature of its own root keys", [t1.changed(old[:1])], error="bad-signature")
    check("two signatures of one root key", [t1.changed([old[0], old[0]])], error="bad-signature")
    check("not signed by the former root keys", [t1, t2.changed(w.keys("root 3", "root 4"))], error="bad-signature")
    check("not signed by its own root keys", [t1, t2.changed(w.keys("root 1", "root 3"))], error="bad-signature")
    check("prev of another document", [t1, t2.changed(prev=b64u(h("sp1/vectors/other")))], error="wrong-previous")
    check("first version with prev", [t1.changed(prev=t1.sh)], error="wrong-previous")
    check("version 2 without prev", [t1, t2.changed(prev=None)], error="wrong-previous")
    check("version 0", [t1.changed(ver=0)], error="sequence-gap")
    check("valid for 181 days", [t1.changed(exp=t1.payload["iat"] + 181 * w.DAY)], error="bad-lifetime")
    check("valid for no time", [t1.changed(exp=t1.payload["iat"])], error="bad-lifetime")

    def with_role(name, role):
        return t1.changed(roles={**t1.payload["roles"], name: role})

    check("one administrator is enough", [with_role("admin", w.role(["admin 1", "admin 2"], 1))], error="bad-roles")
    check("one key for releases is enough", [with_role("release", w.role(["release 1"], 1))], error="bad-roles")
    check("the same administrator twice", [with_role("admin", w.role(["admin 1", "admin 1"], 2))], error="bad-roles")
    check("fewer keys than needed", [with_role("admin", w.role(["admin 1"], 2))], error="bad-roles")
    check("a role without keys", [with_role("binder", w.role([], 1))], error="bad-roles")
    check("a threshold of 0", [with_role("binder", w.role(["binder"], 0))], error="bad-roles")
    weak = {"keys": [b64u(bytes(32))], "threshold": 1}
    check("a role key of small order", [with_role("binder", weak)], error="weak-key")
    check("root threshold above the number of keys", [t1.changed(root=w.role(["root 1", "root 2"], 3))], error="bad-roles")

    def typed(name, document, **outcome):
        check(name, [document], **outcome)

    two = t1.changed(idps=[w.IDP, {**w.IDP, "id": "other"}])
    check("identity providers", [two], expect=newest(two))
    check("two identity providers of one name", [t1.changed(idps=[w.IDP, {**w.IDP, "iss": "https://other.example"}])], error="bad-roles")
    check("seventeen identity providers", [t1.changed(idps=[{**w.IDP, "id": f"p-{n}"} for n in range(17)])], error="bad-roles")
    typed("an identity provider without keys", t1.changed(idps=[{"iss": "x"}]), error="wrong-members")
    for name, change in [("not by https", {"iss": "ftp://x.example"}), ("with blanks", {"jwks_uri": "https://x.example/ y"}), ("of no name", {"id": ""}), ("with more", {"jwks": []})]:
        typed(f"an identity provider {name}", t1.changed(idps=[{**w.IDP, **change}]), error="wrong-members")
    typed("a keycard where a Trust Document belongs", w.VERA1, error="wrong-payload-type")
    return {"cases": cases}


def statements_file():
    cases = []
    shared = {
        "chain": [one.envelope for one in w.CHAIN],
        "td": w.TD3.envelope,
        "vera1": w.VERA1.envelope,
        "vera2": w.VERA2.envelope,
        "eva1": w.EVA1.envelope,
        "issue": w.ISSUE.envelope,
    }

    def check(name, kind, stmt, extra, **outcome):
        cases.append(case(name, f"verify-{kind}", {"stmt": stmt.envelope, **extra}, **outcome))

    # --- own encoding gives the same bytes
    signed = {
        "keycard": w.VERA2, "issue": w.ISSUE, "bind": w.BIND_ROLF1, "dept-epoch": w.PFLEGE2,
        "staff": w.CERT_EVA, "revlist": w.revlist([(w.CERT_STEFAN.sh, w.NOW - w.DAY)]),
        "fresh": w.fresh(w.BIND_VERA2), "td": w.TD3, "bind-request": bind_request(),
        "carryover-request": carryover(), "profile": profile(),
        "thread-epoch": w.thread_epoch(1, "thread 1", w.members(w.person(w.VERA2), w.dept(w.PFLEGE2)), w.VERA2, "vera 2"),
        "receipt": receipt(), "rep": w.representation(w.ROLF, scope=["pflege-antrag", "pflege-frage"]), "rep-end": w.rep_end(),
        "release": w.release(), "consent": w.consent(),
        "phone-commit": w.phone_commit(), "phone-answer": w.phone_answer(), "phone-reveal": w.phone_reveal(),
        "desk-request": w.desk_request({"t": "slip", "pid": w.VERA, "document": "id-card"}), "desk-answer": w.desk_answer(w.FOUND),
        "oidc-start": w.oidc_start(), "oidc-finish": w.oidc_finish(), "declare-start": w.declare_start(),
        "oidc-answer": w.oidc_answer({"t": "redirect", "url": "https://id.broker.example/auth?client_id=a&request_uri=urn%3Ax", "state": "x"}),
    }
    for kind, stmt in signed.items():
        value = {"type": kind, "payload": stmt.payload, "seeds": [key.seed.hex() for key in stmt.keys]}
        expect = {"envelope": stmt.envelope, "sh": stmt.sh}
        cases.append(case(f"signing {kind}", "statement-sign", value, expect=expect))

    # --- keycard
    owner = {"org": ORG, "pid": w.VERA}
    check("keycard", "keycard", w.VERA1, owner, expect=True)
    check("keycard that succeeds another", "keycard", w.VERA2, owner, expect=True)
    check("keycard of another person", "keycard", w.ROLF1, owner, error="wrong-person")
    check("keycard of another organisation", "keycard", w.VERA1.changed(org="andere.example"), owner, error="wrong-org")
    check("keycard signed by another key", "keycard", w.VERA1.changed(w.keys("mallory 1")), owner, error="bad-signature")
    check("keycard with a key of small order", "keycard", w.VERA1.changed(sig=b64u(b"\1" + bytes(31))), owner, error="weak-key")
    check("keycard number 0", "keycard", w.VERA1.changed(seq=0), owner, error="sequence-gap")
    check("second keycard without prev", "keycard", w.VERA2.changed(prev=None), owner, error="wrong-previous")
    check("keycard with a plain age recipient", "keycard", w.VERA1.changed(enc="age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"), owner, error="wrong-members")
    check("keycard with a recipient in upper case", "keycard", w.VERA1.changed(enc=w.VERA1.payload["enc"].upper()), owner, error="wrong-members")
    low = w.identity("vera 1").public[:1184] + bytes(32)
    check("keycard with a low-order X25519 share", "keycard", w.VERA1.changed(enc=bech32("age1pq", low)), owner, error="wrong-members")
    big = b"\xff" * 1184 + w.identity("vera 1").public[1184:]
    check("keycard with an ML-KEM key out of range", "keycard", w.VERA1.changed(enc=bech32("age1pq", big)), owner, error="wrong-members")
    upper = w.VERA1.changed(pid=w.VERA.upper())
    check("keycard with an id in upper case", "keycard", upper, owner, error="wrong-members")
    follows = {"previous": "$vera1"}
    check("succession", "keycard-succession", w.VERA2, follows, expect=True)
    check("succession not signed by the former key", "keycard-succession", w.VERA2.changed(w.keys("vera 2")), follows, error="bad-signature")
    check("succession with a gap", "keycard-succession", w.VERA2.changed(seq=3), follows, error="sequence-gap")
    check("succession of another keycard", "keycard-succession", w.VERA2.changed(prev=w.EVA1.sh), follows, error="wrong-previous")
    check("succession of another person", "keycard-succession", w.VERA2.changed(pid=w.ROLF), follows, error="wrong-person")

    # --- issue
    issued = {"chain": "$chain", "now": w.NOW}
    check("issue", "issue", w.ISSUE, issued, expect=True)
    check("issue at its end", "issue", w.ISSUE, {**issued, "now": w.ISSUE.payload["exp"]}, error="expired")
    check("issue not by the issuer", "issue", w.ISSUE.changed(w.keys("binder")), issued, error="bad-signature")
    check("issue of another organisation", "issue", w.ISSUE.changed(org="andere.example"), issued, error="wrong-org")
    check("issue under a strange Trust Document", "issue", w.ISSUE.changed(td=w.EVA1.sh), issued, error="wrong-trust-document")
    check("issue with a mailbox, which version 1 does not know", "issue", w.ISSUE.changed(mbx="x"), issued, error="wrong-members")

    # --- bind-request
    a, org, aid = w.ACTIVATION_SECRET, ORG.encode(), uuid_bytes(w.ISSUE.payload["aid"])
    k_person = hkdf(a, h("sp1/act/salt", org), tup("sp1/act/mac-person", org, aid))
    asked = {"issue": "$issue", "keycard": "$vera1", "k_person": k_person.hex()}
    request = bind_request()
    check("bind-request", "bind-request", request, asked, expect=True)
    check("bind-request for another keycard", "bind-request", request, {**asked, "keycard": "$vera2"}, error="wrong-keycard")
    check("bind-request of another activation", "bind-request", request.changed(aid=uuid4("other")), asked, error="wrong-person")
    check("bind-request signed by another key", "bind-request", request.changed(w.keys("mallory 1")), asked, error="bad-signature")
    check("bind-request with another MAC", "bind-request", request.changed(mac=b64u(bytes(32))), asked, error="wrong-mac")
    check("bind-request by somebody without the letter", "bind-request", request, {**asked, "k_person": bytes(32).hex()}, error="wrong-mac")
    check("bind-request under another Trust Document", "bind-request", request.changed(td=w.TD3.sh), asked, error="wrong-trust-document")
    check("bind-request with a day that does not exist", "bind-request", request.changed(claims={"dob": "1950-02-29"}), asked, error="wrong-members")

    # --- carryover-request
    moved = {"keycard": "$vera2", "previous": "$vera1"}
    check("carryover-request", "carryover-request", carryover(), moved, expect=True)
    check("carryover-request by the new key alone", "carryover-request", carryover().changed(w.keys("vera 2")), moved, error="bad-signature")
    check("carryover-request by the old key alone", "carryover-request", carryover().changed(w.keys("vera 1")), moved, error="bad-signature")
    check("carryover-request for another keycard", "carryover-request", carryover().changed(kc=w.EVA1.sh), moved, error="wrong-keycard")
    check("carryover-request after another keycard", "carryover-request", carryover().changed(prev=w.EVA1.sh), moved, error="wrong-previous")

    # --- bind
    first = {"td": "$td", "keycard": "$vera1", "previous": None}
    second = {"td": "$td", "keycard": "$vera2", "previous": w.BIND_VERA1.envelope}
    check("bind", "bind", w.BIND_VERA1, first, expect=True)
    check("bind after another", "bind", w.BIND_VERA2, second, expect=True)
    check("bind not by the binder", "bind", w.BIND_VERA1.changed(w.keys("issuer")), first, error="bad-signature")
    check("bind of another keycard", "bind", w.BIND_VERA1, {**first, "keycard": "$vera2"}, error="wrong-keycard")
    check("bind to another person's keycard", "bind", w.BIND_VERA1.changed(pid=w.ROLF), first, error="wrong-person")
    check("bind of another organisation", "bind", w.BIND_VERA1.changed(org="andere.example"), first, error="wrong-org")
    check("bind with a gap", "bind", w.BIND_VERA2.changed(seq=3), second, error="sequence-gap")
    check("first bind offered as second", "bind", w.BIND_VERA2, {**second, "previous": None}, error="sequence-gap")
    check("bind after another binding", "bind", w.BIND_VERA2.changed(prev=w.BIND_ROLF1.sh), second, error="wrong-previous")

    # --- dept-epoch
    start = {"td": "$td", "previous": None, "lead": None}
    lead = {"certificate": w.CERT_EVA.envelope, "keycard": "$eva1"}
    rotate = {"td": "$td", "previous": w.PFLEGE1.envelope, "lead": lead}
    check("dept-epoch by two administrators", "dept-epoch", w.PFLEGE1, start, expect=True)
    check("dept-epoch by a lead", "dept-epoch", w.PFLEGE2, rotate, expect=True)
    check("dept-epoch by one administrator", "dept-epoch", w.PFLEGE1.changed(w.keys("admin 1")), start, error="bad-signature")
    check("dept-epoch by one administrator twice", "dept-epoch", w.PFLEGE1.changed(w.keys("admin 1", "admin 1")), start, error="bad-signature")
    no_grant = w.certificate(w.EVA1, [("pflege", ["read", "write"])], "Team Pflege")
    check("dept-epoch by staff without right grant", "dept-epoch", w.PFLEGE2, {**rotate, "lead": {**lead, "certificate": no_grant.envelope}}, error="not-entitled")
    elsewhere = w.certificate(w.EVA1, [("leistung", ["grant"])], "Team Leistungen")
    check("dept-epoch by the lead of another department", "dept-epoch", w.PFLEGE2, {**rotate, "lead": {**lead, "certificate": elsewhere.envelope}}, error="not-entitled")
    ended = w.certificate(w.EVA1, [("pflege", ["grant"])], "Team Pflege", exp=w.PFLEGE2.payload["iat"])
    check("dept-epoch with an expired certificate", "dept-epoch", w.PFLEGE2, {**rotate, "lead": {**lead, "certificate": ended.envelope}}, error="not-entitled")
    check("dept-epoch after that of another department", "dept-epoch", w.PFLEGE2, {**rotate, "previous": w.LEISTUNG1.envelope}, error="wrong-place")
    check("dept-epoch with a gap", "dept-epoch", w.PFLEGE2.changed(epoch=3), rotate, error="sequence-gap")
    check("dept-epoch after another", "dept-epoch", w.PFLEGE2.changed(prev=w.LEISTUNG1.sh), rotate, error="wrong-previous")
    check("dept-epoch of another organisation", "dept-epoch", w.PFLEGE1.changed(org="andere.example"), start, error="wrong-org")
    medical = w.dept_epoch("medizinischer-dienst", "Medizinischer Dienst")
    check("dept-epoch of the Medical Service by two administrators", "dept-epoch", medical, start, expect=True)
    inside = w.certificate(w.EVA1, [("medizinischer-dienst", ["grant"])], "Medizinischer Dienst")
    by_staff = w.dept_epoch("medizinischer-dienst", "Medizinischer Dienst", 2, medical.sh, w.NOW - 20 * w.DAY, "rotation", ["eva 1"])
    others = {"td": "$td", "previous": medical.envelope, "lead": {"certificate": inside.envelope, "keycard": "$eva1"}}
    check("dept-epoch of the Medical Service by an employee", "dept-epoch", by_staff, others, error="bad-signature")
    check("dept-epoch with a name in upper case", "dept-epoch", w.PFLEGE1.changed(dept="Pflege"), start, error="wrong-members")

    # --- staff
    td = {"td": "$td"}
    check("staff", "staff", w.CERT_EVA, td, expect=True)
    check("staff by one administrator", "staff", w.CERT_EVA.changed(w.keys("admin 1")), td, error="bad-signature")
    check("staff by administrator and binder", "staff", w.CERT_EVA.changed(w.keys("admin 1", "binder")), td, error="bad-signature")
    check("staff for 401 days", "staff", w.CERT_EVA.changed(exp=w.CERT_EVA.payload["nbf"] + 401 * w.DAY), td, error="bad-lifetime")
    check("staff with a right that does not exist", "staff", w.CERT_EVA.changed(depts=[{"d": "pflege", "rights": ["all"]}]), td, error="wrong-members")
    check("staff of another organisation", "staff", w.CERT_EVA.changed(org="andere.example"), td, error="wrong-org")

    # --- revlist, fresh
    check("revlist", "revlist", w.revlist(), td, expect=True)
    check("revlist for 49 hours", "revlist", w.revlist(exp=w.NOW + 48 * 3600), td, error="bad-lifetime")
    check("revlist not by the binder", "revlist", w.revlist().changed(w.keys("fresh")), td, error="bad-signature")
    check("fresh", "fresh", w.fresh(w.BIND_VERA2), td, expect=True)
    check("fresh for 49 hours", "fresh", w.fresh(w.BIND_VERA2, exp=w.NOW + 49 * 3600), td, error="bad-lifetime")
    check("fresh not by role fresh", "fresh", w.fresh(w.BIND_VERA2).changed(w.keys("binder")), td, error="bad-signature")
    check("revlist where fresh belongs", "fresh", w.revlist(), td, error="wrong-payload-type")

    # --- rep
    by_binder = {"td": "$td", "granter": None}
    rolf = w.representation(w.ROLF)
    own = w.representation(w.ROLF, basis="self", by=w.VERA2.sh, signer="vera 2")
    by_vera = {"td": "$td", "granter": "$vera2"}
    check("rep by the binder", "rep", rolf, by_binder, expect=True)
    check("rep in some matters", "rep", w.representation(w.ROLF, scope=["pflege-antrag"]), by_binder, expect=True)
    check("rep by the insured person", "rep", own, by_vera, expect=True)
    check("rep not by the binder", "rep", rolf.changed(w.keys("issuer")), by_binder, error="bad-signature")
    check("rep by the representative", "rep", rolf.changed(w.keys("rolf 1")), by_binder, error="bad-signature")
    check("rep of another organisation", "rep", rolf.changed(org="andere.example"), by_binder, error="wrong-org")
    check("rep of oneself", "rep", rolf.changed(rep=w.VERA), by_binder, error="wrong-person")
    check("rep without end", "rep", rolf.changed(exp=rolf.payload["nbf"] + 20 * 366 * w.DAY), by_binder, error="bad-lifetime")
    check("rep that ends before it begins", "rep", rolf.changed(exp=rolf.payload["nbf"]), by_binder, error="bad-lifetime")
    check("rep with a right that does not exist", "rep", rolf.changed(rights=["all"]), by_binder, error="wrong-members")
    check("rep on a basis that does not exist", "rep", rolf.changed(basis="friend"), by_binder, error="wrong-members")
    check("own rep signed by somebody else", "rep", own.changed(w.keys("rolf 1")), by_vera, error="bad-signature")
    check("own rep by the binder alone", "rep", own.changed(w.keys("binder"), by=None), by_binder, error="wrong-keycard")
    check("own rep with another keycard", "rep", own, {**by_vera, "granter": "$vera1"}, error="wrong-keycard")
    check("own rep with another's keycard", "rep", own, {**by_vera, "granter": "$eva1"}, error="wrong-person")
    check("rep of a guardian that names a granter", "rep", rolf.changed(by=w.VERA2.sh), by_vera, error="wrong-keycard")

    ends = {"keycard": "$vera2"}
    check("rep-end", "rep-end", w.rep_end(), ends, expect=True)
    check("rep-end of another organisation", "rep-end", w.rep_end().changed(org="andere.example"), ends, error="wrong-org")
    check("rep-end by somebody else", "rep-end", w.rep_end(), {"keycard": "$eva1"}, error="wrong-person")
    check("rep-end by a former keycard", "rep-end", w.rep_end(), {"keycard": "$vera1"}, error="wrong-keycard")
    check("rep-end signed by another key", "rep-end", w.rep_end().changed(w.keys("rolf 1")), ends, error="bad-signature")

    consents = {"keycard": "$vera2"}
    check("consent", "consent", w.consent(), consents, expect=True)
    check("consent taken back", "consent", w.consent(given=False), consents, expect=True)
    check("consent with umlauts up to the limit", "consent", w.consent(text="ä" * 2_000), consents, expect=True)
    check("consent one byte beyond the limit", "consent", w.consent(text="ä" * 2_000 + "a"), consents, error="wrong-members")
    check("consent to no words", "consent", w.consent(text=""), consents, error="wrong-members")
    check("consent in no language", "consent", w.consent(lang=""), consents, error="wrong-members")
    check("consent to words without a version", "consent", w.consent(version=0), consents, error="wrong-members")
    check("consent in another organisation", "consent", w.consent(org="andere.example"), consents, error="wrong-org")
    check("consent of somebody else", "consent", w.consent(), {"keycard": "$eva1"}, error="wrong-person")
    check("consent by a former keycard", "consent", w.consent(), {"keycard": "$vera1"}, error="wrong-keycard")
    check("consent signed by another key", "consent", w.consent().changed(w.keys("rolf 1")), consents, error="bad-signature")

    # --- release by a second employee: whose it is, and the author of what, is for whoever has the message
    eva = {"keycard": "$eva1"}
    check("release", "release", w.release(), eva, expect=True)
    check("release of another organisation", "release", w.release().changed(org="andere.example"), eva, error="wrong-org")
    check("release by somebody else", "release", w.release(), {"keycard": "$vera2"}, error="wrong-person")
    check("release by another keycard", "release", w.release().changed(by={"pid": w.EVA1.payload["pid"], "kc": w.VERA2.sh}), eva, error="wrong-keycard")
    check("release signed by another key", "release", w.release().changed(w.keys("vera 2")), eva, error="bad-signature")
    other = w.release().changed(obj=b64u(h("sp1/vectors/file", b"changed")))
    other.envelope = {**other.envelope, "signatures": w.release().envelope["signatures"]}
    check("release of other bytes under the signature of these", "release", other, eva, error="bad-signature")
    check("release without a hash", "release", w.release().changed(obj=None), eva, error="wrong-members")

    # --- phone check: each step names the one before it
    eva, vera = {"keycard": "$eva1"}, {"keycard": "$vera2"}
    commit, answer, reveal = w.phone_commit(), w.phone_answer(), w.phone_reveal()
    check("phone-commit", "phone-commit", commit, eva, expect=True)
    check("phone-commit by somebody else", "phone-commit", commit, vera, error="wrong-person")
    check("phone-commit signed by another key", "phone-commit", commit.changed(w.keys("vera 2")), eva, error="bad-signature")
    vera |= {"commit": commit.envelope}
    check("phone-answer", "phone-answer", answer, vera, expect=True)
    check("phone-answer of another organisation", "phone-answer", answer.changed(org="andere.example"), vera, error="wrong-org")
    check("phone-answer by a former keycard", "phone-answer", answer, {**vera, "keycard": "$vera1"}, error="wrong-keycard")
    check("phone-answer signed by another key", "phone-answer", answer.changed(w.keys("rolf 1")), vera, error="bad-signature")
    asked_other = w.phone_commit(pid=w.ROLF)
    check("phone-answer by somebody who was not asked", "phone-answer", w.phone_answer(to=asked_other.sh), {**vera, "commit": asked_other.envelope}, error="wrong-person")
    check("phone-answer to another commitment", "phone-answer", answer, {**vera, "commit": w.phone_commit(iat=w.NOW - 60).envelope}, error="wrong-previous")
    eva |= {"commit": commit.envelope, "answer": answer.envelope}
    spoken = w.phone_hash()
    shown = {"words": [w.PHONE_WORDS[spoken[0]], w.PHONE_WORDS[spoken[1]]], "number": int.from_bytes(spoken[2:4], "big") % 1000}
    check("phone-reveal", "phone-reveal", reveal, eva, expect=shown)
    check("phone-reveal of another draw", "phone-reveal", w.phone_reveal(a=b64u(bytes(16))), eva, error="wrong-mac")
    check("phone-reveal after another answer", "phone-reveal", w.phone_reveal(to=w.phone_answer(b=b64u(bytes(16))).sh), eva, error="wrong-previous")
    check("phone-reveal signed by another key", "phone-reveal", reveal.changed(w.keys("vera 2")), eva, error="bad-signature")
    check("phone-reveal by somebody else", "phone-reveal", reveal, {**eva, "keycard": "$vera2"}, error="wrong-person")
    value = {"org": ORG, "pid": w.VERA, "kc": w.EVA1.sh, "a": b64u(w.DRAW_DESK), "b": b64u(w.DRAW_PERSON)}
    words = sha256("".join(f"{word}\n" for word in w.PHONE_WORDS).encode()).hex()
    cases.append(case("phone check", "phone", value, expect={"commit": b64u(w.phone_commitment()), **shown, "list": words}))
    # Neither end alone decides: another draw on either side shows something else.
    for end, other in [("a", {"a": bytes(16)}), ("b", {"b": bytes(16)})]:
        raw = w.phone_hash(**other)
        expect = {"words": [w.PHONE_WORDS[raw[0]], w.PHONE_WORDS[raw[1]]], "number": int.from_bytes(raw[2:4], "big") % 1000}
        commit_to = b64u(w.phone_commitment(draw=other.get("a", w.DRAW_DESK)))
        cases.append(case(f"phone check with another draw {end}", "phone", {**value, end: b64u(bytes(16))}, expect={"commit": commit_to, **expect, "list": words}))

    # --- desk
    question = w.desk_request(w.FIND)
    by_eva, about_it = {"keycard": "$eva1"}, {"td": "$td", "request": question.sh}
    check("desk-request", "desk-request", question, by_eva, expect=True)
    check("desk-request signed by another key", "desk-request", question.changed(w.keys("stefan 1")), by_eva, error="bad-signature")
    check("desk-request for what does not exist", "desk-request", w.desk_request({"t": "open-mail", "pid": w.VERA}), by_eva, error="wrong-members")
    bare = {name: value for name, value in question.payload.items() if name != "id"}
    check("desk-request without an id", "desk-request", w.Stmt("desk-request", bare, w.keys("eva 1")), by_eva, error="wrong-members")
    check("desk-request with more than it takes", "desk-request", w.desk_request({**w.FIND, "pid": w.VERA}), by_eva, error="wrong-members")
    check("desk-request that enters a representation", "desk-request", w.desk_request(w.ENTER), by_eva, expect=True)
    for name, ask in [("that decides", {"t": "rep-decide", "draft": question.sh, "release": False, "reason": "Kopie fehlt"}), ("for what waits", {"t": "rep-waiting"}),
                      ("for representations", {"t": "rep-list", "pid": w.VERA}), ("that lifts a block", {"t": "unblock", "pid": w.VERA}),
                      ("that ends one", {"t": "rep-end", "rep": rolf.sh, "reason": "Widerruf"})]:
        check(f"desk-request {name}", "desk-request", w.desk_request(ask), by_eva, expect=True)
    bare = {key: value for key, value in w.ENTRY.items() if key != "exp"}
    check("desk-request with an entry without a member", "desk-request", w.desk_request({"t": "rep-enter", "entry": bare}), by_eva, error="wrong-members")
    check("desk-request that lifts a block of nobody", "desk-request", w.desk_request({"t": "unblock"}), by_eva, error="wrong-members")
    odd = {**w.ENTRY, "proof": "hearsay"}
    check("desk-request with an entry on hearsay", "desk-request", w.desk_request({"t": "rep-enter", "entry": odd}), by_eva, error="wrong-members")
    for name, result in [("persons", w.FOUND), ("slip", {"t": "slip", "aid": w.ISSUE.payload["aid"], "code": "0000-0000", "fp": "A9GY", "exp": w.NOW + 3600}),
                         ("reps", w.REPS), ("recorded", {"t": "recorded"}), ("limited", {"t": "limited", "until": w.NOW + 3600}), ("refused", {"t": "refused", "reason": "deceased"})]:
        stmt = w.desk_answer(result)
        check(f"desk-answer {name}", "desk-answer", stmt, about_it, expect=True)
    found = w.desk_answer(w.FOUND)
    check("desk-answer to another question", "desk-answer", w.desk_answer(w.FOUND, to=w.desk_request({**w.FIND, "kvnr": "M000000019"}).sh), about_it, error="wrong-previous")
    check("desk-answer not by the binder", "desk-answer", found.changed(w.keys("eva 1")), about_it, error="bad-signature")
    check("desk-answer without a member", "desk-answer", w.desk_answer({"t": "persons", "items": []}), about_it, error="wrong-members")

    check("desk-answer limited for good", "desk-answer", w.desk_answer({"t": "limited"}), about_it, error="wrong-members")

    # --- identification by OIDC
    value = {"org": ORG, "sig": b64u(w.key("vera 1").public), "enc": w.identity("vera 1").recipient, "r": b64u(w.BLIND)}
    cases.append(case("nonce", "oidc-nonce", value, expect=w.oidc_nonce()))
    cases.append(case("nonce of another signing key", "oidc-nonce", {**value, "sig": b64u(w.key("mallory 1").public)}, expect=w.oidc_nonce(sig="mallory 1")))
    cases.append(case("nonce of another recipient", "oidc-nonce", {**value, "enc": w.identity("mallory 1").recipient}, expect=w.oidc_nonce(enc="mallory 1")))
    cases.append(case("nonce with another blind", "oidc-nonce", {**value, "r": b64u(bytes(16))}, expect=w.oidc_nonce(r=bytes(16))))
    start, mine = w.oidc_start(), {"org": ORG}
    check("oidc-start", "oidc-start", start, mine, expect=True)
    check("oidc-start of another organisation", "oidc-start", start, {"org": "andere.example"}, error="wrong-org")
    check("oidc-start signed by another key", "oidc-start", start.changed(w.keys("mallory 1")), mine, error="bad-signature")
    check("oidc-start with a key of small order", "oidc-start", start.changed(sig=b64u(b"\1" + bytes(31))), mine, error="weak-key")
    check("oidc-start with more than it takes", "oidc-start", start.changed(pid=w.VERA), mine, error="wrong-members")
    follows, finish = {**mine, "start": start.sh, "sig": b64u(w.key("vera 1").public)}, w.oidc_finish()
    check("oidc-finish", "oidc-finish", finish, follows, expect=True)
    check("oidc-finish without an issuer", "oidc-finish", w.oidc_finish(iss=None), follows, expect=True)
    check("oidc-finish of another start", "oidc-finish", finish, {**follows, "start": w.oidc_start(iat=w.NOW - 1).sh}, error="wrong-previous")
    check("oidc-finish signed by another key", "oidc-finish", finish.changed(w.keys("mallory 1")), follows, error="bad-signature")
    told = {"td": "$td", "request": start.sh}
    for name, result in [("redirect", {"t": "redirect", "url": "https://id.broker.example/auth", "state": "x"}), ("refused", {"t": "refused", "reason": "busy"}),
                         ("identified", {"t": "identified", "aid": w.ISSUE.payload["aid"], "code": "0000-0000", "fp": "A9GY", "dob": "1968-03-14", "exp": w.NOW + 600})]:
        check(f"oidc-answer {name}", "oidc-answer", w.oidc_answer(result), told, expect=True)
    redirect = w.oidc_answer({"t": "redirect", "url": "https://id.broker.example/auth", "state": "x"})
    check("oidc-answer to another question", "oidc-answer", redirect, {**told, "request": finish.sh}, error="wrong-previous")
    check("oidc-answer not by the binder", "oidc-answer", redirect.changed(w.keys("issuer")), told, error="bad-signature")
    check("oidc-answer to a script", "oidc-answer", w.oidc_answer({"t": "redirect", "url": "javascript:alert(1)", "state": "x"}), told, error="wrong-members")
    check("oidc-answer without a birth date", "oidc-answer", w.oidc_answer({"t": "identified", "aid": w.ISSUE.payload["aid"], "code": "0000", "fp": "A9GY", "exp": w.NOW}), told, error="wrong-members")
    # --- a declaration in the form of the law
    declare = w.declare_start()
    check("declare-start", "declare-start", declare, mine, expect=True)
    check("declare-start of another organisation", "declare-start", declare, {"org": "andere.example"}, error="wrong-org")
    check("declare-start signed by another key", "declare-start", declare.changed(w.keys("mallory 1")), mine, error="bad-signature")
    check("declare-start with a key of small order", "declare-start", declare.changed(sig=b64u(b"\1" + bytes(31))), mine, error="weak-key")
    check("declare-start without a message", "declare-start", w.declare_start(obj=None), mine, error="wrong-members")
    for name, start in [("declare-nonce", declare), ("declare-nonce of another message", w.declare_start(obj=b64u(bytes(32)))),
                        ("declare-nonce of another person", w.declare_start(pid=w.ROLF)), ("declare-nonce in another thread", w.declare_start(thread=w.OTHER_THREAD))]:
        cases.append(case(name, "declare-nonce", {"stmt": start.envelope}, expect=w.declare_nonce(start)))
    proven = w.oidc_answer({"t": "declared", **w.DECLARED, "procedure": "eid"}, to=finish.sh)
    check("oidc-answer declared", "oidc-answer", proven, {**told, "request": finish.sh}, expect=True)
    check("declared", "declared", proven, td, expect={**w.DECLARED, "procedure": "eid"})
    check("declared not by the binder", "declared", proven.changed(w.keys("issuer")), td, error="bad-signature")
    check("declared by an answer to something else", "declared", redirect, td, error="wrong-previous")
    check("declared without a procedure", "declared", w.oidc_answer({"t": "declared", **w.DECLARED}), td, error="wrong-members")
    check("issue by an identity provider", "issue", w.ISSUE.changed(method="eid"), issued, expect=True)

    # --- profile, receipt
    about = {"td": "$td", "pid": w.VERA}
    check("profile", "profile", profile(), about, expect=True)
    check("profile of another person", "profile", profile(), {**about, "pid": w.ROLF}, error="wrong-person")
    check("profile not by the binder", "profile", profile().changed(w.keys("eva 1")), about, error="bad-signature")
    check("receipt", "receipt", receipt(), td, expect=True)
    check("receipt not by role receipt", "receipt", receipt().changed(w.keys("binder")), td, error="bad-signature")

    # --- log entries
    for name, kind, stmt, label, number, leaf_type in [
        ("a binding", "bind", w.BIND_VERA2, uuid_bytes(w.VERA), 2, "bind"),
        ("a certificate", "staff", w.CERT_EVA, uuid_bytes(w.EVA), w.CERT_EVA.payload["iat"], "staff"),
        ("a department epoch", "dept-epoch", w.PFLEGE2, b"dept:pflege", 2, "dept"),
        ("a representation", "rep", rolf, uuid_bytes(w.VERA), rolf.payload["iat"], "rep"),
        ("a Trust Document", "td", w.TD3, b"td", 3, "td"),
    ]:
        label = h("sp1/log/label", ORG.encode(), label).hex()
        leaf = {"h": stmt.sh, "l": label, "s": number, "t": leaf_type, "v": 1}
        attested = {"stmt": stmt.envelope, "leaf": leaf, "proof": None}
        value = {"type": kind, "attested": attested, "td": "$td"}
        cases.append(case(f"log entry of {name}", "attested", value, expect=True))
        if kind != "bind":
            continue
        logged = w.TD3.changed(witness_policy="log example\nquorum none\n").envelope
        for name, change, outcome in [
            ("the entry of another statement", {"leaf": {**leaf, "h": w.BIND_VERA1.sh}}, "wrong-leaf"),
            ("an entry under another label", {"leaf": {**leaf, "l": "0" * 64}}, "wrong-leaf"),
            ("an entry with another number", {"leaf": {**leaf, "s": 1}}, "wrong-leaf"),
            ("no entry", {"leaf": None}, "wrong-leaf"),
            ("a proof that nobody can check yet", {"proof": "x"}, "no-proof"),
        ]:
            value = {"type": kind, "attested": {**attested, **change}, "td": "$td"}
            cases.append(case(f"attested: {name}", "attested", value, error=outcome))
        value = {"type": kind, "attested": attested, "td": logged}
        cases.append(case("attested: no proof under a witness policy", "attested", value, error="no-proof"))
    return {"shared": shared, "cases": cases}


def bind_request():
    a, org = w.ACTIVATION_SECRET, ORG.encode()
    aid, pid = uuid_bytes(w.ISSUE.payload["aid"]), uuid_bytes(w.VERA)
    k_person = hkdf(a, h("sp1/act/salt", org), tup("sp1/act/mac-person", org, aid))
    covered = tup("sp1/act/bind", org, aid, pid, w.ISSUE.raw_sh, w.VERA1.raw_sh, w.TD2.raw_sh)
    payload = {
        "v": 1, "org": ORG, "aid": w.ISSUE.payload["aid"], "pid": w.VERA, "kc": w.VERA1.sh,
        "mac": b64u(hmac(k_person, covered)), "claims": {"dob": "1950-02-28"}, "td": w.TD2.sh,
        "iat": w.NOW,
    }
    return Stmt("bind-request", payload, w.keys("vera 1"))


def carryover():
    payload = {
        "v": 1, "org": ORG, "pid": w.VERA, "kc": w.VERA2.sh, "prev": w.VERA1.sh,
        "reason": "device-lost", "iat": w.NOW - 10 * w.DAY,
    }
    return Stmt("carryover-request", payload, w.keys("vera 2", "vera 1"))


def profile():
    payload = {
        "v": 1, "org": ORG, "pid": w.VERA, "name": "Vera Muster", "dob": "1950-02-28",
        "kvnr": "A000000000", "flags": [], "iat": w.NOW,
    }
    return Stmt("profile", payload, w.keys("binder"))


def receipt(idx=1, obj=b"file", lane="case", thread=None, ts=w.NOW):
    payload = {
        "v": 1, "org": ORG, "thread": thread or w.THREAD, "lane": lane, "obj": b64u(sha256(obj)),
        "size": len(obj), "ts": ts, "idx": idx,
    }
    return Stmt("receipt", payload, w.keys("receipt"))
