import { authorityOf, systemHat } from '../../src/access/hat.rules';
import { post } from '../../src/ledger/post';
import type { Transfer } from '../../src/ledger/posting.rules';
import { Partner } from '../../src/partners/partner.entity';
import type { Database } from '../../src/platform/database';
import { number } from '../../src/platform/live/sequence';
import { systemIds } from '../../src/platform/ports';
import { insertRows } from '../../src/platform/table';
import { Unit } from '../../src/platform/unit';
import { Vendor } from '../../src/vendors/vendor.entity';
import { vendorIdOf } from '../../src/vendors/vendor.rules';

const NOW = '2026-03-31T22:00:00.000Z';
let made = 0;

/** A vendor with two partners that books postings of two transfers each, as settlement does. */
export class Books {
  readonly reference: string;
  readonly vendorId: string;
  readonly partnerIds = [systemIds.next(), systemIds.next()] as const;
  private readonly agreementId = systemIds.next();
  private readonly periodId = systemIds.next();
  private booked = 0n;

  private constructor(readonly database: Database) {
    made += 1;
    this.reference = `books-${process.pid}-${made}`;
    this.vendorId = vendorIdOf(this.reference);
  }

  static async open(database: Database): Promise<Books> {
    const books = new Books(database);
    const { vendorId, reference } = books;
    const vendor = { id: vendorId, externalReference: reference, name: 'V', timeZone: 'UTC', currency: 'EUR' };
    const partner = { vendorId, partyId: null, stage: 'SELL', createdAt: NOW };
    await database.writing(books.authority, async (scope) => {
      await insertRows(scope, Vendor, [{ ...vendor, isTest: true, createdAt: NOW }]);
      const rows = books.partnerIds.map((id) => ({ ...partner, id, externalReference: id, name: id }));
      await insertRows(scope, Partner, rows);
    });
    return books;
  }

  get authority() {
    return authorityOf(systemHat(this.vendorId));
  }

  /** Books postings, each announced in a unit of work of its own; returns their ids. */
  async book(count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let one = 0; one < count; one += 1)
      ids.push(
        await this.database.writing(this.authority, async (scope) => {
          const unit = new Unit(scope, NOW, systemIds);
          const { postingId } = await post(unit, this.posting());
          unit.announce({ topic: 'earnings', subjectId: this.partnerIds[0] });
          await unit.flush();
          return postingId;
        }),
      );
    return ids;
  }

  /** Has the relay's numbers given to everything that was announced. */
  async numbered(): Promise<void> {
    while ((await number(this.database, this.vendorId)).isFull);
  }

  private posting() {
    this.booked += 1n;
    const partnerId = this.partnerIds[Number(this.booked % 2n)] ?? null;
    const period = { agreementId: this.agreementId, periodId: this.periodId, periodLabel: '2026-03' };
    const transfer = (credit: Transfer['credit'], amount: bigint): Transfer => ({
      ...{ debit: 'VENDOR_EXPENSE', credit, amount, currency: 'EUR', partnerId },
      ...period,
    });
    const transfers = [transfer('PARTNER_ACCRUED', 1_000n + this.booked), transfer('PARTNER_HELD', 100n + this.booked)];
    return { reasonKind: 'settlementRun', reasonId: systemIds.next(), transfers } as const;
  }
}
