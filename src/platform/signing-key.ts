import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigError } from './config';

/** Signs texts with an Ed25519 key; the public half is what a verifier has to know. */
export interface Signer {
  /** The 32 bytes of the public key, base64url. */
  readonly publicKey: string;
  sign(text: string): string;
}

/** The signer of a PKCS #8 PEM file; a file that holds no Ed25519 key is a fault of the configuration. */
export function readSigner(file: string): Signer {
  return signerOf(keyIn(file));
}

/** A signer for development, with a key of its own that is made on first use; the configuration refuses it in production. */
export function openDevSigner(directory: string): Signer {
  const file = path.join(directory, 'dev-seal-key.pem');
  const { privateKey } = generateKeyPairSync('ed25519');
  mkdirSync(directory, { recursive: true });
  try {
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
    writeFileSync(file, pem, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (Reflect.get(Object(error), 'code') !== 'EEXIST') throw error;
  }
  return readSigner(file);
}

/** Whether the holder of the public key signed the text; false for a key or signature that is none. */
export function isSigned(text: string, publicKey: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}

function keyIn(file: string): KeyObject {
  try {
    const key = createPrivateKey(readFileSync(file));
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (error) {
    const code: unknown = Reflect.get(Object(error), 'code');
    throw new ConfigError([`SEAL_KEY_FILE cannot be read as a private key (${String(code ?? 'not a PEM file')})`]);
  }
  throw new ConfigError(['SEAL_KEY_FILE must hold an Ed25519 private key']);
}

function signerOf(key: KeyObject): Signer {
  const { x: publicKey = '' } = createPublicKey(key).export({ format: 'jwk' });
  return { publicKey, sign: (text) => sign(null, Buffer.from(text), key).toString('base64url') };
}
