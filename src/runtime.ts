import path from 'node:path';
import type { JWTVerifyGetKey } from 'jose';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../ormconfig';
import type { House } from './access/command';
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

/** Opens everything a process needs, in order, and closes it in the opposite one. */
export async function openRuntime(config: Config): Promise<Runtime> {
  const dataDir = config.dataDir ?? defaultDataDir(CHECKOUT);
  const closing: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of closing.reverse()) await step();
  };
  try {
    const url = await servingUrl(config, dataDir, closing);
    const source = await new DataSource({ ...dataSourceOptions, url, ...pool(config) }).initialize();
    const database = new Database(source);
    closing.push(() => database.close());
    const bus = new Bus();
    const relay = new Relay({ database, url: config.listenDatabaseUrl ?? url, bus, clock: systemClock });
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
