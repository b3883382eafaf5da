"""Follows every event back to its bytes: `evv events CASE --format ndjson --raw | reparse.py CASE`.

For each event and each of its raws the oracle reads exactly those bytes of the sealed file, parses them
anew and works out record id, time and operation by its own rules; all must be the event's. Besides, the
sealed file's SHA-256 must be its name, and no two raws of the case may share a byte: a record that is told
twice would count twice. Prints {events, raws, files, mismatches}; exits 1 on a mismatch or when no event
came in, for an empty answer checks nothing.
"""

import csv
import gzip
import hashlib
import json
import os
import sys
import zipfile

from records import (
    Unreadable,
    csv_rows,
    csv_table,
    csv_value,
    decode,
    describe,
    identity,
    is_json,
    milliseconds,
)

SHOWN = 20


class Evidence:
    """One sealed file, or one member of a sealed archive, with what is needed to read pieces of it."""

    def __init__(self, case, name, member):
        path = os.path.join(case, "evidence", name)
        with open(path, "rb") as file:
            raw = file.read()
        self.sealed = hashlib.sha256(raw).hexdigest() == name
        if raw[:2] == b"\x1f\x8b":
            raw = gzip.decompress(raw)
        elif member is not None and raw[:2] == b"PK":
            with zipfile.ZipFile(path) as archive:
                raw = archive.read(member)
        self.raw = raw
        text, self.encoding = decode(raw)
        self.header = None
        if not is_json(text):
            self.header, _, self.delimiter = csv_table(text)

    def value(self, offset, length):
        piece = self.raw[offset : offset + length]
        if offset < 0 or length <= 0 or len(piece) != length:
            raise Unreadable(f"range {offset}+{length} is outside the file")
        text = piece.decode(self.encoding)
        if self.header is None:
            return json.loads(text)
        rows = list(csv_rows(text, self.delimiter))
        if len(rows) != 1:
            raise Unreadable(f"range holds {len(rows)} rows")
        return csv_value(self.header, rows[0])


def differences(event, value):
    said = describe(value)
    found = milliseconds(event.get("at"))
    if identity(event.get("recordId")) != said["id"]:
        yield f"record id {event.get('recordId')!r}, bytes say {said['id']!r}"
    if found is None or found[0] not in {said["at"], *said["also"]}:
        yield f"time {event.get('at')!r}, bytes say {said['at']} ms"
    if (event.get("operationRaw") or "") != said["operation"]:
        yield f"operation {event.get('operationRaw')!r}, bytes say {said['operation']!r}"


def overlaps(ranges):
    for place, pieces in ranges.items():
        end = -1
        for offset, length, event in sorted(pieces):
            if offset < end:
                yield f"{event}: {place} at {offset} shares bytes with the raw before it"
            end = max(end, offset + length)


def reparse(case, lines):
    files = {}
    ranges = {}
    wrong = []
    events = raws = 0
    for line in lines:
        if not line.strip():
            continue
        event = json.loads(line)
        events += 1
        if not event.get("raws"):
            wrong.append(f"{event.get('id')}: no raws")
        for raw in event.get("raws") or []:
            raws += 1
            place = (raw["file"], raw.get("member"))
            try:
                if place not in files:
                    files[place] = Evidence(case, *place)
                    if not files[place].sealed:
                        wrong.append(f"{place[0]}: the sealed bytes do not hash to the name")
                ranges.setdefault(place, []).append((raw["offset"], raw["length"], str(event["id"])))
                value = files[place].value(raw["offset"], raw["length"])
                wrong += [f"{event['id']}: {text}" for text in differences(event, value)]
            except (Unreadable, OSError, ValueError, KeyError, csv.Error) as error:
                wrong.append(f"{event.get('id')}: {raw}: {type(error).__name__}: {error}")
    wrong += overlaps(ranges)
    return {"events": events, "raws": raws, "files": len(files), "mismatches": wrong}


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: reparse.py CASE < events.ndjson")
    result = reparse(sys.argv[1], sys.stdin.buffer)
    shown = {**result, "mismatches": result["mismatches"][:SHOWN], "mismatched": len(result["mismatches"])}
    json.dump(shown, sys.stdout)
    sys.exit(1 if result["mismatches"] or result["events"] == 0 else 0)
