import { once } from 'node:events';
import { createServer } from 'node:net';

/** Fails where the port is taken, before long work is done in vain. */
export async function mustBeFree(port: number, host: string): Promise<void> {
  const probe = createServer().listen(port, host);
  await once(probe, 'listening');
  probe.close();
  await once(probe, 'close');
}
