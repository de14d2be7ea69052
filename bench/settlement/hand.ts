import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../ormconfig';
import { settleVendor } from '../../src/cli/settle/settle-vendor';
import { Database } from '../../src/platform/database';
import { Bus } from '../../src/platform/live/bus';
import { systemIds } from '../../src/platform/ports';
import { TestClock } from '../../test/support/clock';
import type { Asked } from './hands';
import { NOW } from './world';

async function main(): Promise<void> {
  const url = process.env['BENCH_URL'] ?? '';
  const source = await new DataSource({ ...dataSourceOptions, url, poolSize: 3 }).initialize();
  const database = new Database(source);
  const house = { database, clock: new TestClock(NOW), ids: systemIds, bus: new Bus(), poke: () => undefined };
  process.on('message', (asked: Asked) => {
    void settleVendor(house, asked).then(() => process.send?.('done'));
  });
  process.on('disconnect', () => void database.close());
  process.send?.('ready');
}

void main();
