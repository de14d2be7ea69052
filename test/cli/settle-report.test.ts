import { told } from '../../src/cli/settle/report';
import type { SettleReport } from '../../src/cli/settle/settle-vendor';
import { publicId } from '../../src/kernel/id';

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const agreement = (number: number) => publicId('agreement', idOf(number));
const refusal = (number: number, code: string) =>
  ({ agreementId: idOf(number), code, message: `of ${code}` }) as SettleReport['refusals'][number];
const report = (refusals: SettleReport['refusals'], counts: object = {}) =>
  ({
    batch: {
      ...{ id: idOf(99), agreementCount: 50, doneCount: 50, settledCount: 2, lineCount: 3, doneAt: 'then' },
      ...counts,
    },
    isResumed: false,
    refusals,
  }) as unknown as SettleReport;

it.each<[string, SettleReport, boolean, string[]]>([
  ['settled', report([]), false, ['2 of 50 agreements settled, 3 lines posted']],
  ['closed', report([], { lineCount: 0 }), true, ['2 of 50 agreements closed, 0 lines posted: nothing had changed']],
  [
    'not done yet',
    report([], { doneAt: null, doneCount: 40 }),
    false,
    ['2 of 50 agreements settled, 3 lines posted', '10 agreements are still being settled by others'],
  ],
  [
    'refused for two reasons',
    report([refusal(1, 'NOT_FOUND'), refusal(2, 'INTERNAL'), refusal(3, 'NOT_FOUND')]),
    false,
    [
      '2 of 50 agreements settled, 3 lines posted',
      `  NOT_FOUND: of NOT_FOUND: ${agreement(1)}, ${agreement(3)}`,
      `  INTERNAL: of INTERNAL: ${agreement(2)}`,
    ],
  ],
  [
    'refused forty-eight times for one reason',
    report(Array.from({ length: 48 }, (_, number) => refusal(number, 'NOT_FOUND'))),
    false,
    [
      '2 of 50 agreements settled, 3 lines posted',
      `  NOT_FOUND: of NOT_FOUND: ${[0, 1, 2, 3, 4].map(agreement).join(', ')} and 43 more (--json names them)`,
    ],
  ],
])('%s', (_, one, isClosing, lines) => {
  expect(told(one, isClosing)).toBe(`${lines.join('\n')}\n`);
});
