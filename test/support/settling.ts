import { type Command, type CommandResult, type House, perform } from '../../src/access/command';
import { authorityOf, type Hat, type Role, systemHat } from '../../src/access/hat.rules';
import { createAgreement } from '../../src/agreements/create-agreement.command';
import { proposeAgreement } from '../../src/agreements/propose-agreement.command';
import { signAgreement } from '../../src/agreements/sign-agreement.command';
import { latestVersion } from '../../src/agreements/version.repository';
import { createCustomer } from '../../src/customers/create-customer.command';
import { type IdKind, publicId } from '../../src/kernel/id';
import { Refused } from '../../src/kernel/refusal';
import { createKpi } from '../../src/kpis/create-kpi.command';
import { createOutcomeDefinition } from '../../src/kpis/create-outcome-definition.command';
import { balances, type PeriodBalance } from '../../src/ledger/balance.repository';
import { claimOutcome } from '../../src/outcomes/claim-outcome.command';
import { verifyOutcome } from '../../src/outcomes/verify-outcome.command';
import { createPartner } from '../../src/partners/create-partner.command';
import type { Database } from '../../src/platform/database';
import { Bus } from '../../src/platform/live/bus';
import { systemIds } from '../../src/platform/ports';
import type { Scope } from '../../src/platform/scope';
import { insertRows } from '../../src/platform/table';
import { type EarningsRow, earningsKey, earningsOf } from '../../src/settlement/earnings.loader';
import type { LineDocument } from '../../src/settlement/line-document.rules';
import type { StatementLine } from '../../src/settlement/statement-line.entity';
import { closePeriod } from '../../src/statements/close-period.command';
import { runSettlement } from '../../src/statements/run-settlement.command';
import { Vendor } from '../../src/vendors/vendor.entity';
import { TestClock } from './clock';
import { rowsOf, type TableName } from './rows';

export type StoredLine = Omit<StatementLine, 'explanation'> & { readonly explanation: LineDocument };
export type Plan = Readonly<Record<string, unknown>>;

/** 50.00 for each of the first 100, 60.00 for each further one; a tenth of it is held back. */
export const graduated = (currency = 'EUR', digits = 2): Plan => {
  const unit = (whole: string) => (digits === 0 ? whole : `${whole}.${'0'.repeat(digits)}`);
  const tiers = [{ upTo: '100', unit: unit('50') }, { unit: unit('60') }];
  return {
    currency,
    components: [
      { key: 'resolved', label: 'Resolved', pay: { tieredRate: { measure: 'resolved', mode: 'GRADUATED', tiers } } },
    ],
    holdback: { share: '0.1', release: { on: 'REVIEW' } },
  };
};

/** So much for each result, and whatever else the plan says. */
export const flat = (unit: string, more: object = {}): Plan => ({
  currency: 'EUR',
  components: [{ key: 'resolved', pay: { rate: { measure: 'resolved', unit } } }],
  ...more,
});

/** A vendor with what is needed to earn, settle and close, all of it made by the commands. */
export class Settling {
  readonly clock: TestClock;
  readonly vendorId = systemIds.next();
  readonly house: House;
  readonly partners: Record<'lead' | 'field', string> = { lead: '', field: '' };
  customerId = '';
  private definitionId = '';
  private made = 0;

  constructor(
    readonly database: Database,
    now: string,
  ) {
    this.clock = new TestClock(now);
    this.house = { database, clock: this.clock, ids: systemIds, bus: new Bus(), poke: () => undefined };
  }

  static async open(database: Database, now = '2026-03-15T12:00:00.000Z'): Promise<Settling> {
    const settling = new Settling(database, now);
    const id = settling.vendorId;
    const vendor = { id, externalReference: id, name: 'Acme', timeZone: 'UTC', currency: 'EUR', isTest: true };
    await database.writing(authorityOf(systemHat(id)), (scope) =>
      insertRows(scope, Vendor, [{ ...vendor, createdAt: settling.clock.now() }]),
    );
    for (const name of ['lead', 'field'] as const)
      settling.partners[name] = (await settling.done(createPartner, { externalReference: name, name })).partnerId;
    settling.customerId = (await settling.done(createCustomer, { externalReference: 'shop', name: 'Shop' })).customerId;
    const kpi = { key: 'incidents', name: 'Incidents', description: 'd', unit: 'credit', metricClass: 'OUTCOME' };
    const { kpiId } = await settling.done(createKpi, kpi);
    const definition = { key: 'resolved', name: 'Resolved', kpiId: publicId('kpi', kpiId), verifierPolicy: 'VENDOR' };
    const made = await settling.done(createOutcomeDefinition, { ...definition, windowDays: 0 });
    settling.definitionId = made.outcomeDefinitionId;
    return settling;
  }

