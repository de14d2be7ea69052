import { configSchema, variableOf } from './config.schema';

const NEEDED_IN_PRODUCTION = ['databaseUrl', 'oidcIssuer', 'oidcJwksUrl', 'sealKeyFile', 'sealHeadsFile'] as const;
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** The texts of the environment by the field they belong to. */
type Given = Readonly<Record<string, string | undefined>>;

/** What is wrong with settings that are right one by one; asked of the texts, so that these faults show beside the others. */
export function faultsTogether(given: Given): readonly string[] {
  const isDevIssuerOn = configSchema.shape.isDevIssuerOn.safeParse(given['isDevIssuerOn']).data;
  return given['environment'] === 'production'
    ? productionFaults(given, isDevIssuerOn ?? false)
    : issuerFaults(given, isDevIssuerOn ?? true);
}

function issuerFaults(given: Given, isDevIssuerOn: boolean): readonly string[] {
  const [issuer, keys] = [given['oidcIssuer'], given['oidcJwksUrl']];
  if ((issuer === undefined) !== (keys === undefined)) return ['OIDC_ISSUER and OIDC_JWKS_URL must be set together'];
  return issuer === undefined && !isDevIssuerOn ? ['OIDC_ISSUER must be set where MEED_DEV_ISSUER is off'] : [];
}

function productionFaults(given: Given, isDevIssuerOn: boolean): readonly string[] {
  const missing = NEEDED_IN_PRODUCTION.filter((field) => given[field] === undefined);
  const plain = (['oidcIssuer', 'oidcJwksUrl'] as const).filter((field) => isPlainHttp(given[field]));
  return [
    ...missing.map((field) => `${variableOf(field).name} must be set in production`),
    ...plain.map((field) => `${variableOf(field).name} must be an https address in production`),
    ...(isDevIssuerOn ? ['MEED_DEV_ISSUER must not be on in production'] : []),
  ];
}

function isPlainHttp(address: string | undefined): boolean {
  if (address === undefined || !URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && !LOOPBACK.test(hostname);
}
