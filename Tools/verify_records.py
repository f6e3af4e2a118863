#!/usr/bin/env python3
"""Verifies what the headers of a log say, whose acts they are, and selections: on from verify.py.

    python3 Tools/verify_records.py tiles FOLDER                          the whole log: Tiles.md
    python3 Tools/verify_records.py proof NAME.tlog-proof [RECORD.json]   one record: Proof.md; else NAME.json
    python3 Tools/verify_records.py selection FOLDER                      a part, nothing left out: Selection.md
      --policy FILE    whose heads are accepted: Trust.md
      --anchors FILE   keys that partners gave in person: Trust.md
      --old FILE       a checkpoint that was kept from before

Checks all that verify.py checks, by its code, then what stands on top of it; the exit codes are the same.
Written from the pages in Docs/Formats; over each part stands the name of its page.

Not checked: which facts and words a type has, and so whether labels lack what facts name, and the rules
(who may do what, and when); tiles hold headers alone. No file can show that a later head does not exist.
"""

import datetime
import json
import os
import re
import stat
import sys

sys.dont_write_bytecode = True  # No folder beside the tools.
import verify
from verify import (
    LEDGER, LOG, WITNESS, Fails, Undecided, canonical, check_known, check_opening, check_public_key, own_path,
    parse_canonical, read, read_record, require, sha256, signature_fits,
)


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
C either hold.placed,lifted retention.assigned
C agreement disposition.decided
""".replace("\n ", " ").strip().split("\n"):
    kind, scope, *groups = row.split(" ")
    for subject, names in (group.split(".") for group in groups):
        TYPES.update({f"{subject}.{name}": (kind, scope) for name in names.split(",")})

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
    """What a header has to be, by itself; its format is known by now."""
    check_known(header, "catalogue")
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


# --- What is known from outside: Trust.md

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

class Given(verify.Given):
    """As in verify.py, with the keys that partners gave in person."""

    def __init__(self, policy=None, anchors=None, old=None):
        super().__init__(policy, old)
        self.anchors = read_anchors(read(anchors, 262_144)) if anchors else {}
        self.act_keys = {sha256(raw).hex(): raw for raw in self.anchors.get("act", ())}

    def judge(self, head):
        said = [self.policy.judge(head)] if self.policy else []
        anchored = self.anchors.get("checkpoint", {}).items()
        logs = [raw for raw, origin in anchored if origin.encode() == head.origin]
        signed = [raw for raw in logs if head.signed_by(LOG, head.origin, raw)]
        require(signed or not logs, "no key of the anchors for this ledger has signed it")
        said += ["signed by a key of the anchors"] if signed else []
        for raw, party in self.anchors.get("witness", {}).items():
            # A witness may go by any name: its key counts, and every line by it has to fit.
            if any([head.signed_by(WITNESS, name, raw) for name, _ in head.signatures]):
                said.append(f"cosigned by the witness of {party}")
        return ("; ".join(said), None) if said else super().judge(head)


# --- The whole log, and one record of it

def check_log(headers, tree, given):
    before, actions, signed, unknown = None, set(), 0, 0
    for number, data in enumerate(headers):
        header = json.loads(data)
        try:
            check_header(header)
            check_order(header, before, actions)
            seen = header.get("seen")
            right = seen is None or tree.root(seen["size"]).hex() == seen["root"]
            require(right, "seen is the root of another tree")
            signed += len(header.get("signatures", ()))
            unknown += check_signatures(header, given.act_keys)
        except (Fails, Undecided) as error:
            raise type(error)(f"record {number}: {error}") from None
        before = header
    return "of known types, complete, in order", (signed, unknown)

def tell_signatures(signed, unknown, is_decided):
    """Those by anchored keys fit, or it would not come to this."""
    if not signed:
        return "there are none", None
    if unknown and not is_decided:
        raise Undecided(f"{unknown} of {signed} are by keys that no anchors name")
    return f"{signed}, of which {signed - unknown} were checked with keys of the anchors", None

def check_tiles(folder, given):
    """Answers the head and the headers, as far as they hold."""
    head, headers, tree = verify.check_tiles(folder, given)
    signatures = given.check("records", check_log, headers, tree, given) if headers else None
    if signatures:
        # Tiles are about headers: without anchors of acts they are not asked whose acts they are.
        given.check("signatures of actions", tell_signatures, *signatures, not given.act_keys)
    return head, headers if signatures else []

def check_proof(proof_path, record_path, given):
    header = verify.check_proof(proof_path, record_path, given)
    if header and given.check("record", check_record, header):
        given.check("signatures of the action", check_signed, header, given)

def check_record(header):
    check_header(header)
    return f"a {header['type']} as it may be", header

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
    head, headers = check_tiles(folder, given)
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

KINDS = {"tiles": (check_tiles, ["folder"]), "proof": (check_proof, ["proof", "record"]),
         "selection": (check_selection, ["folder"])}

if __name__ == "__main__":
    sys.exit(verify.main(KINDS, Given, ("policy", "anchors", "old")))
