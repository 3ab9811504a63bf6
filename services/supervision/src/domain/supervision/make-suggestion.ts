import { recorded, refused, type Moment, type OrgId, type Sealed } from '@huiyin/kernel';
import { mayAddress } from '@huiyin/policy';
import { clockMet } from '@huiyin/time';
import { aboutItem, bySupervisor } from './by-supervisor.js';
import { REPEATED_FAILURE } from './fail-step.js';
import type { OpenItem } from './item.state.js';
import { ownClock } from './own-clock.js';
import type { Supervision } from './supervision.state.js';
import type { AccountabilityGround, SuggestionKind } from './supervision.terms.js';
import type { Rule, SupervisionEvent } from './supervision-event.js';

export interface MakeSuggestion {
  readonly itemId: string;
  readonly kind: SuggestionKind;
  readonly to: OrgId;
  readonly ground: AccountabilityGround;
  readonly facts: Sealed;
}

const COMPETENT = ['discipline', 'party', 'government', 'joint-conference'];

/** Accountability is suggested to a body with management authority over the supervised one, never to that one itself (REG-40c). */
const isCompetent = (to: OrgId, body: OrgId, { directory }: Moment): boolean =>
  to !== body &&
  (COMPETENT.includes(directory.organisations.get(to)?.kind ?? '') || (directory.organisations.get(body)?.superiors ?? []).includes(to));

const refusalOf = (item: OpenItem, { kind, to }: MakeSuggestion, at: { state: Supervision; moment: Moment }) => {
  const { state, moment } = at;
  if (!moment.directory.organisations.has(to) || !mayAddress(to, state.withheld, moment.directory)) {
    return refused('supervision.unknown-body', { body: to });
  }
  if (state.suggestions.some((one) => one.itemId === item.id && one.kind === kind)) {
    return refused('supervision.suggestion-already-made', { kind });
  }
  if (kind !== 'pursue-responsibility') return undefined;
  if (item.failures < REPEATED_FAILURE) return refused('supervision.too-early-to-suggest', { failures: item.failures });

  return isCompetent(to, item.body, moment) ? undefined : refused('supervision.not-a-competent-body', { body: to });
};

const dutyMet = (item: OpenItem, { kind }: MakeSuggestion, at: { state: Supervision; moment: Moment }): readonly SupervisionEvent[] => {
  const clock = item.suggesting === undefined ? undefined : at.state.book[item.suggesting];

  return kind === 'pursue-responsibility' && clock !== undefined ? clockMet(clock, { cause: 'SuggestionMade' }, at.moment) : [];
};

/**
 * 三项建议 (Regulation Art. 40, L23), with the leader's approval: one of a kind per item, accountability only after repeated failure and
 * within T-ACC-SUGGEST (S1-17). The platform proposes and tracks; it never decides a sanction.
 */
export const makeSuggestion = (request: MakeSuggestion): Rule =>
  bySupervisor({ itemId: request.itemId, action: 'approve-notice' }, (item) => (state, moment) => {
    const refusal = refusalOf(item, request, { state, moment });
    if (refusal !== undefined) return refusal;
    const { kind, to, ground, facts } = request;
    const answerBy = ownClock({ timer: 'T-SUGGEST-ANS', org: to, cause: 'answerBy' }, state, moment).lastDay;
    const suggestionId = `s${state.suggestions.length + 1}`;
    const { itemId, body, supervisor: by } = aboutItem(item);

    return recorded(...dutyMet(item, request, { state, moment }), {
      type: 'SuggestionMade',
      data: { suggestionId, itemId, body, by, to, kind, ground, facts, approvedBy: moment.actor.id, answerBy },
    });
  });
