# SPDX-License-Identifier: EUPL-1.2
"""age files with `mlkem768x25519` stanzas (C2SP age, X-Wing draft 06, RFC 9180), sealed from given
randomness, so that the vectors are the same at every run."""

import base64
import hashlib

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from . import mlkem
from .core import h, hkdf, hmac

CHARSET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
LABEL = b"age-encryption.org/mlkem768x25519"


def _polymod(values):
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for i, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= generator if (top >> i) & 1 else 0
    return check


def bech32(hrp, data):
    bits = "".join(f"{byte:08b}" for byte in data)
    bits += "0" * (-len(bits) % 5)
    values = [int(bits[at : at + 5], 2) for at in range(0, len(bits), 5)]
    expanded = [ord(c) >> 5 for c in hrp] + [0] + [ord(c) & 31 for c in hrp]
    check = _polymod(expanded + values + [0] * 6) ^ 1
    values += [(check >> 5 * (5 - i)) & 31 for i in range(6)]
    return hrp + "1" + "".join(CHARSET[value] for value in values)


class Identity:
    """A hybrid identity that follows from a 32-byte seed."""

    def __init__(self, seed):
        self.seed = seed
        expanded = hashlib.shake_256(seed).digest(96)
        x = X25519PrivateKey.from_private_bytes(expanded[64:]).public_key()
        self.public = mlkem.public_key(expanded[:64]) + x.public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.recipient = bech32("age1pq", self.public)
        self.text = bech32("age-secret-key-pq-", seed).upper()

    @classmethod
    def named(cls, name):
        return cls(h("sp1/vectors/enc", name.encode()))


def _xwing(public, random):
    ek, pk_x = public[:1184], public[1184:]
    ss_m, ct_m = mlkem.encapsulate(ek, random[:32])
    ephemeral = X25519PrivateKey.from_private_bytes(random[32:64])
    ct_x = ephemeral.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    ss_x = ephemeral.exchange(X25519PublicKey.from_public_bytes(pk_x))
    shared = hashlib.sha3_256(ss_m + ss_x + ct_x + pk_x + b"\\.//^\\").digest()
    return shared, ct_m + ct_x


def _hpke_seal(shared, info, plaintext):
    suite = b"HPKE" + bytes.fromhex("647a00010003")

    def extract(salt, label, ikm):
        return hmac(salt if salt else bytes(32), b"HPKE-v1" + suite + label + ikm)

    def expand(prk, label, context, length):
        info = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + context
        return hmac(prk, info + b"\1")[:length]

    context = b"\0" + extract(b"", b"psk_id_hash", b"") + extract(b"", b"info_hash", info)
    secret = extract(shared, b"secret", b"")
    key, nonce = expand(secret, b"key", context, 32), expand(secret, b"base_nonce", context, 12)
    return ChaCha20Poly1305(key).encrypt(nonce, plaintext, b"")


def nopad(data):
    return base64.b64encode(data).rstrip(b"=")


def stanza(kind, args, body):
    lines = [b" ".join([b"->", kind.encode(), *args])]
    text = nopad(body)
    lines += [text[at : at + 64] for at in range(0, len(text), 64)]
    if len(text) % 64 == 0:
        lines.append(b"")
    return b"".join(line + b"\n" for line in lines)


def hybrid_stanza(identity, file_key, random):
    shared, enc = _xwing(identity.public, random)
    return stanza("mlkem768x25519", [nopad(enc)], _hpke_seal(shared, LABEL, file_key))


def seal(identities, content, name, extra=()):
    """An age file to these identities; all randomness follows from `name`. `extra` stanzas come last."""
    random = hashlib.shake_256(b"sp1/vectors/age " + name.encode()).digest(32 + 64 * len(identities))
    file_key, nonce = random[:16], random[16:32]
    header = b"age-encryption.org/v1\n"
    for i, identity in enumerate(identities):
        header += hybrid_stanza(identity, file_key, random[32 + 64 * i : 96 + 64 * i])
    header += b"".join(extra) + b"---"
    header += b" " + nopad(hmac(hkdf(file_key, b"", b"header"), header)) + b"\n"
    key = ChaCha20Poly1305(hkdf(file_key, nonce, b"payload"))
    chunks = [content[at : at + 65536] for at in range(0, len(content), 65536)] or [b""]
    body = b""
    for i, chunk in enumerate(chunks):
        final = b"\1" if i == len(chunks) - 1 else b"\0"
        body += key.encrypt(i.to_bytes(11, "big") + final, chunk, None)
    return header + nonce + body
