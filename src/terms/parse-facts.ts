import type { Facts } from '../engine/facts';
import type { Problem } from '../engine/problem';
import { present } from '../kernel/assert';
import { parseInstant } from '../kernel/instant';
import { periodBetween } from '../kernel/period';
import { asNumber, compile } from './compile';
import { factsSchema } from './facts-schema';
import { problemsOf } from './problems';
import { withoutNulls } from './without-nulls';

/** Reads a facts document strictly: it is either understood in full, or refused with the path of every fault. */
export function parseFacts(json: unknown): { readonly facts: Facts } | { readonly problems: readonly Problem[] } {
  const read = factsSchema.safeParse(withoutNulls(json));
  if (!read.success) return { problems: problemsOf(read.error, 'INVALID_FACTS') };
  const { period, agreement, facts, sources } = compile(factsSchema, read.data, asNumber);
  return {
    facts: {
      period: periodBetween(period.start, period.endExclusive, period.timeZone),
      agreement,
      facts: facts.map((fact) => ({ ...fact, at: fact.at === null ? null : canonicalInstant(fact.at) })),
      sources,
    },
  };
}

function canonicalInstant(text: string): string {
  const instant = parseInstant(text);
  return present(instant.ok ? instant.value : null, 'the schema accepted the instant');
}
