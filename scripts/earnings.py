#!/usr/bin/env python3
"""What partners earn from incident logs, computed a second time.

This program shares no code with Meed: it reads the same files by the same rules (examples/README.md), with exact
fractions and the standard library only, so that `meed earnings` can be held against it to the last minor unit.

    python3 scripts/earnings.py LOG.csv [LATER.csv ...] --rate 12.50 --currency EUR [--json | --csv]
    python3 scripts/earnings.py LOG.csv [LATER.csv ...] --rejections [--json | --csv]

A file that cannot be read as a whole is refused: the reason goes to standard error and the exit code is 1.
"""

import argparse
import csv
import datetime
import json
import os
import re
import sys
from fractions import Fraction

NEEDED = (
    "number incident_state reopen_count sys_mod_count made_sla opened_at sys_updated_at location priority"
    " assignment_group resolved_at"
).split()
CREDITS = {
    "1 - Critical": Fraction(4),
    "2 - High": Fraction(5, 2),
    "3 - Moderate": Fraction(1),
    "4 - Low": Fraction(1, 2),
}
MAX_FILE_BYTES = 64 * 1024 * 1024
MAX_ROW_BYTES = 1024 * 1024

# ISO 4217: how many digits the minor unit of a currency has. Metals, funds and test codes have none and pay nobody.
DIGITS = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    2: "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE "
    "CHF CHW CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL "
    "HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR "
    "MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP "
    "SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD YER ZAR ZMW "
    "ZWG",
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF UYW",
}
DIGITS_OF = {code: digits for digits, codes in DIGITS.items() for code in codes.split()}

DATE = re.compile(r"([0-9]{2})-([0-9]{2})-([0-9]{4}) ([0-9]{2}):([0-9]{2})")
COUNT = re.compile(r"[0-9]{1,9}")
CELL = r'(?:"(?:[^"]|"")*"|[^",\r\n]*)'
RECORD = re.compile(rf"{CELL}(?:,{CELL})*(?:\r?\n)?")


class Refused(Exception):
    """A file that is not read at all."""

    def __init__(self, reason, line=None, column=None):
        place = "".join([f", column {column}" if column else "", f", line {line}" if line else ""])
        super().__init__(reason + place)


# --- the file as a whole ----------------------------------------------------------------------------------------------


def physical_lines(path):
    """The file's text, cut after each line feed; refuses what is not plain UTF-8 text."""
    if not os.path.isfile(path):
        raise Refused("not a file")
    if os.path.getsize(path) > MAX_FILE_BYTES:
        raise Refused("over 64 MB")
    with open(path, "rb") as file:
        parts = file.readlines()
    if not parts:
        raise Refused("empty")
    texts = []
    for line, part in enumerate(parts, start=1):
        if len(part) > MAX_ROW_BYTES:
            raise Refused("row too long", line)
        if b"\0" in part:
            raise Refused("NUL byte", line)
        try:
            text = part.decode("utf-8-sig" if line == 1 else "utf-8")
        except UnicodeDecodeError:
            raise Refused("not UTF-8", line) from None
        if re.search(r"\r(?!\n)", text):
            raise Refused("bare carriage return", line)
        texts.append(text)
    return texts


