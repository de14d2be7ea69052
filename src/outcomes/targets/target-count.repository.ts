import { rational } from '../../kernel/rational';
import { holdDefinitions } from '../../kpis/outcome-definition.repository';
import type { Scope } from '../../platform/scope';
import { statement } from '../../platform/statement';
import type { Unit } from '../../platform/unit';
import { wall } from '../../platform/wall';
import { findTargets, type OutcomeTargetRow } from '../../targets/outcome-target.repository';
import { boundsOfTarget } from '../../targets/target-progress.rules';
import { type Counted, findRollups, setRollups } from '../../targets/target-rollup.repository';
import '../outcome.entity';

const COUNT = statement(
  'target.count',
  `select t.id, coalesce(sum(o.quantity) filter (where o.state in ('CLAIMED', 'REOPENED')), 0) as claimed,
     coalesce(sum(o.quantity) filter (where o.state = 'VERIFIED'), 0) as verified
   from unnest(:ids::uuid[], :starts::timestamptz[], :ends::timestamptz[]) as s(id, starts_at, ends_at)
   join outcome_target t on ${wall('t', 'outcome_target')} and t.id = s.id
   left join outcome o on ${wall('o', 'outcome')} and o.definition_id = t.definition_id and o.partner_id = t.partner_id
     and (t.customer_id is null or o.customer_id = t.customer_id)
     and o.occurred_at >= s.starts_at and o.occurred_at < s.ends_at
   group by t.id`,
);

/** Sets the rollups of targets to what their outcomes say, and returns the ids of those that said something else. */
export async function recountTargets(unit: Unit, targetIds: readonly string[]): Promise<readonly string[]> {
  const found = await findTargets(unit.scope, targetIds);
  await holdDefinitions(unit.scope, [...new Set(found.map(({ definitionId }) => definitionId))]);
  // Read once more: only now that the definitions are held can no span change and nothing be folded.
  const targets = await findTargets(unit.scope, targetIds);
  const stored = new Map((await findRollups(unit.scope, targetIds)).map((rollup) => [rollup.targetId, rollup]));
  const counted = await countTargets(unit.scope, targets);
  const wrong = counted.filter(({ target, claimed, verified }) => {
    const known = stored.get(target.id);
    return known === undefined || !isSame(known.claimed, claimed) || !isSame(known.verified, verified);
  });
  await setRollups(unit, wrong);
  return wrong.map(({ target }) => target.id);
}

/** What the outcomes of each target say, counted from the outcomes themselves. */
async function countTargets(scope: Scope, targets: readonly OutcomeTargetRow[]): Promise<readonly Counted[]> {
  const bounds = targets.map(boundsOfTarget);
  const rows = await scope.rows<{ readonly id: string; readonly claimed: string; readonly verified: string }>(COUNT, {
    ids: targets.map(({ id }) => id),
    starts: bounds.map(({ start }) => start),
    ends: bounds.map(({ endExclusive }) => endExclusive),
  });
  const counts = new Map(rows.map((row) => [row.id, row]));
  return targets.flatMap((target) => {
    const count = counts.get(target.id);
    return count === undefined ? [] : [{ target, claimed: count.claimed, verified: count.verified }];
  });
}

const isSame = (a: string, b: string): boolean => rational(a).equals(rational(b));
