import type { Plan } from '../engine/plan';
import type { Problem } from '../engine/problem';
import { parseAmount } from '../kernel/money';
import { type Refusal, type RefusalCode, Refused } from '../kernel/refusal';
import { checkPlan } from '../terms/check-plan';
import { parsePlan } from '../terms/parse-plan';
import { planHash } from '../terms/plan-hash';
import { inputPath, planDocument, textsIn } from './plan-document.rules';

type Path = readonly (string | number)[];

/** Terms that can be signed: the document, its hash, and what the engine computes with. */
export interface Terms {
  readonly document: unknown;
  readonly hash: string;
  readonly plan: Plan;
}

const UNSTORABLE = /\u0000|\p{Surrogate}/u;

/** Reads a GraphQL plan into terms that fit their agreement; every fault is refused at once, with its path into the plan. */
export function readTerms(input: unknown, agreement: { readonly currency: string; readonly cadence: string }): Terms {
  const document = planDocument(input);
  const parsed = parsePlan(document);
  if ('problems' in parsed) throw new Refused(parsed.problems.filter(isError).map(refusalOf));
  const { plan } = parsed;
  const faults = [
    ...misfits(plan, agreement),
    ...checkPlan(plan).filter(isError).map(refusalOf),
    ...[...textsIn(document)].flatMap(({ path, text }) => textFaults(path, text, plan.currency)),
  ];
  if (faults.length > 0) throw new Refused(faults);
  return { document, hash: planHash(document), plan };
}

/** The refusal of one place in a plan document, its path leading into the GraphQL plan. */
export function fault(code: RefusalCode, path: Path, message: string): Refusal {
  const field = ['plan', ...inputPath(path)];
  return { code, field, message: `${field.join('.')}: ${message}` };
}

/** Where the plan says something else than the agreement: the currency it pays in, or the length of a period. */
function misfits(
  { payIn, ...plan }: Plan,
  { currency, cadence }: { readonly currency: string; readonly cadence: string },
): readonly Refusal[] {
  const path = payIn === null ? ['currency'] : ['payIn', 'currency'];
  const pays = (payIn ?? plan).currency;
  return [
    ...(pays === currency ? [] : [fault('INVALID_PLAN', path, `must be ${currency}, the currency of the agreement`)]),
    ...(plan.cadence === null || plan.cadence === cadence
      ? []
      : [fault('INVALID_PLAN', ['cadence'], `must be ${cadence}, the cadence of the agreement`)]),
  ];
}

function textFaults(path: Path, text: string, currency: string): readonly Refusal[] {
  if (UNSTORABLE.test(text)) return [fault('INVALID_PLAN', path, 'must not contain NUL or lone surrogates')];
  if (!isAmount(path)) return [];
  const amount = parseAmount(text, currency);
  return amount.ok ? [] : [fault(amount.code, path, amount.message)];
}

/** Amounts that are paid or bounded as a whole must be payable as they stand; the price of one unit may be finer than a coin. */
function isAmount(path: Path): boolean {
  const [list, , place] = path;
  const field = path.at(-1);
  if (list === 'adjustments') return field === 'amount';
  if (list !== 'components') return false;
  if (path.length === 3) return place === 'minimum' || place === 'maximum';
  return field === 'maximumAmount' || (field === 'amount' && path.length === 4);
}

const isError = ({ severity }: Problem): boolean => severity === 'ERROR';

const refusalOf = ({ path, sentence }: Problem): Refusal => ({
  code: 'INVALID_PLAN',
  field: ['plan', ...inputPath(path)],
  message: `plan: ${sentence}`,
});
