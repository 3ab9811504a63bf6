import type { LetterEvent } from '@huiyin/contracts';
import { newerWithheld, type Aggregate, type OrgId, type Recorded } from '@huiyin/kernel';
import { foldDraft, isDraftEvent } from './approval/fold-drafts.js';
import { evolveLetter } from './evolve-letter.js';
import { dueLetter, letterDeadlines } from './letter-deadlines.js';
import { without } from './naming.js';
import { NO_LETTERS, type Letter, type Letters, type Notice } from './letters.state.js';

type Ordered = Extract<LetterEvent, { readonly type: 'LetterOrdered' }>;
type Given = Extract<LetterEvent, { readonly type: 'DeadlineNoticeGiven' }>;

const orderedLetter = ({ data, at }: Recorded<Ordered>): Letter => {
  const { letterId: id, ...rest } = without(data, 'withheld');

  return {
    ...rest,
    id,
    orderedAt: at,
    making: { stage: 'ordered', since: at },
    delivery: { stage: 'none' },
    service: { stage: data.onFile === true ? 'none' : 'awaited' },
    standing: { stage: 'stands' },
  };
};

const givenNotice = ({ data, at }: Recorded<Given>): Notice => {
  const { noticeId: id, ...rest } = without(data, 'withheld');

  return { ...rest, id, givenAt: at };
};

const joined = ({ parties }: Letters, ...bodies: readonly OrgId[]): readonly OrgId[] => [...new Set([...parties, ...bodies])];

/** The bodies that a letter makes parties of the record: who writes it, who receives it, who is copied. */
export const bodiesOf = ({ issuer, addressee, copies }: Pick<Letter, 'issuer' | 'addressee' | 'copies'>): readonly OrgId[] => [
  issuer,
  ...(addressee.kind === 'organisation' ? [addressee.org] : []),
  ...copies,
];

const evolveContent = (state: Letters, event: Recorded<LetterEvent>): Letters => {
  if (isDraftEvent(event)) return { ...state, drafts: foldDraft(state.drafts, event) };
  switch (event.type) {
    case 'ContactsNoted':
      return { ...state, matter: { ...without(event.data, 'withheld'), stage: 'known' }, parties: joined(state, event.data.registeredBy) };
    case 'LimitNoted':
      return { ...state, clocks: [...state.clocks.filter(({ id }) => id !== event.data.clock.id), event.data.clock] };
    case 'LetterOrdered':
      return { ...state, letters: [...state.letters, orderedLetter(event)], parties: joined(state, ...bodiesOf(event.data)) };
    case 'DeadlineNoticeGiven':
      return { ...state, notices: [...state.notices, givenNotice(event)], parties: joined(state, event.data.to) };
    default:
      return { ...state, letters: evolveLetter(state.letters, event) };
  }
};

/** 文书: all letters of a matter, each with its life. */
export const lettersAggregate: Aggregate<Letters, LetterEvent> = {
  name: 'notify.letter',
  shape: 3,
  initial: NO_LETTERS,
  evolve: (state, event) => ({ ...evolveContent(state, event), withheld: newerWithheld(state.withheld, event.data.withheld) }),
  deadlines: letterDeadlines,
  due: (_state, deadline) => dueLetter(deadline),
};
