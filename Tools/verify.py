#!/usr/bin/env python3
"""Verifies what a ledger gave away, from files alone, without any of the ledger's code.

    python3 Tools/verify.py tiles FOLDER                          the whole log: Tiles.md
    python3 Tools/verify.py proof NAME.tlog-proof [RECORD.json]   one record: Proof.md; else NAME.json
    python3 Tools/verify.py selection FOLDER                      a part, nothing left out: Selection.md
      --policy FILE    whose heads are accepted: Trust.md
      --anchors FILE   keys that partners gave in person: Trust.md
      --old FILE       a checkpoint that was kept from before

Written from the pages in Docs/Formats; over each part stands the name of its page. Needs Python 3.11
and the package `cryptography`, for Ed25519. One line a check. Ends with 0 when all of it holds, 2 when
nobody said whose keys are right or a format is newer than this file, 4 when something fails, 5 when
there is nothing to check or what was given from outside cannot be read, 64 when called otherwise.

Not checked: which facts and words a type has, and so whether labels lack what facts name, and the rules
(who may do what, and when); tiles hold headers alone. No file can show that a later head does not exist.
"""

import argparse
import base64
import datetime
import hashlib
import json
import os
import re
import stat
import sys
import unicodedata

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

class Fails(Exception):
    """What is checked is not what it says it is: exit code 4. Of a file from outside: 5."""

class Undecided(Exception):
    """It takes knowledge from outside that was not given: exit code 2."""

def require(condition, reason):
    if not condition:
        raise Fails(reason)

def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()

def read(path, limit):
    """The bytes of a regular file. O_NONBLOCK, so that a pipe of this name does not stop us."""
    try:
        with open(path, "rb", opener=lambda name, flags: os.open(name, flags | os.O_NONBLOCK)) as file:
            require(stat.S_ISREG(os.fstat(file.fileno()).st_mode), f"{path} is not a file")
            data = file.read(limit + 1)
    except IsADirectoryError:
        raise Fails(f"{path} is a folder") from None
    require(len(data) <= limit, f"{path} has more than {limit} bytes")
    return data


# --- Canonical JSON: CanonicalJSON.md

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ud800-\udfff]")

