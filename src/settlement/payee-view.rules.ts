import type { Problem } from '../engine/problem';
import type { Authority } from '../platform/authority';

/** A period of an agreement, looked at for one partner. */
interface Looked {
  readonly key: { readonly partnerId: string };
  readonly agreement: { readonly partnerId: string };
  readonly version: { readonly payees: Readonly<Record<string, string>> };
  readonly periodId: string | null;
}

interface Posted {
  readonly periodId: string;
  readonly partnerId: string;
}

/**
 * Whether an agreement says anything about a partner in a period: its own does always, that of another partner where the terms
 * in force pay it or lines were posted for it. To be named in terms that nobody signed is not enough.
 */
export const concerns = ({ key, agreement, version, periodId }: Looked, posted: readonly Posted[]): boolean =>
  agreement.partnerId === key.partnerId ||
  Object.values(version.payees).includes(key.partnerId) ||
  posted.some((line) => line.periodId === periodId && line.partnerId === key.partnerId);

/** Whether somebody may see the whole agreement: the vendor, and the partner that signed it. */
export const seesTerms = ({ reach, partnerId }: Authority, agreement: Looked['agreement']): boolean =>
  reach !== 'PARTNER' || agreement.partnerId === partnerId;

/** Terms and facts of another partner's agreement are not the payee's: a problem with them may name what others are paid. */
const NOT_COMPUTED: Problem = {
  ...{ severity: 'ERROR', code: 'NOT_COMPUTED', path: [] },
  sentence: 'What the agreement pays cannot be computed; the vendor and the partner that signed it are told why.',
};

/**
 * What is said of the problems of an agreement. Who is paid by the agreement of another partner is told that nothing can be
 * computed, but not why, and nothing of doubts.
 */
export function told(problems: readonly Problem[], seesAll: boolean): readonly Problem[] {
  if (seesAll) return problems;
  return hasErrors(problems) ? [NOT_COMPUTED] : [];
}

/** True where there is a problem under which nothing is paid. */
export const hasErrors = (problems: readonly Problem[]): boolean =>
  problems.some(({ severity }) => severity === 'ERROR');
