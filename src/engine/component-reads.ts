import type { Need } from './need';
import type { Payment } from './payment';
import type { Component } from './plan';

/** Every measure that a component reads, whether its kind or something attached to it does. */
export function reads(component: Component): readonly Need[] {
  const { segmentBy, where, gates, factors, guardrails, maximumMeasure, attribution } = component;
  const dimensions = [...(segmentBy === null ? [] : [segmentBy]), ...where.flatMap(({ dimension }) => dimension ?? [])];
  const bySize = where.some((condition) => condition.quantityAtLeast !== null || condition.quantityAtMost !== null);
  const attached: Need[] = [...gates, ...factors, ...guardrails].map(({ measure }) => ({ measure }));
  if (maximumMeasure !== null) attached.push({ measure: maximumMeasure });
  if (attribution !== null) attached.push({ measure: attribution.touchMeasure, isItems: true });
  return [...paymentReads(component.pay), ...attached].map((need) => ({
    ...need,
    isItems: need.isItems === true || bySize,
    dimensions: [...(need.dimensions ?? []), ...dimensions],
  }));
}

/** Every measure that a payment kind reads by itself. */
function paymentReads(pay: Payment): readonly Need[] {
  switch (pay.kind) {
    case 'fixedFee':
      return [];
    case 'rate': {
      const { measure, classBy, rules } = pay.terms;
      const dimensions = [
        ...(classBy === null ? [] : [classBy]),
        ...rules.flatMap(({ where }) => where.flatMap(({ dimension }) => dimension ?? [])),
      ];
      return [{ measure, dimensions, isItems: rules.length > 0 }];
    }
    case 'tieredRate':
      return sums(pay.terms.measure, pay.terms.countedBefore);
    case 'percentage':
      return [{ measure: pay.terms.measure, isItems: pay.terms.perTransaction !== null }];
    case 'curve':
      return sums(pay.terms.attainmentMeasure, pay.terms.measure, pay.terms.targetMeasure, pay.terms.baselineMeasure);
    case 'bonus':
      return sums(pay.terms.measure, pay.terms.targetMeasure);
    case 'penalty': {
      const { shortfall, clawback, feeMeasure, earnBack } = pay.terms;
      const back = clawback === null ? [] : [{ measure: clawback.paidMeasure, isItems: true }];
      const missed = sums(shortfall?.measure ?? null, shortfall?.targetMeasure ?? null, feeMeasure);
      return [...back, ...missed, ...sums(earnBack?.measure ?? null, earnBack?.chargedMeasure ?? null)];
    }
    case 'serviceCredit': {
      const { feeMeasure, ladder, points, pool, earnBack } = pay.terms;
      const levels = [...(points?.levels ?? []), ...(pool?.levels ?? [])].map(({ measure }) => measure);
      return sums(
        feeMeasure,
        ladder?.measure ?? null,
        ...levels,
        earnBack?.measure ?? null,
        earnBack?.chargedMeasure ?? null,
      );
    }
    case 'sharedSavings':
      return sums(pay.terms.baselineMeasure, pay.terms.actualMeasure, pay.terms.quality?.measure ?? null);
    case 'capitation': {
      const { measure, stopLoss } = pay.terms;
      return [{ measure }, ...(stopLoss === null ? [] : [{ measure: stopLoss.costMeasure, isItems: true }])];
    }
    case 'bundle':
      return sums(pay.terms.measure);
    case 'milestone':
      return [{ measure: pay.terms.acceptedMeasure, isItems: true, isHistory: true }];
    case 'sustained':
      return [{ measure: pay.terms.measure, isItems: true, isHistory: true }];
    case 'commitment':
      return [{ measure: pay.terms.measure, isHistory: pay.terms.window !== 'PERIOD' }];
    case 'guarantee':
      return sums(pay.terms.measure, pay.terms.guaranteedMeasure, pay.terms.bondMeasure);
    case 'allocation': {
      const { amountMeasure, scoreMeasure, by } = pay.terms;
      const scores = scoreMeasure === null ? [] : [{ measure: scoreMeasure, dimensions: by === null ? [] : [by] }];
      return [...sums(amountMeasure), ...scores];
    }
  }
}

const sums = (...measures: readonly (string | null)[]): readonly Need[] =>
  measures.filter((measure) => measure !== null).map((measure) => ({ measure }));