def canonical(value):
    """The canonical text. For what the profile allows, this is Python's short form with sorted keys."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

def parse_canonical(data, limit):
    """The value of a canonical text. Every other spelling shows when the value is written again."""

    def not_whole(text):
        raise Fails(f"the number {text[:20]} is not whole")

    require(len(data) <= limit, f"more than {limit} bytes of JSON")
    try:
        value = json.loads(data.decode(), parse_float=not_whole, parse_constant=not_whole)
        check_profile(value, 0)
    except (ValueError, RecursionError) as error:
        raise Fails(f"not JSON: {type(error).__name__}") from None
    require(canonical(value) == data, "the JSON is not canonical")
    return value

def check_profile(value, depth):
    if isinstance(value, str):
        wrong = FORBIDDEN.search(value) or any(ord(c) & 0xFFFE == 0xFFFE for c in value)
        require(not wrong, "a forbidden character in JSON")
    elif type(value) is int:
        require(abs(value) < 2**53, "an integer beyond 2^53 - 1")
    elif isinstance(value, (list, dict)):
        require(depth < 16, "JSON nested deeper than 16")
        for item in value.values() if isinstance(value, dict) else value:
            check_profile(item, depth + 1)
        for key in value if isinstance(value, dict) else ():
            require(re.fullmatch("[a-z0-9_.]+", key), "a key with other characters than a-z 0-9 _ .")


# --- Keys and signatures: Checkpoint.md, "Keys"

LOG, WITNESS = 1, 4  # The type bytes of keys that sign heads, and of keys that cosign them.
SMALL_ORDER = {
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
}

def check_public_key(raw):
    """Refuses keys under which signatures fit that nobody made, and second spellings of a key."""
    require(len(raw) == 32, "a public key has 32 bytes")
    y = raw[:31] + bytes([raw[31] & 0x7F])
    require(int.from_bytes(y, "little") < 2**255 - 19, "another spelling of a public key")
    require(y.hex() not in SMALL_ORDER, "a public key of small order")

def signature_fits(raw, signature, message):
    check_public_key(raw)
    try:
        Ed25519PublicKey.from_public_bytes(raw).verify(signature, message)
        return True
    except (InvalidSignature, ValueError):
        return False

def base64_bytes(text):
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        raise Fails("not base64") from None
    require(base64.b64encode(data) == text, "base64 that is not canonical")
    return data

def key_name(name):
    try:
        text = name.decode()
    except ValueError:
        raise Fails("the name of a key is not UTF-8") from None
    wrong = any(c.isspace() or c == "+" or unicodedata.category(c) == "Cc" for c in text)
    require(1 <= len(name) <= 1024 and not wrong, "the name of a key is malformed")
    return name

def key_id(name, kind, raw):
    return sha256(name, b"\n", bytes([kind]), raw)[:4]

def verifier_key(text, kind):
    """Reads `name+id+base64(type, key)`. Answers the name and the 32 bytes of the key."""
    parts = text.split(b"+", 2)  # The base64 may have plus signs of its own.
    require(len(parts) == 3, "a verifier key has three parts")
    name, data = key_name(parts[0]), base64_bytes(parts[2])
    require(data[:1] == bytes([kind]), "a verifier key of another type")
    check_public_key(data[1:])
    right_id = key_id(name, kind, data[1:]).hex().encode()
    require(parts[1] == right_id, "a verifier key with another id")
    return name, data[1:]


# --- Notes and heads: Checkpoint.md, "Note", "Cosignatures" and "Text"

LEDGER = r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?(/[a-z0-9]([a-z0-9._-]*[a-z0-9])?)*"

class Note:
    def __init__(self, data):
        require(len(data) <= 1_000_000, "a note of more than 1,000,000 bytes")
        require(not re.search(rb"[\x00-\x09\x0b-\x1f\x7f]", data), "a control byte in a note")
        try:
            data.decode()
        except ValueError:
            raise Fails("a note is not UTF-8") from None
        require(data.endswith(b"\n"), "a note does not end with LF")
        blank = data.rfind(b"\n\n")
        require(blank >= 0, "a note without a blank line")
        self.text = data[: blank + 1]
        lines = data[blank + 2 :].split(b"\n")[:-1]
        require(1 <= len(lines) <= 100, "a note has 1 to 100 signature lines")
        self.signatures = {}  # By name and key id.
        for line in lines:
            parts = line.split(b" ")
            require(len(parts) == 3 and parts[0] == "—".encode(), "a malformed signature line")
            name, payload = key_name(parts[1]), base64_bytes(parts[2])
            require(len(payload) > 4, "a signature line without a signature")
            require((name, payload[:4]) not in self.signatures, "two lines of one name and key id")
            self.signatures[name, payload[:4]] = payload[4:]

    def signed_by(self, kind, name, raw):
        """Whether there is a line of this key. When there is, it fits, or the note is refused."""
        signature, message = self.signatures.get((name, key_id(name, kind, raw))), self.text
        if signature is None:
            return False
        if kind == WITNESS:
            time, signature = int.from_bytes(signature[:8], "big"), signature[8:]
            require(time < 2**63, "a cosignature with a time beyond 2^63 - 1")
            message = b"cosignature/v1\ntime %d\n" % time + self.text
        require(signature_fits(raw, signature, message), f"the signature of {name.decode()} does not fit")
        return True

class Head(Note):
    """A note whose text is a checkpoint."""

    def __init__(self, data):
        super().__init__(data)
        lines = self.text.split(b"\n")
        require(len(lines) == 4, "a head has three lines")
        self.origin, size, root = lines[:3]
        right = re.fullmatch(LEDGER.encode(), self.origin) and len(self.origin) <= 128
        require(right, "the origin of a head is malformed")
        require(re.fullmatch(b"[1-9][0-9]{0,18}", size), "the size of a head is malformed")
        self.size, self.root = int(size), base64_bytes(root)
        require(self.size < 2**63 and len(self.root) == 32, "a size beyond 2^63 - 1, or no root")


# --- What is known from outside: Trust.md

def lines_of_words(data):
    """The lines of a policy as words between spaces and tabs, without comments and empty lines."""
    require(not re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", data), "a control byte in a policy")
    lines = [re.split(rb"[ \t]+", line.strip(b" \t")) for line in data.split(b"\n")]
    return [words for words in lines if words[0] and not words[0].startswith(b"#")]

class Policy:
    """Which heads are accepted: of these logs, and cosigned by a quorum of these witnesses."""

    def __init__(self, data):
        self.logs, self.witnesses, self.groups, self.quorum = [], {}, {}, None
        for words in lines_of_words(data):
            keyword, count = words[0], len(words)
            if keyword == b"log" and count in (2, 3):
                self.logs.append(verifier_key(words[1], LOG))
            elif keyword == b"witness" and count in (3, 4):
                self.check_new(words[1])
                self.witnesses[words[1]] = verifier_key(words[2], WITNESS)
            elif keyword == b"group" and count >= 4:
                self.check_new(words[1])
                self.groups[words[1]] = self.group(words[2], words[3:])
            elif keyword == b"quorum" and count == 2 and self.quorum is None:
                require(words[1] == b"none" or self.defined(words[1]), "an undefined quorum")
                self.quorum = words[1]
            else:
                raise Fails(f"a line that has no place: {keyword.decode(errors='replace')}")
        require(self.quorum is not None, "no quorum")
        for keys in [raw for _, raw in self.logs], [raw for _, raw in self.witnesses.values()]:
            require(len(set(keys)) == len(keys), "a key twice")
        most = max(len(self.logs), len(self.witnesses), len(self.groups))
        require(most <= 256, "more than 256 logs, witnesses or groups")

    def defined(self, name):
        return name in self.witnesses or name in self.groups

    def check_new(self, name):
        require(name != b"none" and not self.defined(name), "a name for the second time")

    def group(self, count, members):
        require(all(map(self.defined, members)), "an undefined member of a group")
        taken = [member for _, group in self.groups.values() for member in group] + members
        require(len(set(taken)) == len(taken), "a member of groups for the second time")
        count = {b"any": b"1", b"all": b"%d" % len(members)}.get(count, count)
        right = re.fullmatch(b"[1-9][0-9]{0,3}", count) and int(count) <= len(members)
        require(right, "the number of a group is malformed, or above its members")
        return int(count), members

    def judge(self, head):
        """Every line by a key of the policy fits; one is of the log itself; enough are of witnesses."""
        signed = [name for name, raw in self.logs if head.signed_by(LOG, name, raw)]
        counted = {name for name, key in self.witnesses.items() if head.signed_by(WITNESS, *key)}
        require(head.origin in signed, "no log of the policy has signed this head as its own")
        said = f"signed by {head.origin.decode()}, cosigned by {len(counted)} witnesses of the policy"
        for name, (count, members) in self.groups.items():  # Each after those it is made of.
            if len(counted.intersection(members)) >= count:
                counted.add(name)
        require(self.quorum in counted | {b"none"}, f"{said}: fewer than it asks for")
        return said

def read_anchors(data):
    """Whose keys are whose: by use, the owner of each key."""
    anchors = {"act": {}, "checkpoint": {}, "witness": {}}
    owners = {"act": form(AGREEMENT), "checkpoint": is_ledger, "witness": form(AGREEMENT)}
    lines = data.decode("latin-1").split("\n")  # Comments may be of any bytes, the rest is ASCII.
    for line in lines:
        if line == "" or line.startswith("#"):
            continue
        words = line.split(" ")
        require(len(words) == 3 and words[0] in anchors, "a line of anchors has a use, an owner, a key")
        use, owner, key = words
        require(owners[use](owner) and form(HASH)(key), "an owner or a key is malformed")
        raw = bytes.fromhex(key)
        check_public_key(raw)
        require(not any(raw in keys for keys in anchors.values()), "a key for the second time")
        anchors[use][raw] = owner
    count = sum(map(len, anchors.values()))
    require(1 <= count <= 1024, f"anchors have 1 to 1,024 keys, not {count}")
    return anchors


# --- The tree: Tree.md

def leaf_hash(header):
    return sha256(b"\x00", header)

def node_hash(left, right):
    return sha256(b"\x01", left, right)

class Tree:
    """The hashes of all complete subtrees: levels[l][i] is node (l, i)."""

    def __init__(self):
        self.levels = [[]]

    def add(self, leaf):
        self.levels[0].append(leaf)
        level = 0
        while len(self.levels[level]) % 2 == 0:
            if level + 1 == len(self.levels):
                self.levels.append([])
            self.levels[level + 1].append(node_hash(*self.levels[level][-2:]))
            level += 1

    def root(self, size):
        """The root at a size from 1 to that of the tree."""
        result, start = None, size
        for level in range(size.bit_length()):  # From the right: the 1 bits name the subtrees.
            if size >> level & 1:
                start -= 1 << level
                subtree = self.levels[level][start >> level]
                result = subtree if result is None else node_hash(subtree, result)
        return result

def root_of_path(index, size, leaf, path):
    """The root that a proof of inclusion leads to."""
    require(index < size, "the record is not under the head")
    node, last, result = index, size - 1, leaf
    for other in path:
        require(last != 0, "the proof is too long")
        if node & 1 or node == last:
            result = node_hash(other, result)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            result = node_hash(result, other)
        node, last = node >> 1, last >> 1
    require(last == 0, "the proof is too short")
    return result


# --- Headers: Record.md

# Each type of the catalogue has a kind (act, finding, clerical) and a scope.
TYPES = {}
for row in """
C ledger ledger.opened actor.registered person.registered,updated key.added,retired personal.erased
 checkpoint.cosigned export.issued verification.run access.granted schema.upgraded records.imported
