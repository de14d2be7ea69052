/** Recomputes every closed period of VENDOR_ID from what DATABASE_URL keeps, and prints `period hash` for each. */
import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../ormconfig';
import { authorityOf, systemHat } from '../../../src/access/hat.rules';
import { type AgreementRow, signedAgreements } from '../../../src/agreements/agreement.repository';
import { versionById } from '../../../src/agreements/version.repository';
import { present } from '../../../src/kernel/assert';
import { contentHash } from '../../../src/kernel/canonical-json';
import { Database } from '../../../src/platform/database';
import type { Scope } from '../../../src/platform/scope';
import { type ClosedPeriod, closedPeriods } from '../../../src/settlement/closed-period.repository';
import { payOf, preparePeriods } from '../../../src/settlement/compute-periods';
import { dueLines } from '../../../src/settlement/due-lines.rules';
import { inputHash } from '../../../src/settlement/input-hash.rules';
import { lineDocument } from '../../../src/settlement/line-document.rules';
import { spanOf } from '../../../src/settlement/period-to-settle';
import { mustBeReadable } from '../../../src/settlement/refuse-problems';
import { revise } from '../../../src/settlement/revision.rules';
import { chance, shuffled } from '../harness/crowd';
import { hashOf } from './line-hash';

const random = chance(Number(process.env['ORDER_SEED']));
const isBuggy = process.env['IS_BUGGY'] === '1';

async function main(): Promise<void> {
  const url = process.env['DATABASE_URL'] ?? '';
  const source = await new DataSource({ ...dataSourceOptions, url, poolSize: 2 } as never).initialize();
  const database = new Database(source);
  const authority = authorityOf(systemHat(process.env['VENDOR_ID'] ?? ''));
  const agreements = await within(database, authority, signedAgreements);
  for (const agreement of agreements)
    await within(database, authority, async (scope) => {
      for (const period of await closedPeriods(scope, [agreement.id]))
        process.stdout.write(`${period.id} ${await recomputed(scope, agreement, period)}\n`);
    });
  await database.close();
}

async function within<Result>(
  database: Database,
  authority: ReturnType<typeof authorityOf>,
  work: (scope: Scope) => Promise<Result>,
): Promise<Result> {
  const scope = database.reading(authority);
  return work(scope).finally(() => scope.close());
}

/** As the settlement computes it, with the facts in an order by chance. */
async function recomputed(scope: Scope, agreement: AgreementRow, period: ClosedPeriod): Promise<string> {
  const versions = await versionById.batch(scope, [period.versionId ?? '']);
  const version = present(versions.get(period.versionId ?? ''), 'the frozen version');
  const [prepared] = await preparePeriods(scope, [{ agreement, version, period: spanOf(agreement, period) }], {
    are: 'LOCKED',
  });
  const readable = mustBeReadable(present(prepared, 'the prepared period'));
  const facts = { ...readable.facts, facts: shuffled(readable.facts.facts, random) };
  const { lines } = payOf({ ...readable, facts }, { explain: true });
  const due = present(dueLines(lines, version.payees).lines, 'a partner behind every payee');
  const revisions = revise(due, []);
  const documents = revisions.map((revision) => {
    const { component, segment, payee, currency, amount, held } = revision;
    const explanation = lineDocument(revision, period.label);
    const money = { amount: `${amount}`, held: `${held}` };
    return { component, segment, payee, currency, ...money, sentence: explanation.sentence, explanation };
  });
  // The planted bug hashes the facts as they come.
  const hash = isBuggy
    ? contentHash(facts.facts.map(({ ref, quantity }) => ({ ref, quantity: quantity.toString() })))
    : inputHash(facts, version.termsHash);
  return hashOf(hash, documents);
}

void main();
