import { Client } from 'pg';
import { authorityOf, systemHat } from '../../src/access/hat.rules';
import { AuditEntry } from '../../src/platform/audit-entry.entity';
import { JsonText } from '../../src/platform/json-text';
import { systemIds } from '../../src/platform/ports';
import { appendRows } from '../../src/platform/table';
import { type TestDatabase, testDatabase } from '../support/database';
import { Settling } from '../support/settling';

let store: TestDatabase;
let admin: Client;
let vendorId = '';
beforeAll(async () => {
  store = await testDatabase();
  admin = new Client({ connectionString: store.adminUrl });
  await admin.connect();
  ({ vendorId } = await Settling.open(store.database));
});
afterAll(async () => {
  await admin.end();
  await store.drop();
});

const SHARED = { shared: 'by all', "it's": '"quoted" \\ 10 %' };

describe('documents that are inserted together', () => {
  it.each<[string, readonly unknown[], readonly (string | null)[]]>([
    ['one', [{ a: 1 }], ['{"a": 1}']],
    ['one and the same', [SHARED, SHARED, SHARED], Array<string>(3).fill(JSON.stringify(SHARED))],
    ['alike and one other', [SHARED, SHARED, {}], [JSON.stringify(SHARED), JSON.stringify(SHARED), '{}']],
    ['none', [null, undefined, null], [null, null, null]],
    ['none and some', [null, { a: null }, undefined, 'null'], [null, '{"a": null}', null, '"null"']],
    ['of what is false', [false, 0, ''], ['false', '0', '""']],
    ['with what is not there', [{ a: undefined, b: [undefined] }], ['{"b": [null]}']],
    ['written already', [new JsonText(['{"a":', '"\u00e9"}']), { a: 'é' }], ['{"a": "é"}', '{"a": "é"}']],
  ])('are %s', async (_, documents, stored) => {
    const ids = documents.map(() => systemIds.next());
    const rows = documents.map((after, place) => ({
      ...{ vendorId, id: ids[place] ?? '', at: '2026-03-01T00:00:00Z', personId: null, role: 'SYSTEM' },
      ...{ action: 'test.done', subjectKind: 'test', subjectId: vendorId, partnerId: null, customerId: null },
      ...{ reason: null, before: null, after },
    }));
    await store.database.writing(authorityOf(systemHat(vendorId)), (scope) => appendRows(scope, AuditEntry, rows));
    const { rows: found } = await admin.query<{ is: boolean }>(
      `select a.after is not distinct from w.document::jsonb as is from unnest($1::uuid[], $2::text[]) as w(id, document)
       join audit_entry a on a.id = w.id`,
      [ids, stored],
    );
    expect(found).toEqual(stored.map(() => ({ is: true })));
  });
});
