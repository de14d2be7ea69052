import path from 'node:path';
import type { JWTVerifyGetKey } from 'jose';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../ormconfig';
import type { House } from './access/command';
import { Sealer } from './ledger/seals/sealer';
import type { Config } from './platform/config';
import { Database } from './platform/database';
import { DEV_ISSUER, type DevIssuer, openDevIssuer } from './platform/dev-issuer';
import { defaultDataDir } from './platform/embedded/default-data-dir';
import { keepEmbedded } from './platform/embedded/keep-embedded';
import { Bus } from './platform/live/bus';
import { Relay } from './platform/live/relay';
import { migrate, migrateAs, missingMigrations } from './platform/migrate';
import { systemClock, systemIds } from './platform/ports';
import { isPrivileged } from './platform/roles';
import { remoteKeys, type TokenRules } from './platform/tokens';
import { openSealing } from './sealing';

/** What a process runs on: the database, the house over it, and who vouches for tokens. */
export interface Runtime {
  readonly house: House;
  readonly relay: Relay;
  readonly rules: TokenRules;
  /** Null where tokens come from an identity provider. */
  readonly issuer: DevIssuer | null;
  /** Null when it may serve; otherwise why not. */
  readonly readiness: () => Promise<string | null>;
  close(): Promise<void>;
}

export const CHECKOUT = findCheckout(__dirname);

/** Where this process keeps what it keeps. */
export const dataDirOf = (config: Config): string => config.dataDir ?? defaultDataDir(CHECKOUT);

/** Opens the database alone, for work that only reads; nothing is relayed or sealed meanwhile. */
export async function withDatabase<Result>(
  config: Config,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const { closing, close } = closer();
  try {
    return await work((await openStore(config, closing)).database);
  } finally {
    await close();
  }
}

/** Opens everything a process needs, in order, and closes it in the opposite one. */
export async function openRuntime(config: Config): Promise<Runtime> {
  const dataDir = dataDirOf(config);
  const { closing, close } = closer();
  try {
    const { url, source, database } = await openStore(config, closing);
    const bus = new Bus();
    const sealer = new Sealer(openSealing(config, dataDir, database));
    closing.push(() => sealer.stop());
    const { mayPrune, onNumbered } = sealer;
    const listenUrl = config.listenDatabaseUrl ?? url;
    const relay = new Relay({ database, url: listenUrl, bus, clock: systemClock, mayPrune, onNumbered });
    const house: House = { database, clock: systemClock, ids: systemIds, bus, poke: () => relay.poke() };
    await relay.start();
    closing.push(() => relay.stop());
    const issuer = config.isDevIssuerOn
      ? await openDevIssuer(dataDir, config.oidcAudience, () => new Date(systemClock.now()))
      : null;
    const isUnbound = config.environment === 'production' && (await isPrivileged(url));
    const readiness = async (): Promise<string | null> => (isUnbound ? UNBOUND : unmigrated(source));
    return { house, relay, rules: tokenRules(config, issuer?.keys), issuer, readiness, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function closer(): { readonly closing: (() => Promise<void>)[]; readonly close: () => Promise<void> } {
  const closing: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of closing.reverse()) await step();
  };
  return { closing, close };
}

async function openStore(config: Config, closing: (() => Promise<void>)[]) {
  const url = await servingUrl(config, dataDirOf(config), closing);
  const source = await new DataSource({ ...dataSourceOptions, url, ...calledAs(url), ...pool(config) }).initialize();
  const database = new Database(source);
  closing.push(() => database.close());
  return { url, source, database };
}

/** The address to serve from: the unprivileged role's, on the given server or on the embedded one. */
async function servingUrl(config: Config, dataDir: string, closing: (() => Promise<void>)[]): Promise<string> {
  const { databaseUrl, migrationDatabaseUrl } = config;
  if (databaseUrl === undefined) {
    const server = await keepEmbedded({ dataDir });
    closing.push(() => server.stop());
    return (await migrate(server.url(), dataSourceOptions)).app;
  }
  if (config.environment === 'production') {
    // Whoever runs production has made the roles and chosen their passwords: both addresses are taken as they are.
    if (migrationDatabaseUrl !== undefined) await migrateAs(migrationDatabaseUrl, dataSourceOptions);
    return databaseUrl;
  }
  if (migrationDatabaseUrl !== undefined) await migrate(migrationDatabaseUrl, dataSourceOptions);
  return (await isPrivileged(databaseUrl)) ? (await migrate(databaseUrl, dataSourceOptions)).app : databaseUrl;
}

const UNBOUND = 'DATABASE_URL logs in as an owner or superuser, which row-level security does not bind';

async function unmigrated(source: DataSource): Promise<string | null> {
  const missing = await missingMigrations(source);
  return missing > 0 ? `${missing} migrations are missing` : null;
}

/** Whoever waits longer than this for a connection is told so. */
const pool = (config: Config) => ({ poolSize: config.databasePoolSize, connectTimeoutMS: 5_000 });

/** The name that an address gives to its connections stands, so that processes can be told apart where they are listed. */
function calledAs(url: string): { readonly applicationName?: string } {
  const applicationName = new URL(url).searchParams.get('application_name');
  return applicationName === null ? {} : { applicationName };
}

function tokenRules(config: Config, devKeys: JWTVerifyGetKey | undefined): TokenRules {
  const now = () => new Date(systemClock.now());
  if (devKeys !== undefined) return { issuer: DEV_ISSUER, audience: config.oidcAudience, keys: devKeys, now };
  if (config.oidcIssuer === undefined || config.oidcJwksUrl === undefined)
    throw new Error('OIDC_ISSUER and OIDC_JWKS_URL are needed where MEED_DEV_ISSUER is off');
  return { issuer: config.oidcIssuer, audience: config.oidcAudience, keys: remoteKeys(config.oidcJwksUrl), now };
}

/** The folder of package.json, from the sources and from the build alike. */
function findCheckout(folder: string): string {
  return path.basename(path.dirname(folder)) === 'dist' ? path.join(folder, '..', '..') : path.join(folder, '..');
}
