import { command } from '../access/command';
import type { Hat } from '../access/hat.rules';
import { lockAgreements } from '../agreements/agreement.repository';
import { refuse } from '../kernel/refusal';
import { post } from '../ledger/post';
import { groupedBy } from '../platform/loader';
import type { Unit } from '../platform/unit';
import { belongsToPaid, decidedSomePaid, payableIn } from './payable.repository';
import { type BatchRow, partsOf, payoutsOfBatch } from './payout.repository';
import { isCovered, partTransfers } from './payout.rules';
import { movedBatch, movedPayouts, ofBatch, pendingBatch } from './payout-step';

const GONE = 'What it was to pay is not payable any more: it is disputed, or another batch pays it.';

export const approvePayoutBatch = command({
  name: 'payoutBatchApprove',
  action: 'payout:approve',
  description:
    'The word of a second person on a batch, one who belongs to no partner that it pays, neither gathered it nor decided alone that something of it is payable: released it at once (an escrow, a pot under a locked label), had a word in the outcome that an escrow pays, had less be owed that such a release would have served, or recorded that a payment has failed. What it pays leaves the payable and is under way. A payout of which a part is not payable any more is canceled, and the others go on.',
  input: ofBatch,
  async execute(unit, hat, { payoutBatchId }) {
    const { scope } = unit;
    const parts = await partsOf(
      scope,
      (await payoutsOfBatch(scope, payoutBatchId)).map(({ id }) => id),
    );
    await lockAgreements(scope, [...new Set(parts.map(({ agreementId }) => agreementId))]);
    const batch = await pendingBatch(unit, payoutBatchId);
    const approvedBy = await mustBeAnother(unit, hat, batch);
    const payable = await payableIn(scope, batch.currency);
    const byPayout = groupedBy(parts, ({ payoutId }) => payoutId);
    const payouts = await payoutsOfBatch(scope, payoutBatchId);
    const covered = payouts.filter(({ id }) => isCovered(byPayout.get(id) ?? [], payable));
    const transfers = partTransfers(
      covered.flatMap(({ id }) => byPayout.get(id) ?? []),
      batch.currency,
      'PARTNER_PAYABLE',
      'PAYOUT_CLEARING',
    );
    if (transfers.length > 0) await post(unit, { reasonKind: 'payoutBatch', reasonId: batch.id, transfers });
    const gone = payouts.filter((payout) => !covered.includes(payout));
    await movedPayouts(unit, covered, { state: 'PROCESSING' });
    await movedPayouts(unit, gone, { state: 'CANCELED', reason: GONE, settledAt: unit.now });
    const state = covered.length > 0 ? ('PROCESSING' as const) : ('CANCELED' as const);
    const change = { state, approvedBy, approvedAt: unit.now };
    await movedBatch(unit, batch, change, { action: 'payoutBatch.approved', more: { canceled: gone.length } });
    return { payoutIds: covered.map(({ id }) => id), payoutBatchId };
  },
});

/**
 * Four eyes: a person, not the one who gathered it, none who belongs to a partner whom it pays, and none who decided alone that
 * something of it is payable: what no statement was approved for has no other second person.
 */
async function mustBeAnother(unit: Unit, { personId }: Hat, { id, createdBy }: BatchRow): Promise<string> {
  if (personId === null) refuse('FOUR_EYES', null, 'a batch is approved by a person, not by a machine');
  if (personId === createdBy) refuse('FOUR_EYES', 'payoutBatchId', 'payoutBatchId: you gathered the batch yourself');
  if (await belongsToPaid(unit.scope, personId, id))
    refuse('FOUR_EYES', 'payoutBatchId', 'payoutBatchId: you belong to a partner whom it pays');
  if (await decidedSomePaid(unit.scope, personId, id))
    refuse(
      'FOUR_EYES',
      'payoutBatchId',
      'payoutBatchId: you decided something that it pays: a release, the outcome it was for, a debt that it no longer serves or a payment that failed',
    );
  return personId;
}
