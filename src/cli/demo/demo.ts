import type { Command } from 'commander';
import { present } from '../../kernel/assert';
import type { Config } from '../../platform/config';
import type { Runtime } from '../../runtime';
import { startServer } from '../../server';
import { untilStopped } from '../../until-stopped';
import { mustBeFree } from '../free-port';
import { withHouse } from '../with-house';
import { type Cast, type DemoMember, demoMembers } from './demo-members';
import { type DemoReport, demoReport, reportText } from './demo-report';
import { DEMO_VENDOR, loadDemo } from './load-demo';

interface Options {
  readonly once?: boolean;
  readonly json?: boolean;
}

const ROLES = ['ADMIN', 'MANAGER', 'FINANCE', 'VERIFIER', 'AUDITOR'] as const;

/** Whom the second vendor is shown with: two persons who may approve for each other, and both payees of one agreement. */
export const BRIGHTSIDE = {
  vendor: 'brightside',
  roles: ['ADMIN', 'FINANCE'],
  partner: 'P-973',
  customer: 'C-3',
  coPayee: 'P-070',
} as const satisfies Cast;

/** Everybody at the service desk, and all sides of the second vendor. */
const castOf = (partner: string) => ({
  desk: { vendor: DEMO_VENDOR, roles: ROLES, partner, customer: 'Location 143' },
  brightside: BRIGHTSIDE,
});

/** `meed demo`: everything at once, from an empty machine to a partner's earnings on the screen. */
export function registerDemo(program: Command): void {
  program
    .command('demo')
    .description('Load the demo data, settle the demo month, show what a partner earns, and serve until stopped.')
    .option('--once', 'show and exit instead of serving')
    .option('--json', 'print JSON')
    .action((options: Options) => withHouse((runtime, config) => demo(runtime, config, options)));
}

async function demo(runtime: Runtime, config: Config, options: Options): Promise<void> {
  const { house } = runtime;
  if (options.once !== true) await mustBeFree(config.port, config.host);
  await loadDemo(house);
  const report = await demoReport(house);
  const issuer = present(runtime.issuer, 'the demo needs its own issuer of tokens: leave MEED_DEV_ISSUER on');
  const cast = castOf(report.partner);
  const members = [
    ...(await demoMembers(house, issuer, cast.desk)),
    ...(await demoMembers(house, issuer, cast.brightside)),
  ];
  if (options.once === true) return print(options, report, members, null);
  const server = await startServer(config, runtime, () => members.find(({ role }) => role === 'ADMIN')?.token ?? null);
  print(options, report, members, `${config.host}:${server.port}`);
  await untilStopped();
  await server.drain();
}

function print({ json }: Options, report: DemoReport, members: readonly DemoMember[], address: string | null): void {
  const addresses =
    address === null
      ? null
      : { graphiql: `http://${address}/`, websocket: `ws://${address}/graphql`, health: `http://${address}/readyz` };
  if (json === true) process.stdout.write(`${JSON.stringify({ ...report, addresses, members }, null, 2)}\n`);
  else process.stdout.write(reportText(report, members, addresses));
}
