import { patiently } from '../../src/progress/patiently';

const failure = (code: string): Error => Object.assign(new Error(code), { code });

describe('patience', () => {
  it.each(['57P01', '08006', '53300', 'ECONNREFUSED'])('reads again after %s', async (code) => {
    const answers = [() => Promise.reject(failure(code)), async () => 'read'];
    expect(
      await patiently(() => answers.shift()?.() ?? Promise.reject(failure('none')), new AbortController().signal),
    ).toBe('read');
  });

  it('does not try again what would fail again', async () => {
    const answers = [() => Promise.reject(failure('42P01')), async () => 'read'];
    const read = patiently(() => answers.shift()?.() ?? Promise.reject(failure('none')), new AbortController().signal);
    await expect(read).rejects.toThrow('42P01');
    expect(answers).toHaveLength(1);
  });

  it('ends with the one who waits', async () => {
    const leaving = new AbortController();
    const read = patiently(async () => {
      leaving.abort();
      throw failure('57P01');
    }, leaving.signal);
    await expect(read).rejects.toThrow('57P01');
  });
});
