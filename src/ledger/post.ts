import { assert } from '../kernel/assert';
import type { Unit } from '../platform/unit';
import { accountId } from './account.rules';
import { addTransfers, openAccounts, type TransferRow, transfersFor } from './ledger.repository';
import { accountKey, accountsOf, assertPosting, type Posting } from './posting.rules';

export interface Posted {
  readonly postingId: string;
  /** False where the reason had been booked before: nothing was added. */
  readonly isNew: boolean;
}

/**
 * Books a posting exactly once: all its transfers or, where its reason was booked before, none. A reason that was booked
 * with other transfers stops the unit of work, because then one of the two bookings is wrong.
 */
export async function post(unit: Unit, posting: Posting): Promise<Posted> {
  assertPosting(posting);
  const { scope, vendorId, now } = unit;
  const accounts = accountsOf(vendorId, posting).map((account) => ({ ...account, createdAt: now }));
  await openAccounts(scope, accounts);
  const rows = transferRows(unit, posting);
  const added = await addTransfers(scope, rows);
  if (added.length === 0) return { postingId: await sameAsBooked(unit, posting, rows), isNew: false };
  assert(added.length === rows.length, `${posting.reasonKind} ${posting.reasonId} was booked with fewer transfers`);
  const postingId = rows[0]?.postingId ?? '';
  unit.announce({ topic: 'posting', subjectId: postingId });
  return { postingId, isNew: true };
}

function transferRows(unit: Unit, { reasonKind, reasonId, transfers }: Posting): readonly TransferRow[] {
  const { vendorId } = unit;
  const postingId = unit.id();
  return transfers.map((transfer, line) => {
    const { debit, credit, ...rest } = transfer;
    return {
      ...rest,
      vendorId,
      id: unit.id(),
      postingId,
      line,
      debitAccountId: accountId(accountKey(vendorId, debit, transfer)),
      creditAccountId: accountId(accountKey(vendorId, credit, transfer)),
      reasonKind,
      reasonId,
      bookedAt: unit.now,
    };
  });
}

async function sameAsBooked(unit: Unit, posting: Posting, rows: readonly TransferRow[]): Promise<string> {
  const booked = await transfersFor(unit.scope, posting.reasonKind, posting.reasonId);
  const isSame = booked.length === rows.length && booked.every((row, line) => movement(row) === movement(rows[line]));
  assert(isSame, `${posting.reasonKind} ${posting.reasonId} was booked with other transfers`);
  return booked[0]?.postingId ?? '';
}

const movement = (row: TransferRow | undefined): string =>
  row === undefined ? '' : [row.line, row.debitAccountId, row.creditAccountId, row.amount, row.periodId].join(' ');
