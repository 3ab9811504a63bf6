import { pino } from 'pino';
import { Steps } from './steps.js';
import { untilThere } from './until-there.js';
import { Fault } from '@huiyin/kernel';

const logger = pino({ level: 'silent' });

const recorder = () => {
  const done: string[] = [];
  const step = (name: string) => ({ name, start: () => void done.push(`+${name}`), stop: () => void done.push(`-${name}`) });

  return { done, step };
};

describe('the steps of a service', () => {
  it('stop in the reverse order of their start, once', async () => {
    const { done, step } = recorder();
    const steps = new Steps(logger);
    for (const name of ['a', 'b', 'c']) await steps.run(step(name));
    await steps.stop();
    await steps.stop();

    expect(done).toEqual(['+a', '+b', '+c', '-c', '-b', '-a']);
  });

  it('stop although one of them fails to', async () => {
    const { done, step } = recorder();
    const steps = new Steps(logger);
    await steps.run(step('a'));
    await steps.run({ name: 'b', start: () => undefined, stop: () => Promise.reject(new Error('stuck')) });
    await steps.stop();

    expect(done).toEqual(['+a', '-a']);
  });

  it('give their result to their own stop', async () => {
    const steps = new Steps(logger);
    let stopped: string | undefined;
    await expect(steps.run({ name: 'a', start: () => 'made', stop: (made) => void (stopped = made) })).resolves.toBe('made');
    await steps.stop();

    expect(stopped).toBe('made');
  });

  it('are given up while one of them waits, and undone as far as they came', async () => {
    const { done, step } = recorder();
    const steps = new Steps(logger);
    await steps.run(step('a'));
    const waiting = steps.run({ name: 'b', start: () => new Promise(() => undefined), stop: () => void done.push('-b') });
    const given = expect(waiting).rejects.toMatchObject({ code: 'host.start-given-up' });
    await steps.stop();

    await given;
    expect(done).toEqual(['+a', '-b', '-a']);
    await expect(steps.run(step('c'))).rejects.toMatchObject({ code: 'host.start-given-up' });
  });
});

describe('waiting for a server', () => {
  const patience = { what: 'x', logger, signal: new AbortController().signal };

  it('goes on when it is there', async () => {
    let tries = 0;
    const work = async () => {
      tries += 1;
      if (tries < 2) throw new Error('ECONNREFUSED');

      return 'there';
    };

    await expect(untilThere(patience, work)).resolves.toBe('there');
  });

  it('ends at once with a fault that will not pass', async () => {
    const fault = new Fault('bus.topics-differ', 'x', { retryable: false });

    await expect(untilThere(patience, () => Promise.reject(fault))).rejects.toBe(fault);
  });
});
