import { shareDefinitions } from '../kpis/outcome-definition.repository';
import { byKey, loader } from '../platform/loader';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { columns, type Row } from '../platform/table';
import type { Unit } from '../platform/unit';
import { wall } from '../platform/wall';
import { type OutcomeTargetRow, targetsOfPairs } from './outcome-target.repository';
import { TargetRollup } from './target-rollup.entity';
import { type OutcomeShift, pairKey, shiftsByTarget } from './target-rollup.rules';

export type TargetRollupRow = Row<TargetRollup>;

const BY_TARGETS = statement(
  'target-rollup.by-targets',
  `select ${columns(TargetRollup, 'r')} from target_rollup r where ${wall('r', 'target_rollup')} and r.target_id = any(:ids)`,
);
const written = (name: string, claimed: string, verified: string) =>
  statement(
    name,
    `insert into target_rollup as r (vendor_id, target_id, partner_id, customer_id, claimed, verified, updated_at)
     select :w_vendor::uuid, d.target_id, d.partner_id, d.customer_id, d.claimed, d.verified, :now::timestamptz
     from unnest(:target_ids::uuid[], :partner_ids::uuid[], :customer_ids::uuid[], :claimed::numeric[], :verified::numeric[])
       as d(target_id, partner_id, customer_id, claimed, verified)
     on conflict (vendor_id, target_id) do update
       set claimed = ${claimed}, verified = ${verified}, updated_at = greatest(r.updated_at, excluded.updated_at)`,
  );
const FOLD = written('target-rollup.fold', 'r.claimed + excluded.claimed', 'r.verified + excluded.verified');
const SET = written('target-rollup.set', 'excluded.claimed', 'excluded.verified');

/** A target with what is to be added to its rollup, or set. */
export interface Counted {
  readonly target: { readonly id: string; readonly partnerId: string; readonly customerId: string | null };
  readonly claimed: string;
  readonly verified: string;
}

/** The targets that changed outcomes may count towards, of all that the unit reaches; they stay as they are until the commit. */
export async function holdTargetsOf(
  { scope }: Unit,
  shifts: readonly OutcomeShift[],
): Promise<readonly OutcomeTargetRow[]> {
  if (shifts.length === 0) return [];
  const pairs = [...new Map(shifts.map((shift) => [pairKey(shift), shift])).values()];
  await shareDefinitions(scope, [...new Set(pairs.map(({ definitionId }) => definitionId))]);
  return targetsOfPairs(scope, pairs);
}

/** Adds to held targets what changed outcomes mean for them, and announces each that moved. */
export function fold(unit: Unit, held: readonly OutcomeTargetRow[], shifts: readonly OutcomeShift[]): Promise<void> {
  const targets = byKey(held, ({ id }) => id);
  const moved = shiftsByTarget(held, shifts).flatMap(({ targetId, claimed, verified }) => {
    const target = targets.get(targetId);
    return target === undefined ? [] : [{ target, claimed: claimed.toString(), verified: verified.toString() }];
  });
  return write(unit, FOLD, moved);
}

/**
 * Adds what changed outcomes mean for the targets they count towards, whoever may see those, and announces each target
 * that moved. Runs in the transaction of the change, so that a rollup is never behind its outcomes.
 */
export async function foldIntoTargets(unit: Unit, shifts: readonly OutcomeShift[]): Promise<void> {
  if (shifts.length === 0) return;
  await unit.asMachinery(async (unit) => fold(unit, await holdTargetsOf(unit, shifts), shifts));
}

/** Sets rollups to what was counted; the caller holds their definitions, so that nothing is folded meanwhile. */
export const setRollups = (unit: Unit, counted: readonly Counted[]): Promise<void> => write(unit, SET, counted);

export const findRollups = (scope: Scope, targetIds: readonly string[]): Promise<TargetRollupRow[]> =>
  scope.rows<TargetRollupRow>(BY_TARGETS, { ids: targetIds });

export const rollupByTarget = loader({
  name: 'target-rollup.by-target',
  batch: async (scope: Scope, ids: readonly string[]) =>
    byKey(await findRollups(scope, ids), ({ targetId }) => targetId),
});

/** In the order of the targets' ids: two writers of several rollups never wait for each other in a circle. */
async function write(unit: Unit, how: typeof FOLD, counted: readonly Counted[]): Promise<void> {
  if (counted.length === 0) return;
  const sorted = [...counted].sort((a, b) => (a.target.id < b.target.id ? -1 : 1));
  await unit.scope.rows(how, {
    now: unit.now,
    target_ids: sorted.map(({ target }) => target.id),
    partner_ids: sorted.map(({ target }) => target.partnerId),
    customer_ids: sorted.map(({ target }) => target.customerId),
    claimed: sorted.map(({ claimed }) => claimed),
    verified: sorted.map(({ verified }) => verified),
  });
  for (const { id, partnerId, customerId } of sorted.map(({ target }) => target))
    unit.announce({ topic: 'outcome_target', subjectId: id, partnerId, customerId });
}
