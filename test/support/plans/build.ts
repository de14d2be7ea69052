import type { Facts } from '../../../src/engine/facts';
import type { Plan } from '../../../src/engine/plan';
import { factsFrom, planFrom } from './examples';

type Json = Readonly<Record<string, unknown>>;

/** A plan document in EUR with these components; keys are made up where none is given. */
export const planJson = (components: readonly Json[], settings: Json = {}): Json => ({
  meed: 'plan/1',
  currency: 'EUR',
  components: components.map((component, index) => ({ key: `c${index}`, ...component })),
  ...settings,
});

/** A parsed plan in EUR with these components. */
export const aPlan = (components: readonly Json[], settings: Json = {}): Plan =>
  planFrom(planJson(components, settings));

/** One fact of September 2026: `fact('tickets', '3', 'ticket', { class: 'a' })`. */
export const fact = (
  measure: string,
  quantity: string,
  unit: string,
  dimensions: Json = {},
  more: Json = {},
): Json => ({
  measure,
  quantity,
  unit,
  dimensions,
  ...more,
});

/** Facts of September 2026 in Berlin. */
export const someFacts = (facts: readonly Json[], more: Json = {}): Facts =>
  factsFrom({
    meed: 'facts/1',
    period: { start: '2026-09-01', endExclusive: '2026-10-01', timeZone: 'Europe/Berlin' },
    facts,
    ...more,
  });
