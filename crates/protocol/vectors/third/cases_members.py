# SPDX-License-Identifier: EUPL-1.2
"""Who may read a thread: members.json. Each negative case breaks one rule only."""

from . import world as w
from .cases_basic import case
from .core import ORG, b64u, h

BASE = w.members(w.person(w.VERA2), w.person(w.ROLF1), w.dept(w.PFLEGE2))
OLD_IAT = w.NOW - 30 * w.DAY

# Epoch 1 was made while Vera had her first keycard and Pflege its first epoch.
FIRST = w.thread_epoch(
    1, "thread 1", w.members(w.person(w.VERA1), w.person(w.ROLF1), w.dept(w.PFLEGE1)),
    w.VERA1, "vera 1", iat=OLD_IAT,
)
SECOND = w.thread_epoch(2, "thread 2", BASE, w.VERA2, "vera 2", FIRST.sh, w.NOW - w.DAY)
INTERNAL = w.thread_epoch(1, "internal 1", [w.dept(w.PFLEGE2)], w.EVA1, "eva 1", lane="internal")


class Table:
    """Cases, with statements and contexts kept once under a name."""

    def __init__(self):
        self.shared, self.cases = {}, []
        self.known = {}

    def ref(self, name, value):
        self.shared[name] = value
        return f"${name}"

    def stmt(self, one):
        if one is None:
            return None
        if one.sh not in self.known:
            self.known[one.sh] = []
        for name, envelope in self.known[one.sh]:
            if envelope == one.envelope:
                return f"${name}"
        name = f"epoch {len(self.shared)}"
        self.known[one.sh].append((name, one.envelope))
        return self.ref(name, one.envelope)

    def members(self, name, statement, previous, context, **outcome):
        value = {
            "statement": self.stmt(statement),
            "previous": self.stmt(previous),
            "context": context,
        }
        self.cases.append(case(name, "members", value, **outcome))


def members_file():
    t = Table()
    base = t.ref("context", w.context())
    rules(t, base)
    authors(t, base)
    exclusions(t, base)
    next_sender(t, base)
    freshness(t, base)
    return {"shared": t.shared, "cases": t.cases}


def second(card=w.VERA2, signer="vera 2", members=None, previous=FIRST, enc="thread 2", **changes):
    members = BASE if members is None else members
    return w.thread_epoch(2, enc, members, card, signer, previous.sh, **changes)


