import type { GainSharing } from '../engine/line';

/** How a run found that one component shares its gain, as it is stored: minor units as text. */
export interface StoredSharing {
  readonly component: string;
  readonly currency: string;
  readonly gross: string;
  readonly partner: string;
}

/** A gain and its two parts in minor units; gross = partner + client, by the sign of each also for losses. */
export interface SharedGain {
  readonly component: string;
  readonly currency: string;
  readonly gross: bigint;
  readonly partner: bigint;
  readonly client: bigint;
}

/** What a run keeps of its sharing; null where nothing is shared. */
export const storedSharing = (sharing: readonly GainSharing[], currency: string): readonly StoredSharing[] | null =>
  sharing.length === 0
    ? null
    : sharing.map(({ component, gross, partner }) => ({
        component,
        currency,
        gross: `${gross}`,
        partner: `${partner}`,
      }));

/** The gain with what the client keeps of it. */
export function sharedGain({ component, currency, gross, partner }: StoredSharing): SharedGain {
  const [whole, part] = [BigInt(gross), BigInt(partner)];
  return { component, currency, gross: whole, partner: part, client: whole - part };
}
