import { atLeast } from '../figures/figure.js';
import { benchSection, withSection } from './bench-page.js';

const report = {
  startedAt: '2026-11-22T10:00:00.000Z',
  tookSeconds: 60,
  machine: { processors: 2, processor: 'P', memoryGiB: 24, system: 'Linux 1', node: 'v20', loadBefore: 0.5 },
  servers: ['Kafka'],
  options: { seconds: 5, atOnce: 8, stored: 100 },
  results: [
    { scenario: 'x', title: 'X', figures: [{ name: 'lives', value: 50, unit: '/s', aim: atLeast(50, 100, '/s') }], faults: [] },
    { scenario: 'y', title: 'Y', figures: [], faults: ['not measured: away'] },
  ],
};

describe('the page of figures', () => {
  it('says when, where and beside what it was measured, and each aim', () => {
    const section = benchSection(report);

    expect(section).toContain('2 × P, 24 GiB, Linux 1, Node v20; Kafka. Load of the machine before the start: 0.50.');
    expect(section).toContain('| lives | 50.0/s | ≥ 100/s: missed, 50 % |  |');
    expect(section).toContain('Fault: not measured: away');
  });

  it('replaces what stands between its marks and nothing else', () => {
    const page = 'before\n<!-- bench: begin -->\n\nold\n<!-- bench: end -->\nafter\n';

    expect(withSection(page, 'new\n')).toBe('before\n<!-- bench: begin -->\n\nnew\n\n<!-- bench: end -->\nafter\n');
    expect(withSection(withSection(page, 'new'), 'newer')).toBe(withSection(page, 'newer'));
  });

  it('is left alone where it has no marks', () => expect(() => withSection('text', 'new')).toThrow(RangeError));
});
