import type { Hat } from '../access/hat.rules';
import { type AgreementRow, findAgreement, lockAgreement } from '../agreements/agreement.repository';
import { belongsToPayees } from '../agreements/payee-membership.repository';
import { allPeriodsOf, type PeriodRow } from '../agreements/period.repository';
import { ensurePeriods } from '../agreements/write-periods';
import { parseAmount, readableAmount } from '../kernel/money';
import { refuse } from '../kernel/refusal';
import { type AccountKind, accountId, balanceOf } from '../ledger/account.rules';
import { netsOfAccounts } from '../ledger/balance.repository';
import { post } from '../ledger/post';
import type { Unit } from '../platform/unit';
import { type Feeding, holdFeeding } from '../statements/money-of-statement';
import { paidAtOnce } from './paid-at-once';
import { addMovement, type MovementRow } from './pot.repository';
import { ACCOUNT_OF_POT, movementsOf, type Pot, type PotMove } from './pot.rules';
import { showOnStatement } from './show-on-statement';

/** A decision about a pot, with everything that its record keeps. */
interface Decision {
  readonly pot: Pot;
  readonly move: PotMove;
  readonly amount: string;
  readonly partnerId?: string | null | undefined;
  readonly reason?: string | null | undefined;
  readonly outcomeId?: string;
  readonly expiresOn?: string | null | undefined;
  /** Of a release that pays the partner: every agreement under which it may owe, held. */
  readonly feeding?: readonly Feeding[];
}

/** Holds the agreement of a pot: of two who take from it at once, the second sees what the first has left. */
export async function agreementOfPot(unit: Unit, agreementId: string): Promise<AgreementRow> {
  const agreement = await lockAgreement(unit.scope, agreementId);
  if (agreement === undefined) refuse('NOT_FOUND', 'agreementId', 'agreementId: no such agreement');
  if (agreement.version === 0) refuse('NOT_SIGNED', 'agreementId', 'agreementId: both sides have to sign it before');
  return agreement;
}

/**
 * The same of a pot that pays its partner, or another one of the agreement. What is owed under other agreements may be recovered
 * from it, so all are held before that of the pot: who holds several takes them in one order.
 */
export async function agreementToPay(
  unit: Unit,
  agreementId: string,
  partnerId?: string | null,
): Promise<{ readonly agreement: AgreementRow; readonly feeding: readonly Feeding[] }> {
  const known = await findAgreement(unit.scope, agreementId);
  if (known === undefined) refuse('NOT_FOUND', 'agreementId', 'agreementId: no such agreement');
  const feeding = await holdFeeding(unit.scope, { ...known, partnerId: partnerId ?? known.partnerId });
  return { agreement: await agreementOfPot(unit, agreementId), feeding };
}

/** Books one decision about a pot of an agreement that the caller holds, never more than the pot has; its record's id. */
export async function movePot(
  unit: Unit,
  hat: Hat,
  agreement: AgreementRow,
  decision: Decision,
): Promise<{ readonly potMovementId: string }> {
  const { pot, move, reason = null, outcomeId = null, expiresOn = null, feeding = null } = decision;
  const partnerId = decision.partnerId ?? agreement.partnerId;
  if (await belongsToPayees(unit.scope, hat.personId, agreement.partnerId))
    refuse('FOUR_EYES', 'agreementId', 'agreementId: you belong to a partner that it pays');
  const { currency } = agreement;
  const amount = minorOf(decision.amount, currency);
  const of = { vendorId: unit.vendorId, currency, partnerId, agreementId: agreement.id };
  const held = await balance(unit, ACCOUNT_OF_POT[pot], of);
  if (move !== 'FUND') mustHave(held, amount, currency, `the ${pot.toLowerCase()} holds`);
  if (move === 'RELEASE' && pot === 'ESCROW')
    mustHave(await balance(unit, 'PARTNER_ACCRUED', of), amount, currency, 'the settled results come to');
  const period = await placeOf(unit, agreement);
  const movement: MovementRow = {
    ...{ ...of, id: unit.id(), pot, move, amount, reason: reason ?? null, outcomeId, expiresOn: expiresOn ?? null },
    ...{ movedBy: hat.personId, movedAt: unit.now },
  };
  await addMovement(unit.scope, movement);
  const place = { currency, partnerId, agreementId: agreement.id, periodId: period.id, periodLabel: period.label };
  const moves = movementsOf(pot, move, amount).map((each) => ({ ...each, ...place }));
  const paid = feeding === null ? [] : await paidAtOnce(unit, { pot, partnerId, currency, period, amount, feeding });
  const transfers = [...moves, ...paid];
  await post(unit, { reasonKind: 'potMovement', reasonId: movement.id, transfers });
  await showOnStatement(unit, period, partnerId, currency);
  tell(unit, movement, held);
  return { potMovementId: movement.id };
}

/** An amount as whole minor units; refused by name where it is none. */
export function minorOf(text: string, currency: string): bigint {
  const read = parseAmount(text, currency);
  if (!read.ok) refuse(read.code, 'amount', `amount: ${read.message}`);
  return read.value.minor;
}

/** Refuses more than there is, and says how much that is. */
export function mustHave(available: bigint, amount: bigint, currency: string, what: string): void {
  if (amount > available) refuse('INVALID_STATE', 'amount', `amount: ${what} ${readableAmount(available, currency)}`);
}

/** Whose account under which agreement. */
type Of = {
  readonly vendorId: string;
  readonly currency: string;
  readonly partnerId: string;
  readonly agreementId: string;
};

/** What an account of a partner stands at. */
async function balance({ scope }: Unit, kind: AccountKind, of: Of): Promise<bigint> {
  const account = accountId({ ...of, kind });
  return balanceOf(kind, (await netsOfAccounts(scope, [account])).get(account) ?? 0n);
}

/** The first open period of the agreement takes the booking; where all are closed for ever, the last one. */
export async function placeOf(unit: Unit, agreement: AgreementRow): Promise<PeriodRow> {
  await ensurePeriods(unit, [agreement], unit.now);
  const periods = await allPeriodsOf(unit.scope, [agreement.id]);
  const place = periods.find(({ state }) => state === 'OPEN') ?? periods.at(-1);
  if (place === undefined) refuse('INVALID_STATE', 'agreementId', `agreementId: it begins on ${agreement.startOn}`);
  return place;
}

/** The audit trail, and whoever watches what the partner earns. */
function tell(unit: Unit, { id: subjectId, movedBy: _by, movedAt: _at, ...after }: MovementRow, held: bigint): void {
  const { partnerId, pot, move, amount } = after;
  const left = move === 'FUND' ? held + amount : held - amount;
  unit.record({
    action: `pot.${move.toLowerCase()}`,
    subjectKind: 'potMovement',
    subjectId,
    partnerId,
    reason: after.reason,
    before: { pot, held: `${held}` },
    after: { ...after, amount: `${amount}`, held: `${left}` },
  });
  unit.announce({ topic: 'earnings', subjectId: partnerId, partnerId });
}
