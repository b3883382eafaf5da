"""Reads exported audit and sign-in records on its own terms.

Second opinion for the importer: written from the format notes and the exports alone, sharing no code, no
language and no JSON or CSV parser with the product. Nothing here may be copied from, or checked against,
product source, for then both would be wrong together.
"""

import calendar
import codecs
import csv
import io
import json
import re
import sys

csv.field_size_limit(sys.maxsize)

GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.I)
ISO = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)[T ](\d\d?):(\d\d?):(\d\d?)(?:\.(\d+))?\s*(Z|[+-]\d\d:\d\d)?\s*", re.I
)
DOTNET = re.compile(r"/Date\((-?\d+)\)/")
US = re.compile(r"(\d\d?)/(\d\d?)/(\d{4}),? (\d\d?):(\d\d):(\d\d)(?:\.(\d+))? ([AP])M", re.I)
ENVELOPES = ("events", "value", "records")
WRAPPERS = ("o365audit", "office365", "json")


class Unreadable(Exception):
    """The record is there but says too little to be an event; the text says what is missing."""


def decode(raw):
    """Text of a whole file, byte order mark removed. Strict: a wrong byte is an error of the oracle."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name), name
    return raw.decode("utf-8"), "utf-8"


def is_json(text):
    return text.lstrip()[:1] in ("{", "[")


def json_values(text):
    """Every record of a JSON text: arrays and envelopes are opened, one value after another is read."""
    decoder = json.JSONDecoder()
    position = 0
    while True:
        while position < len(text) and text[position] in " \t\r\n,":
            position += 1
        if position == len(text):
            return
        value, position = decoder.raw_decode(text, position)
        yield from opened(value)


def opened(value):
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        if "baseline_version" in value:
            return list(provider(value))
        for name in ENVELOPES:
            inner = value.get(name)
            if isinstance(inner, list) and all(isinstance(item, dict) for item in inner):
                return inner
    return [value]


def provider(export):
    """ScubaGear's export: each object of a list, holder of a role and command; else the member as one.

    Of the roles it lists only the privileged, which counts as one thing more that it says.
    """
    for name, part in export.items():
        if name == "privileged_roles":
            yield name
            part = [holder for role in part for holder in listed(role["Assignments"]) or [role]]
        objects = isinstance(part, list) and part and isinstance(part[0], dict)
        things = part if objects or (part and name.endswith("_commands")) else [part]
        yield from (Unreadable(f"{name} is no event") for _ in things)


def listed(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def inner(value):
    """The record itself, where a forwarder put it as JSON text beside its own members."""
    wrapper = value.get("input") if isinstance(value, dict) else None
    if isinstance(wrapper, dict) and isinstance(wrapper.get("message"), str):
        return json.loads(wrapper["message"])
    return value


def csv_table(text):
    """(header, rows, delimiter) of a CSV text; a `#TYPE` or `sep=` line on top is skipped."""
    text = re.sub(r"\A(?:#TYPE|sep=)[^\n]*\n", "", text)
    delimiter = max(",;\t", key=text.split("\n", 1)[0].count)
    rows = csv_rows(text, delimiter)
    return next(rows, []), rows, delimiter


def csv_rows(text, delimiter):
    """Rows of a CSV text, blank lines left out; strict, so a row cut short is an error."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    return (row for row in reader if row)


def csv_value(header, row):
    """A row as the record it carries: the AuditData object, or the row's own cells by column name."""
    cells = dict(zip((re.sub(r" \[UTC\]\Z", "", name) for name in header), row))
    if "AuditData" not in cells:
        return {name: None if cell in ("", "(blank)") else cell for name, cell in cells.items()}
    if not cells["AuditData"].strip():
        raise Unreadable("AuditData is empty")
    try:
        return json.loads(cells["AuditData"])
    except ValueError as error:
        raise Unreadable(f"AuditData is not JSON: {error}") from error


def milliseconds(text):
    """(epoch ms truncated, strict) of ISO 8601, .NET or US text, no zone meaning UTC; None if neither.

    `strict` is false where the text bends its own format, as `2022-09-09T9:59:27.958Z` does: an importer
    may read such a time or set the record aside, and both are honest.
    """
    if not isinstance(text, str):
        return None
    found = ISO.fullmatch(text)
    if found:
        year, month, day, hour, minute, second, fraction, zone = found.groups()
        strict = all(len(part) == 2 for part in (month, day, hour, minute, second))
        shift = 0
        if zone and zone.upper() != "Z":
            shift = (int(zone[1:3]) * 60 + int(zone[4:6])) * (1 if zone[0] == "+" else -1)
        return moment(year, month, day, int(hour), minute, second, fraction) - shift * 60000, strict
    found = DOTNET.fullmatch(text)
    if found:
        return int(found[1]), True
    found = US.fullmatch(text.strip())
    if found:
        month, day, year, hour, minute, second, fraction, half = found.groups()
        hour = int(hour) % 12 + (12 if half.upper() == "P" else 0)
        return moment(year, month, day, hour, minute, second, fraction), False
    return None


