import { Bus } from '../../src/platform/live/bus';

const SUBJECT = { vendorId: 'v', topic: 't', subjectId: 's' };
const settled = async (wait: Promise<void>): Promise<boolean> =>
  Promise.race([wait.then(() => true), new Promise<boolean>((resolve) => setImmediate(resolve, false))]);

describe('an alarm', () => {
  it('remembers what was rung before the wait', async () => {
    const bus = new Bus();
    const alarm = bus.alarm(SUBJECT);
    bus.wake({ ...SUBJECT, seq: 5n });
    expect(await settled(alarm.wait(4n))).toBe(true);
    expect(await settled(alarm.wait(5n))).toBe(false);
    alarm.stop();
  });

  it('does not wake for old news or for another subject', async () => {
    const bus = new Bus();
    const alarm = bus.alarm(SUBJECT);
    const wait = alarm.wait(5n);
    bus.wake({ ...SUBJECT, seq: 5n });
    for (const other of [{ vendorId: 'w' }, { topic: 'u' }, { subjectId: 'r' }])
      bus.wake({ ...SUBJECT, ...other, seq: 9n });
    expect(await settled(wait)).toBe(false);
    bus.wake({ ...SUBJECT, seq: 6n });
    expect(await settled(wait)).toBe(true);
    alarm.stop();
  });

  it('wakes once for a gap, and for ever when stopped', async () => {
    const bus = new Bus();
    const alarm = bus.alarm(SUBJECT);
    bus.wakeAll();
    expect(await settled(alarm.wait(0n))).toBe(true);
    const wait = alarm.wait(0n);
    expect(await settled(wait)).toBe(false);
    expect(bus.size).toBe(1);
    alarm.stop();
    expect(await settled(wait)).toBe(true);
    expect(bus.size).toBe(0);
  });

  it('holds nothing of what it did not hear out', () => {
    const bus = new Bus();
    const alarm = bus.alarm(SUBJECT);
    for (let seq = 1n; seq <= 100_000n; seq += 1n) bus.wake({ ...SUBJECT, seq });
    expect(
      Object.values(alarm).every((held) => !Array.isArray(held) && !(held instanceof Map) && !(held instanceof Set)),
    ).toBe(true);
    alarm.stop();
  });
});
