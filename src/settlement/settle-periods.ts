import { lockPeriods, type PeriodRow } from '../agreements/period.repository';
import { planOfVersion } from '../agreements/plan-of-version';
import { type VersionRow, versionById } from '../agreements/version.repository';
import type { Result } from '../engine/line';
import type { Plan } from '../engine/plan';
import { present } from '../kernel/assert';
import { type Refused, refuse } from '../kernel/refusal';
import { type Keyed, Sieve } from '../kernel/sieve';
import { groupedBy } from '../platform/loader';
import type { Unit } from '../platform/unit';
import { payOf } from './compute-periods';
import { dueLines } from './due-lines.rules';
import { ENGINE_VERSION, inputHash } from './input-hash.rules';
import type { ExplainedLine } from './line-document.rules';
import { type HeldPeriod, mustBeSigned, spanOf, versionsOf } from './period-to-settle';
import { type LockedOf, placesOf } from './places';
import { postRuns, type RunToPost } from './post-runs';
import { type Ready, readyPeriods } from './ready-periods';
import { mustHaveNoErrors } from './refuse-problems';
import { revise } from './revision.rules';
import { parkExcesses } from './safety/park-excesses';
import { type LineRow, lastRuns, postedLines, type RunRow } from './settlement.repository';
import { storedSharing } from './sharing.rules';
import { wavesOf } from './waves';

export interface Settlement {
  readonly run: RunRow;
  /** What this run posted; empty where everything had been posted before. */
  readonly lines: readonly LineRow[];
}

/** What became of one period: its settlement, or why nothing of it was posted. */
export type Settled = { readonly settlement: Settlement } | { readonly refused: Refused };

/** Who wanted it settled, and may not release alone what is parked of it; null for a machine. */
export type Cause = string | null;

type Computed = Ready & { readonly hash: string; readonly last: RunRow | undefined };
type Changed = Computed & Pick<Result, 'currency' | 'lines' | 'sharing'>;

/**
 * Settles many periods of agreements that the caller holds, each at most once, in a constant number of statements and in
 * their order (where balances are carried over, in one round per period): recomputes all of each and posts what differs from
 * the sum of what was posted before, a closed period's difference in the open one, and nothing under the label of a locked
 * statement. The same facts, terms and engine post
 * nothing; what is beyond the safety bound is parked and not posted. What stops one period stops no other.
 */
export async function settlePeriods(
  unit: Unit,
  wanted: readonly HeldPeriod[],
  lockedOf: LockedOf,
  causedBy: Cause = unit.scope.authority.personId,
): Promise<readonly Settled[]> {
  const settled = new Map<HeldPeriod, Settled>();
  for (const wave of await wavesOf(unit.scope, wanted))
    for (const [index, one] of (await settleTogether(unit, wave, lockedOf, causedBy)).entries())
      settled.set(present(wave[index], 'a period of the wave'), one);
  return wanted.map((key) => present(settled.get(key), 'what became of a period'));
}

/** Settles periods of which none reads what another one posts. */
async function settleTogether(
  unit: Unit,
  wanted: readonly HeldPeriod[],
  lockedOf: LockedOf,
  causedBy: Cause,
): Promise<readonly Settled[]> {
  const sieve = new Sieve<HeldPeriod>();
  const settlements = new Map<HeldPeriod, Settlement>();
  const computed = await computedPeriods(unit, sieve, wanted);
  // Two versions may have the same terms and other payees, so the version counts beside the hash.
  for (const [key, { last, hash, version }] of computed)
    if (last?.inputHash === hash && last.versionId === version.id) settlements.set(key, { run: last, lines: [] });
  const changed = sieve.pass(
    computed.filter(([key]) => !settlements.has(key)),
    (one): Changed => {
      const { problems, ...pay } = payOf(one, { explain: true });
      mustHaveNoErrors(problems);
      return { ...one, ...pay };
    },
  );
  const toPost = await revised(unit, sieve, lockedOf, await parkExcesses(unit, sieve, changed, causedBy));
  const posted = await postRuns(
    unit,
    toPost.map(([, one]) => one),
  );
  for (const [index, [key, { run }]] of toPost.entries())
    settlements.set(key, { run, lines: present(posted[index], 'the lines of a run') });
  return wanted.map((key) => {
    const [settlement, refused] = [settlements.get(key), sieve.refused.get(key)];
    return settlement === undefined ? { refused: present(refused, 'what stopped a period') } : { settlement };
  });
}

