import { FixedClock } from './fixed-clock.js';
import { shanghai } from './shanghai.js';

describe('the fixed clock', () => {
  it('starts when offices open in China and moves by days', () => {
    const clock = new FixedClock('2026-08-03');
    clock.move({ days: 45 });

    expect(clock.now()).toBe('2026-09-17T00:00:00.000Z');
  });

  it('does not go back', () => expect(() => new FixedClock('2026-08-03').set('2026-08-02')).toThrow('does not go back'));
});

describe('times as people write them', () => {
  it.each([
    ['2026-11-01', '2026-11-01T00:00:00.000Z'],
    ['2026-11-01T16:30', '2026-11-01T08:30:00.000Z'],
    ['2026-11-01T16:30:00Z', '2026-11-01T16:30:00.000Z'],
  ])('%s', (written, instant) => expect(shanghai(written)).toBe(instant));
});
