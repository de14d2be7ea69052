import { z } from 'zod';

/** One environment variable as the documentation shows it. */
export interface Variable {
  readonly name: string;
  readonly about: string;
  /** A value worth showing where there is no default. */
  readonly example?: string;
  /** An address that may carry a password, which is not printed. */
  readonly isSecret?: boolean;
}

/** The environment variable behind each field of the configuration. */
const VARIABLES = z.registry<Variable>();

const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= from && Number(text) <= to, {
      error: `must be a whole number from ${from} to ${to}`,
    })
    .transform(Number);

const oneOf = <const Names extends readonly [string, ...string[]]>(names: Names) =>
  z.enum(names, { error: `must be one of ${names.join(', ')}` });

const yesOrNo = () =>
  z
    .stringbool({ truthy: ['true', '1'], falsy: ['false', '0'], case: 'sensitive', error: 'must be true or false' })
    .optional();

const address = (what: string, protocols: readonly string[]) =>
  z.string().refine((text) => protocols.includes(protocolOf(text)), { error: `must be ${what}` });

const database = () =>
  address('an address like postgres://user:password@host:5432/database', ['postgres:', 'postgresql:']).optional();

const webAddress = () => address('an http or https address', ['http:', 'https:']).optional();

const origins = () =>
  z
    .string()
    .transform((text) => text.split(',').map((origin) => origin.trim()))
    .refine((list) => list.every(isOrigin), {
      error: 'must be a comma list of origins like https://portal.example.com',
    })
    .readonly();

const protocolOf = (text: string): string => (URL.canParse(text) ? new URL(text).protocol : '');
const isOrigin = (text: string): boolean =>
  /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;

/** Every setting of the process: its name, its meaning, what it may be, and what it is by default. */
export const configSchema = z.object({
  environment: oneOf(['development', 'test', 'production']).default('development').register(VARIABLES, {
    name: 'NODE_ENV',
    about: 'development, test or production. Production refuses what is only meant for development.',
  }),
  host: z.string().default('127.0.0.1').register(VARIABLES, {
    name: 'HOST',
    about: 'The interface to listen on; 0.0.0.0 for all of them.',
  }),
  port: wholeNumber(0, 65_535).default(4_000).register(VARIABLES, {
    name: 'PORT',
    about: 'The port of HTTP and of the WebSocket; 0 takes a free one.',
  }),
  databaseUrl: database().register(VARIABLES, {
    name: 'DATABASE_URL',
    about:
      'The PostgreSQL (15 or later) to serve from. Without it the embedded one is started. Required in production.',
    example: 'postgres://meed_app:password@127.0.0.1:5432/meed',
    isSecret: true,
  }),
  migrationDatabaseUrl: database().register(VARIABLES, {
    name: 'MIGRATION_DATABASE_URL',
    about: 'The login that makes the roles and migrates, if DATABASE_URL may not.',
    example: 'postgres://postgres:password@127.0.0.1:5432/meed',
    isSecret: true,
  }),
  listenDatabaseUrl: database().register(VARIABLES, {
    name: 'LISTEN_DATABASE_URL',
    about: 'A direct way to the same database for LISTEN, if DATABASE_URL leads through a pool of transactions.',
    example: 'postgres://meed_app:password@127.0.0.1:5432/meed',
    isSecret: true,
  }),
  databasePoolSize: wholeNumber(1, 1_000).default(10).register(VARIABLES, {
    name: 'DATABASE_POOL_SIZE',
    about: 'How many connections this process holds at most.',
  }),
  dataDir: z.string().optional().register(VARIABLES, {
    name: 'MEED_DATA_DIR',
    about:
      'Where the embedded PostgreSQL keeps its data; .data in the checkout if not given, for root a directory under /var/lib/meed.',
    example: '/var/lib/meed/data',
  }),
  sealKeyFile: z.string().optional().register(VARIABLES, {
    name: 'SEAL_KEY_FILE',
    about:
      'The Ed25519 private key (PKCS #8, PEM) that signs the seals of the ledger; outside of production one is made in the data directory. Required in production.',
    example: '/etc/meed/seal-key.pem',
  }),
  sealHeadsFile: z.string().optional().register(VARIABLES, {
    name: 'SEAL_HEADS_FILE',
    about:
      'Where the head of every seal is appended, outside of the database and best on another machine; outside of production a file in the data directory. Required in production.',
    example: '/var/lib/meed/heads.ndjson',
  }),
  logLevel: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info').register(VARIABLES, {
    name: 'LOG_LEVEL',
    about: 'The least severe lines that are written: fatal, error, warn, info, debug, trace or silent.',
  }),
  oidcIssuer: webAddress().register(VARIABLES, {
    name: 'OIDC_ISSUER',
    about: 'Who issues the tokens, exactly as in their claim `iss`. Required in production.',
    example: 'https://login.example.com',
  }),
  oidcAudience: z.string().default('meed').register(VARIABLES, {
    name: 'OIDC_AUDIENCE',
    about: 'The claim `aud` that a token must carry.',
  }),
  oidcJwksUrl: webAddress().register(VARIABLES, {
    name: 'OIDC_JWKS_URL',
    about: 'Where the keys of the issuer are published. Required in production.',
    example: 'https://login.example.com/.well-known/jwks.json',
    isSecret: true,
  }),
  isDevIssuerOn: yesOrNo().register(VARIABLES, {
    name: 'MEED_DEV_ISSUER',
    about: 'Whether this process issues tokens for the demo itself; true outside of production, where it cannot be.',
    example: 'true',
  }),
  corsOrigins: origins().default([]).register(VARIABLES, {
    name: 'CORS_ORIGINS',
    about: 'The origins whose pages may call, as a comma list; none by default.',
    example: 'https://portal.example.com,http://localhost:5173',
  }),
  bodyLimitBytes: wholeNumber(100_000, 64_000_000).default(5_000_000).register(VARIABLES, {
    name: 'BODY_LIMIT_BYTES',
    about: 'The largest body of a signed-in request; without a token it is 100000.',
  }),
  shutdownGraceMs: wholeNumber(0, 600_000).default(10_000).register(VARIABLES, {
    name: 'SHUTDOWN_GRACE_MS',
    about: 'How long requests under way may take to end after SIGTERM.',
  }),
});

/** The environment variable of a field. */
export function variableOf(field: keyof typeof configSchema.shape): Variable {
  const variable = VARIABLES.get(configSchema.shape[field]);
  if (variable === undefined) throw new Error(`the field ${field} has no environment variable`);
  return variable;
}
