import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { hasPython } from '../../scripts/prove/second-opinion';

/** An opinion that was not given is no agreement. */
const PROGRAM = path.join(__dirname, '..', '..', 'scripts', 'second_opinion.py');

const settlement = (pay: object) =>
  JSON.stringify({
    ...{ agreement: 'a', label: '2026-01', start: '2026-01-01', end: '2026-02-01', facts: [], booked: '1000' },
    terms: { currency: 'EUR', components: [{ key: 'c', ...pay }] },
    lines: [{ component: 'c', segment: '', payee: 'partner', amount: '1000', held: '0' }],
  });
const FEE = { fixedFee: { amount: '10.00', per: 'MONTH' } };

const CASES = [
  { name: 'agrees', input: [settlement(FEE)], status: 0, says: '1 settlements with 1 lines recomputed' },
  { name: 'was told nothing', input: [], status: 1, says: '0 settlements with 0 lines recomputed' },
  {
    ...{ name: 'has not learned a term', status: 1, says: 'a 2026-01: refused' },
    input: [settlement(FEE), settlement({ fixedFee: { ...FEE.fixedFee, proration: 'NONE' } })],
  },
];

function ends(status: number, input: readonly string[], says: string): void {
  const python = spawnSync('python3', ['-B', PROGRAM], { input: input.join('\n'), encoding: 'utf8' });
  expect(python.stderr).toBe('');
  expect(python.stdout).toContain(says);
  expect(python.status).toBe(status);
}

if (hasPython())
  it.each(CASES)('ends with $status when it $name', ({ input, status, says }) => ends(status, input, says));
else it('needs Python', () => expect(hasPython()).toBe(false));
