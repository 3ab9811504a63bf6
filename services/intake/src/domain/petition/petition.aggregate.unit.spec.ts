import { EMPTY_SCENE, given } from '@huiyin/testing/domain';
import { CITY } from '../../testing/city.js';
import { request, story } from '../../testing/petition-story.js';
import { accepted, opinionIssued, served, transferred } from '../../testing/petition-steps.js';
import { petitionAggregate } from './petition.aggregate.js';
import { evolvePetition } from './state/evolve.js';
import type { Petition } from './state/petition.js';

const passed = story(request(), transferred());
const STORIES: readonly (readonly [string, Petition])[] = [
  ['in triage', story(request())],
  ['passed', passed],
  ['handled', story(request(), transferred(), accepted())],
];

describe('deadlines of a petition', () => {
  it.each(STORIES)('each that is due takes itself away: %s', (_, state) => {
    const deadlines = petitionAggregate.deadlines(state);
    expect(deadlines.length).toBeGreaterThan(0);
    for (const deadline of deadlines) {
      const done = given(state, petitionAggregate).at(deadline.at).with(CITY).when(petitionAggregate.due(state, deadline));
      done.then((events) => expect(events.length).toBeGreaterThan(0));
      expect(petitionAggregate.deadlines(done.state)).not.toContainEqual(deadline);
    }
  });

  it('none is left once the matter is decided, and none before it is registered', () => {
    expect(petitionAggregate.deadlines(story(request(), transferred(), accepted(), opinionIssued(), served()))).toEqual([]);
    expect(petitionAggregate.deadlines(petitionAggregate.initial)).toEqual([]);
  });

  it('one that no longer stands changes nothing', () => {
    const [deadline] = petitionAggregate.deadlines(passed);
    const state = story(request());
    if (deadline !== undefined)
      given(state, petitionAggregate)
        .with(CITY)
        .when(petitionAggregate.due(state, { ...deadline, name: 'missed:x' }))
        .thenIgnored('deadline-gone');
  });
});

describe('the fold', () => {
  it('is total: a fact that does not fit leaves the stage as it is', () => {
    const ended = { type: 'ProcedureEnded', data: { ground: 'filed', endedAt: EMPTY_SCENE.at } } as const;
    expect(evolvePetition(petitionAggregate.initial, ended, EMPTY_SCENE.at)).toEqual({ stage: 'none' });
    expect(evolvePetition(passed, ended, EMPTY_SCENE.at).stage).toBe('passed');
  });
});
