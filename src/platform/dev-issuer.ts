import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JSONWebKeySet,
  type JWK,
  type JWTVerifyGetKey,
  SignJWT,
} from 'jose';

export const DEV_ISSUER = 'https://dev.issuer.meed.invalid';

export interface DevIssuer {
  readonly keys: JWTVerifyGetKey;
  readonly jwks: JSONWebKeySet;
  /** Signs a token for a person and a hat; lives for the given seconds. */
  token(claims: DevClaims, lifetimeSeconds?: number): Promise<string>;
}

export interface DevClaims {
  readonly sub: string;
  readonly vnd?: string;
  readonly mbr?: string;
  readonly opr?: boolean;
}

/**
 * An issuer for development and the demo, with a key of its own in the data directory. The configuration refuses it in
 * production; there, tokens come from the identity provider of whoever runs the house.
 */
export async function openDevIssuer(directory: string, audience: string, now: () => Date): Promise<DevIssuer> {
  const jwk = await keyIn(directory);
  const privateKey = await importJWK(jwk, 'ES256');
  const { d: _secret, ...publicKey } = jwk;
  const jwks = { keys: [{ ...publicKey, kid: 'dev', alg: 'ES256', use: 'sig' }] };
  return {
    jwks,
    keys: createLocalJWKSet(jwks),
    token: ({ sub, ...claims }, lifetimeSeconds = 12 * 3600) => {
      const issuedAt = Math.floor(now().getTime() / 1000);
      return new SignJWT({ ...claims })
        .setProtectedHeader({ alg: 'ES256', kid: 'dev', typ: 'at+jwt' })
        .setSubject(sub)
        .setIssuer(DEV_ISSUER)
        .setAudience(audience)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + lifetimeSeconds)
        .sign(privateKey);
    },
  };
}

async function keyIn(directory: string): Promise<JWK> {
  const file = path.join(directory, 'dev-issuer.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as JWK;
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  mkdirSync(directory, { recursive: true });
  writeFileSync(file, JSON.stringify(jwk), { mode: 0o600, flag: 'wx' });
  return jwk;
}
