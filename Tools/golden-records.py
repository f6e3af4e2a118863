#!/usr/bin/env python3
"""Makes the golden records of Docs/Formats/Record.md from that page alone.

It shares no code with the ledger: an outsider can read it next to the page, run it, and compare
what it prints with golden-records.json beside it and with the literals of
Tests/RecordFormatTests/GoldenRecords.swift.

    python3 Tools/golden-records.py > Tools/golden-records.json

Needs the package `cryptography` for Ed25519 and AES-256-GCM.
"""

import json
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

LEDGER = "ledger.example/golden"


def canonical(value):
    """Canonical JSON. Enough for what stands here: ASCII keys, integers, well-formed text."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def commitment(part, content, salt, action):
    """SHA-256 over purpose, ledger and action, a line each, then salt and bytes."""
    lines = f"entente/{part}/v1\n{LEDGER}\n{action}\n".encode()
    return sha256(lines + salt + content).hexdigest()


def signed_bytes(header):
    """What every signature of an action covers."""
    left_out = {"recorded", "sequence", "signatures"}
    kept = {key: value for key, value in header.items() if key not in left_out}
    return b"entente/action/v1\n" + canonical(kept)


def signature(header, private_key):
    """One entry of `signatures`."""
    public_key = private_key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    value = private_key.sign(signed_bytes(header))
    return {"key": sha256(public_key).hexdigest(), "value": value.hex()}


def public_hex(private_key):
    return private_key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def record(number, header, facts, words=None, signers=()):
    """Completes a header and prints all that follows from it. Salts and keys are counted out."""
    action = f"0198a5e4-0c00-7000-8000-{number:012x}"
    facts_salt = bytes([0x10 + number]) * 32
    words_salt = bytes([0x20 + number]) * 32
    words_key = bytes([0x30 + number]) * 32
    nonce = bytes([0x40 + number]) * 12

    header = dict(header, action=action, catalogue=1, format=1, ledger=LEDGER)
    vector = {"facts": canonical(facts).decode(), "facts_salt": facts_salt.hex()}
    header["facts"] = commitment("facts", canonical(facts), facts_salt, action)
    vector["facts_commitment"] = header["facts"]
    if words:
        assert facts["words_present"] == sorted(words)
        plain = canonical(words)
        header["words"] = commitment("words", plain, words_salt, action)
        context = f"entente/words-row/v1\n{LEDGER}\n{action}".encode()
        sealed = b"\x01" + nonce + AESGCM(words_key).encrypt(nonce, words_salt + plain, context)
        vector["words"] = plain.decode()
        vector["words_salt"] = words_salt.hex()
        vector["words_commitment"] = header["words"]
        vector["words_key"] = words_key.hex()
        vector["nonce"] = nonce.hex()
        vector["sealed_words"] = sealed.hex()
    vector["signed_bytes"] = signed_bytes(header).decode()
    if signers:
        signatures = [signature(header, key) for key in signers]
        header["signatures"] = sorted(signatures, key=lambda entry: entry["key"])
    leaf = canonical(header)
    vector["header"] = leaf.decode()
    vector["leaf_hash"] = sha256(b"\x00" + leaf).hexdigest()

    travelling = {key: header[key] for key in header if key not in ("recorded", "sequence")}
    action_file = {"facts": facts, "facts_salt": facts_salt.hex(), "header": travelling}
    if words:
        action_file.update(words=words, words_salt=words_salt.hex())
    vector["action_file_sha256"] = sha256(canonical(action_file)).hexdigest()
    return vector


def sealed_document(document, sequence):
    """A document of class personal as it lies in the folder (Docs/Formats/Store.md)."""
    key = bytes([0x61]) * 32
    nonce = bytes([0x62]) * 12
    name = sha256(document).hexdigest()
    context = f"entente/document/v1\n{LEDGER}\n{name}".encode()
    head = b"\x01" + sequence.to_bytes(8, "big")
    return {
        "document": document.decode(),
        "sha256": name,
        "sequence": sequence,
        "key": key.hex(),
        "nonce": nonce.hex(),
        "sealed": (head + nonce + AESGCM(key).encrypt(nonce, document, context)).hex(),
    }


KEYS = [Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32) for seed in (0x51, 0x52)]

VECTORS = {
    "ledger": LEDGER,
    "words_keys_head": sha256(f"entente/words-keys/v1\n{LEDGER}\n".encode()).hexdigest(),
    "public_keys": [public_hex(key) for key in KEYS],
    "sealed_document": sealed_document("Curriculum, une page\n".encode(), 0x0102030405),
    "plain": record(
        1,
        {
            "agreement": "gq-cnrs",
            "author": "local",
            "axes": ["A1"],
            "occurred": "2022-04-22",
            "on_behalf_of": ["cnrs", "genome-quebec"],
            "parties": ["cnrs", "genome-quebec"],
            "recorded": "2022-04-25T13:05:09.000042Z",
            "sequence": 12,
            "type": "axis.agreed",
        },
        {
            "axis": "A1",
            "expects": ["knowhow_mutual"],
            "words_present": ["title.en", "title.fr"],
        },
        {
            "title.en": "Know-how and expertise, both ways",
            "title.fr": "Savoir-faire et expertise, deux sens",
        },
    ),
    "signed": record(
        2,
        {
            "agreement": "gq-cnrs",
            "author": "p-abcdefghijklmnop",
            "expires": "2022-05-31T23:59:59.999999Z",
            "occurred": "2022-04-22T11:00:00-04:00",
            "on_behalf_of": ["cnrs"],
            "parties": ["cnrs"],
            "recorded": "2022-04-25T13:07:00.500000Z",
            "seen": {"root": sha256(b"a root").hexdigest(), "size": 13},
            "sequence": 13,
            "type": "agreement.signed",
        },
        {
            "cause": 12,
            "evidence": [
                {
                    "bytes": 48213,
                    "language": "fr-CA",
                    "media_type": "application/pdf",
                    "sha256": sha256(b"a document").hexdigest(),
                }
            ],
            "party": "cnrs",
            "text_sha256": sha256(b"a text").hexdigest(),
            "words_present": ["authority", "evidence.0.name", "place.fr"],
        },
        {
            "authority": 'Article 9, "Signatures"',
            "evidence.0.name": "entente.pdf",
            "place.fr": "Montréal (Québec)",
        },
        KEYS,
    ),
    "corrected": record(
        3,
        {
            "agreement": "gq-cnrs",
            "amends": {"axes": None, "occurred": "2022-06-15"},
            "author": "svc-import",
            "axes": ["A2"],
            "parties": ["cnrs", "genome-quebec"],
            "recorded": "2022-07-01T08:00:00.000000Z",
            "sequence": 31,
            "target": 30,
            "type": "record.corrected",
        },
        {
            "changes": {"axes": None, "form": "workshop", "occurred": "2022-06-15", "place.en": None},
            "words_present": ["changes.title.fr", "reason.fr"],
        },
        {
            "changes.title.fr": "Atelier\tsavoir-faire\n(reporté d’un jour)",
            "reason.fr": "Mauvaise date dans l’ordre du jour",
        },
    ),
    "annulled": record(
        4,
        {
            "agreement": "gq-cnrs",
            "author": "local",
            "parties": ["cnrs", "genome-quebec"],
            "recorded": "2022-07-01T08:00:00.000001Z",
            "sequence": 32,
            "target": 31,
            "type": "record.annulled",
        },
        {"words_present": ["reason.en"]},
        {"reason.en": "The first date was right 🙂"},
    ),
    "wordless": record(
        5,
        {
            "agreement": "gq-cnrs",
            "author": "local",
            "occurred": "2022-05",
            "recorded": "2022-07-02T08:00:00.000000Z",
            "sequence": 33,
            "type": "agreement.announced",
        },
        {},
    ),
}

if __name__ == "__main__":
    print(json.dumps(VECTORS, indent=2, ensure_ascii=False))
