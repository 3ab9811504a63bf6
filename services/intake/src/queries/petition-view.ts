import type { PetitionEvent } from '@huiyin/contracts';
import { DIRECTORY, recordsOf, VAULT, type CurrentRequest } from '@huiyin/host';
import type { Recorded } from '@huiyin/kernel';
import { isAuthorised } from '@huiyin/policy';
import type { Directories, Records, Snapshot } from '@huiyin/records';
import type { Vault } from '@huiyin/vault';
import { clockLines } from '@huiyin/time';
import { Inject, Injectable } from '@nestjs/common';
import type { Petition, Registered } from '../domain/petition/state/petition.js';
import { sealedIn, withOpened } from './sealed-values.js';

/** Of use to the platform alone; the query code belongs to the petitioner. */
const NOT_SHOWN = ['queryCode', 'queryCodeHash', 'digest', 'withheld', 'clock', 'enquiry'] as const;

const shown = <Data extends object>(data: Data): object =>
  Object.fromEntries(Object.entries(data).filter(([name]) => !(NOT_SHOWN as readonly string[]).includes(name)));

/** Of the registration the time line says what it was; the whole stands under `facts`, as corrected. */
const OF_REGISTRATION = ['number', 'platform', 'registeredBy', 'receivedAt', 'form', 'purpose', 'kind', 'region'];

const told = ({ type, data }: Recorded<PetitionEvent>): object => {
  if (type !== 'PetitionRegistered') return shown(data);

  return Object.fromEntries(Object.entries(data).filter(([name]) => OF_REGISTRATION.includes(name)));
};

/** One line of the time line (流转记录): what happened, who recorded it when, and what it says. */
const lineOf = (event: Recorded<PetitionEvent>): object => {
  const { seq, type, at, actor, data } = event;
  const clock = 'clock' in data ? { clock: { id: data.clock.id, state: data.clock.state, lastDay: data.clock.lastDay } } : {};

  return { seq, type, at, actor: { id: actor.id, org: actor.org }, data: { ...told(event), ...clock } };
};

const factsOf = ({ facts }: Registered): object => ({
  ...shown(facts),
  petitioners: facts.petitioners.map(({ marks: _marks, ...person }) => person),
});

const stageOf = (state: Registered): object => {
  const { facts: _facts, withheld: _withheld, clocks: _clocks, ...rest } = state;

  return rest;
};

/** 一件一档: one petition as the staff who may see it read it: facts, stage, clocks with their reasons, time line. */
@Injectable()
export class PetitionViews {
  constructor(
    @Inject(recordsOf('intake.petition')) private readonly petitions: Records<Petition, PetitionEvent>,
    @Inject(DIRECTORY) private readonly directories: Directories,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async of({ id, state, version }: Snapshot<Registered>, request: CurrentRequest): Promise<object> {
    const history = await this.petitions.history(id);
    const view = {
      id,
      version,
      ...stageOf(state),
      facts: factsOf(state),
      clocks: clockLines(state.clocks, this.directories.current()),
      timeline: history.slice(0, version).map(lineOf),
    };

    return (await this.opened(id, view, request)) as object;
  }

  /** Words of people for those whose post needs them; the opening is recorded before the answer. Others get the view without. */
  private async opened(id: string, view: object, request: CurrentRequest): Promise<unknown> {
    if (!isAuthorised(request.actor, 'read-persons')) return withOpened(view, new Map());
    const sealed = [...sealedIn(view)];
    const texts = await this.vault.openMany(id, sealed, request.opening('view.petition'));

    return withOpened(view, new Map(sealed.map((value, at) => [value, texts[at] ?? ''])));
  }
}
