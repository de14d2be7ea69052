import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { report } from './report';
import { Unavailable } from './unavailable';

/** What a verified token says: the person, and which hat of which vendor it wants to wear. Ids are public ids. */
export interface TokenClaims {
  readonly sub: string;
  readonly vnd: string | null;
  readonly mbr: string | null;
  readonly isOperator: boolean;
  readonly expiresAt: string;
}

export interface TokenRules {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: JWTVerifyGetKey;
  /** The present instant in milliseconds; expiry is judged by the house's clock. */
  readonly now: () => Date;
}

const ALGORITHMS = ['ES256', 'EdDSA', 'RS256'];
const MAX_AGE = '1d';

/** The keys of an issuer, fetched when first needed and when an unknown key id turns up. */
export const remoteKeys = (jwksUrl: string): JWTVerifyGetKey =>
  createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: 5_000 });

/**
 * Verifies an access token in full (algorithm, issuer, audience, type, age, expiry); null for every bad one, `Unavailable`
 * where the issuer's keys cannot be had and so nothing can be said about the token.
 */
export async function verifyToken(rules: TokenRules, token: string): Promise<TokenClaims | null> {
  try {
    const { payload } = await jwtVerify(token, keyOf(rules), {
      algorithms: ALGORITHMS,
      issuer: rules.issuer,
      audience: rules.audience,
      typ: 'at+jwt',
      requiredClaims: ['sub', 'iat', 'exp'],
      maxTokenAge: MAX_AGE,
      clockTolerance: 5,
      currentDate: rules.now(),
    });
    const expiresAt = instantOf(payload.exp ?? 0);
    if (expiresAt === null) return null;
    return {
      sub: payload.sub ?? '',
      vnd: asText(payload['vnd']),
      mbr: asText(payload['mbr']),
      isOperator: payload['opr'] === true,
      expiresAt,
    };
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) return null;
    throw error;
  }
}

/** The answers of a key set that are about the token: no key is meant by it, several are, or one of a kind we do not take. */
const ABOUT_THE_TOKEN = [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported];

const keyOf =
  ({ keys, issuer }: TokenRules): JWTVerifyGetKey =>
  async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      if (ABOUT_THE_TOKEN.some((kind) => error instanceof kind)) throw error;
      report(`the keys of ${issuer} cannot be had`, error);
      throw new Unavailable('tokens cannot be verified now', error);
    }
  };

/** The instant of a number of seconds; null where the calendar does not reach so far. */
function instantOf(seconds: number): string | null {
  const instant = new Date(seconds * 1000);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}

const asText = (claim: unknown): string | null => (typeof claim === 'string' ? claim : null);
