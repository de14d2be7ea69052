import { present } from '../../kernel/assert';
import { Rational } from '../../kernel/rational';
import { type Calc, plain } from '../calc';
import { type Given, type Rated, rated } from '../given';
import { graduate, inBlocks, reach, slicesOf, type Tier, tierReached } from '../operators/tier';
import { cashText, numberText, quantityText } from '../words';
import { checkNegative } from './negative';

/** A price per unit that depends on how many there are. */
export interface TieredRate {
  readonly measure: string;
  readonly mode: 'GRADUATED' | 'VOLUME' | 'PACKAGE' | 'BLOCK';
  readonly tiers: readonly Tier[];
  readonly packageSize: Rational | null;
  readonly packageRounding: 'UP' | 'DOWN';
  readonly flatAtZero: boolean;
  /** A measure of what was counted before: the period pays the increment between the two readings. */
  readonly countedBefore: string | null;
}

/** Pays the tiers for the measured quantity; with a reading before, exactly f(before + now) - f(before). */
export function tieredRate(terms: TieredRate, given: Given): readonly Rated[] {
  const { calc, measures } = given;
  const quantity = checkNegative(measures.value(terms.measure, 'ZERO'), terms.measure, 'REFUSE', given);
  const counts = () => `${quantityText(terms.measure, quantity, given)}, ${modeText(terms)}`;
  const says = () => `${counts()}: ${tiersText(quantity, terms, given)}`;
  const none = quantity.isZero() ? `No ${terms.measure} in this period.` : null;
  if (terms.countedBefore === null) return rated(tiered(calc, quantity, terms), says, none);
  const reading = measures.value(terms.countedBefore, 'ZERO');
  const before = checkNegative(reading, terms.countedBefore, 'REFUSE', given);
  const upToNow = tiered(calc, calc.plus(before, quantity), terms);
  const increment = () => {
    const total = before.plus(quantity);
    const [all, past] = [tiersText(total, terms, given), tiersText(before, terms, given)];
    return `${counts()}, after ${numberText(before)} before: ${numberText(total)} are ${all}; less ${past}`;
  };
  return rated(calc.minus(upToNow, tiered(calc, before, terms)), increment, none);
}

function tiered(calc: Calc, quantity: Rational, terms: TieredRate): Rational {
  if (quantity.isZero()) return atZero(terms);
  switch (terms.mode) {
    case 'GRADUATED':
      return graduate(calc, quantity, terms.tiers);
    case 'VOLUME':
      return reach(calc, quantity, terms.tiers);
    case 'PACKAGE':
      return reach(calc, quantity, terms.tiers, blocksOf(terms));
    case 'BLOCK':
      return graduate(calc, quantity, terms.tiers, blocksOf(terms));
  }
}

function atZero(terms: TieredRate): Rational {
  const flat = terms.tiers[0]?.flat ?? null;
  return terms.flatAtZero && flat !== null ? flat : Rational.ZERO;
}

/** What was paid for which part: `100 x 50.00 EUR + 40 x 60.00 EUR`. */
function tiersText(quantity: Rational, terms: TieredRate, given: Given): string {
  if (quantity.isZero()) return cashText(atZero(terms), given);
  const [isSliced, isInBlocks] = [isGraduated(terms), terms.packageSize !== null];
  const parts = isSliced ? slicesOf(plain, quantity, terms.tiers) : [wholeIn(quantity, terms.tiers)];
  return parts
    .map(({ slice, tier: { unit, flat } }) => {
      const counted = isInBlocks ? `${numberText(blocksOf(terms)(plain, slice))} blocks` : numberText(slice);
      const units = unit === null ? null : `${counted} x ${cashText(unit, given)}`;
      const fixed = flat === null ? null : `${cashText(flat, given)} flat`;
      return [units, fixed].filter((part) => part !== null).join(' + ') || cashText(Rational.ZERO, given);
    })
    .join(' + ');
}

const isGraduated = ({ mode }: TieredRate): boolean => mode === 'GRADUATED' || mode === 'BLOCK';

function wholeIn(quantity: Rational, tiers: readonly Tier[]) {
  return { slice: quantity, tier: present(tiers[tierReached(quantity, tiers)], 'a tiered rate has a tier') };
}

/** How the tiers are read: `in blocks of 50, each slice at its own tier`. */
function modeText(terms: TieredRate): string {
  const blocks = terms.packageSize === null ? '' : `in blocks of ${numberText(terms.packageSize)}, `;
  return `${blocks}${isGraduated(terms) ? 'each slice at its own tier' : 'all at the tier reached'}`;
}

const blocksOf = (terms: TieredRate) => inBlocks(terms.packageSize ?? Rational.ONE, terms.packageRounding);
