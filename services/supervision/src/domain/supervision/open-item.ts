import { recorded, refused, type OrgId } from '@huiyin/kernel';
import { authorise, mayAddress, supervisorOf } from '@huiyin/policy';
import { urgeOf } from './item-clocks.js';
import { isOpen } from './item.state.js';
import { newItemId } from './open-for-miss.js';
import type { RecordedGround } from './supervision.terms.js';
import type { Rule, SupervisionEvent } from './supervision-event.js';
import { clockCancelled } from '@huiyin/time';

export interface OpenItemRequest {
  readonly body: OrgId;
  readonly ground: RecordedGround;
}

/** 立案: the ground is on record, so that the notice is proposed at once; one item per body, an open one takes the ground over. */
export const proposeFor =
  ({ body, ground }: OpenItemRequest): Rule =>
  (state, moment) => {
    const supervisor = supervisorOf(body, moment.directory);
    if (supervisor === undefined) return refused('supervision.unknown-body', { body });
    const open = state.items.filter(isOpen).find((item) => item.body === body);
    const about = { itemId: open?.id ?? newItemId(body, state), body, supervisor, ground };
    const opened: SupervisionEvent = { type: 'ItemOpened', data: { ...about, openedBy: moment.actor.id } };
    const urging = open === undefined ? undefined : urgeOf(open, state);

    return recorded<SupervisionEvent>(
      ...(open === undefined ? [opened] : []),
      ...(urging === undefined ? [] : clockCancelled(urging, { cause: 'NoticeProposed' }, moment)),
      { type: 'NoticeProposed', data: about },
    );
  };

/** A ground of Regulation Art. 40 (procedure broken, shifting, false report …) gives the notice without reminders (S0-02). */
export const openItem =
  (request: OpenItemRequest): Rule =>
  (state, moment) => {
    const denied = authorise(moment.actor, 'supervise');
    if (denied !== undefined) return denied;
    const { body } = request;
    const supervisor = supervisorOf(body, moment.directory);
    if (supervisor === undefined || !mayAddress(body, state.withheld, moment.directory))
      return refused('supervision.unknown-body', { body });
    if (moment.actor.org !== supervisor) return refused('supervision.not-the-supervisor', { supervisor });
    const open = state.items.filter(isOpen).find((item) => item.body === body);
    if (open !== undefined && open.step.at !== 'urging' && open.step.at !== 'answered') {
      return refused('supervision.notice-already-proposed', { itemId: open.id });
    }

    return proposeFor(request)(state, moment);
  };
