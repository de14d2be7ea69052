import type { PeriodRow } from '../agreements/period.repository';
import { groupedBy } from '../platform/loader';
import type { Unit } from '../platform/unit';
import { statementId } from '../settlement/statement-key.rules';
import { addStatements, postedTo, type StatementRow } from './statement.repository';

const UNSEEN = {
  submittedBy: null,
  submittedAt: null,
  approvedBy: null,
  approvedAt: null,
  lockedAt: null,
  paidAt: null,
} as const;

/**
 * Makes sure that everybody to whom some periods have posted has a statement for their label: one per payee and currency,
 * which gathers the lines of all agreements that were posted under it. Returns the ids of all of them, by period.
 */
export async function gatherStatements(
  unit: Unit,
  periods: readonly Pick<PeriodRow, 'id' | 'agreementId'>[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (periods.length === 0) return new Map();
  const { vendorId, now } = unit;
  const posted = (await postedTo(unit.scope, periods)).map(({ periodId, ...of }) => ({
    periodId,
    row: { ...of, vendorId, id: statementId({ vendorId, ...of }), state: 'DRAFT', createdAt: now, ...UNSEEN } as const,
  }));
  const rows = new Map(posted.map(({ row }): [string, StatementRow] => [row.id, row]));
  // In the order of their ids, so that two who draft the same statements wait for each other and do not deadlock.
  const ordered = [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const { id, partnerId, currency, label } of await addStatements(unit.scope, ordered))
    unit.record({
      action: 'statement.drafted',
      subjectKind: 'statement',
      subjectId: id,
      partnerId,
      after: { currency, label },
    });
  for (const { partnerId } of ordered) unit.announce({ topic: 'statements', subjectId: partnerId, partnerId });
  const byPeriod = groupedBy(posted, ({ periodId }) => periodId);
  return new Map([...byPeriod].map(([periodId, own]) => [periodId, own.map(({ row }) => row.id)]));
}
