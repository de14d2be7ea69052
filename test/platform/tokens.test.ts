import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { DEV_ISSUER, openDevIssuer } from '../../src/platform/dev-issuer';
import { useLogger } from '../../src/platform/report';
import { remoteKeys, verifyToken } from '../../src/platform/tokens';
import { Unavailable } from '../../src/platform/unavailable';
import { temporaryDirectory } from '../support/temporary';

useLogger(pino({ level: 'silent' }));

const now = () => new Date('2026-03-10T12:00:00.000Z');
const issuerIn = () => openDevIssuer(temporaryDirectory('tokens'), 'meed', now);

/** What becomes of a good token where the issuer's key set is answered this way. */
async function judged(answer: (jwks: string) => { readonly status: number; readonly body: string } | null) {
  const issuer = await issuerIn();
  const server = createServer((request, response) => {
    const given = answer(JSON.stringify(issuer.jwks));
    if (given === null) request.socket.destroy();
    else response.writeHead(given.status, { 'content-type': 'application/json' }).end(given.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const keys = remoteKeys(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  try {
    return await verifyToken({ issuer: DEV_ISSUER, audience: 'meed', keys, now }, await issuer.token({ sub: 'a' }));
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

it('a token is judged by keys that are there', async () => {
  expect(await judged((body) => ({ status: 200, body }))).toMatchObject({ sub: 'a' });
  expect(await judged(() => ({ status: 200, body: '{"keys":[]}' }))).toBeNull();
});

it.each([
  ['an error', () => ({ status: 500, body: '{}' })],
  ['nonsense', () => ({ status: 200, body: '<html>' })],
  ['something else', () => ({ status: 200, body: '{}' })],
  ['nothing', () => null],
])('a token is not judged where the key set is answered with %s', async (_, answer) => {
  await expect(judged(answer)).rejects.toThrow(Unavailable);
});

it('a bad token is bad whatever it looks like', async () => {
  const { keys } = await issuerIn();
  for (const token of ['', 'a.b.c', 'eyJhbGciOiJub25lIn0.e30.', 'eyJhbGciOiJIUzI1NiJ9.e30.c2ln'])
    expect(await verifyToken({ issuer: DEV_ISSUER, audience: 'meed', keys, now }, token)).toBeNull();
});

it.each([1e300, Number.MAX_VALUE, 8.64e12])(
  'a token that ends where the calendar does not reach (%d s) is bad',
  async (seconds) => {
    const issuer = await issuerIn();
    const token = await issuer.token({ sub: 'a' }, seconds);
    expect(await verifyToken({ issuer: DEV_ISSUER, audience: 'meed', keys: issuer.keys, now }, token)).toBeNull();
  },
);
