#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Days of announcement and of objection, computed a second time by other means: `holidays` and `dateutil` of PyPI and the system's time zones
instead of the server's crates. Writes due_dates.json beside this file; `--check` compares. Run it by `.ci/python`.

The cases: what the law's readers trip over (weekends, holidays of one Land, ends of months, leap years, both changes of the clock, the last
minute of a day, the turn of 2024 to 2025 when three days became four), and beside them days drawn by a fixed seed.
"""
import argparse
import datetime as dt
import json
import pathlib
import random
import zoneinfo

import holidays
from dateutil.relativedelta import relativedelta

FILE = pathlib.Path(__file__).with_name("due_dates.json")
BERLIN = zoneinfo.ZoneInfo("Europe/Berlin")
LAENDER = ["BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH"]
SINCE = [(dt.date(2000, 1, 1), 3), (dt.date(2025, 1, 1), 4)]


def free(land, day):
    """Whether no period ends on that day."""
    if day.weekday() >= 5:
        return True
    places = LAENDER if land == "DE" else [land]
    # BY has Mariä Himmelfahrt in most communities; the server counts it.
    more = {"categories": ("public", "catholic")} if land == "BY" else {}
    return all(day in holidays.country_holidays("DE", subdiv=place, years=day.year, **(more if place == land else {})) for place in places)


def case(moment, land, complete):
    """One row; `moment` is local time without zone."""
    sent = moment.replace(tzinfo=BERLIN)
    days = [n for since, n in SINCE if since <= moment.date()][-1]
    announced = moment.date() + dt.timedelta(days=days)
    until = announced + (relativedelta(months=1) if complete else relativedelta(years=1))
    while free(land, until):
        until += dt.timedelta(days=1)
    return {"sent": int(sent.timestamp()), "local": moment.isoformat(timespec="minutes"), "land": land, "complete": complete, "announced": str(announced), "until": str(until)}


def rows():
    at = lambda text: dt.datetime.fromisoformat(text)
    special = [
        # requirements: the dates of the commentary.
        *("2025-01-02T09:00 2025-04-15T09:00 2025-01-27T09:00 2024-12-31T09:00".split()),
        # The last minute of the old rule, the first of the new one; the last minute of a day in winter and in summer.
        *("2024-12-31T23:59 2025-01-01T00:00 2026-02-24T23:59 2026-07-14T23:59 2026-07-15T00:00".split()),
        # Both changes of the clock, a moment before, in and after the hour.
        *("2026-03-29T01:59 2026-03-29T03:00 2026-10-25T01:59 2026-10-25T04:00 2025-03-30T03:30 2025-10-26T01:30".split()),
        # Announced on the 29th, 30th and 31st of January, in a leap year and in others; on 29 February; on the 31st before shorter months.
        *("2026-01-25T10:00 2026-01-26T10:00 2026-01-27T10:00 2028-01-25T10:00 2028-01-26T10:00 2028-01-27T10:00 2028-02-25T10:00 2026-03-27T10:00".split()),
        *("2026-05-27T10:00 2026-08-27T10:00 2026-10-27T10:00 2027-02-24T10:00".split()),
        # Ends around Easter, Whitsun, 1 and 3 October, Reformation Day, All Saints, Christmas and New Year, Epiphany, 8 March, Corpus Christi, Assumption.
        *("2026-02-27T10:00 2026-03-02T10:00 2026-04-20T10:00 2026-08-28T10:00 2026-09-27T10:00 2026-09-28T10:00 2026-11-20T10:00".split()),
        *("2026-11-21T10:00 2026-11-27T10:00 2026-12-02T10:00 2026-02-04T10:00 2027-02-04T10:00 2026-04-30T10:00 2026-07-11T10:00 2028-07-11T10:00".split()),
    ]
    found = [case(at(text), "DE", complete) for text in special for complete in (True, False)]
    # The same ends where one Land has a holiday and its neighbours have none.
    for land, text in [(land, text) for land in LAENDER for text in ("2026-12-02T10:00", "2026-09-27T10:00", "2026-04-30T10:00")]:
        found.append(case(at(text), land, True))
    draw = random.Random(37)
    begin = dt.datetime(2023, 1, 1)
    while len(found) < 240:
        moment = begin + dt.timedelta(minutes=draw.randrange(7 * 366 * 1440))
        # The hour that comes twice, and the one that there is not, are named above.
        if moment.hour == 2:
            continue
        found.append(case(moment, draw.choice(["DE", *LAENDER]), draw.random() < 0.8))
    return found


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--check", action="store_true")
    text = "[\n" + ",\n".join(json.dumps(row) for row in rows()) + "\n]\n"
    if arguments.parse_args().check:
        if FILE.read_text() != text:
            raise SystemExit(f"{FILE.name} is not what this program makes")
    else:
        FILE.write_text(text)


main()
