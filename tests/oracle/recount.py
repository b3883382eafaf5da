"""Counts what exports hold, without the product: `python3 recount.py FILE…` → one JSON object on stdout.

{files: one count for each path, together: one over all of them}. A count: `records`; `unreadable` (records
without what an event needs, with the reason); `operations` {raw name: records}; `users` {name: records};
`times` (epoch ms, one a record, sorted); `ids` (one a record with an id, sorted); and `groups`, the unique
view: one entry per distinct (record id, time, operation) with the number of `copies` and of `versions`, a
version being a distinct content whatever the order of its members, and the `users` that the copies name.
"""

import json
import sys
from collections import Counter

from records import Unreadable, csv_table, csv_value, decode, describe, inner, is_json, json_values


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


def recount(paths):
    records = 0
    unreadable = []
    operations = Counter()
    users = Counter()
    times = []
    ids = []
    groups = {}
    for value in (value for path in paths for value in readings(path)):
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
        user = said.pop("user")
        users[user or ""] += 1
        if said["id"] is not None:
            ids.append(said["id"])
        group = groups.setdefault(
            (said["id"], said["at"], said["operation"]), {**said, "copies": 0, "contents": set(), "users": set()}
        )
        group["copies"] += 1
        group["users"].add(user)
        group["contents"].add(json.dumps(inner(value), sort_keys=True))
    return {
        "records": records,
        "unreadable": unreadable,
        "operations": dict(sorted(operations.items())),
        "users": dict(sorted(users.items())),
        "times": sorted(times),
        "ids": sorted(ids),
        "groups": [unique_view(group) for group in groups.values()],
    }


def unique_view(group):
    contents = group.pop("contents")
    users = sorted(group.pop("users"), key=lambda user: user or "")
    return {**group, "users": users, "versions": len(contents)}


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: recount.py FILE…")
    paths = sys.argv[1:]
    files = {path: recount([path]) for path in paths}
    json.dump({"files": files, "together": recount(paths)}, sys.stdout)
