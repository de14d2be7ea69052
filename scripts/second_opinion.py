"""Recomputes settled periods with exact fractions, from terms and facts alone: an auditor's second opinion.

Written from the documents (schema/plan.schema.json, docs/mechanisms), not from the engine, with which it shares no code.
Reads JSON lines on stdin: `terms`, `facts`, `start`, `end`, and the `lines` that were posted. Prints every difference and,
last, what was counted; exits 1 when there is a difference, when it refuses a plan, or when there was nothing to recompute.
`--round-each-share` plants a bug that must be seen.

Covered: fixedFee, rate (class weights), tieredRate (graduated, volume, package, block), percentage (share, tiers, free
amount), curve, bonus, penalty (points, bands, caps), sharedSavings (gain, loss), milestone; weight, gates, minimum,
maximum, split, holdback by share, both roundings. Anything else in a plan is refused, never skipped.
"""
import json
import sys
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

DIGITS = {"EUR": 2, "JPY": 0, "KWD": 3}
NAIVE = "--round-each-share" in sys.argv
ZERO = Fraction(0)


class Unknown(Exception):
    """The plan says something that this program has not learned."""


def number(text):
    return Fraction(text)


def only(terms, *known):
    strange = set(terms) - set(known)
    if strange:
        raise Unknown(f"not learned: {sorted(strange)}")


def total(facts, measure):
    return sum((number(fact["quantity"]) for fact in facts if fact["measure"] == measure), ZERO)


def quarter(day):
    month = (day.month - 1) // 3 * 3 + 1
    after = date(day.year + (month == 10), (month + 2) % 12 + 1, 1)
    return date(day.year, month, 1), after


def unit_around(day, per):
    if per == "MONTH":
        after = date(day.year + (day.month == 12), day.month % 12 + 1, 1)
        return date(day.year, day.month, 1), after
    return quarter(day) if per == "QUARTER" else (date(day.year, 1, 1), date(day.year + 1, 1, 1))


def fixed_fee(terms, case):
    only(terms, "amount", "per", "proration")
    if terms.get("proration", "DAYS") != "DAYS":
        raise Unknown("proration")
    units, day = ZERO, case["from"]
    while day < case["until"]:
        start, end = unit_around(day, terms["per"])
        units += Fraction(1, (end - start).days)
        day += timedelta(days=1)
    return number(terms["amount"]) * units


def rate(terms, case):
    only(terms, "measure", "unit", "classBy", "weights", "rules", "whenNegative")
    if terms.get("rules"):
        raise Unknown("rules")
    counted = [fact for fact in case["facts"] if fact["measure"] == terms["measure"]]
    weights = {one["class"]: number(one["weight"]) for one in terms.get("weights", [])}
    if not weights:
        return sum((number(fact["quantity"]) for fact in counted), ZERO) * number(terms["unit"])
    by = terms["classBy"]
    return sum((number(f["quantity"]) * weights[f["dimensions"][by]] for f in counted), ZERO) * number(terms["unit"])


def slices(quantity, tiers):
    """Each tier with its part of the quantity; a bound belongs to the tier below it."""
    below = ZERO
    for tier in tiers:
        top = number(tier["upTo"]) if "upTo" in tier else None
        reached = quantity if top is None else min(quantity, top)
        if reached > below:
            yield tier, reached - below
        below = top if top is not None else below


def reached_tier(quantity, tiers):
    return next(tier for tier in tiers if "upTo" not in tier or quantity <= number(tier["upTo"]))


def tiered_rate(terms, case):
    only(terms, "measure", "mode", "tiers", "packageSize", "packageRounding", "flatAtZero")
    if terms.get("flatAtZero"):
        raise Unknown("flatAtZero")
    quantity = total(case["facts"], terms["measure"])
    if quantity == 0:
        return ZERO
    packs = ceil if terms.get("packageRounding", "UP") == "UP" else floor
    count = (lambda q: Fraction(packs(q / number(terms["packageSize"])))) if "packageSize" in terms else (lambda q: q)
    pays = lambda tier, part: count(part) * number(tier.get("unit", "0")) + number(tier.get("flat", "0"))
    if terms["mode"] in ("GRADUATED", "BLOCK"):
        return sum((pays(tier, part) for tier, part in slices(quantity, terms["tiers"])), ZERO)
    return pays(reached_tier(quantity, terms["tiers"]), quantity)


def percentage(terms, case):
    only(terms, "measure", "share", "mode", "tiers", "freeAmount", "whenNegative")
    value = max(ZERO, total(case["facts"], terms["measure"]) - number(terms.get("freeAmount", "0")))
    if "share" in terms:
        return value * number(terms["share"])
    if terms.get("mode", "GRADUATED") == "GRADUATED":
        return sum((part * number(tier["share"]) for tier, part in slices(value, terms["tiers"])), ZERO)
    return value * number(reached_tier(value, terms["tiers"])["share"])


