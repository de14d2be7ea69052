import fc from 'fast-check';
import { Client } from 'pg';
import { listLiteral, memberLiteral } from '../../src/platform/array-literal';
import { textArray } from '../../src/platform/text-array';
import { type TestDatabase, testDatabase } from '../support/database';

let store: TestDatabase;
let client: Client;
beforeAll(async () => {
  store = await testDatabase();
  client = new Client({ connectionString: store.adminUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await store.drop();
});

/** What PostgreSQL makes of an array of this type, as JSON. */
const readAs = async (type: string, values: readonly unknown[]): Promise<unknown> =>
  (await client.query<{ json: unknown }>(`select to_jsonb($1::${type}[]) as json`, [literalOf(values)])).rows[0]?.json;

const literalOf = (values: readonly unknown[]): string =>
  memberLiteral(
    values.map((value) => ({ value })),
    'value',
  );

const sharedOnce = (values: readonly unknown[]): readonly unknown[] =>
  new Set(values).size === 1 ? values.slice(0, 1) : values;

const TEXT = fc.oneof(
  fc.string({ unit: 'grapheme' }).filter((one) => !one.includes('\0')),
  fc.constantFrom('', 'NULL', 'null', ',', '{}', '"', '\\', '\\n', 'a\nb "c"', ' ', '},{'),
);

describe('an array as PostgreSQL reads it', () => {
  it('has every text as it is, and no value becomes two', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(TEXT), { minLength: 1 }), async (values) => {
        expect(await readAs('text', values)).toEqual(sharedOnce(values));
      }),
    );
  });

  it.each<[string, readonly unknown[], readonly unknown[]]>([
    ['bigint', [1n, -9007199254740991n, null], [1, -9007199254740991, null]],
    ['integer', [1, undefined, -3], [1, null, -3]],
    ['boolean', [true, false, null], [true, false, null]],
    ['bytea', [Buffer.from([0, 92, 34, 255]), null], ['\\x005c22ff', null]],
    ['text', [], []],
    ['text', ['one', 'one', 'one'], ['one']],
    ['text', [null, undefined], [null]],
    ['text', ['one', null, 'one'], ['one', null, 'one']],
  ])('of %s', async (type, values, read) => {
    expect(await readAs(type, values)).toEqual(read);
  });

  it('of a list has each of its values, alike or not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(TEXT)), async (values) => {
        const text = 'select to_jsonb($1::text[]) as json';
        const { rows } = await client.query<{ json: unknown }>(text, [listLiteral(values)]);
        expect(rows[0]?.json).toEqual(values);
      }),
    );
  });

  it('takes nothing that it would have to guess', () => {
    expect(() => literalOf([{}])).toThrow('no object');
  });
});

describe('an array in the binary form', () => {
  it('has every text as it is, also one in pieces', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(fc.oneof(TEXT, fc.array(TEXT)))), async (values) => {
        const text = 'select to_jsonb($1::text[]) as json';
        const { rows } = await client.query<{ json: unknown }>(text, [textArray(values)]);
        expect(rows[0]?.json).toEqual(values.map((value) => (Array.isArray(value) ? value.join('') : value)));
      }),
    );
  });
});