def rules(t, base):
    t.members("first epoch", FIRST, None, base, expect=True)
    t.members("second epoch: new keycard and new department epoch", SECOND, FIRST, base, expect=True)
    third = w.thread_epoch(3, "thread 3", BASE, w.VERA2, "vera 2", SECOND.sh)
    t.members("third epoch, same members", third, SECOND, base, expect=True)

    persons = w.members(w.person(w.VERA2), w.person(w.ROLF1))
    t.members("no department", second(members=persons), FIRST, base, error="no-department")
    stale = w.members(w.person(w.VERA2), w.person(w.ROLF1), w.dept(w.PFLEGE1))
    t.members("department at its former epoch", second(members=stale), FIRST, base, error="stale-department")
    forged = w.members(w.person(w.VERA2), w.person(w.ROLF1), {**w.dept(w.PFLEGE2), "de": b64u(h("sp1/vectors/other"))})
    t.members("another statement of the same department epoch", second(members=forged), FIRST, base, error="stale-department")
    unknown = w.members(w.person(w.VERA2), w.person(w.ROLF1), {**w.dept(w.PFLEGE2), "epoch": 3})
    t.members("department at an epoch that nobody knows", second(members=unknown), FIRST, base, error="stale-department")

    ghost = w.members(*BASE, w.person(w.MALLORY1))
    t.members("a ghost", second(members=ghost), FIRST, base, error="ghost-member")
    t.members("a ghost put in by the department", second(w.EVA1, "eva 1", ghost), FIRST, base, error="ghost-member")
    ended = w.context(representatives=[w.representative(w.ROLF, exp=w.NOW)])
    t.members("a representative whose time is over", second(), FIRST, ended, error="ghost-member")
    later = w.context(representatives=[w.representative(w.ROLF, nbf=w.NOW + 1)])
    t.members("a representative whose time has not come", second(), FIRST, later, error="ghost-member")
    ended = w.context(revoked=[{"sh": w.representative(w.ROLF)["rep"], "at": w.NOW}])
    t.members("a representative whose representation was revoked", second(), FIRST, ended, error="ghost-member")
    ended = w.context(revoked=[{"sh": w.representative(w.ROLF)["rep"], "at": w.NOW + 1}])
    t.members("a representative whose representation was revoked later", second(), FIRST, ended, expect=True)
    separate = w.context(representatives=[w.representative(w.ROLF, post=False)])
    small = FIRST.changed(members=w.members(w.person(w.VERA1), w.dept(w.PFLEGE1)))
    t.members("a representative without right post stays where he was", second(), FIRST, separate, expect=True)
    t.members("a representative without right post comes in", second(previous=small), small, separate, error="ghost-member")
    t.members("a representative with right post comes in", second(previous=small), small, base, expect=True)
    t.members("staff adds a representative without right post", second(w.EVA1, "eva 1", previous=small), small, separate, expect=True)
    t.members("the subject begins without him", w.thread_epoch(1, "thread 1", BASE, w.VERA2, "vera 2"), None, separate, error="ghost-member")
    t.members("a representative without right post begins", w.thread_epoch(1, "thread 1", BASE, w.ROLF1, "rolf 1"), None, separate, expect=True)
    others = w.context(representatives=[w.representative(w.ROLF, subject=w.MALLORY)])
    t.members("a representative of somebody else", second(), FIRST, others, error="ghost-member")
    staff = w.members(*BASE, w.person(w.EVA1))
    t.members("an employee as a person", second(members=staff), FIRST, base, error="ghost-member")
    stale = w.members(w.person(w.VERA1), w.person(w.ROLF1), w.dept(w.PFLEGE2))
    t.members("a former keycard", second(w.EVA1, "eva 1", stale), FIRST, base, error="stale-binding")
    early = w.members(w.person(w.VERA3), w.person(w.ROLF1), w.dept(w.PFLEGE2))
    t.members("a keycard that is not bound", second(w.EVA1, "eva 1", early), FIRST, base, error="stale-binding")
    foreign = w.members({**w.person(w.VERA2), "kc": w.MALLORY1.sh}, w.person(w.ROLF1), w.dept(w.PFLEGE2))
    t.members("somebody else's keycard", second(w.EVA1, "eva 1", foreign), FIRST, base, error="stale-binding")

    alone = w.members(w.person(w.ROLF1), w.dept(w.PFLEGE2))
    t.members("without the subject", second(w.EVA1, "eva 1", alone), FIRST, base, error="subject-missing")
    facts = [one for one in w.context()["bindings"] if one["pid"] != w.VERA]
    unbound = w.context(bindings=facts)
    child = w.thread_epoch(1, "thread 1", alone, w.ROLF1, "rolf 1")
    t.members("without a subject that has no key yet", child, None, unbound, expect=True)
    t.members("internal lane", INTERNAL, None, base, expect=True)
    plain = w.thread_epoch(1, "plain 1", [w.dept(w.PFLEGE2)], w.EVA1, "eva 1", subject=w.THREAD)
    t.members("a thread of nobody", plain, None, base, expect=True)
    somebody = w.members(w.person(w.VERA2), w.dept(w.PFLEGE2))
    t.members("a person in a thread of nobody", plain.changed(members=somebody), None, base, error="ghost-member")
    person = w.members(w.person(w.VERA2), w.dept(w.PFLEGE2))
    inside = w.thread_epoch(1, "internal 1", person, w.EVA1, "eva 1", lane="internal")
    t.members("a person in the internal lane", inside, None, base, error="person-in-internal-lane")

    skipped = w.thread_epoch(3, "thread 3", BASE, w.VERA2, "vera 2", FIRST.sh)
    t.members("an epoch left out", skipped, FIRST, base, error="epoch-gap")
    t.members("the same number again", second().changed(epoch=1), FIRST, base, error="epoch-gap")
    lonely = w.thread_epoch(2, "thread 2", BASE, w.VERA2, "vera 2")
    t.members("second epoch without a first", lonely, None, base, error="epoch-gap")
    t.members("prev of another epoch", second(previous=INTERNAL), FIRST, base, error="wrong-previous")
    t.members("prev left out", second().changed(prev=None), FIRST, base, error="wrong-previous")
    t.members("first epoch with prev", FIRST.changed(prev=INTERNAL.sh), None, base, error="wrong-previous")
    t.members("another thread", second(thread=w.OTHER_THREAD), FIRST, base, error="place-changed")
    t.members("another organisation", FIRST.changed(org="andere.example"), None, base, error="place-changed")
    t.members("the other lane", second(w.EVA1, "eva 1", [w.dept(w.PFLEGE2)], lane="internal"), FIRST, base, error="place-changed")
    swapped = w.members(w.person(w.ROLF1), w.person(w.MALLORY1), w.dept(w.PFLEGE2))
    t.members("an accomplice in the subject's place", second(w.ROLF1, "rolf 1", swapped, subject=w.MALLORY), FIRST, base, error="place-changed")
    t.members("the key of the epoch before", second(enc="thread 1"), FIRST, base, error="key-reused")
    used = w.context(used_keys=[w.rhash(w.identity("thread 0").recipient)])
    t.members("a key used long ago or in the other lane", second(enc="thread 0"), FIRST, used, error="key-reused")

    unsorted = list(reversed(BASE))
    t.members("members not sorted", second(members=unsorted), FIRST, base, error="malformed-members")
    swap = [BASE[1], BASE[0], BASE[2]]
    t.members("persons not sorted", second(members=swap), FIRST, base, error="malformed-members")
    t.members("a person twice", second(members=[BASE[0], *BASE]), FIRST, base, error="malformed-members")
    t.members("a department twice", second(members=[*BASE, BASE[2]]), FIRST, base, error="malformed-members")
    both = w.members(w.person(w.VERA1), *BASE)
    t.members("a person with two keycards", second(members=both), FIRST, base, error="malformed-members")
    two = sorted([w.ROLF, w.MALLORY], reverse=True)
    without = w.members(w.person(w.VERA2), w.dept(w.PFLEGE2))
    t.members("exclusions not sorted", second(members=without, exclude=two), FIRST, base, error="malformed-members")
    t.members("an exclusion twice", second(members=without, exclude=[w.ROLF, w.ROLF]), FIRST, base, error="malformed-members")


