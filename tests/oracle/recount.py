"""Counts what exports hold, without the product: `python3 recount.py FILE…` → one JSON object on stdout.

Per file: `records`; `unreadable` (records without what an event needs, with the reason); `operations`
{raw name: records}; `times` (epoch ms, one a record, sorted); `ids` (one a record with an id, sorted); and
`groups`, the unique view: one entry per distinct (record id, time, operation) with the number of `copies`
and of `versions`, a version being a distinct content whatever the order of its members.
"""

import json
import sys
from collections import Counter

from records import Unreadable, csv_table, csv_value, decode, describe, is_json, json_values


def readings(path):
    """Every record of a file as its value, or as Unreadable when the file's own shape breaks there."""
    with open(path, "rb") as file:
        text, _ = decode(file.read())
    if is_json(text):
        yield from json_values(text)
        return
    header, rows, _ = csv_table(text)
    for row in rows:
        try:
            yield csv_value(header, row)
        except Unreadable as reason:
            yield reason


def recount(path):
    records = 0
    unreadable = []
    operations = Counter()
    times = []
    ids = []
    groups = {}
    for value in readings(path):
        records += 1
        try:
            if isinstance(value, Unreadable):
                raise value
            said = describe(value)
        except Unreadable as reason:
            unreadable.append(str(reason))
            continue
        operations[said["operation"]] += 1
        times.append(said["at"])
        if said["id"] is not None:
            ids.append(said["id"])
        group = groups.setdefault(
            (said["id"], said["at"], said["operation"]), {**said, "copies": 0, "contents": set()}
        )
        group["copies"] += 1
        group["contents"].add(json.dumps(value, sort_keys=True))
    return {
        "records": records,
        "unreadable": unreadable,
        "operations": dict(sorted(operations.items())),
        "times": sorted(times),
        "ids": sorted(ids),
        "groups": [unique_view(group) for group in groups.values()],
    }


def unique_view(group):
    contents = group.pop("contents")
    return {**group, "versions": len(contents)}


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: recount.py FILE…")
    json.dump({path: recount(path) for path in sys.argv[1:]}, sys.stdout)
