import { type Command, type CommandResult, type House, type Performed, perform } from '../../src/access/command';
import { authorityOf, type Hat, systemHat } from '../../src/access/hat.rules';
import { addCustomers } from '../../src/customers/customer.repository';
import { publicId } from '../../src/kernel/id';
import { addKpis } from '../../src/kpis/kpi.repository';
import { addOutcomeDefinitions } from '../../src/kpis/outcome-definition.repository';
import type { VerifierPolicy } from '../../src/kpis/outcome-definition.rules';
import { addSources, type SourceRow } from '../../src/kpis/source.repository';
import type { OwnerKind } from '../../src/kpis/source.rules';
import { createOutcomeTarget } from '../../src/outcomes/targets/create-outcome-target.command';
import { addPartners } from '../../src/partners/partner.repository';
import type { Database } from '../../src/platform/database';
import { Bus } from '../../src/platform/live/bus';
import { systemIds } from '../../src/platform/ports';
import type { Scope } from '../../src/platform/scope';
import { insertRows } from '../../src/platform/table';
import { Unit } from '../../src/platform/unit';
import { Vendor } from '../../src/vendors/vendor.entity';
import { TestClock } from './clock';

const NOW = '2026-04-10T12:00:00.000Z';

/** A vendor with partners, customers, sources, a KPI that claims outcomes and one that does not, and every policy. */
export interface Proving {
  readonly vendorId: string;
  readonly house: House;
  readonly clock: TestClock;
  readonly kpiId: string;
  readonly partners: readonly string[];
  readonly customers: readonly string[];
  readonly source: SourceRow;
  readonly partnerSource: SourceRow;
  readonly definitions: Readonly<Record<VerifierPolicy, string>>;
  hat(role: Hat['role'], side?: { readonly partnerId?: string; readonly customerId?: string }): Hat;
  /** Performs a command of a fresh unit; a refusal fails the test with its reason. */
  done<Input, Result extends CommandResult>(hat: Hat, definition: Command<Input, Result>, raw: object): Promise<Result>;
  tried<Input, Result extends CommandResult>(
    hat: Hat,
    definition: Command<Input, Result>,
    raw: object,
    on?: Database,
  ): Promise<Performed<Result>>;
  unit<Result>(hat: Hat, work: (unit: Unit) => Promise<Result>, on?: Database): Promise<Result>;
  reading<Result>(hat: Hat, work: (scope: Scope) => Promise<Result>): Promise<Result>;
  target(policy: VerifierPolicy, partner: number, more?: object): Promise<string>;
}

/** A key that no other request has. */
export const freshKey = (): string => systemIds.next();

export async function proving(database: Database, { partners = 2, customers = 2 } = {}): Promise<Proving> {
  const clock = new TestClock(NOW);
  const vendorId = systemIds.next();
  const house: House = { database, clock, ids: systemIds, poke: () => undefined, bus: new Bus() };
  const row = (externalReference: string) => ({ vendorId, id: systemIds.next(), externalReference, createdAt: NOW });
  const kpi = {
    ...row('kpi'),
    key: 'resolved',
    name: 'Resolved',
    description: '',
    unit: 'credit',
    metricClass: 'OUTCOME',
  };
  const partnerRows = numbered(partners).map((n) => ({ ...row(`p${n}`), name: `P${n}`, partyId: null, stage: 'SELL' }));
  const customerRows = numbered(customers).map((n) => ({ ...row(`c${n}`), name: `C${n}`, segment: null }));
  const sourceRow = (reference: string, ownerKind: OwnerKind, partnerId: string | null): SourceRow => {
    return { ...row(reference), name: reference, ownerKind, partnerId, customerId: null };
  };
  const source = sourceRow('desk', 'VENDOR', null);
  const partnerSource = sourceRow('own-desk', 'PARTNER', partnerRows[0]?.id ?? null);
  const definition = (policy: VerifierPolicy) => ({
    ...{ ...row(policy), key: policy.toLowerCase(), version: 1, name: policy, description: '', kpiId: kpi.id },
    ...{ unit: 'credit', verifierPolicy: policy, sourceId: policy === 'AUTOMATIC' ? source.id : null },
    ...{ isClaimedByRule: policy === 'AUTOMATIC', windowDays: 7 },
  });
  const definitions = POLICIES.map(definition);
  await database.writing(authorityOf(systemHat(vendorId)), async (scope) => {
    const vendor = { id: vendorId, externalReference: vendorId, name: 'V', timeZone: 'UTC', currency: 'EUR' };
    await insertRows(scope, Vendor, [{ ...vendor, isTest: true, createdAt: NOW }]);
    await addPartners(scope, partnerRows);
    await addCustomers(scope, NOW, customerRows);
    const cost = { ...kpi, id: systemIds.next(), key: 'cost', name: 'Cost', unit: 'EUR' };
    const summed = { direction: 'HIGHER_IS_BETTER', aggregation: 'SUM' };
    await addKpis(scope, [
      { ...kpi, ...summed },
      { ...cost, ...summed },
    ]);
    await addSources(scope, [source, partnerSource]);
    await addOutcomeDefinitions(scope, definitions);
  });
  const made: Omit<Proving, 'done' | 'target'> = {
    vendorId,
    house,
    clock,
    kpiId: kpi.id,
    partners: partnerRows.map(({ id }) => id),
    customers: customerRows.map(({ id }) => id),
    source,
    partnerSource,
    definitions: Object.fromEntries(
      definitions.map(({ verifierPolicy, id }) => [verifierPolicy, id]),
    ) as Proving['definitions'],
    hat: (role, { partnerId, customerId } = {}) => {
      const side = { partnerId: partnerId ?? null, customerId: customerId ?? null };
      return { ...systemHat(vendorId), role, ...side, personId: systemIds.next() };
    },
    tried: (hat, command, raw, on) => perform({ ...house, database: on ?? database }, hat, command, raw),
    unit: (hat, work, on) =>
      (on ?? database).writing(authorityOf(hat), async (scope) => {
        const unit = new Unit(scope, clock.now(), systemIds);
        const result = await work(unit);
        await unit.flush();
        return result;
      }),
    async reading(hat, work) {
      const scope = database.reading(authorityOf(hat));
      return work(scope).finally(() => scope.close());
    },
  };
  const done: Proving['done'] = async (hat, command, raw) => {
    const performed = await made.tried(hat, command, raw);
    if ('refusals' in performed) throw new Error(JSON.stringify(performed.refusals));
    return performed.result;
  };
  const span = { startOn: '2026-03-01', endOn: '2026-04-01', timeZone: 'Europe/Berlin', quantity: '100', name: 'T' };
  return {
    ...made,
    done,
    target: async (policy, partner, more = {}) =>
      (
        await done(made.hat('ADMIN'), createOutcomeTarget, {
          definitionId: publicId('outcomeDefinition', made.definitions[policy]),
          partnerId: publicId('partner', made.partners[partner] ?? ''),
          ...span,
          ...more,
        })
      ).outcomeTargetId,
  };
}

const POLICIES = ['AUTOMATIC', 'CUSTOMER', 'VENDOR', 'INDEPENDENT', 'DUAL'] as const;
const numbered = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
