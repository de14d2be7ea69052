import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { perform } from '../../src/access/command';
import { operatorHat } from '../../src/access/hat.rules';
import { importRates } from '../../src/cli/rates/import-rates';
import { createVendor } from '../../src/vendors/create-vendor.command';
import { type TestHouse, testHouse } from '../support/house';
import { temporaryDirectory } from '../support/temporary';

const folder = temporaryDirectory('rates');
let meed: TestHouse;

beforeAll(async () => {
  meed = await testHouse('2026-03-10T12:00:00.000Z');
  const vendor = { externalReference: 'desk', name: 'Desk', timeZone: 'UTC', currency: 'EUR' };
  await perform(meed.house, operatorHat(null, null), createVendor, vendor);
});
afterAll(() => meed.close());

const imported = (text: string, vendor = 'desk') => {
  const file = path.join(folder, 'rates.csv');
  writeFileSync(file, text);
  return importRates(meed.house, file, vendor, 'ECB');
};

const HEADER = 'base,quote,rate,statedOn,reference\n';

test('a file is recorded once, corrected where it says something else, and back again', async () => {
  const first = `${HEADER}EUR,USD,1.0842,2026-03-02,euro reference rates\nEUR,JPY,163.27,2026-03-02,\n`;
  expect(await imported(first)).toEqual({ recorded: 2, corrected: 0, unchanged: 0, locked: 0 });
  expect(await imported(first)).toEqual({ recorded: 0, corrected: 0, unchanged: 2, locked: 0 });
  const second = first.replace('1.0842', '1.0843');
  expect(await imported(second)).toEqual({ recorded: 0, corrected: 1, unchanged: 1, locked: 0 });
  expect(await imported(first)).toEqual({ recorded: 0, corrected: 1, unchanged: 1, locked: 0 });
});

test('more rows than one batch takes', async () => {
  const days = Array.from({ length: 1100 }, (_, day) =>
    new Date(Date.UTC(2023, 0, 1 + day)).toISOString().slice(0, 10),
  );
  const text = `${HEADER}${days.map((day, index) => `KWD,EUR,2.98${index},${day},`).join('\n')}\n`;
  expect(await imported(text)).toEqual({ recorded: 1100, corrected: 0, unchanged: 0, locked: 0 });
});

test.each([
  ['EUR,USD,1e3,2026-03-02,\n', 'desk', 'row 2: rates.0.rate: is not a plain decimal number'],
  [
    'EUR,USD,1.1,2026-03-02,\nEUR,EUR,1,2026-03-02,\n',
    'desk',
    'row 3: rates.1.quote: must be another currency than base',
  ],
  ['EUR,USD,1.1,2026-03-02,\n', 'nobody', '--vendor: there is no vendor nobody'],
  ['', 'desk', 'has no rates'],
])('%j for %s is refused: %s', async (text, vendor, message) => {
  await expect(imported(`${HEADER}${text}`, vendor)).rejects.toThrow(message);
});

test('a file without its columns, or that is not there', async () => {
  await expect(imported('base,rate\nEUR,1\n')).rejects.toThrow('has no column quote, statedOn');
  await expect(importRates(meed.house, path.join(folder, 'none.csv'), 'desk', 'ECB')).rejects.toThrow('cannot be read');
});