F ledger actor.renamed,merged figure.declared funder.declared
A ledger role.assigned,ended
A either contact.designated,replaced delegation.granted,revoked
A agreement agreement.proposed,signed,ratified,entered_into_force,extended,renewed,suspended,resumed
 agreement.terminated agreement.expired,closed_out,abandoned,party_added,party_left axis.agreed,added
 axis.suspended axis.resumed,retired actor.joined,left exchange.scheduled,cancelled opportunity.retained
 opportunity.set_aside initiative.launched,closed funding.applied,withdrawn,dropped protocol.drafted,revised
 protocol.reviewed protocol.adopted,suspended,resumed,retired incident.closed tool.proposed,deployed,retired
 commitment.made commitment.rescheduled,waived amendment.proposed,accepted,rejected,withdrawn
 dispute.responded dispute.settled,withdrawn
F agreement agreement.announced statement.published actor.introduced relation.established exchange.held
 opportunity.identified opportunity.studied knowhow.transferred funding.identified,awarded,declined
 innovation.promoted transfer.made,acknowledged incident.declared tool.used commitment.met,partly_met,missed
 dispute.raised
F either document.attached,replaced
C target record.corrected,annulled
C either hold.placed,lifted retention.assigned disposition.decided
""".replace("\n ", " ").strip().split("\n"):
    kind, scope, *groups = row.split(" ")
    for subject, names in (group.split(".") for group in groups):
        TYPES.update({f"{subject}.{name}": (kind, scope) for name in names.split(",")})

FORMAT, CATALOGUE = 1, 1  # The highest this file knows.
AGREEMENT = "[a-z0-9][a-z0-9-]{0,63}"
ACTOR = f"(?!p-|svc-|local$|all$){AGREEMENT}"
HASH = "[0-9a-f]{64}"

def form(pattern):
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None

def is_ledger(value):
    return form(LEDGER)(value) and len(value) <= 128

def whole(least):
    return lambda value: type(value) is int and value >= least  # A Boolean is an int to Python.

def array(item, most=64):
    """1 to 64 items of a form, strictly ascending."""
    return lambda value: (isinstance(value, list) and 1 <= len(value) <= most and all(map(item, value))
                          and all(a < b for a, b in zip(value, value[1:])))

def members(checks, all_of_them=True):
    """An object with members of these names and forms, all of them or at least one."""
    return lambda value: (isinstance(value, dict) and value and set(value) <= set(checks)
                          and (not all_of_them or len(value) == len(checks))
                          and all(checks[key](value[key]) for key in value))

def or_null(check):
    return lambda value: value is None or check(value)

def days(text):
    """The first and the last day of YYYY, YYYY-MM or YYYY-MM-DD; None of anything else."""
    if not form("[0-9]{4}(-[0-9]{2}){0,2}")(text):
        return None
    try:
        year, *rest = map(int, text.split("-"))
        first = datetime.date(year, *(rest + [1, 1])[:2])
    except ValueError:
        return None
    if len(rest) == 2:
        return first, first
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    month = rest[0] if rest else 12
    length = (31, 28 + leap, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    return first, datetime.date(year, month, length)

TIME = "([01][0-9]|2[0-3]):[0-5][0-9]"

def instant(value):
    return form(rf".{{10}}T{TIME}:[0-5][0-9]\.[0-9]{{6}}Z")(value) and day(value[:10])

def day(text):
    return len(text) == 10 and days(text) is not None

def occurred(value):
    if form(f".{{10}}T{TIME}:[0-5][0-9](Z|[+-](?!00:00){TIME})")(value):
        return day(value[:10])
    if not isinstance(value, str) or "/" not in value:
        return days(value) is not None
    a, b = value.split("/", 1)
    if a == ".." or b == "..":
        return days(b if a == ".." else a) is not None
    first, last = days(a), days(b)
    return first is not None and last is not None and a != b and first[0] <= last[1]

codes, actors = array(form("[A-Za-z0-9][A-Za-z0-9._-]{0,31}")), array(form(ACTOR))
signature_keys = array(lambda item: True, most=16)
CHECKS = {
    "action": form("[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"),
    "agreement": form(AGREEMENT),
    "amends": members({"axes": or_null(codes), "occurred": occurred, "parties": or_null(actors)}, False),
    "author": form("local|p-[a-z2-7]{16}|svc-[a-z0-9-]{1,60}"),
    "axes": codes,
    "catalogue": whole(1),
    "expires": instant,
    "facts": form(HASH),
    "format": whole(1),
    "ledger": is_ledger,
    "occurred": occurred,
    "on_behalf_of": actors,
    "parties": actors,
    "recorded": instant,
    "seen": members({"root": form(HASH), "size": whole(1)}),
    "sequence": whole(0),
    "signatures": lambda value: (
        isinstance(value, list)
        and all(map(members({"key": form(HASH), "value": form("[0-9a-f]{128}")}), value))
        and signature_keys([item["key"] for item in value])),
    "target": whole(0),
    "type": lambda value: isinstance(value, str) and value in TYPES,
    "words": form(HASH),
}

def check_header(header):
    """What a header has to be, by itself."""
    require(isinstance(header, dict), "a header is no object")
    for key, known in ("format", FORMAT), ("catalogue", CATALOGUE):
        if whole(known + 1)(header.get(key)):
            raise Undecided(f"{key} {header[key]} is newer than this verifier")
    for key, value in header.items():
        require(key in CHECKS, f"unknown key {key[:40]}")
        require(CHECKS[key](value), f"{key} is malformed")
    for key in "action author catalogue facts format ledger recorded sequence type".split():
        require(key in header, f"{key} is missing")
    kind, scope = TYPES[header["type"]]
    wanted = {  # Has to be there (True), must not be there (False), may be there (None).
        "agreement": {"agreement": True, "ledger": False}.get(scope),
        "occurred": kind != "C",
        "on_behalf_of": {"A": True, "C": False}.get(kind),
        "target": scope == "target",
        "amends": None if header["type"] == "record.corrected" else False,
        "seen": True if "signatures" in header else None,
    }
    for key, there in wanted.items():
        require(there is None or (key in header) == there, f"{key} in {header['type']}")
    seen = header.get("seen", {"size": header["sequence"]})["size"]
    require(header["recorded"] <= header.get("expires", header["recorded"]), "recorded after expires")
    require(seen <= header["sequence"], "seen is of a tree that has this record in it")
    require(header.get("target", -1) < seen, "target is not before this record or not in seen")

def check_order(header, before, actions):
    """What a header has to be after those before it."""
    first = header["sequence"] == 0
    require(first == (header["type"] == "ledger.opened"), "ledger.opened is the first record alone")
    require(header["action"] not in actions, "an action for the second time")
    actions.add(header["action"])
    if before:
        require(before["recorded"] < header["recorded"], "recorded does not increase")
        require(before["catalogue"] <= header["catalogue"], "catalogue decreases")

def check_signatures(header, keys):
    """The signatures of an action by known keys. Answers how many are by others."""
    left_out = "recorded", "sequence", "signatures"
    body = {key: value for key, value in header.items() if key not in left_out}
    unknown = 0
    for signature in header.get("signatures", ()):
        raw = keys.get(signature["key"])
        unknown += raw is None
        fits = raw is None or signature_fits(
            raw, bytes.fromhex(signature["value"]), b"entente/action/v1\n" + canonical(body))
        require(fits, "a signature of the action does not fit")
    return unknown


# --- The report, and the checks that tiles and proofs share

class Given:
    """What was given from outside, and what was found so far."""

    def __init__(self, policy=None, anchors=None, old=None):
        self.policy = policy and Policy(read(policy, 1_000_000))
        self.anchors = read_anchors(read(anchors, 262_144)) if anchors else {}
        self.act_keys = {sha256(raw).hex(): raw for raw in self.anchors.get("act", ())}
        self.old = old and Head(read(old, 1_000_000))
        self.outcomes = set()

    def check(self, name, made, *arguments):
        """Makes one check and says how it ended. Answers what it found, or None."""
        outcome, found = "holds", None
        try:
            said, found = made(*arguments)
        except Fails as error:
            outcome, said = "fails", error
        except Undecided as error:
            outcome, said = "undecided", error
        self.outcomes.add(outcome)
        print(outcome.ljust(9), "".join(c if c.isprintable() else "\ufffd" for c in f"{name}: {said}"))
        return found

    def code(self):
        return 4 if "fails" in self.outcomes else 2 if "undecided" in self.outcomes else 0

def read_head(data):
    head = Head(data)
    return f"{head.origin.decode()}, size {head.size}, root {head.root.hex()}", head

def judge_head(head, given):
    """Whether anybody from outside vouches for the head."""
    said = [given.policy.judge(head)] if given.policy else []
    anchored = given.anchors.get("checkpoint", {}).items()
    logs = [raw for raw, origin in anchored if origin.encode() == head.origin]
    signed = [raw for raw in logs if head.signed_by(LOG, head.origin, raw)]
    require(signed or not logs, "no key of the anchors for this ledger has signed it")
    said += ["signed by a key of the anchors"] if signed else []
    for raw, party in given.anchors.get("witness", {}).items():
        # A witness may go by any name: its key counts, and every line by it has to fit.
        if any([head.signed_by(WITNESS, name, raw) for name, _ in head.signatures]):
            said.append(f"cosigned by the witness of {party}")
    if not said:
        raise Undecided("consistent in itself, at best: whose it is, nobody has said")
    return "; ".join(said), None

def tell_signatures(signed, unknown, is_decided):
    """Those by anchored keys fit, or it would not come to this."""
    if not signed:
        return "there are none", None
    if unknown and not is_decided:
        raise Undecided(f"{unknown} of {signed} are by keys that no anchors name")
    return f"{signed}, of which {signed - unknown} were checked with keys of the anchors", None

def compare(old, head, tree):
    require(old.origin == head.origin, "the older head is of another ledger")
    require(old.size <= head.size, "the older head is ahead of this one")
    if old.size < head.size and tree is None:
        raise Undecided(f"nothing here shows that size {old.size} is the beginning of this one")
    root = head.root if old.size == head.size else tree.root(old.size)
    require(root == old.root, "the older head is of another history")
    return f"size {old.size} is the beginning of this one", None


# --- Tiles: Tiles.md

def tile_path(level, number, width):
    groups = [f"{number % 1000:03}"]
    while number := number // 1000:
        groups.insert(0, f"x{number % 1000:03}")
    return "/".join(["tile", level, *groups]) + (f".p/{width}" if width < 256 else "")

def read_tile(folder, level, number, width, limit):
    """A file of tiles and how many it holds: the full one holds the same at its beginning."""
    for tried in dict.fromkeys([width, 256]):
        name = tile_path(level, number, tried)
        path = os.path.join(os.path.realpath(folder), name)
        if os.path.lexists(path):
            require(os.path.realpath(path) == path, f"{name} is a link")
            return read(path, limit), tried
    raise Fails(f"{tile_path(level, number, width)} is missing")

def read_hashes(folder, level, number, width):
    data, found = read_tile(folder, str(level), number, width, 256 * 32)
    require(len(data) == 32 * found, f"{tile_path(str(level), number, found)} has another length")
    return [data[i : i + 32] for i in range(0, 32 * width, 32)]

def read_entries(folder, number, width):
    data, found = read_tile(folder, "entries", number, width, 256 * 65537)
    name, headers, start = tile_path("entries", number, found), [], 0
    while start < len(data):
        end = start + 2 + int.from_bytes(data[start : start + 2], "big")
        require(start + 2 <= end <= len(data), f"{name} ends inside a header")
        headers.append(data[start + 2 : end])
        start = end
    require(len(headers) == found, f"{name} holds {len(headers)} headers")
    return headers[:width]

def read_log(folder, head):
    """All headers and the tree over them, with each file of hashes held against it."""
    headers, tree, level = [], Tree(), 1
    for number in range((head.size + 255) // 256):
        width = min(256, head.size - 256 * number)
        entries = read_entries(folder, number, width)
        hashes = [leaf_hash(entry) for entry in entries]
        same = hashes == read_hashes(folder, 0, number, width)
        require(same, f"{tile_path('entries', number, width)} and its hashes differ")
        headers += entries
        for leaf in hashes:
            tree.add(leaf)
    while count := head.size >> 8 * level:
        for number in range((count + 255) // 256):
            right = tree.levels[8 * level][256 * number : min(256 * number + 256, count)]
            same = read_hashes(folder, level, number, len(right)) == right
            require(same, f"{tile_path(str(level), number, len(right))} is not made of those below")
        level += 1
    require(tree.root(head.size) == head.root, "the files make another root than that of the head")
    return f"{head.size} headers and all hashes over them make the root", (headers, tree)

def check_headers(headers, tree, head, given):
    before, actions, signed, unknown = None, set(), 0, 0
    for number, data in enumerate(headers):
        try:
            header = parse_canonical(data, 65535)
            check_header(header)
            require(header["sequence"] == number, "sequence is not its place in the tree")
            require(header["ledger"].encode() == head.origin, "a header of another ledger")
            check_order(header, before, actions)
            seen = header.get("seen")
            right = seen is None or tree.root(seen["size"]).hex() == seen["root"]
            require(right, "seen is the root of another tree")
            signed += len(header.get("signatures", ()))
            unknown += check_signatures(header, given.act_keys)
        except (Fails, Undecided) as error:
            raise type(error)(f"record {number}: {error}") from None
        before = header
    return f"{len(headers)}, canonical, complete, in order, of one ledger", (signed, unknown)

def own_path(folder, name):
    path = os.path.join(os.path.realpath(folder), name)
    require(not os.path.islink(path), f"{name} is a link")
    return path

def check_tiles(folder, given):
    """Answers the head, the headers and the tree, as far as they hold."""
    head = given.check("head", lambda: read_head(read(own_path(folder, "checkpoint"), 1_000_000)))
    if head is None:
        return None, [], None
    given.check("whose", judge_head, head, given)
    headers, tree = given.check("tree", read_log, folder, head) or ([], None)
    signatures = given.check("headers", check_headers, headers, tree, head, given) if tree else None
    if signatures:
        # Tiles are about headers: without anchors of acts they are not asked whose acts they are.
        given.check("signatures of actions", tell_signatures, *signatures, not given.act_keys)
    if given.old:
        given.check("older head", compare, given.old, head, tree)
    return head, headers if signatures else [], tree


# --- A proof of one record: Proof.md

def read_proof(data):
    top, blank, note = data.partition(b"\n\n")
    lines = top.split(b"\n")
    require(blank and lines.pop(0) == b"c2sp.org/tlog-proof@v1", "not a tlog-proof")
    stated = None
    if lines and lines[0].startswith(b"extra "):
        stated = verifier_key(base64_bytes(lines.pop(0)[6:]), LOG)
    index = re.fullmatch(b"index (0|[1-9][0-9]{0,18})", lines.pop(0) if lines else b"")
    require(index, "the line index is malformed")
    path = [base64_bytes(line) for line in lines]
    require(len(path) <= 63 and all(len(item) == 32 for item in path), "a proof has up to 63 hashes")
    return f"of record {int(index[1])}, {len(path)} hashes", (int(index[1]), path, stated, note)

def read_proven_head(note, stated):
    """The head in a proof, and the key that the proof itself states: never trusted for standing there."""
    said, head = read_head(note)
    if stated is None:
        named = any(name == head.origin for name, _ in head.signatures)
        require(named, "the head has no signature line of its ledger")
        return said, head
    require(stated[0] == head.origin and head.signed_by(LOG, *stated), "not signed by the key it states")
    return f"{said}, signed by the key that the proof states", head

def read_record(data):
    record = parse_canonical(data, 2_162_943)
    right = isinstance(record, dict) and isinstance(record.get("header"), dict)
    right = right and set(record) <= {"facts", "facts_salt", "header", "words", "words_salt"}
    require(right, "not the file of a record")
    require(len(canonical(record["header"])) <= 65535, "a header of more than 65,535 bytes")
    return ", ".join(record), record

def check_inclusion(index, path, record, head):
    leaf = leaf_hash(canonical(record["header"]))
    require(root_of_path(index, head.size, leaf, path) == head.root, "the proof leads to another root")
    return f"leaf {leaf.hex()} is number {index} of {head.size}", None

def check_proven(header, index, head):
    check_header(header)
    require(header["sequence"] == index, "sequence is not its place in the tree")
    require(header["ledger"].encode() == head.origin, "a header of another ledger")
    return f"{header['type']}, recorded {header['recorded']}", header

def check_opening(record, part):
    """Whether the facts or the words are what the header commits to."""
    header, salt = record["header"], record.get(f"{part}_salt")
    if part not in record:
        require(salt is None, f"a salt without {part}")
        require(part != "facts" or "words" not in record, "words without facts")
        return "committed to, not shown" if part in header else "none", None
    require(isinstance(record[part], dict) and form(HASH)(salt), f"{part} or their salt are malformed")
    data = canonical(record[part])
    require(len(data) <= 1_048_576, f"more than 1,048,576 bytes of {part}")
    purpose = f"entente/{part}/v1\n{header['ledger']}\n{header['action']}\n".encode()
    right = sha256(purpose, bytes.fromhex(salt), data).hex() == header.get(part)
    require(right, f"these are not the {part} that the header commits to")
    present = record.get("facts", {}).get("words_present", [])
    if part == "facts":
        require((present != []) == ("words" in header), "words_present and the header disagree")
    else:
        sizes = [len(text.encode()) if isinstance(text, str) else 0 for text in record[part].values()]
        require(sizes and min(sizes) > 0 and max(sizes) <= 65536, "words are 1 to 65,536 bytes each")
        require(present == list(record["words"]), "words_present are not the paths of the words")
    return "shown, and what the header commits to", None

def check_proof(proof_path, record_path, given):
    proof = given.check("proof", lambda: read_proof(read(proof_path, 1_016_384)))
    if proof is None:
        return
    index, path, stated, note = proof
    head = given.check("head", read_proven_head, note, stated)
    if head is None:
        return
    given.check("whose", judge_head, head, given)
    record = given.check("record", lambda: read_record(read(record_path, 2_162_943)))
    if record:  # First whether it is the leaf: what a forged header says of itself decides nothing.
        given.check("inclusion", check_inclusion, index, path, record, head)
        if given.check("header", check_proven, record["header"], index, head):
            given.check("facts", check_opening, record, "facts")
            given.check("words", check_opening, record, "words")
            given.check("signatures of the action", check_signed, record["header"], given)
    if given.old:
        given.check("older head", compare, given.old, head, None)

def check_signed(header, given):
    unknown = check_signatures(header, given.act_keys)
    return tell_signatures(len(header.get("signatures", ())), unknown, False)


# --- Selections: Selection.md

def is_day(value):
    return isinstance(value, str) and day(value)

SELECTION = {
    "agreement": form(AGREEMENT), "at": whole(1), "axes": codes, "from": is_day, "parties": actors,
    "to": is_day, "types": array(lambda value: isinstance(value, str) and value in TYPES),
}

def beside_tiles(folder, name):
    require(os.path.lexists(os.path.join(folder, name)), f"{name} is missing")
    return own_path(folder, name)

def read_selection(folder, head):
    data = read(beside_tiles(folder, "selection.json"), 16_384)
    line = parse_canonical(data, 16_384)
    require(isinstance(line, dict) and "at" in line, "the line is no object with at")
    for key, value in line.items():
        require(key in SELECTION and SELECTION[key](value), f"{key[:40]} is unknown or malformed")
    require(line.get("from", "0") <= line.get("to", "9999-99-99"), "to is before from")
    require(line["at"] == head.size, f"at {line['at']} is not the size of the head")
    return data.decode(), line

def span(text):
    """The first and the last day of what occurred; an open end is None."""
    ends = text.split("/") if "/" in text else [text, text]
    first, last = (None if end == ".." else days(end[:10]) for end in ends)
    return first and first[0].isoformat(), last and last[1].isoformat()

def matches(header, line):
    """Whether a header, or what is left of it after corrections, meets all that is asked for."""
    if "agreement" in line and header.get("agreement") != line["agreement"]:
        return False
    if "types" in line and header["type"] not in line["types"]:
        return False
    for key in "axes", "parties":
        if key in line and not set(line[key]) & set(header.get(key) or ()):
            return False
    if "from" not in line and "to" not in line:
        return True
    if "occurred" not in header:
        return False
    first, last = span(header["occurred"])
    return (first or "") <= line.get("to", "9999-99-99") and line.get("from", "") <= (last or "9999-99-99")

def choose(headers, line):
    """The sequences that belong to the selection, and of those that were annulled by which record."""
    annulled, corrected = {}, {}
    for number, header in enumerate(headers):
        if header["type"] == "record.annulled":
            annulled.setdefault(header["target"], number)
    for number, header in enumerate(headers):
        if header["type"] == "record.corrected" and number not in annulled:
            target = header["target"]
            corrected[target] = corrected.get(target, headers[target]) | header.get("amends", {})
    chosen, tied = set(), {}
    for number, header in enumerate(headers):
        if matches(header, line) or matches(corrected.get(number, header), line):
            chosen.add(number)
        if "target" in header:
            tied.setdefault(number, []).append(header["target"])
            tied.setdefault(header["target"], []).append(number)
    left = list(chosen)
    while left:
        for other in tied.get(left.pop(), ()):
            if other not in chosen:
                chosen.add(other)
                left.append(other)
    return chosen, {number: annulled[number] for number in sorted(chosen & set(annulled))}

def shown_records(path, headers):
    """The records of a file, line by line, each of which is the log's and fits its header."""
    last, limit = -1, 2_162_943
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | os.O_NONBLOCK)) as file:
        require(stat.S_ISREG(os.fstat(file.fileno()).st_mode), f"{path} is not a file")
        while line := file.readline(limit + 2):
            require(line.endswith(b"\n"), "a line that is too long, or that no line feed ends")
            _, record = read_record(line[:-1])
            number = record["header"].get("sequence")
            require(type(number) is int and number > last, f"a line out of order: record {number}")
            require(number < len(headers), f"record {number} is not under the head")
            right = canonical(record["header"]) == headers[number]
            require(right, f"record {number} has another header than the log")
            for part in "facts", "words":
                try:
                    check_opening(record, part)
                except Fails as error:
                    raise Fails(f"record {number}: {error}") from None
            last = number
            yield number, record

