import { publicId } from '../../../src/kernel/id';
import { openDevIssuer } from '../../../src/platform/dev-issuer';
import { systemIds } from '../../../src/platform/ports';
import type { Answer } from '../../../test/support/house';
import type { Sending } from '../../../test/support/seed';

/** What one request came to: status 0 where nothing answered at all. */
export interface Reply {
  readonly status: number;
  readonly text: string;
}

/** Sends one operation over a real socket; a lost connection is an answer, too. */
export async function post(port: number, token: string, query: string, variables: object): Promise<Reply> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    return { status: 0, text: String(error) };
  }
}

/** Seeds through servers as their users would; the tokens come from the key that the servers find in their directory. */
export async function sendingTo(port: () => number, directory: string): Promise<Sending> {
  const issuer = await openDevIssuer(directory, 'meed', () => new Date());
  return {
    token: (claims) => issuer.token(claims),
    person: () => publicId('person', systemIds.next()),
    async send(token, query, variables): Promise<Answer> {
      const { status, text } = await post(port(), token ?? '', query, variables ?? {});
      if (status === 0) throw new Error(text);
      return { status, text, ...JSON.parse(text) };
    },
  };
}

/** A mutation as text: `input` is its only argument. */
export const mutation = (name: string, fields: string): string =>
  `mutation($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${fields} userErrors { code field message } isReplayed } }`;
