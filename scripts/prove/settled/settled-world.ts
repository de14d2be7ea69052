import { authorityOf, systemHat } from '../../../src/access/hat.rules';
import { createAgreement } from '../../../src/agreements/create-agreement.command';
import { createKpi } from '../../../src/kpis/create-kpi.command';
import { createSource } from '../../../src/kpis/create-source.command';
import { ingestMeasurementBatch } from '../../../src/outcomes/ingest/ingest-measurements.command';
import { addPartners } from '../../../src/partners/partner.repository';
import { systemIds } from '../../../src/platform/ports';
import { advanceSettlementBatch } from '../../../src/statements/batch/advance-settlement-batch.command';
import { startSettlementBatch } from '../../../src/statements/batch/start-settlement-batch.command';
import type { TestDatabase } from '../../../test/support/database';
import { Settling } from '../../../test/support/settling';
import { among, chance, crowd, numbers } from '../harness/crowd';
import { asAdmin } from '../harness/desk';
import { type Ground, shared } from '../harness/ground';
import { Dice } from './dice';
import { acceptances, generatedFacts, type Reported } from './generated-facts';
import { CURRENCIES, type Currency, type GeneratedPlan, generatedPlan, MEASURES, moneyMeasure } from './generated-plan';

const AT_ONCE = 6;
const BATCH = 500;
const WORKERS = 2;
const NAMES = Object.keys(CURRENCIES) as Currency[];
const MONTHS = ['2026-01', '2026-02', '2026-03', '2026-04'] as const;
export type Months = 1 | 2 | 3 | 4;

export interface SettledWorld {
  readonly store: TestDatabase;
  readonly vendorId: string;
}

/** Many agreements, each with a partner, a plan and facts by chance, settled and closed by the commands of the product. */
export const settledWorld = shared(settled);

async function settled(ground: Ground, agreements: number, monthCount: Months, seed: number): Promise<SettledWorld> {
  const store = await ground.database();
  const months = MONTHS.slice(0, monthCount);
  const settling = await Settling.open(store.database);
  settling.clock.set('2026-06-01T00:00:00.000Z');
  const sourceId = await catalogue(settling);
  const random = chance(seed);
  const drawn = numbers(agreements).map((number) => {
    const currency = among(NAMES, number);
    const dice = new Dice(random, CURRENCIES[currency]);
    const facts = [...months.flatMap((month) => generatedFacts(dice, currency, month)), ...acceptances(dice, months)];
    return { partnerId: systemIds.next(), name: `p-${number}`, currency, plan: generatedPlan(dice, currency), facts };
  });
  await partners(settling, drawn);
  const reports = drawn.flatMap(({ name, facts }) => facts.map((fact, place) => reported(name, fact, place)));
  for (let from = 0; from < reports.length; from += BATCH) {
    const measurements = reports.slice(from, from + BATCH);
    const input = { idempotencyKey: systemIds.next(), sourceId: settling.id('source', sourceId), measurements };
    const { rejected } = await settling.done(ingestMeasurementBatch, input);
    if (rejected.length > 0) throw new Error(JSON.stringify(rejected[0]));
  }
  await crowd(drawn, AT_ONCE, (one) => agreed(settling, one));
  for (const sql of SIGNED) await asAdmin(store, sql);
  for (const month of months) await close(settling, month);
  return { store, vendorId: settling.vendorId };
}

/** Both sides of every agreement have signed: what four commands for each would leave, at once. */
const SIGNED = [
  `insert into signature (vendor_id, id, version_id, partner_id, side, person_id, terms_hash, signed_at)
   select v.vendor_id, gen_random_uuid(), v.id, v.partner_id, s.side, gen_random_uuid(), v.terms_hash, v.created_at
   from agreement_version v cross join (values ('VENDOR'), ('PARTNER')) s (side)`,
  `update agreement set status = 'ACTIVE', version = 1`,
  'vacuum analyze',
];

/** Closes a month of all agreements, part by part. */
async function close(settling: Settling, period: string): Promise<void> {
  const key = (): string => systemIds.next();
  const asked = { period, isClosing: true, idempotencyKey: key() };
  const { settlementBatchId } = await settling.done(startSettlementBatch, asked);
  const batch = settling.id('settlementBatch', settlementBatchId);
  await crowd(numbers(WORKERS), WORKERS, async () => {
    const advance = () => settling.done(advanceSettlementBatch, { settlementBatchId: batch, idempotencyKey: key() });
    while ((await advance()).isPartSettled);
  });
}

type Drawn = {
  readonly partnerId: string;
  readonly name: string;
  readonly currency: string;
  readonly plan: GeneratedPlan;
};

async function catalogue(settling: Settling): Promise<string> {
  const money = NAMES.flatMap((currency) =>
    (['cost', 'sales'] as const).map((name) => ({ key: moneyMeasure(name, currency), unit: currency })),
  );
  for (const { key, unit } of [...MEASURES.map((measure) => ({ key: measure, unit: '1' })), ...money])
    await settling.done(createKpi, { key, name: key, unit, metricClass: 'OUTCOME' });
  const source = { externalReference: 'desk', name: 'Desk', ownerKind: 'VENDOR' };
  return (await settling.done(createSource, source)).sourceId;
}

async function partners({ database, vendorId, clock }: Settling, drawn: readonly Drawn[]): Promise<void> {
  await database.writing(authorityOf(systemHat(vendorId)), async (scope) => {
    const rows = drawn.map(({ partnerId: id, name }) => ({
      ...{ vendorId, id, externalReference: name, name, partyId: null, stage: 'SELL', createdAt: clock.now() },
    }));
    await addPartners(scope, rows);
  });
}

const reported = (partnerReference: string, { measure, dimensions, ...fact }: Reported, place: number) => ({
  ...{ ...fact, key: `${partnerReference} ${place}`, kpiKey: measure, partnerReference },
  dimensions: Object.entries(dimensions).map(([name, value]) => ({ name, value })),
});

async function agreed(settling: Settling, { partnerId, name, currency, plan }: Drawn): Promise<void> {
  const named = plan.split.length === 0 ? ['partner'] : plan.split.map(({ payee }) => payee);
  const payees = named.map((payee, place) => ({
    payee,
    partnerId: settling.id('partner', among([partnerId, settling.partners.field, settling.partners.lead], place)),
  }));
  const term = { currency, timeZone: 'UTC', cadence: 'MONTH', startOn: '2026-01-01' };
  const draft = { externalReference: name, name, partnerId: settling.id('partner', partnerId), ...term, plan, payees };
  await settling.done(createAgreement, draft);
}
