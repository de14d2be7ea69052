import 'reflect-metadata';
import os from 'node:os';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions, declaredOptions } from '../ormconfig';
import { startEmbedded } from '../src/platform/embedded/start-embedded';
import { migrate } from '../src/platform/migrate';
import { databaseFaults, databaseRules } from './database-rules';

const DATABASE = `meed_test_check_${process.pid}`;

/** Migrates a fresh database and fails on whatever differs from the entities or breaks a rule of the house's databases. */
async function main(): Promise<void> {
  const server = await findServer();
  try {
    await onServer(server.url, `drop database if exists ${DATABASE} with (force)`);
    await onServer(server.url, `create database ${DATABASE}`);
    const url = withDatabase(server.url, DATABASE);
    await migrate(url, dataSourceOptions);
    const faults = [...(await drift(url)), ...(await brokenRules(url))];
    for (const fault of faults) process.stdout.write(`${fault}\n`);
    if (faults.length > 0) process.exitCode = 1;
  } finally {
    await onServer(server.url, `drop database if exists ${DATABASE} with (force)`);
    await server.stop();
  }
}

interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

async function findServer(): Promise<Server> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined) return { url: given, stop: async () => undefined };
  const embedded = await startEmbedded({ dataDir: os.tmpdir(), throwaway: true });
  return { url: embedded.url(), stop: () => embedded.stop() };
}

/** The statements that would bring the migrated database to what the entities declare. */
async function drift(url: string): Promise<string[]> {
  const source = await new DataSource({ ...declaredOptions, url }).initialize();
  try {
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    return upQueries.map(({ query }) => `the entities declare what no migration makes: ${query}`);
  } finally {
    await source.destroy();
  }
}

async function brokenRules(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    const faults: string[] = [];
    for (const rule of databaseRules)
      faults.push(...(await databaseFaults(client, rule)).map((found) => `${rule}: ${found}`));
    return faults;
  } finally {
    await client.end();
  }
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

function withDatabase(url: string, name: string): string {
  const target = new URL(url);
  target.pathname = `/${name}`;
  return target.toString();
}

void main();
