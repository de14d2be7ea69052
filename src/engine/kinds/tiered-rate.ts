import { Rational } from '../../kernel/rational';
import type { Calc } from '../calc';
import { type Given, type Rated, rated } from '../given';
import { graduate, inBlocks, reach, type Tier } from '../operators/tier';
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
  const says = () => `${quantity} ${terms.measure} in ${terms.mode.toLowerCase()} tiers (${tiersText(terms)})`;
  const none = quantity.isZero() ? `No ${terms.measure} in this period.` : null;
  if (terms.countedBefore === null) return rated(tiered(calc, quantity, terms), says, none);
  const reading = measures.value(terms.countedBefore, 'ZERO');
  const before = checkNegative(reading, terms.countedBefore, 'REFUSE', given);
  const upToNow = tiered(calc, calc.plus(before, quantity), terms);
  return rated(calc.minus(upToNow, tiered(calc, before, terms)), says, none);
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

/** The price list in words: `50 up to 100, 60 up to 200, then 75`. */
const tiersText = ({ tiers }: TieredRate): string =>
  tiers
    .map(({ upTo, unit, flat }) => {
      const price = [unit, flat === null ? null : `${flat} flat`].filter((part) => part !== null).join(' + ');
      if (upTo !== null) return `${price} up to ${upTo}`;
      return tiers.length === 1 ? price : `then ${price}`;
    })
    .join(', ');

const blocksOf = (terms: TieredRate) => inBlocks(terms.packageSize ?? Rational.ONE, terms.packageRounding);