def records(texts):
    """Yields (line, cells, is_last) for every row that is not blank, the header first; RFC 4180 and nothing looser."""
    csv.field_size_limit(MAX_FILE_BYTES)
    reader = csv.reader(texts, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "unexpected end of data" not in str(error):
                raise Refused("broken quotes", line) from None
            is_long = sum(map(len, texts[line - 1 :])) > MAX_ROW_BYTES
            raise Refused("row too long" if is_long else "cut row", line) from None
        raw = "".join(texts[line - 1 : reader.line_num])
        if sum(map(len, cells)) > MAX_ROW_BYTES:
            raise Refused("row too long", line)
        # The csv module lets a quote stand in the middle of a bare cell; RFC 4180 does not.
        if '"' in raw and not RECORD.fullmatch(raw):
            raise Refused("broken quotes", line)
        if cells:
            yield line, cells, reader.line_num == len(texts)


def rows_of(path):
    """Yields (line, row) for every row below the header; a row holds the needed cells, None for what is unknown."""
    texts = physical_lines(path)
    unended = not texts[-1].endswith("\n")
    header = None
    count = 0
    for line, cells, is_last in records(texts):
        if header is None:
            header = [cell.strip(" \t") for cell in cells]
            for column in NEEDED:
                if header.count(column) != 1:
                    raise Refused("repeated column" if column in header else "missing column", line, column)
            continue
        if is_last and (len(cells) < len(header) or (unended and is_cut_date(header[-1], cells[-1]))):
            raise Refused("cut row", line)
        if len(cells) != len(header):
            raise Refused("wrong number of columns", line)
        stripped = (cell.strip(" \t") for cell in cells)
        row = {name: None if cell in ("", "?") else cell for name, cell in zip(header, stripped)}
        count += 1
        yield line, row
    if count == 0:
        raise Refused("empty")


def is_cut_date(column, cell):
    shape = re.sub("[0-9]", "0", cell)
    return column.endswith("_at") and shape != "" and shape != "00-00-0000 00:00" and "00-00-0000 00:00".startswith(shape)


# --- one incident -----------------------------------------------------------------------------------------------------


def instant(text):
    """The UTC instant of a date of the log; None when it is not of the form or does not exist."""
    match = DATE.fullmatch(text or "")
    if not match:
        return None
    day, month, year, hour, minute = map(int, match.groups())
    try:
        return datetime.datetime(year, month, day, hour, minute, tzinfo=datetime.timezone.utc)
    except ValueError:
        return None


def count_of(text):
    return int(text) if COUNT.fullmatch(text or "") else None


def place(row):
    return instant(row["sys_updated_at"]), count_of(row["sys_mod_count"])


def order(entry):
    """Update time, change count, file order; what cannot be read counts as the newest, so that it is never paid around."""
    line, row = entry
    updated, changes = place(row)
    return updated is None, updated or datetime.datetime.min, changes is None, changes or 0, line


def rejection(row):
    """The first reason for which a deciding row is not an outcome, or None."""
    opened, resolved = instant(row["opened_at"]), instant(row["resolved_at"])
    updated, changes = place(row)
    reasons = (
        (row["number"] is None, "no number"),
        (row["incident_state"] not in ("Resolved", "Closed"), "still open"),
        (row["assignment_group"] is None, "no group"),
        (row["resolved_at"] is None, "no resolved_at"),
        (opened is not None and resolved is not None and resolved < opened, "resolved before opened"),
        (updated is None, "unreadable sys_updated_at"),
        (changes is None, "unreadable sys_mod_count"),
        (opened is None, "unreadable opened_at"),
        (resolved is None, "unreadable resolved_at"),
        (row["priority"] not in CREDITS, "unknown priority"),
        (count_of(row["reopen_count"]) is None, "unreadable reopen_count"),
        ((row["made_sla"] or "").lower() not in ("true", "false"), "unreadable made_sla"),
    )
    return next((reason for holds, reason in reasons if holds), None)


def deciding_rows(paths):
    """Maps each incident to (path, line, row) of its deciding row; a later file corrects only by a row that is newer."""
    decided = {}
    for path in paths:
        groups = {}
        for line, row in rows_of(path):
            groups.setdefault(row["number"] or (path, line), []).append((line, row))
        for key, entries in groups.items():
            line, row = max(entries, key=order)
            known = decided.get(key)
            if known is None or is_newer(place(row), place(known[2])):
                decided[key] = (path, line, row)
    return decided


def is_newer(candidate, known):
    if None in candidate:
        return False
    return None in known or candidate > known


# --- the tables -------------------------------------------------------------------------------------------------------


def earnings(decided, rate, currency):
    table = {}
    for _, _, row in decided.values():
        if rejection(row) is not None:
            continue
        month = instant(row["resolved_at"]).isoformat()[:7]
        line = table.setdefault((row["assignment_group"], month), {"outcomes": 0, "voided": 0, "credits": Fraction(0)})
        if count_of(row["reopen_count"]) > 0:
            line["voided"] += 1
        else:
            line["outcomes"] += 1
            line["credits"] += CREDITS[row["priority"]]
    return [
        {
            "partner": partner,
            "month": month,
            "outcomes": line["outcomes"],
            "voided": line["voided"],
            "credits": plain(line["credits"]),
            "amount": money(line["credits"] * rate, DIGITS_OF[currency]),
            "currency": currency,
        }
        for (partner, month), line in sorted(table.items())
    ]


def rejections(decided):
    found = [
        {"file": os.path.basename(path), "line": line, "number": row["number"] or "", "reason": rejection(row)}
        for path, line, row in decided.values()
    ]
    return sorted((entry for entry in found if entry["reason"]), key=lambda entry: (entry["file"], entry["line"]))


def money(value, digits):
    """A fraction as an amount with exactly `digits` digits, rounded half away from zero."""
    scaled = abs(value) * 10**digits
    units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    text = str(units).rjust(digits + 1, "0")
    whole, part = text[: len(text) - digits], text[len(text) - digits :]
    return ("-" if value < 0 and units else "") + whole + ("." + part if digits else "")


def plain(value):
    """A sum of credits as a decimal without superfluous zeros; every such sum is a multiple of a half."""
    return f"{value.numerator}" if value.denominator == 1 else f"{value.numerator // 2}.5"


def show(table, columns, style):
    if style == "json":
        print(json.dumps(table, indent=2, ensure_ascii=False))
    elif style == "csv":
        writer = csv.DictWriter(sys.stdout, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)
    else:
        cells = [columns] + [[str(row[column]) for column in columns] for row in table]
        widths = [max(map(len, column)) for column in zip(*cells)]
        for line in cells:
            print("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip())


def decimal(text):
    if not re.fullmatch(r"[0-9]{1,18}(\.[0-9]{1,18})?", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a plain decimal such as 12.50")
    return Fraction(text)


def currency_code(text):
    if text not in DIGITS_OF:
        raise argparse.ArgumentTypeError(f"{text!r} is not a currency of ISO 4217 with minor units")
    return text


def main():
    parser = argparse.ArgumentParser(description="What partners earn from incident logs, with exact fractions.")
    parser.add_argument("paths", nargs="+", metavar="FILE", help="incident logs; later ones correct earlier ones")
    parser.add_argument("--rate", type=decimal, help="money for one credit, for example 12.50")
    parser.add_argument("--currency", type=currency_code, help="ISO 4217 code, for example EUR")
    parser.add_argument("--rejections", action="store_true", help="print the incidents that cannot be used, by line")
    style = parser.add_mutually_exclusive_group()
    style.add_argument("--json", dest="style", action="store_const", const="json")
    style.add_argument("--csv", dest="style", action="store_const", const="csv")
    options = parser.parse_args()
    if not options.rejections and (options.rate is None or options.currency is None):
        parser.error("--rate and --currency are needed, unless --rejections is given")
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    try:
        decided = deciding_rows(options.paths)
    except Refused as refused:
        sys.exit(f"refused: {refused}")
    if options.rejections:
        show(rejections(decided), ["file", "line", "number", "reason"], options.style)
    else:
        columns = ["partner", "month", "outcomes", "voided", "credits", "amount", "currency"]
        show(earnings(decided, options.rate, options.currency), columns, options.style)


if __name__ == "__main__":
    main()
