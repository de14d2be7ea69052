import pino from 'pino';
import { useLogger } from '../../src/platform/report';
import { everyQuery, type GeneratedQuery } from '../support/every-query';
import type { TestHouse } from '../support/house';
import type { World } from './world';

/** A canary that a foreign hat has seen: which hat, through which field, and the text around it. */
export interface Leak {
  readonly hat: string;
  readonly field: string;
  readonly seen: string;
}

export interface Probed {
  readonly probes: number;
  readonly fields: ReadonlySet<string>;
  readonly leaks: readonly Leak[];
}

interface Spy {
  readonly hat: string;
  readonly token: string | undefined;
  readonly forbidden: readonly string[];
  readonly ids: readonly string[];
}

const LABELS = ['2026-01', 'canary-second-outcome'];

/** Sends every generated query as every foreign hat and looks for what it must not see in every byte of the answers. */
export async function probe(meed: TestHouse, world: World): Promise<Probed> {
  // Questions that make no sense fail by the hundred; what counts is what they answer.
  useLogger(pino({ level: 'silent' }));
  const leaks: Leak[] = [];
  const fields = new Set<string>();
  let probes = 0;
  for (const spy of spies(world)) {
    for (const generated of everyQuery(meed.app.schema, spy.ids, LABELS)) {
      const answer = await meed.send(spy.token, generated.query, generated.variables);
      probes += 1;
      fields.add(generated.field);
      leaks.push(...leaksIn(answer.text, spy, generated));
    }
  }
  return { probes, fields, leaks };
}

/** Who looks for whose data: a rival vendor, the other partner, the other customer, and nobody at all. */
function spies({ rival, partner, otherPartner, customer, otherCustomer }: World): Spy[] {
  const ours = [...partner.ids, ...otherPartner.ids, ...customer.ids, ...otherCustomer.ids];
  return [
    { hat: 'rival vendor', token: rival.admin, forbidden: ['canary-first', 'canary-second'], ids: ours },
    {
      hat: 'other partner',
      token: partner.token,
      forbidden: ['canary-second', rival.canary],
      ids: [...otherPartner.ids, ...rival.ids],
    },
    {
      hat: 'other customer',
      token: customer.token,
      forbidden: ['canary-second', rival.canary],
      ids: [...otherCustomer.ids, ...otherPartner.ids, ...rival.ids],
    },
    { hat: 'none', token: undefined, forbidden: ['canary-'], ids: ours },
  ];
}

function leaksIn(text: string, { hat, forbidden }: Spy, { field }: GeneratedQuery): Leak[] {
  return forbidden.flatMap((canary) => {
    const at = text.indexOf(canary);
    return at < 0 ? [] : [{ hat, field, seen: text.slice(Math.max(0, at - 60), at + 60) }];
  });
}
