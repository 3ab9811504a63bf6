import { DIRECTORY, recordsOf, VAULT } from '@huiyin/host';
import type { Actor, Directory, OrgId } from '@huiyin/kernel';
import { maySee, scopeOf } from '@huiyin/policy';
import type { Directories, Records } from '@huiyin/records';
import type { Opening, Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import { SUPERVISIONS } from '../aggregates.js';
import type { Supervision } from '../domain/supervision/supervision.state.js';
import type { SupervisionEvent } from '../domain/supervision/supervision-event.js';
import { clockView, itemView } from './rows.js';
import { timeLineOf } from './time-line.js';

const clocksOf = (state: Supervision, directory: Directory) => [
  ...state.noted.map(({ service, clock }) => clockView(service, clock, directory)),
  ...Object.values(state.book).map((clock) => clockView('supervision', clock, directory)),
];

/** What concerns the viewer: the items and tasks of the bodies in the viewer's scope, as supervised or as supervisor. */
const bodyOf = (id: string, state: Supervision, seen: { scope: ReadonlySet<OrgId>; directory: Directory }) => {
  const { matter, procedure, oversight, evaluation } = state;
  const { scope, directory } = seen;

  return {
    id,
    ...(matter.known ? { number: matter.number, registeredBy: matter.registeredBy, firstTime: matter.firstTime } : {}),
    procedure,
    oversight,
    items: state.items.filter(({ body, supervisor }) => scope.has(body) || scope.has(supervisor)).map(itemView),
    suggestions: state.suggestions.filter(({ by, to }) => scope.has(by) || scope.has(to)),
    evaluation,
    followUps: state.followUps.filter(({ holder }) => scope.has(holder)),
    charges: state.charges.filter(({ org }) => scope.has(org)),
    clocks: clocksOf(state, directory),
  };
};

/** One matter as supervision knows it: clocks with their explanation, the items, and the time line with the words opened. */
@Injectable()
export class MatterView {
  constructor(
    @Inject(recordsOf(SUPERVISIONS)) private readonly supervisions: Records<Supervision, SupervisionEvent>,
    @Inject(DIRECTORY) private readonly directory: Directories,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async view(actor: Actor, id: string, opening: Opening) {
    const found = await this.supervisions.get(id);
    const directory = this.directory.current();
    if (found === undefined || !maySee(actor, found.state, directory)) return undefined;
    const scope = scopeOf(actor.org, directory);
    const history = await this.supervisions.history(id);
    const timeLine = await timeLineOf(history, scope, (sealed) => this.vault.openMany(id, sealed, opening));

    return { version: found.version, body: { ...bodyOf(id, found.state, { scope, directory }), timeLine } };
  }
}
