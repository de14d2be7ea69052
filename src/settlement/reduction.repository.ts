import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { wall } from '../platform/wall';
import type { LineKey } from './revision.rules';
// The walls below read the visibility that these declare.
import './dispute.entity';
import './statement-line.entity';

const OF_PERIODS = statement(
  'statement_line.reductions',
  `select l.period_id as "periodId", l.component, l.segment, l.payee, l.partner_id as "partnerId", l.currency, sum(d.reduction)::bigint as reduction
   from statement_line l join dispute d on d.vendor_id = l.vendor_id and d.line_id = l.id and d.reduction > 0
   where ${wall('l', 'statement_line')} and ${wall('d', 'dispute')} and l.period_id = any(:period_ids)
   group by l.period_id, l.component, l.segment, l.payee, l.partner_id, l.currency`,
);

/** What decided disputes take of the lines of some periods, over all revisions of each. */
export const reductionsOf = (
  scope: Scope,
  periodIds: readonly string[],
): Promise<(LineKey & { readonly periodId: string; readonly reduction: bigint })[]> =>
  scope.rows(OF_PERIODS, { period_ids: periodIds });
