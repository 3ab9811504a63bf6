import type { LetterEvent } from '@huiyin/contracts';
import { AT_ONCE, recorded, type Deadline, type Decide, type Instant } from '@huiyin/kernel';
import { claimDelivery } from './claim-delivery.js';
import { claimRendering } from './claim-rendering.js';
import { loseDelivery } from './end-delivery.js';
import { loseRendering } from './fail-rendering.js';
import { explainedClock, letterOf, withFacts, type Letter, type Letters } from './letters.state.js';

const machine = (name: string, at: Instant): Deadline => ({ name, at, clock: 'machine' });

/**
 * A letter that explains a clock waits until the clock was heard of: it comes right behind the event that ordered the letter. A
 * deadline on the business clock fires only when the topics are read, so a clock that is not there by then does not come.
 */
const makingDeadlines = (state: Letters, letter: Letter): readonly Deadline[] => {
  const { making, id } = letter;
  switch (making.stage) {
    case 'ordered': {
      const isReady = withFacts(state, letter).facts['limit'] === undefined || explainedClock(state, letter) !== undefined;

      return [isReady ? machine(`render:${id}`, AT_ONCE) : { name: `unexplained:${id}`, at: making.since, clock: 'business' }];
    }
    case 'rendering':
      return [machine(`rendering-lost:${id}`, making.until)];
    case 'failed':
      return [machine(`render:${id}`, making.retryAt)];
    case 'issued':
      return [];
  }
};

const deliveryDeadlines = ({ delivery, id }: Letter): readonly Deadline[] => {
  switch (delivery.stage) {
    case 'queued':
      return [machine(`deliver:${id}`, AT_ONCE)];
    case 'sending':
      return [machine(`sending-lost:${id}`, delivery.until)];
    case 'later':
      return [machine(`deliver:${id}`, delivery.retryAt)];
    case 'unknown':
      return delivery.retryAt === undefined ? [] : [machine(`deliver:${id}`, delivery.retryAt)];
    default:
      return [];
  }
};

/** Withdrawn, or served on the person in another way: nothing more is sent. */
const isDone = ({ standing, service, addressee }: Letter): boolean =>
  standing.stage === 'withdrawn' || (service.stage === 'served' && addressee.kind === 'person');

/** What a letter waits for. Where nothing more is sent, still for the end of an attempt that has begun. */
const deadlinesOf = (state: Letters, letter: Letter): readonly Deadline[] => {
  const all = [...makingDeadlines(state, letter), ...deliveryDeadlines(letter)];

  return isDone(letter) ? all.filter(({ name }) => name.startsWith('sending-lost:')) : all;
};

/** A matter of many signatories has so many letters in work at once: the others follow as these are done. */
const MOST_IN_WORK = 8;

const isInWork = ({ making, delivery }: Letter): boolean => making.stage === 'rendering' || delivery.stage === 'sending';

/** What the letters of a matter wait for. */
export const letterDeadlines = (state: Letters): readonly Deadline[] => {
  const all = state.letters.flatMap((letter) => deadlinesOf(state, letter));
  const isNow = ({ at, clock }: Deadline): boolean => clock === 'machine' && at === AT_ONCE;
  const free = Math.max(0, MOST_IN_WORK - state.letters.filter(isInWork).length);

  return [...all.filter((deadline) => !isNow(deadline)), ...all.filter(isNow).slice(0, free)];
};

const unexplained =
  (letterId: string): Decide<Letters, LetterEvent> =>
  (state) => {
    const letter = letterOf(state, letterId);
    if (letter === undefined) return recorded();
    const { code, addressee } = letter;

    return recorded({
      type: 'RenderingFailed',
      data: { letterId, code, addressee, claim: 'none', reason: 'clock-not-heard-of', retryAt: AT_ONCE },
    });
  };

const DUE: Readonly<Record<string, (letterId: string) => Decide<Letters, LetterEvent>>> = {
  render: claimRendering,
  unexplained,
  'rendering-lost': loseRendering,
  deliver: claimDelivery,
  'sending-lost': loseDelivery,
};

export const dueLetter = ({ name }: Deadline): Decide<Letters, LetterEvent> => {
  const [what = '', ...id] = name.split(':');

  return DUE[what]?.(id.join(':')) ?? (() => recorded());
};
