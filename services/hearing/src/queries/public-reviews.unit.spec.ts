import type { Review } from '../domain/review/index.js';
import { sampleDirectory } from '@huiyin/testing/domain';
import { after, ask, issued, noticed, posted, served, untilApplied, untilReReview, untilTold, upheld } from '../testing/review-story.js';
import { noteService } from '../domain/review/index.js';
import { nextInReview, publicReviews } from './public-reviews.js';

const directory = sampleDirectory();
const asked = (review: Review, ...persons: readonly string[]) => nextInReview(review, { persons: new Set(persons) }, directory);
const view = (review: Review, person = 'p1') => publicReviews(review, { persons: new Set([person]) }, directory);

describe('[S3-08] what the petitioner can do after an opinion, and until when', () => {
  it('[REG-35a] [INV-3] asks for review, of the bodies that the opinion names, until the last day of his right', () =>
    expect(asked(after(issued, posted), 'p1')).toEqual([
      {
        action: 'apply-for-review',
        at: ['云州市人力资源和社会保障局', '清河区人民政府信访事项复查复核委员会'],
        until: '2026-09-30',
        article: expect.stringContaining('35'),
        explanation: { zh: expect.stringContaining('2026年9月30日'), en: expect.stringContaining('2026-09-30') },
      },
    ]));

  it('has no day of his own before the letter is served on him, and none after he asked', () => {
    expect(asked(after(issued), 'p1')).toEqual([]);
    expect(asked(after(issued, posted, ask('2026-09-09')), 'p1')).toEqual([]);
  });

  it('[REG-36a] asks for re-review of the body that the review opinion names', () => {
    const review = after(...upheld, { at: '2026-09-25', decide: noteService(served('L14', 'o2', '2026-09-24')) });

    expect(asked(review, 'p1')).toMatchObject([{ action: 'apply-for-re-review', until: '2026-10-26' }]);
    expect(asked(review, 'p1')[0]?.at).toContain('样省人力资源和社会保障厅');
  });

  it('applies for a hearing where he was told of the right, at the reviewing body', () => {
    expect(asked(after(...untilReReview), 'p1')).toEqual([]);
    expect(asked(after(...untilTold), 'p1')).toMatchObject([{ action: 'apply-for-hearing', at: ['样省人力资源和社会保障厅'] }]);
  });

  it('sees nothing of another signatory', () => {
    expect(asked(after(issued, posted), 'p2')).toEqual([]);
    expect(view(after(...upheld), 'p2').requests).toEqual([]);
    expect(view(after(...upheld), 'p2').clocks.map(({ timer }) => timer)).not.toContain('T-REVIEW-REQ');
  });
});

describe('[S1-07] the reviews as the petitioner reads them', () => {
  it('name bodies, days and results, and nobody who decided', () => {
    const shown = view(after(...upheld));

    expect(shown).toMatchObject({
      ended: false,
      requests: [{ level: 'review', reviewer: '云州市人力资源和社会保障局', requestedOn: '2026-09-09', stage: 'decided', outcome: '1' }],
    });
    expect(JSON.stringify(shown)).not.toMatch(/reviewer-1|review-head|a\.b\.c\.d\.e/);
  });

  it('tell where and when the hearing is', () => {
    const [, second] = view(after(...untilApplied, noticed)).requests;

    expect(second?.hearing).toEqual({ stage: 'noticed', at: expect.any(String), place: '听证室' });
  });
});
