import type { Hat } from '../../access/hat.rules';
import { lockAgreement } from '../../agreements/agreement.repository';
import { type Side, sideOf } from '../../agreements/agreement.rules';
import { belongsToPayees } from '../../agreements/payee-membership.repository';
import { present } from '../../kernel/assert';
import { refuse } from '../../kernel/refusal';
import type { Transfer } from '../../ledger/posting.rules';
import type { Unit } from '../../platform/unit';
import { type LineRow, lineById } from '../../settlement/settlement.repository';
import { statementId } from '../../settlement/statement-key.rules';
import { type StatementRow, statementById } from '../statement.repository';
import { type DisputeRow, disputeById, holdDispute, moveDispute } from './dispute.repository';
import { isPending } from './dispute.rules';

/** The side for which a hat speaks about a partner's line; a person who belongs to the paid speaks for no vendor. */
export async function speaks(unit: Unit, hat: Hat, partnerId: string): Promise<Side> {
  const side = sideOf(hat);
  if (side === 'VENDOR' && (await belongsToPayees(unit.scope, hat.personId, partnerId)))
    refuse('FOUR_EYES', null, 'you belong to the partner whom the dispute is about');
  return side;
}

/** A line that the hat may see. */
export async function knownLine(unit: Unit, lineId: string): Promise<LineRow> {
  const line = (await lineById.batch(unit.scope, [lineId])).get(lineId);
  if (line === undefined) refuse('NOT_FOUND', 'statementLineId', 'statementLineId: no such line');
  return line;
}

/** A dispute that the hat may see, held and not decided yet; its agreement is held before. Runs as the machinery. */
export async function pendingDispute(unit: Unit, disputeId: string): Promise<{ dispute: DisputeRow; line: LineRow }> {
  const known = (await disputeById.batch(unit.scope, [disputeId])).get(disputeId);
  if (known === undefined) refuse('NOT_FOUND', 'disputeId', 'disputeId: no such dispute');
  const line = await knownLine(unit, known.lineId);
  const dispute = await unit.asMachinery(async (unit) => {
    await lockAgreement(unit.scope, line.agreementId);
    return present(await holdDispute(unit.scope, disputeId), 'the dispute');
  });
  if (!isPending(dispute.state))
    refuse('INVALID_STATE', 'disputeId', `disputeId: the dispute is ${dispute.state} already`);
  return { dispute, line };
}

/** The statement that gathers a line; none while its period is open. */
export async function statementOf(unit: Unit, line: LineRow): Promise<StatementRow | undefined> {
  const { partnerId, currency, postedLabel: label } = line;
  const id = statementId({ vendorId: unit.vendorId, partnerId, currency, label });
  return (await statementById.batch(unit.scope, [id])).get(id);
}

/** Where the money of a line belongs. */
export const placeOf = (line: LineRow): Omit<Transfer, 'debit' | 'credit' | 'amount'> => ({
  currency: line.currency,
  partnerId: line.partnerId,
  agreementId: line.agreementId,
  periodId: line.postedPeriodId,
  periodLabel: line.postedLabel,
});

/** Moves a dispute as the machinery, with the audit row of before and after, and tells whoever watches. */
export async function movedDispute(
  unit: Unit,
  before: DisputeRow,
  change: Partial<DisputeRow>,
  { action, reason }: { readonly action: string; readonly reason: string },
): Promise<void> {
  await unit.asMachinery((unit) => moveDispute(unit.scope, { ...before, ...change }));
  const { id: subjectId, partnerId, state } = before;
  const after = { ...change, ...(change.reduction === undefined ? {} : { reduction: `${change.reduction}` }) };
  unit.record({ action, subjectKind: 'dispute', subjectId, partnerId, reason, before: { state }, after });
  unit.announce({ topic: 'disputes', subjectId: partnerId, partnerId });
}

/** Tells that the earnings and the statements of a line's partner changed. */
export function tellMoney(unit: Unit, { partnerId }: LineRow): void {
  for (const topic of ['earnings', 'statements']) unit.announce({ topic, subjectId: partnerId, partnerId });
}
