import type { Unit } from '../platform/unit';
import { statementId } from '../settlement/statement-key.rules';
import { addStatements, postedTo, type StatementRow } from './statement.repository';

/**
 * Makes sure that everybody to whom a period has posted has a statement for its label: one per payee and currency, which
 * gathers the lines of all agreements that were posted under it. Returns the ids of all of them.
 */
export async function gatherStatements(unit: Unit, periodId: string): Promise<readonly string[]> {
  const { vendorId, now } = unit;
  const rows = (await postedTo(unit.scope, periodId)).map(
    (posted): StatementRow => ({
      ...posted,
      vendorId,
      id: statementId({ vendorId, ...posted }),
      state: 'DRAFT',
      createdAt: now,
    }),
  );
  for (const { id, partnerId, currency, label } of await addStatements(unit.scope, rows))
    unit.record({
      action: 'statement.drafted',
      subjectKind: 'statement',
      subjectId: id,
      partnerId,
      after: { currency, label },
    });
  for (const { id, partnerId } of rows) unit.announce({ topic: 'statement', subjectId: id, partnerId });
  return rows.map(({ id }) => id);
}