def check_erasures(folder, headers, chosen):
    """Which record says of which others that their words were erased."""
    erased, path = {}, os.path.join(os.path.realpath(folder), "erasures.jsonl")
    if os.path.lexists(path) and os.path.realpath(path) == path:
        for number, record in shown_records(path, headers):
            named = record.get("facts", {}).get("records", [])
            right = isinstance(named, list) and all(map(whole(0), named)) and chosen.intersection(named)
            right = right and record["header"]["type"] == "personal.erased"
            require(right, f"record {number} erases no words of records of the selection")
            for other in named:
                erased.setdefault(other, number)
    return f"words of {len(chosen.intersection(erased))} records of the selection", erased

def check_records(folder, headers, chosen, erased):
    missing, opened, facts, words, gone = set(chosen), 0, 0, 0, []
    for number, record in shown_records(beside_tiles(folder, "records.jsonl"), headers):
        require(number in chosen, f"record {number} does not belong to the selection")
        missing.remove(number)
        opened += "facts" in record
        facts += "facts" not in record
        if "words" in record["header"] and "words" not in record:
            words += number not in erased
            gone += [erased[number]] if number in erased else []
    require(not missing, f"missing: {', '.join(map(str, sorted(missing)[:20]))}")
    by = sorted(set(gone))
    said = f" by record{'s' * (len(by) > 1)} {', '.join(map(str, by))}" if by else ""
    match = "matches" if len(chosen) == 1 else "match"
    withheld = f"{facts} facts and {words} words withheld"
    return (f"of the {len(headers)} records under head {len(headers)}, exactly {len(chosen)} {match} as "
            f"labelled; {opened} opened, {withheld}, {len(gone)} erased{said}"), None