def authors(t, base):
    first = w.members(w.person(w.VERA2), w.person(w.ROLF1), w.dept(w.PFLEGE2))
    for name, card, signer, context, outcome in [
        ("first epoch by staff", w.EVA1, "eva 1", base, {"expect": True}),
        ("first epoch by a representative", w.ROLF1, "rolf 1", base, {"expect": True}),
        ("first epoch by a stranger", w.MALLORY1, "mallory 1", base, {"error": "author-not-allowed"}),
        ("first epoch by staff of another department", w.STEFAN1, "stefan 1", base, {"error": "author-not-allowed"}),
        ("first epoch with the author's former keycard", w.VERA1, "vera 1", base, {"error": "author-not-allowed"}),
        ("first epoch by a representative without right write", w.ROLF1, "rolf 1",
         w.context(representatives=[w.representative(w.ROLF, write=False)]), {"error": "author-not-allowed"}),
    ]:
        made = w.thread_epoch(1, "thread 1", first, card, signer)
        t.members(name, made, None, context, **outcome)
    t.members("second epoch by staff", second(w.EVA1, "eva 1"), FIRST, base, expect=True)
    t.members("second epoch by a representative", second(w.ROLF1, "rolf 1"), FIRST, base, expect=True)
    t.members("second epoch by a stranger", second(w.MALLORY1, "mallory 1"), FIRST, base, error="author-not-allowed")
    readonly = w.context(representatives=[w.representative(w.ROLF, write=False)])
    t.members("second epoch by a representative without right write", second(w.ROLF1, "rolf 1"), FIRST, readonly, error="author-not-allowed")
    small = FIRST.changed(members=w.members(w.person(w.VERA1), w.dept(w.PFLEGE1)))
    t.members("second epoch by somebody who was not in the first", second(w.ROLF1, "rolf 1", previous=small), small, base, error="author-not-allowed")
    t.members("second epoch by staff of another department", second(w.STEFAN1, "stefan 1"), FIRST, base, error="author-not-allowed")
    invited = w.members(*BASE, w.dept(w.LEISTUNG1))
    t.members("staff who invite their own department", second(w.STEFAN1, "stefan 1", invited), FIRST, base, error="author-not-allowed")
    expired = w.context(certificates=[{**w.certificate_fact(w.CERT_EVA), "exp": w.NOW}])
    t.members("staff with an expired certificate", second(w.EVA1, "eva 1"), FIRST, expired, error="author-not-allowed")
    reader = w.context(certificates=[{**w.certificate_fact(w.CERT_EVA), "depts": [{"d": "pflege", "rights": ["read", "grant"]}]}])
    t.members("staff without right write", second(w.EVA1, "eva 1"), FIRST, reader, error="author-not-allowed")
    other_kc = w.context(certificates=[{**w.certificate_fact(w.CERT_EVA), "kc": w.STEFAN1.sh}])
    t.members("staff with a certificate for another keycard", second(w.EVA1, "eva 1"), FIRST, other_kc, error="author-not-allowed")

    revoked = w.context(revoked=[{"sh": w.CERT_EVA.sh, "at": w.NOW - 1}])
    t.members("staff with a revoked certificate", second(w.EVA1, "eva 1"), FIRST, revoked, error="revoked-author")
    later = w.context(revoked=[{"sh": w.CERT_EVA.sh, "at": w.NOW + 1}])
    t.members("staff whose certificate was revoked later", second(w.EVA1, "eva 1"), FIRST, later, expect=True)
    new_cert = w.certificate(w.EVA1, [("pflege", ["write"])], "Team Pflege", nbf=w.NOW - w.DAY)
    renewed = w.context(
        revoked=[{"sh": w.CERT_EVA.sh, "at": w.NOW - w.DAY}],
        certificates=[w.certificate_fact(w.CERT_EVA), w.certificate_fact(new_cert)],
    )
    t.members("staff with a new certificate after a revoked one", second(w.EVA1, "eva 1"), FIRST, renewed, expect=True)

    t.members("signed by another member", second(signer="rolf 1"), FIRST, base, error="bad-signature")
    t.members("signed with the author's former key", second(signer="vera 1"), FIRST, base, error="bad-signature")
    t.members("not signed", second().changed([]), FIRST, base, error="bad-signature")

    t.members("staff invite another department", second(w.EVA1, "eva 1", invited), FIRST, base, expect=True)
    t.members("the subject invites another department", second(members=invited), FIRST, base, error="departments-changed")
    t.members("a representative invites another department", second(w.ROLF1, "rolf 1", invited), FIRST, base, error="departments-changed")
    wide = FIRST.changed(members=w.members(w.person(w.VERA1), w.person(w.ROLF1), w.dept(w.PFLEGE1), w.dept(w.LEISTUNG1)))
    t.members("the subject drops a department", second(previous=wide), wide, base, error="departments-changed")
    t.members("staff drop a department", second(w.EVA1, "eva 1", previous=wide), wide, base, expect=True)
    t.members("staff of the department that is dropped", second(w.STEFAN1, "stefan 1", previous=wide), wide, base, expect=True)

    own = w.thread_epoch(1, "internal 1", [w.dept(w.PFLEGE2)], w.VERA2, "vera 2", lane="internal")
    t.members("internal lane by the subject", own, None, base, error="author-not-allowed")

    # A hand-over: the next epoch of both lanes names the receiving department, made by the one that had it.
    def handed(lane, key, list_, card, signer, previous):
        return w.thread_epoch(2, key, list_, card, signer, previous.sh, lane=lane)

    case_list = w.members(w.person(w.VERA2), w.person(w.ROLF1), w.dept(w.LEISTUNG1))
    t.members("staff hand on to another department", handed("case", "thread 2", case_list, w.EVA1, "eva 1", FIRST), FIRST, base, expect=True)
    t.members("another department takes over by itself", handed("case", "thread 2", case_list, w.STEFAN1, "stefan 1", FIRST), FIRST, base, error="author-not-allowed")
    t.members("the subject hands on to another department", handed("case", "thread 2", case_list, w.VERA2, "vera 2", FIRST), FIRST, base, error="departments-changed")
    notes = [w.dept(w.LEISTUNG1)]
    t.members("staff hand on the internal lane", handed("internal", "internal 2", notes, w.EVA1, "eva 1", INTERNAL), INTERNAL, base, expect=True)
    t.members("another department takes over the internal lane", handed("internal", "internal 2", notes, w.STEFAN1, "stefan 1", INTERNAL), INTERNAL, base, error="author-not-allowed")

    # Vera lost everything and was identified by a new letter: the old key did not sign for the new.
    anew = [*w.context()["bindings"], w.binding_fact(w.BIND_VERA3, w.VERA3)]
    after = t.ref("context after re-identification", w.context(bindings=anew))
    again = w.members(w.person(w.VERA3), w.person(w.ROLF1), w.dept(w.PFLEGE2))
    t.members("re-identified: by the department", second(w.EVA1, "eva 1", again), FIRST, after, expect=True)
    t.members("re-identified: by the person herself", second(w.VERA3, "vera 3", again), FIRST, after, error="author-not-allowed")
    t.members("re-identified: by a representative", second(w.ROLF1, "rolf 1", again), FIRST, after, error="author-not-allowed")
    settled = w.thread_epoch(2, "thread 2", again, w.EVA1, "eva 1", FIRST.sh, w.NOW - 3600)
    third = w.thread_epoch(3, "thread 3", again, w.VERA3, "vera 3", settled.sh)
    t.members("re-identified: by the person after the department", third, settled, after, expect=True)


