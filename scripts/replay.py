"""Recomputes stored explanations with exact fractions: an evaluator in another language than the engine's.

Reads JSON lines on stdin, one explanation each with `minor` (the booked amount), `minorHeld` and `digits`.
Prints the number of explanations, of steps and of differences; exits 1 when there is one.
"""
import json
import sys
from fractions import Fraction
from math import ceil, floor


def rounded(value, digits, mode):
    units = abs(value) * 10**digits
    whole, rest = divmod(units, 1)
    up = rest > Fraction(1, 2) or (rest == Fraction(1, 2) and (mode != "HALF_EVEN" or whole % 2 == 1))
    minor = int(whole) + (1 if up else 0)
    return Fraction(-minor if value < 0 else minor, 10**digits)


def share(value, digits, weights, index):
    total = abs(value) * 10**digits
    exact = [total * Fraction(weight, sum(weights)) for weight in weights]
    parts = [floor(part) for part in exact]
    order = sorted(range(len(parts)), key=lambda place: (parts[place] - exact[place], place))
    for place in order[: int(total - sum(parts))]:
        parts[place] += 1
    return Fraction(-parts[index] if value < 0 else parts[index], 10**digits)


COMPUTE = {
    "add": lambda step, a, b: a + b,
    "subtract": lambda step, a, b: a - b,
    "multiply": lambda step, a, b: a * b,
    "divide": lambda step, a, b: a / b,
    "least": lambda step, a, b: min(a, b),
    "greatest": lambda step, a, b: max(a, b),
    "floor": lambda step, a: Fraction(floor(a)),
    "ceiling": lambda step, a: Fraction(ceil(a)),
    "round": lambda step, a: rounded(a, step["digits"], step["mode"]),
    "share": lambda step, a: share(a, step["digits"], [int(w) for w in step["weights"]], step["index"]),
    "because": lambda step, a: a,
}
HOLDS = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    "=": lambda a, b: a == b,
    ">=": lambda a, b: a >= b,
    ">": lambda a, b: a > b,
}
LEAVES = {"term", "given", "input"}


def replay(explanation):
    """The two results and what does not follow from the leaves."""
    values, faults = [], []
    for position, step in enumerate(explanation["steps"]):
        stored = Fraction(step["is"])
        operands = [values[operand] for operand in step.get("of", [])]
        value = stored if step["op"] in LEAVES else COMPUTE[step["op"]](step, *operands)
        if value != stored:
            faults.append(f"step {position} ({step['op']}) is {value}, not {stored}")
        for test in step.get("tests", []):
            if not HOLDS[test["is"]](values[test["left"]], values[test["right"]]):
                faults.append(f"step {position} took a wrong turn")
        values.append(value)
    for conversion in explanation["conversions"]:
        original, rate = values[conversion["original"]], Fraction(conversion["rate"])
        value = original * rate if conversion["from"] == conversion["base"] else original / rate
        if value != values[conversion["converted"]]:
            faults.append(f"step {conversion['converted']} is not converted at {rate}")
    return values[explanation["amount"]], values[explanation["held"]], faults


def main():
    lines = steps = differences = 0
    for text in sys.stdin:
        record = json.loads(text)
        explanation, unit = record["explanation"], 10 ** record["digits"]
        amount, held, faults = replay(explanation)
        if amount * unit != int(record["minor"]):
            faults.append(f"amount is {amount}, booked {record['minor']} minor units")
        if held * unit != int(record["minorHeld"]):
            faults.append(f"held is {held}, booked {record['minorHeld']} minor units")
        for fault in faults[:3]:
            print(f"line {lines}: {fault}")
        lines, steps, differences = lines + 1, steps + len(explanation["steps"]), differences + bool(faults)
    print(f"python replay: {lines} lines, {steps} steps, {differences} differences")
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
