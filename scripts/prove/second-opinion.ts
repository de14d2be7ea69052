/** Proof R8: a program in another language recomputes what was settled, from the exported terms and facts alone. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { TestDatabase } from '../../test/support/database';
import { asAdmin } from './harness/desk';
import { type Finding, type Proof, prove, type Trial } from './harness/proof';
import { GENERATED_KINDS } from './settled/generated-plan';
import { type Months, settledWorld } from './settled/settled-world';

interface Extent {
  readonly agreements: number;
  readonly months: Months;
}

const PROGRAM = path.join(__dirname, '..', 'second_opinion.py');

export const secondOpinion: Proof<Extent> = {
  name: 'second-opinion',
  promise: 'another program, in exact fractions of another language, comes to the same lines to the last minor unit',
  bug: 'the program rounds each share instead of handing out the remainder',
  sizes: {
    test: { agreements: 12, months: 4 },
    ci: { agreements: 100, months: 4 },
    full: { agreements: 10_000, months: 1 },
  },
  run,
};

/** Whether the other language is on this machine. */
export const hasPython = (): boolean => spawnSync('python3', ['--version']).status === 0;

async function run({ ground, extent, seed, isBuggy }: Trial<Extent>): Promise<Finding> {
  if (!hasPython()) return { counts: [], faults: ['there is no python3 here: nothing was recomputed'] };
  const { agreements, months } = extent;
  const { store } = await settledWorld(ground, agreements, months, seed);
  const settlements = await exported(store);
  const input = settlements.map(({ document }) => JSON.stringify(document)).join('\n');
  const python = spawnSync('python3', ['-B', PROGRAM, ...(isBuggy ? ['--round-each-share'] : [])], {
    ...{ input, encoding: 'utf8', maxBuffer: 1 << 30 },
  });
  const said = python.stdout.trim().split('\n').filter(Boolean);
  const summary = said.at(-1) ?? '';
  const recomputed = Number(/^(\d+) settlements with [1-9]\d* lines recomputed/.exec(summary)?.[1] ?? 0);
  const asked = agreements * months;
  return {
    counts: [
      `${agreements} agreements over ${months} months of ${GENERATED_KINDS.join(', ')}: ${settlements.length} settlements`,
      summary,
    ],
    faults: [
      ...(recomputed === asked ? [] : [`${recomputed} of ${asked} settlements were recomputed`]),
      ...(python.stderr === '' ? [] : [`the program said: ${python.stderr.slice(-1_000)}`]),
      ...said.slice(0, -1),
    ],
  };
}

/** What was settled, straight from the tables: the terms, the facts of the period, and the lines as they were posted. */
function exported(store: TestDatabase): Promise<{ readonly document: unknown }[]> {
  return asAdmin(
    store,
    `select jsonb_build_object('agreement', a.external_reference, 'label', p.label, 'start', p.start_on, 'end', p.end_on,
       'terms', v.terms,
       'facts', coalesce((select jsonb_agg(jsonb_build_object('measure', k.key, 'quantity', m.quantity::text,
           'unit', m.unit, 'at', m.at, 'dimensions', m.dimensions))
         from measurement m join kpi k on (k.vendor_id, k.id) = (m.vendor_id, m.kpi_id)
         where m.vendor_id = a.vendor_id and m.partner_id = a.partner_id
           and m.at >= p.start_on::timestamp at time zone 'UTC' and m.at < p.end_on::timestamp at time zone 'UTC'), '[]'),
       'lines', (select jsonb_agg(jsonb_build_object('component', l.component, 'segment', l.segment, 'payee', l.payee,
           'amount', l.amount::text, 'held', l.held::text, 'currency', l.currency))
         from statement_line l where l.vendor_id = p.vendor_id and l.period_id = p.id),
       'booked', (select coalesce(sum(case c.kind when 'VENDOR_EXPENSE' then -t.amount else t.amount end), 0)::text
         from ledger_transfer t join ledger_account c on (c.vendor_id, c.id) = (t.vendor_id, t.credit_account_id)
         where t.vendor_id = p.vendor_id and t.period_id = p.id)) as document
     from agreement_period p
     join agreement a on (a.vendor_id, a.id) = (p.vendor_id, p.agreement_id)
     join agreement_version v on (v.vendor_id, v.id) = (p.vendor_id, p.version_id)
     where p.state = 'CLOSED' order by a.external_reference, p.label`,
  );
}

if (require.main === module) void prove(secondOpinion);
