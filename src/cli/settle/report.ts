import { publicId } from '../../kernel/id';
import type { SettleReport } from './settle-vendor';

/** How many agreements are named beside a reason that they share. */
const NAMED_MAX = 5;

/** The report of a run as JSON: counts, and every agreement that was left out with its reason. */
export const documentOf = ({ batch, isResumed, refusals }: SettleReport) => ({
  settlementBatchId: publicId('settlementBatch', batch.id),
  isResumed,
  isDone: batch.doneAt !== null,
  agreements: batch.agreementCount,
  done: batch.doneCount,
  settled: batch.settledCount,
  lines: batch.lineCount,
  refusals: refusals.map(({ agreementId, code, message }) => ({
    agreementId: publicId('agreement', agreementId),
    code,
    message,
  })),
});

/** The report in words. Every agreement that was left out is counted under its reason: nothing is dropped in silence. */
export function told(report: SettleReport, isClosing: boolean): string {
  const { agreements, done, settled, lines, refusals, isDone, isResumed } = documentOf(report);
  const counts = `${settled} of ${agreements} agreements ${isClosing ? 'closed' : 'settled'}, ${lines} lines posted${lines === 0 ? ': nothing had changed' : ''}`;
  return [
    ...(isResumed ? ['went on with a batch that was not done'] : []),
    counts,
    ...(isDone ? [] : [`${agreements - done} agreements are still being settled by others`]),
    ...reasons(refusals),
    '',
  ].join('\n');
}

/** One line per reason, however many agreements share it. */
function reasons(refusals: ReturnType<typeof documentOf>['refusals']): string[] {
  const byReason = new Map<string, string[]>();
  for (const { agreementId, code, message } of refusals) {
    const reason = `${code}: ${message}`;
    byReason.set(reason, [...(byReason.get(reason) ?? []), agreementId]);
  }
  return [...byReason].map(([reason, ids]) => {
    const more = ids.length - NAMED_MAX;
    const named = ids.slice(0, NAMED_MAX).join(', ');
    return `  ${reason}: ${more > 0 ? `${named} and ${more} more (--json names them)` : named}`;
  });
}