def curve(terms, case):
    only(terms, "measure", "target", "mode", "below", "above", "anchors", "direction")
    at = total(case["facts"], terms["measure"]) / number(terms["target"])
    points = [(number(one["attainment"]), number(one["payout"])) for one in terms["anchors"]]
    if at < points[0][0]:
        return points[0][1] if terms.get("below", "ZERO") == "FIRST" else ZERO
    if at >= points[-1][0]:
        # Steps have no line that could be followed.
        if terms.get("above", "FLAT") == "FLAT" or terms.get("mode") == "STEPPED":
            return points[-1][1]
        return along(points[-2], points[-1], at)
    low, high = next((a, b) for a, b in zip(points, points[1:]) if a[0] <= at < b[0])
    return low[1] if terms.get("mode", "LINEAR") == "STEPPED" else along(low, high, at)


def along(low, high, at):
    return low[1] + (at - low[0]) * (high[1] - low[1]) / (high[0] - low[0])


def bonus(terms, case):
    only(terms, "measure", "direction", "target", "unit", "amount")
    beyond = total(case["facts"], terms["measure"]) - number(terms["target"])
    if terms.get("direction") == "LOWER_IS_BETTER":
        beyond = -beyond
    reached = number(terms.get("amount", "0")) if beyond >= 0 else ZERO
    return max(ZERO, beyond) * number(terms.get("unit", "0")) + reached


def penalty(terms, case):
    only(terms, "shortfall", "fee", "maximumShare")
    fee, short = number(terms["fee"]), terms["shortfall"]
    only(short, "measure", "target", "points", "bands", "direction")
    missing = max(ZERO, number(short["target"]) - total(case["facts"], short["measure"]))
    if "points" in short:
        counting = {"EXACT": lambda p: p, "STARTED": ceil, "COMPLETED": floor}
        points = Fraction(counting[short["points"].get("counting", "EXACT")](missing / number(short["points"]["size"])))
        charge = points * number(short["points"]["feeShare"]) * fee
    elif missing > 0:
        band = reached_tier(missing, short["bands"])
        charge = number(band["amount"]) if "amount" in band else number(band["feeShare"]) * fee
    else:
        charge = ZERO
    return -min(charge, number(terms["maximumShare"]) * fee) if "maximumShare" in terms else -charge


def shared_savings(terms, case):
    only(terms, "baseline", "actualMeasure", "gain", "loss")
    baseline = number(terms["baseline"])
    saved = baseline - total(case["facts"], terms["actualMeasure"])
    side, sign = (terms.get("gain"), 1) if saved >= 0 else (terms.get("loss"), -1)
    if side is None or saved == 0:
        return ZERO
    only(side, "share", "minimumRate", "sharing", "maximumRate")
    size, least = abs(saved), number(side.get("minimumRate", "0")) * baseline
    if size < least:
        return ZERO
    shared = (size - least if side.get("sharing") == "ABOVE_THRESHOLD" else size) * number(side["share"])
    return sign * (min(shared, number(side["maximumRate"]) * baseline) if "maximumRate" in side else shared)


def milestone(terms, case):
    """One amount per accepted milestone, by its key; the parts of the price are whole minor units and sum to it."""
    only(terms, "price", "acceptedMeasure", "milestones", "order", "milestoneBy")
    by = terms.get("milestoneBy", "milestone")
    accepted = {f["dimensions"][by] for f in case["facts"] if f["measure"] == terms["acceptedMeasure"]}
    parts = allocated(number(terms["price"]) * case["scale"], [number(one["share"]) for one in terms["milestones"]])
    paid = {one["key"]: Fraction(part, case["scale"]) for one, part in zip(terms["milestones"], parts)}
    return {key: part for key, part in paid.items() if key in accepted} or ZERO


KINDS = {
    "fixedFee": fixed_fee,
    "rate": rate,
    "tieredRate": tiered_rate,
    "percentage": percentage,
    "curve": curve,
    "bonus": bonus,
    "penalty": penalty,
    "sharedSavings": shared_savings,
    "milestone": milestone,
}
ATTACHED = ("key", "weight", "gates", "minimum", "maximum")


def rounded(value, mode):
    whole, rest = divmod(abs(value), 1)
    up = rest > Fraction(1, 2) or (rest == Fraction(1, 2) and (mode == "HALF_AWAY_FROM_ZERO" or whole % 2 == 1))
    return int(whole + up) * (-1 if value < 0 else 1)


