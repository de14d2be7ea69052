import { Rational, withThousands } from '../kernel/rational';
import type { Given } from './given';

/** What writing an amount needs: the currency and its decimals. */
type Currency = Pick<Given, 'currency' | 'digits'>;

/** A number as people write it: `1,640.5`; a fraction that no decimal is equal to stays one, `10/3`. */
export const numberText = (value: Rational): string => withThousands(value.toString());

/** An amount of the plan's currency: `12.50 EUR`; a price may have more decimals than the currency, `0.0042 EUR`. */
export const cashText = (value: Rational, currency: Currency): string => moneyText(value.toString(), currency);

/** The same of an amount that is text already. */
export function moneyText(value: string, { currency, digits }: Currency): string {
  const [whole = '', decimals = ''] = value.split('.');
  if (whole.includes('/') || (digits === 0 && decimals === '')) return `${withThousands(whole)} ${currency}`;
  return `${withThousands(whole)}.${decimals.padEnd(digits, '0')} ${currency}`;
}

/** A share as a percentage: `2.5 %`. */
export const shareText = (share: Rational): string => `${numberText(share.times(HUNDRED))} %`;

/** So much of a measure: `61 resolved`, or for one that is money `savings of 12.50 EUR`. */
export function quantityText(measure: string, value: Rational, given: Given): string {
  return isMoney(measure, given) ? `${measure} of ${cashText(value, given)}` : `${numberText(value)} ${measure}`;
}

/** A value in the unit of a measure: `0.95`, or for one that is money `12.50 EUR`. */
export const valueText = (measure: string, value: Rational, given: Given): string =>
  isMoney(measure, given) ? cashText(value, given) : numberText(value);

/** What one unit of a measure pays: an amount; for a measure that is money itself, a plain factor. */
export const priceText = (measure: string, unit: Rational, given: Given): string =>
  isMoney(measure, given) ? numberText(unit) : cashText(unit, given);

const isMoney = (measure: string, { measures, currency }: Given): boolean => measures.unitOf(measure) === currency;

const HUNDRED = Rational.whole(100);
