import type { PetitionEvent } from '@huiyin/contracts';
import { recordsOf } from '@huiyin/host';
import type { Clock } from '@huiyin/kernel';
import type { Records } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import type { EarlierMatter } from '../domain/petition/decisions/link-petition.js';
import type { DataOfEvent } from '../domain/petition/state/matter.js';
import type { Petition, Registered } from '../domain/petition/state/petition.js';
import { problemMark } from '../domain/petition/state/problem-mark.js';
import { MarkedMatters } from './marked-matters.js';

export interface FoundMatter {
  readonly id: string;
  readonly version: number;
  readonly state: Registered;
}

type Candidates = DataOfEvent<'RelationProposed'>['candidates'];
const MOST_CANDIDATES = 10;
const LONGEST_CHAIN = 10;

/** Matters that a new one may belong to. What is withheld from anyone is never offered: a link would tell of it. */
@Injectable()
export class EarlierMatters {
  constructor(
    @Inject(recordsOf('intake.petition')) private readonly petitions: Records<Petition, PetitionEvent>,
    @Inject(MarkedMatters) private readonly matters: MarkedMatters,
  ) {}

  async byId(id: string): Promise<FoundMatter | undefined> {
    const found = await this.petitions.get(id);

    return found === undefined || found.state.stage === 'none' ? undefined : { id, version: found.version, state: found.state };
  }

  /** By our own number or the sender's; a repeat stands for the matter it repeats. */
  async byNumber(number: string): Promise<FoundMatter | undefined> {
    const either = [{ 'state.facts.number': number }, { 'state.facts.platform.number': number }];
    const found = await this.petitions.collection.findOne({ $or: either }, { projection: { _id: 1 } });

    return found === null ? undefined : this.rootOf(await this.byId(found._id));
  }

  async rootOf(found: FoundMatter | undefined): Promise<FoundMatter | undefined> {
    let root = found;
    for (let step = 0; step < LONGEST_CHAIN && root !== undefined; step += 1) {
      const repeated = root.state.links.find(({ relation }) => relation === 'repeat');
      if (repeated === undefined) return root;
      root = await this.byId(repeated.to);
    }

    return root;
  }

  /** Earlier matters of the same person, and of the same class, region and day. */
  async candidates(id: string, facts: Registered['facts']): Promise<Candidates> {
    const marks = facts.petitioners.flatMap((person) => person.marks);
    const matter = { id, facts };
    const [persons, problems] = await Promise.all([this.marked(marks, matter), this.marked([problemMark(facts)], matter)]);
    const samePerson = new Set(persons.map(({ petition }) => petition));

    return [
      ...persons.map((one) => ({ ...one, ground: 'same-person' as const })),
      ...problems.filter(({ petition }) => !samePerson.has(petition)).map((one) => ({ ...one, ground: 'same-problem' as const })),
    ];
  }

  /** Repeats that wait for the end of this matter. */
  async repeatsOf(id: string): Promise<readonly string[]> {
    const found = await this.petitions.collection
      .find({ 'state.links': { $elemMatch: { to: id, relation: 'repeat' } } }, { projection: { _id: 1 } })
      .toArray();

    return found.map(({ _id }) => _id);
  }

  /** Earlier ones, latest first. */
  private async marked(
    marks: readonly string[],
    { id, facts: { receivedAt } }: { readonly id: string; readonly facts: Registered['facts'] },
  ): Promise<readonly { readonly petition: string; readonly number: string }[]> {
    const found = await this.matters.find(marks);

    return found
      .filter((one) => one.id !== id && one.receivedAt <= receivedAt)
      .sort((a, b) => b.receivedAt.localeCompare(a.receivedAt))
      .slice(0, MOST_CANDIDATES)
      .map(({ id: petition, number }) => ({ petition, number }));
  }
}

const isHeldBy = (clock: Clock, org: string): boolean => clock.holder.kind === 'organisation' && clock.holder.org === org;

/** Until when the body that has the matter must act: its running duty that began last. */
const runningDuty = (state: Registered): Clock | undefined => {
  if (!('holder' in state)) return undefined;

  return Object.values(state.clocks)
    .filter((clock) => clock.state === 'running' && clock.nature === 'duty' && isHeldBy(clock, state.holder))
    .sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1))
    .at(-1);
};

/** Where an earlier matter stands, as the petitioner of a repeat is told it (INV-16). */
export const earlierMatterOf = ({ id, version, state }: FoundMatter): EarlierMatter => {
  const duty = runningDuty(state);

  return {
    id,
    number: state.facts.number,
    version,
    stage: state.stage,
    isWithheld: state.withheld.scope !== 'none',
    state: {
      stage: state.stage,
      ...('holder' in state ? { body: state.holder } : {}),
      ...(duty === undefined ? {} : { until: duty.lastDay }),
    },
  };
};