def exclusions(t, base):
    without = w.members(w.person(w.VERA2), w.dept(w.PFLEGE2))
    t.members("the subject excludes a representative", second(members=without, exclude=[w.ROLF]), FIRST, base, expect=True)
    t.members("staff exclude a representative", second(w.EVA1, "eva 1", without, exclude=[w.ROLF]), FIRST, base, expect=True)
    t.members("excluded and a member", second(exclude=[w.ROLF]), FIRST, base, error="excluded-member")
    kim = w.representative(w.KIM)
    two = w.context(representatives=[w.representative(w.ROLF), kim])
    t.members("a representative excludes another", second(w.ROLF1, "rolf 1", exclude=[w.KIM]), FIRST, two, error="exclude-not-allowed")
    t.members("staff exclude the subject", second(w.EVA1, "eva 1", exclude=[w.VERA]), FIRST, base, error="exclude-not-allowed")
    own = w.thread_epoch(1, "thread 1", without, w.ROLF1, "rolf 1", exclude=[w.ROLF])
    t.members("a representative excludes himself in the first epoch", own, None, base, error="exclude-not-allowed")
    t.members("a representative excludes himself", second(w.ROLF1, "rolf 1", without, exclude=[w.ROLF]), FIRST, base, error="exclude-not-allowed")
    shut = second(members=without, exclude=[w.ROLF], iat=w.NOW - w.DAY)
    kept = w.thread_epoch(3, "thread 3", without, w.VERA2, "vera 2", shut.sh, exclude=[w.ROLF])
    t.members("an exclusion persists", kept, shut, base, expect=True)
    dropped = w.thread_epoch(3, "thread 3", BASE, w.VERA2, "vera 2", shut.sh)
    t.members("an exclusion is dropped", dropped, shut, base, error="exclude-dropped")
    sneaky = w.thread_epoch(3, "thread 3", without, w.ROLF1, "rolf 1", shut.sh, exclude=[w.ROLF])
    t.members("an excluded representative as author", sneaky, shut, base, error="author-not-allowed")