/** A settlement that is there, or what stopped it. */
export function settlementOf(settled: Settled): Settlement {
  if ('refused' in settled) throw settled.refused;
  return settled.settlement;
}

/** The facts and terms of every period that can be computed, with what was run on them last. */
async function computedPeriods(
  unit: Unit,
  sieve: Sieve<HeldPeriod>,
  wanted: readonly HeldPeriod[],
): Promise<readonly Keyed<HeldPeriod, Computed>[]> {
  const { scope } = unit;
  const ids = wanted.map(({ period }) => period.id);
  const locked = new Map((await lockPeriods(scope, ids)).map((period) => [period.id, period]));
  const known = wanted.map((key) => [key, present(locked.get(key.period.id), 'the period to settle')] as const);
  const versionOf = await versionsOf(scope, [...locked.values()]);
  const bound = sieve.pass(known, (row, { agreement }) => {
    const version = mustBeSigned(versionOf(row), row);
    return { agreement, version, row, period: spanOf(agreement, row) };
  });
  const ready = await readyPeriods(unit, sieve, bound);
  const last = ready.length === 0 ? new Map<string, RunRow>() : await lastRuns(scope, ids);
  return ready.map(([key, one]) => {
    const hash = inputHash(one.facts, one.version.termsHash);
    return [key, { ...one, hash, last: last.get(one.row.id) }];
  });
}

/** Compares what is due with what was posted; a payee behind whom there is nobody stops the agreement. */
async function revised(
  unit: Unit,
  sieve: Sieve<HeldPeriod>,
  lockedOf: LockedOf,
  changed: readonly Keyed<HeldPeriod, Changed>[],
): Promise<readonly Keyed<HeldPeriod, RunToPost>[]> {
  const due = sieve.pass(changed, (one) => ({ ...one, due: mustBePayable(dueLines(one.lines, one.version.payees)) }));
  if (due.length === 0) return [];
  // A line is posted with a run of its own period.
  const ran = due.flatMap(([, { row, last }]) => (last === undefined ? [] : [row.id]));
  const posted = groupedBy(await postedLines(unit.scope, ran), ({ periodId }) => periodId);
  const toPlace = due.map(([, { row: period, due: lines }]) => ({
    period,
    lines: [...lines, ...(posted.get(period.id) ?? [])],
  }));
  const places = await placesOf(unit, lockedOf, toPlace);
  const formerOf = await formerTerms(
    unit,
    due.map(([, one]) => one),
  );
  return due.map(([key, one], index) => {
    const { row: period, plan, due: lines } = one;
    const postedIn = present(places[index], 'where a period is posted');
    const revisions = revise(lines, posted.get(period.id) ?? []);
    const run = runOf(unit, one, postedIn);
    return [key, { run, period, postedIn, plan, former: formerOf(one), revisions }];
  });
}

/** The terms of the last run of each period where an amendment has taken their place; one statement, none where nothing has. */
async function formerTerms({ scope }: Unit, computed: readonly Computed[]): Promise<(one: Computed) => Plan | null> {
  const ids = computed.flatMap(({ last, version }) => (last?.versionId === version.id ? [] : (last?.versionId ?? [])));
  const versions = ids.length === 0 ? new Map<string, VersionRow>() : await versionById.batch(scope, [...new Set(ids)]);
  return ({ last, version }) => {
    const former = last?.versionId === version.id ? undefined : versions.get(last?.versionId ?? '');
    const read = former === undefined ? null : planOfVersion(former);
    return read !== null && 'plan' in read ? read.plan : null;
  };
}

const runOf = (
  unit: Unit,
  { agreement, version, row, hash, last, factsMark, sharing, currency }: Changed,
  { id }: PeriodRow,
): RunRow => ({
  vendorId: unit.vendorId,
  id: unit.id(),
  agreementId: agreement.id,
  periodId: row.id,
  postedPeriodId: id,
  partnerId: agreement.partnerId,
  number: (last?.number ?? 0) + 1,
  versionId: version.id,
  inputHash: hash,
  factsMark,
  engineVersion: ENGINE_VERSION,
  sharing: storedSharing(sharing, currency),
  ranAt: unit.now,
});

function mustBePayable({ lines, strangers }: ReturnType<typeof dueLines>): readonly ExplainedLine[] {
  if (lines !== null) return lines;
  refuse('INVALID_STATE', 'agreementId', `agreementId: no partner stands behind the payee ${strangers.join(', ')}`);
}
