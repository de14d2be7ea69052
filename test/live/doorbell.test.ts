import { Doorbell } from '../../src/platform/live/doorbell';

/** An action whose runs are counted and end when told. */
function watched() {
  const ends: (() => void)[] = [];
  let started: () => void = () => undefined;
  let runs = 0;
  const action = () =>
    new Promise<void>((resolve) => {
      runs += 1;
      ends.push(resolve);
      started();
    });
  return {
    action,
    runs: () => runs,
    end: () => ends.shift()?.(),
    next: () =>
      new Promise<void>((resolve) => {
        started = resolve;
      }),
  };
}

describe('a doorbell', () => {
  it('answers at once, never twice at a time, and takes many rings as one', async () => {
    const { action, runs, end, next } = watched();
    const bell = new Doorbell(action, 0);
    bell.ring();
    expect(runs()).toBe(1);
    for (let ring = 0; ring < 100; ring += 1) bell.ring();
    expect(runs()).toBe(1);
    const second = next();
    end();
    await second;
    expect(runs()).toBe(2);
    end();
    await bell.stop();
    expect(runs()).toBe(2);
  });

  it('waits for what runs when it is stopped, and stays silent', async () => {
    const { action, runs, end } = watched();
    const bell = new Doorbell(action, 60_000);
    bell.ring();
    const stopped = bell.stop();
    end();
    await stopped;
    bell.ring();
    expect(runs()).toBe(1);
  });
});
