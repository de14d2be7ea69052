import type { Hat } from '../access/hat.rules';
import { addGuaranteeMovement, findGuarantee, type GuaranteeRow } from '../agreements/guarantees/guarantee.repository';
import { type GuaranteeMove, isInForce, leftOf } from '../agreements/guarantees/guarantee.rules';
import { belongsToPayees } from '../agreements/payee-membership.repository';
import { localDate } from '../kernel/period';
import { refuse } from '../kernel/refusal';
import { post } from '../ledger/post';
import type { Unit } from '../platform/unit';
import { gatherStatements } from '../statements/gather-statements';
import { reviewAnew } from '../statements/review-anew';
import { owingsOf } from './owed.repository';
import { owedFor } from './owed.rules';
import { agreementOfPot, minorOf, mustHave, placeOf } from './pot-step';

/** A decision about a bond. */
interface Decision {
  readonly guaranteeId: string;
  readonly move: GuaranteeMove;
  readonly amount: string;
  readonly reason: string | null;
}

/** What a decision about a bond books: a called part is owed by the partner until its issuer's money takes its place. */
const TRANSFER = {
  CALL: { debit: 'PARTNER_RECEIVABLE', credit: 'VENDOR_EXPENSE' },
  SETTLE: { debit: 'EXTERNAL', credit: 'PARTNER_RECEIVABLE' },
} as const;

/** Books one decision about a bond, never more than is left of it, nor more of the issuer than was called and is still owed. */
export async function moveGuarantee(
  unit: Unit,
  hat: Hat,
  { guaranteeId, move, amount: text, reason }: Decision,
): Promise<{ readonly guaranteeId: string }> {
  const known = await findGuarantee(unit.scope, guaranteeId);
  if (known === undefined) refuse('NOT_FOUND', 'guaranteeId', 'guaranteeId: no such guarantee');
  if (known.kind !== 'BOND') refuse('INVALID_STATE', 'guaranteeId', 'guaranteeId: a certificate cannot be called');
  const agreement = await agreementOfPot(unit, known.agreementId);
  // Read again under the lock of the agreement: of two who call at once, the second sees what the first has left.
  const before = (await findGuarantee(unit.scope, guaranteeId)) ?? known;
  const { currency, partnerId } = before;
  if (await belongsToPayees(unit.scope, hat.personId, partnerId))
    refuse('FOUR_EYES', 'guaranteeId', 'guaranteeId: you belong to a partner that the agreement pays');
  const amount = minorOf(text, currency);
  if (move === 'CALL') mustBeCallable(before, amount, localDate(unit.now, agreement.timeZone));
  else await mustBeOwed(unit, before, amount);
  const period = await placeOf(unit, agreement);
  const id = unit.id();
  const moved = { movedBy: hat.personId, movedAt: unit.now };
  const movement = { vendorId: unit.vendorId, id, guaranteeId, partnerId, move, amount, currency, reason, ...moved };
  await addGuaranteeMovement(unit.scope, movement);
  const place = { currency, partnerId, agreementId: agreement.id, periodId: period.id, periodLabel: period.label };
  const transfers = [{ ...TRANSFER[move], amount, ...place }];
  await post(unit, { reasonKind: 'guaranteeMovement', reasonId: id, transfers });
  if (period.state === 'CLOSED') await gatherStatements(unit, [period]);
  await reviewAnew(unit, [{ partnerId, currency, label: period.label }]);
  unit.announce({ topic: 'statements', subjectId: partnerId, partnerId });
  tell(unit, before, { id, move, amount, reason });
  return { guaranteeId };
}

function mustBeCallable(bond: GuaranteeRow, amount: bigint, today: string): void {
  if (!isInForce(bond, today))
    refuse('INVALID_STATE', 'guaranteeId', `guaranteeId: the bond does not cover ${today}, so it cannot be called`);
  mustHave(leftOf(bond), amount, bond.currency, 'of the bond is left');
}

async function mustBeOwed(unit: Unit, { called, settled, ...bond }: GuaranteeRow, amount: bigint): Promise<void> {
  mustHave(called - settled, amount, bond.currency, 'of what was called its issuer still owes');
  const owed = owedFor(bond.id, await owingsOf(unit.scope, bond));
  mustHave(owed, amount, bond.currency, 'the partner still owes for its calls');
}

/** The audit trail, and whoever watches what the partner earns. */
function tell(
  unit: Unit,
  { id: guaranteeId, partnerId, called, settled, ...bond }: GuaranteeRow,
  { id, move, amount, reason }: { id: string; move: GuaranteeMove; amount: bigint; reason: string | null },
): void {
  const after = move === 'CALL' ? { called: called + amount, settled } : { called, settled: settled + amount };
  const figures = (now: { readonly called: bigint; readonly settled: bigint }) => ({
    called: `${now.called}`,
    settled: `${now.settled}`,
    left: `${leftOf({ ...bond, called: now.called })}`,
  });
  unit.record({
    action: move === 'CALL' ? 'guarantee.called' : 'guarantee.settled',
    subjectKind: 'guarantee',
    subjectId: guaranteeId,
    partnerId,
    reason,
    before: figures({ called, settled }),
    after: { ...figures(after), movementId: id, amount: `${amount}`, currency: bond.currency },
  });
  unit.announce({ topic: 'earnings', subjectId: partnerId, partnerId });
}
