# SPDX-License-Identifier: EUPL-1.2
"""Conventions (section 1): TUP, H, HKDF, HMAC, canonical JSON, codes, DSSE, padding."""

import base64
import hashlib
import hmac as hmac_module
import json
import math

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

ORG = "musterkasse.example"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def tup(label, *parts):
    out = label.encode("ascii") + b"\0"
    for part in parts:
        out += len(part).to_bytes(4, "big") + part
    return out


def sha256(data):
    return hashlib.sha256(data).digest()


def h(label, *parts):
    return sha256(tup(label, *parts))


def hmac(key, message):
    return hmac_module.new(key, message, hashlib.sha256).digest()


def hkdf(ikm, salt, info, length=32):
    prk = hmac(salt if salt else bytes(32), ikm)
    out, block, counter = b"", b"", 1
    while len(out) < length:
        block = hmac(prk, block + info + bytes([counter]))
        out += block
        counter += 1
    return out[:length]


def b64u(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def from_b64u(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def b64(data):
    return base64.b64encode(data).decode()


def u64(number):
    return number.to_bytes(8, "big")


def uuid_bytes(text):
    return bytes.fromhex(text.replace("-", ""))


def uuid4(name):
    """A version 4 UUID that follows from a name."""
    raw = bytearray(h("sp1/vectors/uuid", name.encode())[:16])
    raw[6] = raw[6] & 0x0F | 0x40
    raw[8] = raw[8] & 0x3F | 0x80
    text = raw.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def uuid7(name, seconds):
    """A version 7 UUID of a time, whose random part follows from a name."""
    raw = bytearray((seconds * 1000).to_bytes(6, "big") + h("sp1/vectors/uuid", name.encode())[:10])
    raw[6] = raw[6] & 0x0F | 0x70
    raw[8] = raw[8] & 0x3F | 0x80
    text = raw.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def jcs(value):
    """RFC 8785 for what the protocol has: ASCII member names, integers, texts."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


# --- codes


def c32(data):
    bits = "".join(f"{byte:08b}" for byte in data)
    bits += "0" * (-len(bits) % 5)
    return "".join(ALPHABET[int(bits[at : at + 5], 2)] for at in range(0, len(bits), 5))


def groups(text, between):
    return between.join(text[at : at + 4] for at in range(0, len(text), 4))


def code(kind, raw):
    check = h("sp1/code/check", kind.encode(), raw)[:1]
    return groups(c32(raw + check), "-")


def fingerprint(sh):
    return groups(c32(h("sp1/td/fp", sh)[:20]), " ")


# --- DSSE


def media_type(name):
    return f"application/vnd.sp1.{name}+json"


def pae(kind, payload):
    kind = kind.encode()
    head = b"DSSEv1 " + str(len(kind)).encode() + b" " + kind
    return head + b" " + str(len(payload)).encode() + b" " + payload


class Key:
    """An Ed25519 key that follows from a seed."""

    def __init__(self, seed):
        self.seed = seed
        self.private = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = self.private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

    @classmethod
    def named(cls, name):
        return cls(h("sp1/vectors/sig", name.encode()))

    @property
    def kid(self):
        return b64u(h("sp1/kid", self.public))

    def sign(self, kind, payload):
        return self.private.sign(pae(kind, payload))


def envelope(kind, payload, keys):
    """A DSSE envelope over payload bytes."""
    return {
        "payload": b64(payload),
        "payloadType": kind,
        "signatures": [{"keyid": key.kid, "sig": b64(key.sign(kind, payload))} for key in keys],
    }


class Stmt:
    """A signed statement: payload, envelope and hash."""

    def __init__(self, name, payload, keys):
        self.type = media_type(name)
        self.payload = payload
        self.keys = keys
        self.bytes = jcs(payload)
        self.envelope = envelope(self.type, self.bytes, keys)
        self.raw_sh = sha256(pae(self.type, self.bytes))
        self.sh = b64u(self.raw_sh)

    def changed(self, keys=None, **members):
        """The same statement with other members, signed again."""
        name = self.type.removeprefix("application/vnd.sp1.").removesuffix("+json")
        return Stmt(name, {**self.payload, **members}, self.keys if keys is None else keys)


# --- padding


def padme(length):
    if length < 2:
        return length
    e = math.floor(math.log2(length))
    while 1 << (e + 1) <= length:
        e += 1
    while 1 << e > length:
        e -= 1
    s = math.floor(math.log2(e)) + 1 if e else 0
    mask = (1 << (e - s)) - 1 if e >= s else 0
    return (length + mask) & ~mask


def pad_blanks(data, minimum):
    return data.ljust(max(minimum, padme(len(data))), b" ")
