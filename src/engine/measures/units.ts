import type { Fact } from '../facts';
import { stop } from '../problem';

/** Refuses facts that cannot be added: another unit than the plan declares, or several units where it declares none. */
export function checkUnits(
  measure: string,
  facts: readonly Fact[],
  declared: string | null,
  unitOf: (fact: Fact) => string,
): void {
  let unit = declared;
  for (const fact of facts) {
    const found = unitOf(fact);
    unit ??= found;
    if (found === unit) continue;
    const expected = declared === null ? `other facts of it in ${unit}` : `the plan declares ${unit}`;
    stop('WRONG_UNIT', ['facts'], `"${measure}" has a fact${named(fact)} in ${found}, but ${expected}.`);
  }
}

const named = ({ ref, subject }: Fact): string => ((ref ?? subject) === null ? '' : ` (${ref ?? subject})`);
