import type { LetterEvent } from '@huiyin/contracts';
import type { Instant, Recorded } from '@huiyin/kernel';
import type { DraftEvent, DraftProgress, LetterDraft } from './letter-draft.js';

type Written = Extract<DraftEvent, { readonly type: 'DraftWritten' }>;
type Later = Exclude<DraftEvent, Written>;

export const isDraftEvent = (event: Recorded<LetterEvent>): event is Recorded<DraftEvent> => event.type.startsWith('Draft');

const written = ({ draftId: id, by, withheld: _withheld, ...data }: Written['data'], since: Instant): LetterDraft => ({
  ...data,
  id,
  authors: [by],
  progress: { stage: 'written' },
  since,
  waitsAt: data.issuer,
});

const changed = (facts: LetterDraft['facts'], { changes }: Extract<Later, { readonly type: 'DraftEdited' }>['data']) =>
  Object.fromEntries(
    Object.entries({ ...facts, ...Object.fromEntries(Object.entries(changes).map(([name, { now }]) => [name, now])) }).filter(
      ([, value]) => value !== undefined,
    ),
  );

/** What was checked is no longer checked once it says something else. */
const unchecked = ({ checkedBy: _before, ...draft }: LetterDraft): LetterDraft => draft;

const settled = ({ waitsAt: _nowhere, ...draft }: LetterDraft, progress: DraftProgress): LetterDraft => ({ ...draft, progress });

const moved = (draft: LetterDraft, { type, data }: Later): LetterDraft => {
  const { by } = data;
  switch (type) {
    case 'DraftEdited':
      return {
        ...unchecked(draft),
        facts: changed(draft.facts, data),
        authors: [...new Set([...draft.authors, by])],
        progress: { stage: 'written' },
      };
    case 'DraftChecked':
      return { ...draft, checkedBy: by, progress: { stage: 'checked', by } };
    case 'DraftReturned':
      return { ...unchecked(draft), progress: { stage: 'returned', by, comments: data.comments } };
    case 'DraftSigned':
      return settled(draft, { stage: 'signed', by });
    case 'DraftDropped':
      return settled(draft, { stage: 'dropped', by, reason: data.reason });
  }
};

/** Total: an event of a draft that is not there leaves all as it is. */
export const foldDraft = (drafts: readonly LetterDraft[], event: Recorded<DraftEvent>): readonly LetterDraft[] => {
  if (event.type === 'DraftWritten') return [...drafts, written(event.data, event.at)];

  return drafts.map((draft) => (draft.id === event.data.draftId ? { ...moved(draft, event), since: event.at } : draft));
};
