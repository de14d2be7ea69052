import fc from 'fast-check';
import { messagesOf, readMessage, type WakeUp } from '../../src/platform/live/wake-up';

const wakeUp: fc.Arbitrary<WakeUp> = fc.record({
  vendorId: fc.uuid(),
  topic: fc.string({ unit: 'grapheme', maxLength: 40 }),
  subjectId: fc.uuid(),
  seq: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
});

describe('wake-ups on the wire', () => {
  it('arrive whole and in order, in payloads that NOTIFY takes', () => {
    fc.assert(
      fc.property(fc.array(wakeUp, { maxLength: 300 }), (sent) => {
        const payloads = messagesOf(sent);
        for (const payload of payloads) expect(Buffer.byteLength(payload)).toBeLessThanOrEqual(7_000);
        const heard = payloads.map(readMessage).flatMap((message) => (message.kind === 'NEWS' ? message.wakeUps : []));
        expect(heard).toEqual(sent);
      }),
    );
  });

  it('wake everybody where one does not fit', () => {
    const sent = messagesOf([{ vendorId: 'v', topic: 'x'.repeat(8_000), subjectId: 's', seq: 1n }]);
    expect(sent.map(readMessage)).toEqual([{ kind: 'ALL' }]);
  });

  it.each(['', 'all', 'nonsense', '[]', '{"a":1}', '["v","t","s","-1"]', '["v","t","s","1"]\nnonsense', 'null'])(
    'wake everybody where they cannot be read: %j',
    (payload) => {
      expect(readMessage(payload)).toEqual({ kind: 'ALL' });
    },
  );
});
