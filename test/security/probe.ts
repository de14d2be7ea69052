import pino from 'pino';
import { useLogger } from '../../src/platform/report';
import { everyQuery, type GeneratedQuery } from '../support/every-query';
import type { TestHouse } from '../support/house';
import { type Owner, ownedIds } from './owned-ids';
import type { World } from './world';

/** A canary that a foreign hat has seen: which hat, through which field, and the text around it. */
export interface Leak {
  readonly hat: string;
  readonly field: string;
  readonly seen: string;
}

export interface Probed {
  readonly probes: number;
  /** The fields that each hat asked for. */
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>;
  readonly leaks: readonly Leak[];
  /** Which hat met which error in which field. */
  readonly codes: ReadonlySet<string>;
}

interface Spy {
  readonly hat: string;
  readonly token: string | undefined;
  /** Its role; a stranger asks for everything. */
  readonly role?: string;
  readonly forbidden: readonly string[];
  readonly asksFor: readonly Owner[];
}

const LABEL = '2026-01';

/**
 * Sends every generated query as every foreign hat and looks for what it must not see in every byte of the answers; a twin
 * that only has to be seen is asked until each hat has seen something.
 */
export async function probe(meed: TestHouse, world: World, { untilSeen = false } = {}): Promise<Probed> {
  // Questions that make no sense fail by the hundred; what counts is what they answer.
  useLogger(pino({ level: 'silent' }));
  const leaks: Leak[] = [];
  const fields = new Map<string, Set<string>>();
  const codes = new Set<string>();
  let probes = 0;
  const owned = await ownedIds(meed, world);
  for (const spy of spies(world)) {
    const asked = new Set<string>();
    fields.set(spy.hat, asked);
    const owners = spy.asksFor.map((owner) => owned[owner]);
    for (const generated of everyQuery(meed.app.schema, owners, LABEL, spy.role)) {
      if (untilSeen && leaks.some(({ hat }) => hat === spy.hat)) break;
      const answer = await meed.send(spy.token, generated.query, generated.variables);
      probes += 1;
      asked.add(generated.field);
      for (const { extensions } of answer.errors ?? [])
        codes.add(`${spy.hat} ${generated.field} ${extensions['code']}`);
      leaks.push(...leaksIn(answer.text, spy, generated));
    }
  }
  return { probes, fields, leaks, codes };
}

/** Who looks for whose data: a rival vendor, the other partner, the other customer, and nobody at all. */
function spies({ rival, partner, customer }: World): Spy[] {
  return [
    {
      hat: 'rival vendor',
      token: rival.admin,
      role: 'ADMIN',
      forbidden: ['canary-first', 'canary-second'],
      asksFor: ['ours', 'otherPartner'],
    },
    {
      hat: 'other partner',
      token: partner.token,
      role: 'PARTNER_ADMIN',
      forbidden: ['canary-second', rival.canary],
      asksFor: ['otherPartner', 'otherCustomer', 'rival'],
    },
    {
      hat: 'other customer',
      token: customer.token,
      role: 'CUSTOMER_APPROVER',
      forbidden: ['canary-second', rival.canary],
      asksFor: ['otherCustomer', 'otherPartner', 'rival'],
    },
    { hat: 'none', token: undefined, forbidden: ['canary-'], asksFor: ['ours'] },
  ];
}

function leaksIn(text: string, { hat, forbidden }: Spy, { field }: GeneratedQuery): Leak[] {
  return forbidden.flatMap((canary) => {
    const at = text.indexOf(canary);
    return at < 0 ? [] : [{ hat, field, seen: text.slice(Math.max(0, at - 60), at + 60) }];
  });
}
