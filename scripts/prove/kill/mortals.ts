import { openCluster } from '../harness/cluster';
import { type Ground, shared } from '../harness/ground';
import { type ServerProcess, startServer } from '../harness/server-process';
import { named } from './watch';

/** A process that can be killed, under the name by which the database knows its connections. */
export interface Mortal {
  readonly name: string;
  readonly pid: number;
  /** Kills it, and returns once it is back at work. */
  die(): Promise<void>;
}

/** Servers over the cluster's database that may die; nobody seeds through them. */
export const openServers = shared(async (ground, count: number): Promise<Servers> => {
  const { env } = await openCluster(ground);
  return Servers.start(ground, env, count);
});

/** Server processes that are started again when they die, as whoever runs them would. */
export class Servers {
  private readonly living: (ServerProcess & { readonly name: string })[] = [];
  private started = 0;

  private constructor(private readonly env: Readonly<Record<string, string>>) {}

  static async start(ground: Ground, env: Readonly<Record<string, string>>, count: number): Promise<Servers> {
    const servers = new Servers(env);
    ground.afterwards(async () => {
      await Promise.all(servers.living.map((server) => server.kill()));
    });
    await Promise.all(Array.from({ length: count }, () => servers.add()));
    return servers;
  }

  get count(): number {
    return this.living.length;
  }

  /** A port to try next: of a living process, or of one that has just died. */
  port(turn: number): number {
    return this.living[turn % this.living.length]?.port ?? 0;
  }

  /** Those that may die now: one always stays. */
  get mortals(): readonly Mortal[] {
    if (this.living.length < 2) return [];
    return this.living.map((server) => ({
      ...{ name: server.name, pid: server.pid },
      die: async () => {
        this.living.splice(this.living.indexOf(server), 1);
        await server.kill();
        await this.add();
      },
    }));
  }

  private async add(): Promise<void> {
    this.started += 1;
    const name = `server ${this.started}`;
    const server = await startServer(named(this.env, name));
    // A getter would be lost by spreading it.
    this.living.push(Object.assign(server, { name }));
  }
}