def moment(year, month, day, hour, minute, second, fraction):
    seconds = calendar.timegm((int(year), int(month), int(day), hour, int(minute), int(second)))
    return seconds * 1000 + int(((fraction or "") + "000")[:3])


def identity(value):
    if value is None or value == "":
        return None
    text = str(value)
    return text.lower() if GUID.fullmatch(text) else text


def describe(value):
    """What a record says of itself: {id, at, operation, user, also, doubtful}.

    `user` is the name it gives to who acted, in lower case, as it stands there: null for none.
    `also` lists other times that an honest reading may take for the event's (risk records carry three);
    `doubtful` marks a record whose time is not in its own format. Raises Unreadable.
    """
    if not isinstance(value, dict):
        raise Unreadable("not an object")
    value = inner(value)
    for name in WRAPPERS:
        if isinstance(value.get(name), dict):
            value = value[name]
    if "_raw" in value and "CreationTime" not in value:
        value = json.loads(value["_raw"])
    properties = value.get("properties")
    if isinstance(properties, str):
        properties = json.loads(properties)
    if isinstance(properties, dict) and "category" in value:
        return diagnostic(value, properties)
    if value.get("Type") == "OfficeActivity" or "OfficeWorkload" in value:
        record = value.get("SourceRecordId") or value.get("OfficeId")
        return fact(record, value.get("TimeGenerated"), value.get("Operation"), value.get("UserId"))
    if "CreationTime" in value:
        return fact(value.get("Id"), value["CreationTime"], value.get("Operation"), value.get("UserId"))
    if "ActivityDateTime" in value:
        user = initiator(value.get("InitiatedBy"))
        return fact(value.get("Id"), value["ActivityDateTime"], value.get("ActivityDisplayName"), user)
    if "CreatedDateTime" in value:
        user = value.get("UserPrincipalName")
        return fact(value.get("Id"), value["CreatedDateTime"], value.get("OperationName"), user)
    if "activityDateTime" in value:
        user = initiator(value.get("initiatedBy"))
        return fact(value.get("id"), value["activityDateTime"], value.get("activityDisplayName"), user)
    if "createdDateTime" in value:
        return fact(value.get("id"), value["createdDateTime"], "", value.get("userPrincipalName"))
    if "Received" in value:
        return fact(None, value["Received"], value.get("Status"), value.get("SenderAddress"))
    raise Unreadable("no time that an event could have")


def initiator(by):
    """The user of `initiatedBy`, which Log Analytics keeps as text; an application has no user name."""
    by = json.loads(by) if isinstance(by, str) and by else by
    user = by.get("user") if isinstance(by, dict) else None
    return user.get("userPrincipalName") if isinstance(user, dict) else None


def diagnostic(envelope, properties):
    """An Azure Monitor record; the category says which of the inner times is the event's."""
    record = properties.get("id")
    category = envelope["category"]
    if category == "AuditLogs":
        user = initiator(properties.get("initiatedBy"))
        name = properties.get("activityDisplayName")
        return fact(record, properties.get("activityDateTime"), name, user)
    user = properties.get("userPrincipalName")
    if category.endswith("SignInLogs"):
        return fact(record, properties.get("createdDateTime"), envelope.get("operationName"), user)
    if category == "MicrosoftGraphActivityLogs":
        record = properties.get("requestId")
        return fact(record, properties.get("timeGenerated"), envelope.get("operationName"), None)
    if category in ("RiskyUsers", "UserRiskEvents"):
        names = ("detectedDateTime", "riskLastUpdatedDateTime", "activityDateTime", "lastUpdatedDateTime")
        given = [properties[name] for name in names if properties.get(name)] + [envelope.get("time")]
        described = fact(record, given[0], envelope.get("operationName"), user)
        described["also"] = sorted({read[0] for read in map(milliseconds, given) if read})
        return described
    raise Unreadable(f"diagnostic category {category}")


def fact(record, time, operation, user):
    read = milliseconds(time)
    if read is None:
        raise Unreadable(f"time {time!r}")
    return {
        "id": identity(record),
        "at": read[0],
        "operation": operation or "",
        "user": user.strip().lower() or None if isinstance(user, str) else None,
        "also": [],
        "doubtful": not read[1],
    }
