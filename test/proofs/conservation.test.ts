import { conservation } from '../../scripts/prove/conservation';
import { Ground } from '../../scripts/prove/harness/ground';
import { SEED } from '../../scripts/prove/harness/proof';

it('each part of conservation has a twin of its own that turns it red', async () => {
  const extent = { splits: 200, statements: 20, clawbacks: 100 };
  const { counts } = await conservation.run({ ground: new Ground(), extent, seed: SEED, isBuggy: true });
  expect(counts).toHaveLength(3);
  for (const count of counts) expect(count).not.toMatch(/: 0 wrong$/);
});
