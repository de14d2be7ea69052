import { z } from 'zod';
import { command } from '../../access/command';
import { lockAgreement } from '../../agreements/agreement.repository';
import { formatAmount, parseAmount } from '../../kernel/money';
import { refuse } from '../../kernel/refusal';
import { accountId } from '../../ledger/account.rules';
import { balances, netsOfAccounts } from '../../ledger/balance.repository';
import { post } from '../../ledger/post';
import { id, idempotencyKey, positive, text } from '../../platform/input';
import type { Unit } from '../../platform/unit';
import { carriedEver } from '../../settlement/carried-ever';
import { keyOf } from '../../settlement/revision.rules';
import { type LineRow, postedLines } from '../../settlement/settlement.repository';
import { statementOf as postedTo, reviewAnew } from '../review-anew';
import { addDispute, type DisputeRow, disputesOfRevisions } from './dispute.repository';
import { disputable, standsOn } from './dispute.rules';
import { knownLine, placeOf, speaks, statementOf, tellMoney } from './dispute-step';

const input = z.object({
  statementLineId: id('statementLine').describe('The line.'),
  amount: positive().describe('The part of it that is said not to be due, in its currency; held until it is decided.'),
  reason: text(1000).describe('Why; both sides read it.'),
  idempotencyKey: idempotencyKey(),
});

type From = ReturnType<typeof standsOn>;

export const openDispute = command({
  name: 'disputeOpen',
  action: 'dispute:open',
  description:
    'Says that a part of a line is not due. Exactly that part is held, out of what accrued or, once its statement is locked, out of what is payable; the undisputed part is paid. What is held back or paid out already, or was taken back by a later revision, cannot be disputed.',
  input,
  async execute(unit, hat, { statementLineId, amount: asked, reason }) {
    const { scope, vendorId } = unit;
    const line = await knownLine(unit, statementLineId);
    const { partnerId, currency } = line;
    const openedBy = await speaks(unit, hat, partnerId);
    const parsed = parseAmount(asked, currency);
    if (!parsed.ok) refuse('INVALID_AMOUNT', 'amount', `amount: ${parsed.message}`);
    const amount = parsed.value.minor;
    const from = await unit.asMachinery((unit) => heldOn(unit, line, amount));
    const dispute: DisputeRow = {
      ...{
        vendorId,
        id: unit.id(),
        lineId: line.id,
        partnerId,
        currency,
        amount,
        reduction: 0n,
        reason,
        state: 'OPEN',
      },
      ...{ openedBy, openedByPerson: hat.personId, openedAt: unit.now, response: null, respondedAt: null },
      ...{ resolution: null, resolvedByPerson: null, resolvedAt: null },
    };
    await addDispute(scope, dispute);
    const transfers = [{ ...placeOf(line), debit: from, credit: 'PARTNER_DISPUTED' as const, amount }];
    await unit.asMachinery(async (unit) => {
      await post(unit, { reasonKind: 'dispute', reasonId: dispute.id, transfers });
      if (from === 'PARTNER_ACCRUED') await reviewAnew(unit, [postedTo(line)]);
    });
    const after = { state: 'OPEN', openedBy, amount: `${amount}`, currency, from };
    unit.record({ action: 'dispute.opened', subjectKind: 'dispute', subjectId: dispute.id, partnerId, reason, after });
    unit.announce({ topic: 'disputes', subjectId: partnerId, partnerId });
    tellMoney(unit, line);
    return { disputeId: dispute.id };
  },
});

/** The account on which the disputed part stands; refuses what the line does not have there. The agreement is held. */
async function heldOn(unit: Unit, line: LineRow, amount: bigint): Promise<From> {
  await lockAgreement(unit.scope, line.agreementId);
  await mustBePay(unit, line);
  const from = standsOn((await statementOf(unit, line))?.state ?? 'DRAFT');
  const left = [...(await stillDue(unit, line)), await available(unit, line, from)];
  const most = left.reduce((least, one) => (one < least ? one : least));
  if (most <= 0n)
    refuse('INVALID_STATE', 'statementLineId', 'statementLineId: nothing of the line can be disputed any more');
  if (amount > most)
    refuse(
      'INVALID_AMOUNT',
      'amount',
      `amount: at most ${formatAmount(most, line.currency)} of the line can be disputed`,
    );
  return from;
}

/** What may be disputed of the line itself, and of what all its revisions come to: a later one may have taken it back. */
async function stillDue({ scope }: Unit, line: LineRow): Promise<readonly bigint[]> {
  const disputes = await disputesOfRevisions(scope, line.id);
  const key = keyOf(line);
  const whole = (await postedLines(scope, [line.periodId])).find((one) => keyOf(one) === key) ?? line;
  const own = disputes.filter(({ lineId }) => lineId === line.id);
  return [disputable(line, own), disputable(whole, disputes)];
}

/** What a draw advances or a reserve evens out comes back by itself; taking it back as well would take it twice. */
async function mustBePay({ scope }: Unit, { agreementId, component }: LineRow): Promise<void> {
  const carried = (await carriedEver(scope, [agreementId])).get(agreementId) ?? [];
  if (carried.some((one) => one.component === component))
    refuse(
      'INVALID_STATE',
      'statementLineId',
      `statementLineId: "${component}" is carried from period to period; dispute the lines that it follows from`,
    );
}

/** What stands on the account: accrued is one sum per agreement, payable is paid statement by statement. */
async function available(unit: Unit, line: LineRow, kind: From): Promise<bigint> {
  const { partnerId, agreementId, currency, postedLabel } = line;
  const id = accountId({ vendorId: unit.vendorId, kind, currency, partnerId, agreementId });
  const whole = (await netsOfAccounts(unit.scope, [id])).get(id) ?? 0n;
  if (kind === 'PARTNER_ACCRUED') return whole;
  const own = { partnerIds: [partnerId], agreementIds: [agreementId], periodLabels: [postedLabel] };
  const booked = (await balances(unit.scope, own)).filter((one) => one.kind === kind && one.currency === currency);
  return booked.reduce((sum, { net }) => sum + net, 0n);
}
