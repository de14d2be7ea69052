import type { MigrationInterface, QueryRunner } from 'typeorm';

const setting = (name: string, type: string): string =>
  `(select nullif(current_setting('app.${name}', true), '')::${type})`;
const REACH = setting('reach', 'text');

/** A customer may know the partners that serve it; the legal parties behind them stay inside. */
const STATEMENTS = [
  `drop policy partner_read on "partner"`,
  `create policy partner_read on "partner" for select using ((vendor_id = ${setting('vendor_id', 'uuid')} and
     (${REACH} in ('VENDOR', 'SYSTEM') or (${REACH} = 'PARTNER' and id = ${setting('partner_id', 'uuid')})
      or (${REACH} = 'CUSTOMER' and exists (select 1 from customer served
        where served.vendor_id = partner.vendor_id and served.id = ${setting('customer_id', 'uuid')}
          and partner.id = any(served.partner_ids))))))`,
  `drop policy party_read on "party"`,
  `create policy party_read on "party" for select using (${REACH} = 'SYSTEM'
     or (${REACH} in ('VENDOR', 'PARTNER') and exists (select 1 from partner p where p.party_id = party.id)))`,
];

export class CustomerKnowsPartner20261121000900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
