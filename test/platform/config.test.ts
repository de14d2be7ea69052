import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { ConfigError, describeConfig, readConfig } from '../../src/platform/config';
import { configExample } from '../../src/platform/config-example';

const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://meed_app:s3cret@db:5432/meed',
  OIDC_ISSUER: 'https://login.example.com/',
  OIDC_JWKS_URL: 'https://login.example.com/jwks',
  SEAL_KEY_FILE: '/keys/seal.pem',
  SEAL_HEADS_FILE: '/heads/heads.ndjson',
};

/** The lines with which an environment is refused. */
function faultsOf(environment: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.lines;
    throw error;
  }
}

describe('the configuration', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toEqual({
      environment: 'development',
      host: '127.0.0.1',
      port: 4000,
      databasePoolSize: 10,
      logLevel: 'info',
      oidcAudience: 'meed',
      isDevIssuerOn: true,
      corsOrigins: [],
      bodyLimitBytes: 5_000_000,
      shutdownGraceMs: 10_000,
    });
  });

  it('takes an empty or blank variable as not set, and trims', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '  ', HOST: ' ::1 ', MEED_DATA_DIR: '' })).toEqual({
      ...readConfig({}),
      host: '::1',
    });
  });

  it('reads every variable', () => {
    const config = readConfig({
      ...PRODUCTION,
      PORT: '0',
      HOST: '0.0.0.0',
      MIGRATION_DATABASE_URL: 'postgresql://owner@db/meed',
      LISTEN_DATABASE_URL: 'postgres://direct/meed',
      DATABASE_POOL_SIZE: '25',
      MEED_DATA_DIR: '/data',
      LOG_LEVEL: 'debug',
      OIDC_AUDIENCE: 'pay',
      MEED_DEV_ISSUER: 'false',
      CORS_ORIGINS: 'https://a.example, http://localhost:5173',
      BODY_LIMIT_BYTES: '100000',
      SHUTDOWN_GRACE_MS: '0',
    });
    expect(config).toEqual({
      environment: 'production',
      host: '0.0.0.0',
      port: 0,
      databaseUrl: PRODUCTION.DATABASE_URL,
      migrationDatabaseUrl: 'postgresql://owner@db/meed',
      listenDatabaseUrl: 'postgres://direct/meed',
      databasePoolSize: 25,
      dataDir: '/data',
      sealKeyFile: '/keys/seal.pem',
      sealHeadsFile: '/heads/heads.ndjson',
      logLevel: 'debug',
      oidcIssuer: PRODUCTION.OIDC_ISSUER,
      oidcAudience: 'pay',
      oidcJwksUrl: PRODUCTION.OIDC_JWKS_URL,
      isDevIssuerOn: false,
      corsOrigins: ['https://a.example', 'http://localhost:5173'],
      bodyLimitBytes: 100_000,
      shutdownGraceMs: 0,
    });
  });

  it('is refused with all of its faults at once, and without the secrets in them', () => {
    const environment = {
      ...PRODUCTION,
      PORT: 'http',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://root:s3cret@db',
      OIDC_JWKS_URL: '',
      MEED_DEV_ISSUER: '1',
    };
    expect(faultsOf(environment)).toEqual([
      'PORT must be a whole number from 0 to 65535',
      'DATABASE_URL must be an address like postgres://user:password@host:5432/database',
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent',
      'OIDC_JWKS_URL must be set in production',
      'MEED_DEV_ISSUER must not be on in production',
    ]);
    expect(() => readConfig(environment)).toThrow('the configuration cannot be used:\n  PORT must');
    expect(() => readConfig(environment)).not.toThrow('s3cret');
  });

  it.each([
    ['NODE_ENV', 'staging'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '4e3'],
    ['PORT', '4000.0'],
    ['DATABASE_POOL_SIZE', '0'],
    ['DATABASE_URL', 'localhost:5432/meed'],
    ['MEED_DEV_ISSUER', 'yes'],
    ['MEED_DEV_ISSUER', 'TRUE'],
    ['CORS_ORIGINS', '*'],
    ['CORS_ORIGINS', 'https://a.example/'],
    ['CORS_ORIGINS', 'https://a.example,,https://b.example'],
    ['OIDC_ISSUER', 'login.example.com'],
    ['SHUTDOWN_GRACE_MS', '600001'],
    ['BODY_LIMIT_BYTES', '99999'],
  ])('names %s when it is %s', (name, value) => {
    const pair = name === 'OIDC_ISSUER' ? { OIDC_JWKS_URL: 'https://login.example.com/jwks' } : {};
    expect(faultsOf({ ...pair, [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name} must be `))]);
  });

  it.each<[string, NodeJS.ProcessEnv, readonly string[]]>([
    [
      'production with nothing',
      { NODE_ENV: 'production' },
      [
        'DATABASE_URL must be set in production',
        'OIDC_ISSUER must be set in production',
        'OIDC_JWKS_URL must be set in production',
        'SEAL_KEY_FILE must be set in production',
        'SEAL_HEADS_FILE must be set in production',
      ],
    ],
    [
      'production with its own tokens',
      { ...PRODUCTION, MEED_DEV_ISSUER: 'true' },
      ['MEED_DEV_ISSUER must not be on in production'],
    ],
    [
      'keys that anyone on the way can change',
      { ...PRODUCTION, OIDC_JWKS_URL: 'http://login.example.com/jwks' },
      ['OIDC_JWKS_URL must be an https address in production'],
    ],
    ['keys from this machine', { ...PRODUCTION, OIDC_JWKS_URL: 'http://127.0.0.1:9000/jwks' }, []],
    [
      'an issuer without keys',
      { OIDC_ISSUER: 'https://login.example.com' },
      ['OIDC_ISSUER and OIDC_JWKS_URL must be set together'],
    ],
    [
      'nobody who issues tokens',
      { MEED_DEV_ISSUER: 'false' },
      ['OIDC_ISSUER must be set where MEED_DEV_ISSUER is off'],
    ],
  ])('judges settings together: %s', (_, environment, faults) => {
    expect(faultsOf(environment)).toEqual(faults);
  });

  it('has no development issuer in production unless asked, and is then refused', () => {
    expect(readConfig(PRODUCTION).isDevIssuerOn).toBe(false);
    expect(readConfig({ NODE_ENV: 'test' }).isDevIssuerOn).toBe(true);
  });

  it('is described without passwords', () => {
    const lines = describeConfig(
      readConfig({ ...PRODUCTION, LISTEN_DATABASE_URL: 'postgres://a@h/d?password=s3cret' }),
    );
    expect(lines).toContain('DATABASE_URL=postgres://meed_app:***@db:5432/meed');
    expect(lines).toContain('LISTEN_DATABASE_URL=postgres://a@h/d?password=***');
    expect(lines).toContain('PORT=4000');
    expect(lines.join()).not.toContain('s3cret');
  });
});

describe('.env.example', () => {
  it('is what the schema says; made by: npm run env:example', () => {
    expect(readFileSync(join(__dirname, '../../.env.example'), 'utf8')).toBe(configExample());
  });

  it('changes nothing as it is, and every line of it may be used', () => {
    expect(parseEnv(configExample())).toEqual({});
    const all = parseEnv(configExample().replaceAll(/^#(?=\w)/gm, ''));
    expect(Object.keys(all)).toHaveLength(18);
    expect(faultsOf(all)).toEqual([]);
  });
});
