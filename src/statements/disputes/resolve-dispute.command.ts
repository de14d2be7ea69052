import { z } from 'zod';
import { command } from '../../access/command';
import { formatAmount, parseAmount } from '../../kernel/money';
import { refuse } from '../../kernel/refusal';
import { post } from '../../ledger/post';
import { id, idempotencyKey, positive, text } from '../../platform/input';
import type { Unit } from '../../platform/unit';
import { reductionsOf } from '../../settlement/reduction.repository';
import { takenOf } from '../../settlement/reduction.rules';
import { keyOf } from '../../settlement/revision.rules';
import { type LineRow, postedLines } from '../../settlement/settlement.repository';
import { statementOf as postedTo, reviewAnew } from '../review-anew';
import { settleStatements } from '../settle-statements';
import type { DisputeRow } from './dispute.repository';
import { decided, mayResolve, RESOLUTIONS, type Resolution, STATE_AFTER, standsOn } from './dispute.rules';
import { movedDispute, pendingDispute, placeOf, speaks, statementOf, tellMoney } from './dispute-step';

const input = z.object({
  disputeId: id('dispute').describe('The dispute.'),
  resolution: z
    .enum(RESOLUTIONS)
    .meta({
      name: 'DisputeResolution',
      about: 'How a dispute ends.',
      values: {
        ACCEPTED: 'The disputed part is not due: it becomes expense taken back.',
        PARTIAL: 'Only `reduction` of it is not due; the rest goes back to the partner.',
        REJECTED: 'The line stands: all of it goes back to the partner.',
        WITHDRAWN: 'The side that opened it no longer says so: all of it goes back to the partner.',
      },
    })
    .describe('ACCEPTED, PARTIAL or REJECTED by the other side, WITHDRAWN by the one that opened it.'),
  reduction: positive().nullish().describe('For PARTIAL, and only for it: what of the disputed part is not due.'),
  reason: text(1000).describe('Why; both sides read it.'),
  idempotencyKey: idempotencyKey(),
});

export const resolveDispute = command({
  name: 'disputeResolve',
  action: 'dispute:resolve',
  description:
    'Ends a dispute, by the side that did not open it, or withdraws it, by the one that did. What is not due becomes expense taken back, the rest goes back to accrued or, once the statement is locked, to payable, in the same moment.',
  input,
  async execute(unit, hat, { disputeId, resolution, reduction: asked, reason }) {
    const { dispute, line } = await pendingDispute(unit, disputeId);
    const side = await speaks(unit, hat, dispute.partnerId);
    if (!mayResolve(dispute.openedBy, side, resolution))
      refuse(
        'FOUR_EYES',
        'resolution',
        'resolution: the other side decides, and only the side that opened it withdraws',
      );
    const reduction = reductionOf(dispute, resolution, asked ?? null);
    const change = { state: STATE_AFTER[resolution], reduction, resolution: reason, resolvedAt: unit.now };
    const by = { ...change, resolvedByPerson: hat.personId };
    await movedDispute(unit, dispute, by, { action: 'dispute.resolved', reason });
    await unit.asMachinery(async (unit) => {
      const home = standsOn((await statementOf(unit, line))?.state ?? 'DRAFT');
      const taken = await takenBy(unit, line, reduction);
      const transfers = decided({ amount: dispute.amount, reduction: taken }, home, placeOf(line));
      await post(unit, { reasonKind: 'disputeResolution', reasonId: disputeId, transfers });
      if (home === 'PARTNER_ACCRUED') await reviewAnew(unit, [postedTo(line)]);
      const { partnerId, currency, postedLabel } = line;
      await settleStatements(unit, { partnerId, currency, labels: [postedLabel] });
    });
    tellMoney(unit, line);
    return { disputeId };
  },
});

/** What of a reduction can be taken: a line that was lowered meanwhile has given a part of it, or all, already. */
async function takenBy({ scope }: Unit, line: LineRow, reduction: bigint): Promise<bigint> {
  const key = keyOf(line);
  const computed = (await postedLines(scope, [line.periodId])).find((one) => keyOf(one) === key)?.amount ?? 0n;
  const all = (await reductionsOf(scope, [line.periodId])).find((one) => keyOf(one) === key)?.reduction ?? 0n;
  return takenOf(all, computed) - takenOf(all - reduction, computed);
}

/** What a decision takes from the partner. */
function reductionOf({ amount, currency }: DisputeRow, resolution: Resolution, asked: string | null): bigint {
  if (resolution === 'PARTIAL' && asked === null)
    refuse('INVALID_INPUT', 'reduction', 'reduction: PARTIAL needs it: what of the disputed part is not due');
  if (resolution !== 'PARTIAL' && asked !== null)
    refuse('INVALID_INPUT', 'reduction', `reduction: belongs to PARTIAL, not to ${resolution}`);
  if (asked === null) return resolution === 'ACCEPTED' ? amount : 0n;
  const parsed = parseAmount(asked, currency);
  if (!parsed.ok) refuse('INVALID_AMOUNT', 'reduction', `reduction: ${parsed.message}`);
  if (parsed.value.minor < amount) return parsed.value.minor;
  refuse('INVALID_AMOUNT', 'reduction', `reduction: must be less than ${formatAmount(amount, currency)}, or ACCEPTED`);
}
