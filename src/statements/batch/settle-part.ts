import { type AgreementRow, lockAgreements } from '../../agreements/agreement.repository';
import { present } from '../../kernel/assert';
import { publicId } from '../../kernel/id';
import type { Refused } from '../../kernel/refusal';
import { Sieve } from '../../kernel/sieve';
import { isOfTheWork } from '../../platform/database';
import { report } from '../../platform/report';
import type { Unit } from '../../platform/unit';
import { type HeldPeriod, mustHaveBegun, periodsToSettle } from '../../settlement/period-to-settle';
import type { Settlement } from '../../settlement/settle-periods';
import { closePeriods } from '../close-periods';
import { settleAndDraft } from '../settle-and-draft';
import { addRefusals, type BatchRow, finishPart, type PartRow, type RefusalRow } from './settlement-batch.repository';

/**
 * Settles the agreements of a part that the caller holds and says so, in one transaction and a constant number of statements.
 * An agreement that is refused is kept with its reason. Where an error comes that nobody expected, nothing of it stays: the
 * agreements are settled one by one, and the one that raises it is refused as INTERNAL and named in the log. In a closing
 * batch a period that is closed already is settled again, so that the same batch twice loses nothing and posts nothing twice.
 */
export async function settlePart(unit: Unit, batch: BatchRow, part: PartRow): Promise<void> {
  const agreements = await lockAgreements(unit.scope, part.agreementIds);
  const done = await isolated(unit, batch, agreements);
  await addRefusals(
    unit.scope,
    done.flatMap(({ agreementId, stopped }) =>
      stopped === null ? [] : [{ vendorId: unit.vendorId, id: unit.id(), batchId: batch.id, agreementId, ...stopped }],
    ),
  );
  const lineCount = done.reduce((count, one) => count + one.lineCount, 0);
  const settledCount = done.filter(({ stopped }) => stopped === null).length;
  await finishPart(unit.scope, { id: part.id, doneAt: unit.now, settledCount, lineCount });
  unit.announce({ topic: 'settlement_batch', subjectId: part.batchId });
}

/** What became of one agreement: how many lines were posted for it, or why none. */
interface Done {
  readonly agreementId: string;
  readonly lineCount: number;
  readonly stopped: Pick<RefusalRow, 'code' | 'message'> | null;
}

async function isolated(unit: Unit, batch: BatchRow, agreements: readonly AgreementRow[]): Promise<readonly Done[]> {
  try {
    return await unit.undoable((unit) => settleAgreements(unit, batch, agreements));
  } catch (error) {
    if (!isOfTheWork(error)) throw error;
    const [only] = agreements;
    if (only !== undefined && agreements.length === 1) return [broken(only.id, batch, error)];
  }
  const done: Done[] = [];
  for (const agreement of agreements) done.push(...(await isolated(unit, batch, [agreement])));
  return done;
}

function broken(agreementId: string, { id, label }: BatchRow, error: unknown): Done {
  const named = publicId('agreement', agreementId);
  report(
    `the agreement ${named} raised an error in the settlement of ${label} (${publicId('settlementBatch', id)})`,
    error,
  );
  const message = `agreementId: an error that nobody expected stopped it; the log names it with ${named}`;
  return { agreementId, lineCount: 0, stopped: { code: 'INTERNAL', message } };
}

async function settleAgreements(
  unit: Unit,
  { label, isClosing, createdBy }: BatchRow,
  agreements: readonly AgreementRow[],
): Promise<readonly Done[]> {
  const periods = await periodsToSettle(unit, agreements, label);
  const sieve = new Sieve<string>();
  const begun = sieve.pass(
    agreements.map((agreement) => [agreement.id, agreement] as const),
    (agreement): HeldPeriod => ({ agreement, period: mustHaveBegun(periods.get(agreement.id), label) }),
  );
  const held = begun.map(([, one]) => one);
  const toClose = held.filter(({ period }) => isClosing && period.state === 'OPEN');
  const toSettle = held.filter((one) => !toClose.includes(one));
  // Whoever started the batch has caused what a machine, or anybody else, settles of it.
  const causedBy = createdBy ?? unit.scope.authority.personId;
  const closed = toClose.length === 0 ? [] : await closePeriods(unit, toClose, causedBy);
  const settled = toSettle.length === 0 ? [] : await settleAndDraft(unit, toSettle, causedBy);
  return [
    ...[...sieve.refused].map(([agreementId, refused]) => stoppedBy(agreementId, refused)),
    ...closed.map((one, index) => {
      const { id } = present(toClose[index], 'a period').agreement;
      if ('refused' in one) return stoppedBy(id, one.refused);
      return doneWith(id, [...one.closing.corrections, one.closing.settlement]);
    }),
    ...settled.map((one, index) => {
      const { id } = present(toSettle[index], 'a period').agreement;
      return 'refused' in one ? stoppedBy(id, one.refused) : doneWith(id, [one.settlement]);
    }),
  ];
}

const doneWith = (agreementId: string, settlements: readonly Settlement[]): Done => ({
  agreementId,
  lineCount: settlements.reduce((count, { lines }) => count + lines.length, 0),
  stopped: null,
});

function stoppedBy(agreementId: string, { refusals }: Refused): Done {
  const { code } = present(refusals[0], 'a refusal');
  const message = refusals.map((refusal) => refusal.message).join('; ');
  return { agreementId, lineCount: 0, stopped: { code, message } };
}
