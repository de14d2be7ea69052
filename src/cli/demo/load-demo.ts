import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { House } from '../../access/command';
import { systemHat } from '../../access/hat.rules';
import { readAs } from '../../access/read-as';
import { publicId } from '../../kernel/id';
import { CHECKOUT } from '../../runtime';
import { closePeriod } from '../../statements/close-period.command';
import { vendorIdOf } from '../../vendors/vendor.rules';
import { importIncidents } from '../incidents/import-incidents';
import { incidentAgreements } from '../incidents/incident-agreements.repository';
import { must } from '../must';
import { showProgress } from '../progress';
import type { Story } from './story.rules';
import { tellStory } from './tell-story';

export const DEMO_VENDOR = 'service-desk';
export const DEMO_MONTH = '2016-03';
const PRICE = { rate: '12.50', currency: 'EUR' } as const;

/** Loads the demo: the incident log, its months up to the demo month closed, and the story of the second vendor. */
export async function loadDemo(house: House): Promise<void> {
  await importIncidents(house, path.join(CHECKOUT, 'examples', 'incident-log.csv'), DEMO_VENDOR, PRICE);
  await settleMonths(house);
  const story = JSON.parse(readFileSync(path.join(CHECKOUT, 'examples', 'brightside.story.json'), 'utf8')) as Story;
  const progress = showProgress(`telling ${story.vendor}`, story.steps.length, 'steps');
  await tellStory(house, story, (done) => progress.at(done));
  progress.end();
}

/** Closes every agreement's months from its start to the demo month, in order; a closed one stays closed. */
async function settleMonths(house: House): Promise<void> {
  const hat = systemHat(vendorIdOf(DEMO_VENDOR));
  const agreements = await readAs(house, hat, incidentAgreements);
  const due = agreements
    .flatMap(({ id, startOn }) => monthsUntil(startOn.slice(0, 7), DEMO_MONTH).map((period) => ({ id, period })))
    .sort((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0));
  const progress = showProgress('settling', due.length, 'periods');
  for (const [index, { id, period }] of due.entries()) {
    const agreementId = publicId('agreement', id);
    await must(house, hat, closePeriod, { agreementId, period, idempotencyKey: `demo close ${id} ${period}` });
    progress.at(index + 1);
  }
  progress.end();
}

/** The months from one to another, both included; none where the first is later. */
function monthsUntil(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = monthAfter(month)) months.push(month);
  return months;
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map((part) => Number.parseInt(part, 10));
  const next = number === 12 ? { year: year + 1, number: 1 } : { year, number: number + 1 };
  return `${next.year}-${String(next.number).padStart(2, '0')}`;
}
