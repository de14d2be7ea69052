import type { Plan } from '../engine/plan';

/** One step of a waterfall, in minor units of its currency. */
export interface WaterfallStep {
  readonly key: string;
  readonly label: string;
  readonly amount: bigint;
  readonly currency: string;
}

/** What the revisions of one component came to after a run, all payees and segments together. */
export interface PostedComponent {
  readonly component: string;
  readonly label: string;
  readonly currency: string;
  /** The sum of all revisions up to the run, and the part of it that is held back. */
  readonly amount: bigint;
  readonly held: bigint;
  /** What of `amount` the run itself posted. */
  readonly byRun: bigint;
  /** The recompute as the last revision of each line states it. */
  readonly computed: bigint;
}

/**
 * The computed period after a run, one set of steps per currency: components and adjustments in the order of the plan, then
 * those that it no longer has. The steps close, because every line's revisions sum up to its last recompute:
 * components + adjustments = total = held + accrued = postedBefore + postedByRun.
 */
export function runWaterfall(posted: readonly PostedComponent[], plan: Plan | null): readonly WaterfallStep[] {
  const adjustments = (plan?.adjustments ?? []).map(({ key }) => key);
  const order = [...(plan?.components ?? []).map(({ key }) => key), ...adjustments];
  const placeOf = ({ component }: PostedComponent) => {
    const place = order.indexOf(component);
    return place < 0 ? order.length : place;
  };
  const ordered = [...posted].sort((a, b) => placeOf(a) - placeOf(b));
  return [...new Set(posted.map(({ currency }) => currency))].sort().flatMap((currency) => {
    const own = ordered.filter((one) => one.currency === currency);
    const sum = (of: (one: PostedComponent) => bigint) => own.reduce((total, one) => total + of(one), 0n);
    const step = (key: string, label: string, amount: bigint) => ({ key, label, amount, currency });
    return [
      ...own.map(({ component, label, amount }) =>
        step(`${adjustments.includes(component) ? 'adjustment' : 'component'}:${component}`, label, amount),
      ),
      step(
        'total',
        'Computed for the period',
        sum(({ computed }) => computed),
      ),
      step(
        'held',
        'Of it held back',
        sum(({ held }) => held),
      ),
      step(
        'accrued',
        'Of it accrued',
        sum(({ amount, held }) => amount - held),
      ),
      step(
        'postedBefore',
        'Posted by earlier runs',
        sum(({ amount, byRun }) => amount - byRun),
      ),
      step(
        'postedByRun',
        'Posted by this run',
        sum(({ byRun }) => byRun),
      ),
    ];
  });
}
