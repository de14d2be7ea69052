import { present } from '../../../src/kernel/assert';
import { type IdKind, publicId, uuidOf } from '../../../src/kernel/id';
import { statementId } from '../../../src/settlement/statement-key.rules';
import type { Parsed } from '../../../test/support/house';
import { mutate } from '../../../test/support/seed';
import type { Cluster } from '../harness/cluster';
import { among } from '../harness/crowd';
import { openDesk } from '../harness/desk';
import { type LaterPair, type LaterStage, PAID } from './later-racers';

const rawId = (kind: IdKind, id: string): string => present(uuidOf(kind, id), `the ${kind}`);

/** A vendor of its own for one pair, up to where the pair begins. */
export async function openLaterStage({ api }: Cluster, pair: LaterPair): Promise<LaterStage> {
  const desk = await openDesk(api, 1);
  const { vendor, finance, partnerId } = desk;
  const controller = await vendor.member('FINANCE');
  const partner = await vendor.member('PARTNER_ADMIN', { partnerId });
  const agreementId = await desk.agreement();
  const send = (name: string, input: object, fields: string, token = finance): Promise<Parsed> =>
    mutate(api, token, name, { ...input, idempotencyKey: `before the race: ${name} ${JSON.stringify(input)}` }, fields);
  for (const [name, quantity, occurredAt] of [
    ['base', `${PAID}`, '2020-01-15T10:00:00Z'],
    ['later', '2', '2020-02-15T10:00:00Z'],
  ] as const) {
    const claim = desk.claim(name, name, { quantity, occurredAt });
    const { outcome } = await mutate(api, vendor.admin, 'outcomeClaim', claim, 'outcome { id }');
    await send('outcomeVerify', { outcomeId: outcome.id }, '', among(desk.verifiers, 0));
  }
  const fields = 'run { lines(first: 9) { nodes { id } } }';
  const { run } = await send('periodClose', { agreementId, period: '2020-01' }, fields);
  const key = { vendorId: rawId('vendor', vendor.id), partnerId: rawId('partner', partnerId), currency: 'EUR' };
  const statement = publicId('statement', statementId({ ...key, label: '2020-01' }));
  const submitted = await send('statementSubmit', { statementId: statement }, 'statement { submittedAt }');
  const expectedSubmittedAt: string = submitted['statement'].submittedAt;
  if (!pair.includes('approve'))
    await send('statementApprove', { statementId: statement, expectedSubmittedAt }, '', controller);
  const paper = {
    kind: 'BOND',
    amount: '1000.00',
    currency: 'EUR',
    issuer: 'Bank',
    reference: 'B',
    startOn: '2020-01-01',
  };
  const { guarantee } = await send('guaranteeRegister', { agreementId, ...paper }, 'guarantee { id }');
  const { settlementBatch } = await send('settlementBatchStart', { period: '2020-02' }, 'settlementBatch { id }');
  const payoutBatch = pair.includes('payout') ? await gathered(send, statement) : '';
  return {
    ...{ desk, agreementId, statement, expectedSubmittedAt, payoutBatch, tokens: { controller, finance, partner } },
    ...{ line: run.lines.nodes[0].id, bond: guarantee.id, batch: settlementBatch.id },
  };
}

async function gathered(
  send: (name: string, input: object, fields: string) => Promise<Parsed>,
  statement: string,
): Promise<string> {
  await send('statementLock', { statementId: statement }, '');
  return (await send('payoutBatchCreate', { currency: 'EUR' }, 'payoutBatch { id }'))['payoutBatch'].id;
}