def allocated(amount, shares):
    """Whole units that sum to the amount: the largest remainders get what is left, the earlier first."""
    if NAIVE:
        return [rounded(amount * share, "HALF_AWAY_FROM_ZERO") for share in shares]
    exact = [abs(amount) * share for share in shares]
    parts = [floor(part) for part in exact]
    order = sorted(range(len(parts)), key=lambda place: (parts[place] - exact[place], place))
    for place in order[: int(abs(amount)) - sum(parts)]:
        parts[place] += 1
    return [-part if amount < 0 else part for part in parts]


def recomputed(plan, case):
    """Every line that is due, by component, segment and payee: its amount and the part of it that is held, in minor units."""
    only(plan, "meed", "currency", "rounding", "components", "split", "holdback", "safety", "measures", "adjustments", "overlay",
         "conversion", "figures")
    for empty in ("measures", "adjustments", "overlay", "conversion", "figures"):
        if plan.get(empty):
            raise Unknown(empty)
    scale = 10 ** DIGITS[plan["currency"]]
    split = plan.get("split") or [{"payee": "partner", "share": "1"}]
    hold = number(plan["holdback"]["share"]) if "holdback" in plan else ZERO
    mode = plan.get("rounding", "HALF_AWAY_FROM_ZERO")
    case = {**case, "scale": scale}
    lines = {}
    for component in plan["components"]:
        kind = next(name for name in component if name in KINDS)
        only({k: v for k, v in component.items() if v != []}, kind, *ATTACHED)
        earned = KINDS[kind](component[kind], case)
        segments = earned if isinstance(earned, dict) else {"": earned}
        for segment, minor in zip(segments, bounded(component, list(segments.values()), case, mode)):
            shares = [number(one["share"]) for one in split]
            for one, amount in zip(split, allocated(minor, shares)):
                held = allocated(amount, [1 - hold, hold])[1] if amount > 0 else 0
                lines[component["key"], segment, one["payee"]] = (amount, held)
    return lines


def bounded(component, values, case, mode):
    """The lines of a component in minor units: gates, weight, bounds, and the one rounding."""
    scale = case["scale"]
    for gate in component.get("gates", []):
        only(gate, "measure", "atLeast", "otherwise")
        if total(case["facts"], gate["measure"]) < number(gate["atLeast"]):
            return [0 for _ in values]
    values = [value * number(component.get("weight", "1")) for value in values]
    ends = [number(component[end]) if end in component else None for end in ("minimum", "maximum")]
    if len(values) == 1:
        return [rounded(within(values[0], *ends) * scale, mode)]
    lines = [rounded(value * scale, mode) for value in values]
    change = within(Fraction(sum(lines), scale), *ends) * scale - sum(lines)
    if change == 0:
        return lines
    sizes = [abs(line) for line in lines] if any(lines) else [1] + [0] * (len(lines) - 1)
    changes = allocated(change, [Fraction(size, sum(sizes)) for size in sizes])
    return [line + part for line, part in zip(lines, changes)]


def within(value, minimum, maximum):
    value = value if minimum is None else max(value, minimum)
    return value if maximum is None else min(value, maximum)


def compared(settlement):
    case = {
        "facts": settlement["facts"],
        "from": date.fromisoformat(settlement["start"]),
        "until": date.fromisoformat(settlement["end"]),
    }
    posted = {(l["component"], l["segment"], l["payee"]): (int(l["amount"]), int(l["held"])) for l in settlement["lines"] or []}
    due = recomputed(settlement["terms"], case)
    where = f"{settlement['agreement']} {settlement['label']}"
    for key in sorted(set(due) | set(posted)):
        if due.get(key, (0, 0)) != posted.get(key, (0, 0)):
            yield f"{where} {' / '.join(key)}: posted {posted.get(key)}, recomputed {due.get(key)}"
    if int(settlement["booked"]) != sum(amount for amount, _ in due.values()):
        yield f"{where}: the ledger holds {settlement['booked']}, recomputed {sum(a for a, _ in due.values())}"


def main():
    settlements = lines = differences = refused = 0
    for row in sys.stdin:
        settlement = json.loads(row)
        try:
            found = list(compared(settlement))
        except Unknown as reason:
            refused += 1
            print(f"{settlement['agreement']} {settlement['label']}: refused, {reason}")
            continue
        settlements += 1
        lines += len(settlement["lines"] or [])
        differences += len(found)
        for difference in found:
            print(difference)
    print(f"{settlements} settlements with {lines} lines recomputed in Python, {differences} differences, {refused} refused")
    sys.exit(1 if differences or refused or settlements == 0 else 0)


main()