def check_selection(folder, given):
    head, headers, _ = check_tiles(folder, given)
    if head is None:
        return
    line = given.check("selection", read_selection, folder, head)
    if line and headers:
        chosen, annulled = choose([json.loads(data) for data in headers], line)
        erased = given.check("erasures", check_erasures, folder, headers, chosen)
        if erased is not None:
            given.check("records", check_records, folder, headers, chosen, erased)
        for number, by in annulled.items():
            print(f"          record {number} was annulled by {by}")
    print("not proven: that no later head exists; that the labels of withheld parts are right;\n"
          "that everything that happened was recorded; the reasons that are given for withholding")


# --- The command line

class Parser(argparse.ArgumentParser):
    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(64, f"{self.prog}: {message}\n")

def main():
    sys.stdout.reconfigure(errors="backslashreplace")
    parser = Parser(prog="verify.py", description="Verifies files of a ledger without its code.")
    kinds = parser.add_subparsers(dest="kind", required=True)
    for kind, names in ("tiles", ["folder"]), ("proof", ["proof", "record"]), ("selection", ["folder"]):
        each = kinds.add_parser(kind)
        for name in names + ["--policy", "--anchors", "--old"]:
            each.add_argument(name, **({"nargs": "?"} if name == "record" else {}))
    options = parser.parse_args()
    try:
        given = Given(options.policy, options.anchors, options.old)
        if options.kind == "tiles":
            check_tiles(options.folder, given)
        elif options.kind == "selection":
            check_selection(options.folder, given)
        else:
            beside = options.proof.removesuffix(".tlog-proof") + ".json"
            check_proof(options.proof, options.record or beside, given)
        return given.code()
    except (Fails, OSError, ValueError, MemoryError) as error:  # Fails: of what came from outside.
        said = f"unread    {error}"
        print(said.encode("ascii", "backslashreplace").decode(), file=sys.stderr)
        return 5

if __name__ == "__main__":
    sys.exit(main())
