import { assert, present } from '../kernel/assert';
import { groupedBy } from '../platform/loader';
import type { Unit } from '../platform/unit';
import { addTransfers, openAccounts, type TransferRow, transfersFor } from './ledger.repository';
import { accountIds, accountsOf, assertPosting, type Posting } from './posting.rules';

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
  const [posted] = await postAll(unit, [posting]);
  return present(posted, 'what became of the posting');
}

/** Books many postings, each exactly once, in two statements; they are answered in their order. */
export async function postAll(unit: Unit, postings: readonly Posting[]): Promise<readonly Posted[]> {
  postings.forEach(assertPosting);
  const { scope, vendorId, now } = unit;
  const idOf = accountIds(vendorId);
  const accounts = accountsOf(vendorId, postings, idOf).map((account) => ({ ...account, createdAt: now }));
  await openAccounts(scope, accounts);
  const rows = postings.map((posting) => transferRows(unit, posting, idOf));
  const added = await addTransfers(scope, rows.flat());
  const posted = added === rows.flat().length ? rows.map(asNew) : await asBooked(unit, postings, rows);
  for (const { postingId, isNew } of posted) if (isNew) unit.announce({ topic: 'posting', subjectId: postingId });
  return posted;
}

function transferRows(
  unit: Unit,
  { reasonKind, reasonId, transfers }: Posting,
  idOf: ReturnType<typeof accountIds>,
): readonly TransferRow[] {
  const { vendorId } = unit;
  const postingId = unit.id();
  return transfers.map((transfer, line) => {
    const { debit, credit, amount, currency, partnerId, agreementId, periodId, periodLabel } = transfer;
    return {
      vendorId,
      id: unit.id(),
      postingId,
      line,
      debitAccountId: idOf(debit, transfer),
      creditAccountId: idOf(credit, transfer),
      amount,
      currency,
      partnerId,
      agreementId,
      periodId,
      periodLabel,
      reasonKind,
      reasonId,
      bookedAt: unit.now,
    };
  });
}

const asNew = (rows: readonly TransferRow[]): Posted => ({ postingId: rows[0]?.postingId ?? '', isNew: true });

/** Some of the postings had been booked before: each must stand there exactly as it was to be booked now. */
async function asBooked(
  unit: Unit,
  postings: readonly Posting[],
  rows: readonly (readonly TransferRow[])[],
): Promise<readonly Posted[]> {
  const booked = groupedBy(await transfersFor(unit.scope, postings), reasonOf);
  return postings.map((posting, index) => {
    const [known, wanted] = [booked.get(reasonOf(posting)) ?? [], rows[index] ?? []];
    const postingId = known[0]?.postingId ?? '';
    const isOne = known.length === wanted.length && known.every((row) => row.postingId === postingId);
    const isSame = isOne && known.every((row, line) => movement(row) === movement(wanted[line]));
    assert(isSame, `${posting.reasonKind} ${posting.reasonId} was booked with other transfers`);
    return { postingId, isNew: postingId === wanted[0]?.postingId };
  });
}

const reasonOf = ({ reasonKind, reasonId }: Pick<TransferRow, 'reasonKind' | 'reasonId'>): string =>
  `${reasonKind} ${reasonId}`;

const movement = (row: TransferRow | undefined): string =>
  row === undefined ? '' : [row.line, row.debitAccountId, row.creditAccountId, row.amount, row.periodId].join(' ');