def next_sender(t, base):
    def expected(name, context, expect, at=w.NOW, lane="case", departments=("pflege",), exclude=(), present=()):
        value = {
            "place": {"lane": lane, "subject": w.VERA, "departments": list(departments), "exclude": list(exclude), "present": sorted(present)},
            "at": at,
            "context": context,
        }
        outcome = {"error": expect} if isinstance(expect, str) else {"expect": expect}
        t.cases.append(case(name, "expected-members", value, **outcome))

    expected("members now", base, BASE)
    old = w.members(w.person(w.VERA1), w.person(w.ROLF1), w.dept(w.PFLEGE1))
    expected("members a month ago", base, old, at=OLD_IAT)
    without = w.members(w.person(w.VERA2), w.dept(w.PFLEGE2))
    expected("members without the excluded", base, without, exclude=[w.ROLF])
    gone = w.context(representatives=[])
    expected("members without a representative", gone, without)
    ended = w.context(revoked=[{"sh": w.representative(w.ROLF)["rep"], "at": w.NOW}])
    expected("members after a representation was revoked", ended, without)
    separate = w.context(representatives=[w.representative(w.ROLF, post=False)])
    expected("members without one who may not open post", separate, without)
    expected("members with one who was there", separate, BASE, present=[w.VERA, w.ROLF])
    expected("members of two departments", base, w.members(*BASE, w.dept(w.LEISTUNG1)), departments=["leistung", "pflege"])
    expected("members of the internal lane", base, [w.dept(w.PFLEGE2)], lane="internal")
    kim = w.context(representatives=[w.representative(w.ROLF), w.representative(w.KIM)])
    expected("a representative without a key is left out", kim, BASE)
    expected("a department that nobody knows", base, "stale-department", departments=["mdk"])
    expected("no department at all", base, "no-department", departments=[])

    def needs(name, epoch, messages, expect, context=base, now=w.NOW):
        value = {"statement": t.stmt(epoch), "messages": messages, "now": now, "context": context}
        t.cases.append(case(name, "needs-new-epoch", value, expect=expect))

    needs("nothing changed", SECOND, 3, None)
    needs("a new keycard and a new department epoch", FIRST, 3, "membership")
    needs("a representative gone", SECOND, 3, "membership", gone)
    bound = [*w.context()["bindings"], {**w.binding_fact(w.BIND_MALLORY1, w.MALLORY1), "pid": w.KIM}]
    joined = w.context(representatives=[w.representative(w.ROLF), w.representative(w.KIM)], bindings=bound)
    needs("a representative added", SECOND, 3, "membership", joined)
    needs("199 messages", SECOND, 199, None)
    needs("200 messages", SECOND, 200, "messages")
    iat = SECOND.payload["iat"]
    lasting = w.context(representatives=[w.representative(w.ROLF, exp=w.NOW + 900 * w.DAY)])
    needs("90 days", SECOND, 0, None, lasting, iat + 90 * w.DAY)
    needs("90 days and a second", SECOND, 0, "age", lasting, iat + 90 * w.DAY + 1)