  hat(role: Role, partner?: 'lead' | 'field'): Hat {
    const partnerId = partner === undefined ? null : this.partners[partner];
    return { ...systemHat(this.vendorId), role, partnerId, personId: systemIds.next() };
  }

  /** Performs a command; a refusal is thrown. */
  async done<Input, Result extends CommandResult>(
    definition: Command<Input, Result>,
    input: object,
    { hat = this.hat('ADMIN'), house = this.house }: { readonly hat?: Hat; readonly house?: House } = {},
  ): Promise<Result> {
    const performed = await perform(house, hat, definition, input);
    if ('refusals' in performed) throw new Refused(performed.refusals);
    return performed.result;
  }

  /** An agreement that both sides have signed, monthly since the first of January. */
  async agreement(plan: Plan, more: Record<string, unknown> = {}): Promise<string> {
    this.made += 1;
    const draft = { externalReference: `agr-${this.made}`, name: 'Desk', currency: plan['currency'], timeZone: 'UTC' };
    const term = { cadence: 'MONTH', startOn: '2026-01-01', partnerId: this.id('partner', this.partners.lead) };
    const { agreementId } = await this.done(createAgreement, { ...draft, ...term, plan, ...more });
    const named = { agreementId: this.id('agreement', agreementId) };
    await this.done(proposeAgreement, named);
    const version = await this.reading((scope) => latestVersion(scope, agreementId));
    const input = { ...named, termsHash: version?.termsHash };
    for (const hat of [this.hat('ADMIN'), this.hat('PARTNER_ADMIN', 'lead')])
      await this.done(signAgreement, input, { hat });
    return agreementId;
  }

  /** An outcome of the lead partner: claimed by the vendor's desk, and verified unless told otherwise. */
  async outcome(quantity: string, at: string, { isVerified = true } = {}): Promise<string> {
    const outcomeId = await this.claim(quantity, at, this.hat('ADMIN'));
    if (isVerified) await this.verify(outcomeId);
    return outcomeId;
  }

  async claim(quantity: string, at: string, hat: Hat): Promise<string> {
    this.made += 1;
    const claim = {
      idempotencyKey: systemIds.next(),
      definitionId: this.id('outcomeDefinition', this.definitionId),
      partnerId: this.id('partner', this.partners.lead),
      customerId: this.id('customer', this.customerId),
      externalReference: `INC-${this.made}`,
      occurredAt: at,
      quantity,
    };
    return (await this.done(claimOutcome, claim, { hat })).outcomeId;
  }

  verify(outcomeId: string, hat = this.hat('VERIFIER')) {
    const input = { idempotencyKey: systemIds.next(), outcomeId: this.id('outcome', outcomeId) };
    return this.done(verifyOutcome, input, { hat });
  }

  settle(agreementId: string, period: string, house = this.house, hat = this.hat('FINANCE')) {
    return this.done(runSettlement, this.named(agreementId, period), { hat, house });
  }

  close(agreementId: string, period: string, hat = this.hat('FINANCE')) {
    return this.done(closePeriod, this.named(agreementId, period), { hat });
  }

  id(kind: IdKind, uuid: string): string {
    return publicId(kind, uuid);
  }

  async reading<Result>(work: (scope: Scope) => Promise<Result>, hat = this.hat('SYSTEM')): Promise<Result> {
    const scope = this.database.reading(authorityOf(hat));
    return work(scope).finally(() => scope.close());
  }

  /** The lines of an agreement in the order in which they were posted. */
  async lines(agreementId: string): Promise<StoredLine[]> {
    const all = await this.all<StoredLine>('statement_line');
    return all.filter((line) => line.agreementId === agreementId);
  }

  all<Row extends object>(table: TableName): Promise<Row[]> {
    return this.reading((scope) => scope.rows<Row>(rowsOf(table)));
  }

  balances(agreementId: string, periodLabels?: readonly string[]): Promise<PeriodBalance[]> {
    return this.reading((scope) =>
      balances(scope, { agreementIds: [agreementId], ...(periodLabels === undefined ? {} : { periodLabels }) }),
    );
  }

  /** What a partner has earned under a label, as its page shows it. */
  async earnings(
    label: string,
    partner: 'lead' | 'field' = 'lead',
    hat = this.hat('SYSTEM'),
  ): Promise<readonly EarningsRow[]> {
    const key = earningsKey(this.partners[partner], label, this.clock.now());
    return this.reading(async (scope) => (await earningsOf.batch(scope, [key])).get(key) ?? [], hat);
  }

  private named(agreementId: string, period: string) {
    return { agreementId: this.id('agreement', agreementId), period, idempotencyKey: systemIds.next() };
  }
}