def freshness(t, base):
    hours = 3600
    lists, vera, rolf = w.revlist, w.BIND_VERA2, w.BIND_ROLF1
    now = w.NOW

    def value(revlist_iat, vera_iat, rolf_iat, side=None):
        out = {
            "statement": t.stmt(SECOND),
            "revlist": revlist_iat and lists(iat=revlist_iat).payload,
            "fresh": [
                w.fresh(binding, iat).payload
                for binding, iat in ((vera, vera_iat), (rolf, rolf_iat)) if iat
            ],
            "now": now,
            "context": base,
        }
        return out | ({"side": side} if side else {})

    def new(name, *iats, **outcome):
        t.cases.append(case(f"new epoch: {name}", "fresh-for-new-epoch", value(*iats), **outcome))

    limit, over, stale = now - 48 * hours, now - 48 * hours - 1, "not-fresh"
    new("all fresh", now, now, now, expect=True)
    new("all 48 hours old", limit, limit, limit, expect=True)
    new("revocation list older", over, now, now, error=stale)
    new("one person's proof older", now, now, over, error=stale)
    new("no revocation list", None, now, now, error=stale)
    new("no proof for one person", now, now, None, error=stale)
    hidden = value(now, now, now)
    hidden["fresh"] = [w.fresh(w.BIND_VERA1).payload, w.fresh(rolf).payload]
    t.cases.append(case("new epoch: proof of another binding", "fresh-for-new-epoch", hidden, error="stale-binding"))
    renewed = value(now, now, now)
    renewed["fresh"].append(w.fresh(vera, over).payload)
    t.cases.append(case("new epoch: the newest proof counts", "fresh-for-new-epoch", renewed, expect=True))

    def send(name, side, *iats, **outcome):
        t.cases.append(case(f"sending: {name}", "fresh-for-sending", value(*iats, side), **outcome))

    days14 = now - 14 * w.DAY
    send("person, fresh", "person", now, limit, now, expect="fresh")
    send("person, older than 48 hours", "person", now, over, now, expect="warn")
    send("person, 14 days", "person", days14, days14, days14, expect="warn")
    send("person, older than 14 days", "person", days14 - 1, now, now, error=stale)
    send("person, without a revocation list", "person", None, now, now, error=stale)
    send("staff, fresh", "staff", limit, limit, limit, expect="fresh")
    send("staff, older than 48 hours", "staff", over, now, now, error=stale)
    assert w.context()["org"] == ORG
