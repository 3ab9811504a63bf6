import { ALL_DEFINITIONS } from '@huiyin/contracts';
import type { TimerRule } from '@huiyin/kernel';
import { statutoryRuleSet } from '../../statutory-rule-set.js';

/** domain.md §2, copied by hand: timer, start event, what it waits for, owning service, duty holder, on expiry. */
const TABLE = [
  ['T-REG', 'received, by any channel', 'registered', 'intake', 'receiving office', 'registrar is warned'],
  ['T-TRIAGE', 'petition office receives', 'transferred, assigned', 'intake', 'petition office', 'overdue: supervision'],
  ['T-TRIAGE-L', 'on the way down', 'passes it on', 'intake', 'office of the level', 'warned'],
  ['T-PASS-SIMPLE', 'level between receives a simple', 'passed on', 'intake', 'level between', 'warned'],
  ['T-NOTICE-DIRECT', 'receives it directly', 'told in writing', 'intake', 'responsible agency', 'ACC-44-3'],
  ['T-NOTICE-XFER', 'by transfer', 'told in writing', 'intake', 'responsible agency', 'ACC-44-3'],
  ['T-OBJECT', 'by transfer', 'objection is raised', 'intake', 'a right', 'the agency must handle'],
  ['T-OBJECT-ANS', 'objection is raised', 'answered', 'intake', 'sender', 'sender is warned'],
  ['T-HANDLE', 'accepted on route 6', 'handling opinion', 'intake', 'responsible agency', 'reminder for reply, then a supervision notice'],
  [
    'T-EXTEND',
    'extension is approved',
    'handling opinion',
    'intake',
    'head of the agency',
    'reminder for reply, then a supervision notice',
  ],
  [
    'T-DEEMED',
    'without acceptance, objection or decline',
    'deemed accepted',
    'intake',
    'agency, town or enterprise',
    'deemed accepted on route 6',
  ],
  ['T-DUTY', 'route 5', 'performed or answered', 'intake', 'responsible agency', 'reminder for reply, then a supervision notice'],
  ['T-REDO', 'order to handle again is served', 'new handling opinion', 'intake', 'responsible agency', 'reminder for reply, then'],
  ['T-ASSIGN', 'assigned', 'result is reported', 'intake', 'responsible agency', 'a reminder for reply'],
  ['T-SIMPLE-ACC', 'agency receives a simple matter', 'accepted', 'intake', 'responsible agency', 'falls back to the ordinary procedure'],
  [
    'T-SIMPLE-DONE',
    'simple matter is accepted',
    'finished and answered',
    'intake',
    'responsible agency',
    'falls back to the handling limit',
  ],
  ['T-REVIEW-REQ', 'handling opinion is served', 'review is requested', 'hearing', 'a right', 'window closes'],
  ['T-REVIEW', 'request for review is received', 'review opinion', 'hearing', 'reviewing body', 'overdue'],
  ['T-REREVIEW-REQ', 'review opinion is served', 're-review is requested', 'hearing', 'a right', 'window closes'],
  ['T-REREVIEW', 'paused from the hearing notice to the hearing finding', 're-review opinion', 'hearing', 're-reviewing body', 'overdue'],
  ['T-REVIEW-REFUSE', 'request is received', 'accepted or refused', 'hearing', 'reviewing body', 'warned'],
  ['T-REVIEW-DRAFT', 'delegated department gets the case', 'draft', 'hearing', 'delegated department', 'warned'],
  ['T-HEAR-APPLY', 'right to a hearing is told', 'applied for', 'hearing', 'a right', 'window closes'],
  ['T-HEAR-DECIDE', 'application is received', 'decided', 'hearing', 'holds the hearing', 'warned'],
  ['T-HEAR-HOLD', 'hearing is granted', 'held', 'hearing', 'holds the hearing', 'warned'],
  [
    'T-HEAR-NOTICE',
    'back from the day of the hearing',
    'notified in writing',
    'hearing',
    'holds the hearing',
    'cannot be held earlier without consent',
  ],
  ['T-HEAR-RESULT', 'hearing is closed', 'finding is made', 'hearing', 'holds the hearing', 'warned'],
  ['T-URGE', 'limit has passed, and there is no reply', 'reply comes', 'supervision', 'supervising office', 'reminder for reply is issued'],
  ['T-SUP-REPLY', 'supervision notice is served', 'answered', 'supervision', 'responsible agency', 'next step of the ladder'],
  ['T-SUP-REPORT', 'leader assigned is finished', 'report', 'supervision', 'supervising office', 'warned'],
  ['T-ACC-SUGGEST', 'second step has failed', 'suggestion is made', 'supervision', 'petition office', 'warned'],
  ['T-SUGGEST-ANS', 'suggestion is served', 'answered in writing', 'supervision', 'responsible agency', 'supervision'],
  ['T-LEADER-READ', 'sent to a leader', 'read and commented', 'intake', 'leader', 'reminded'],
  ['T-REPLY', 'answered', 'reached every petitioner', 'intake', 'body that decided', 'must say why'],
  ['T-FOLLOWUP', 'not satisfied', 'follow-up is made', 'supervision', 'agency and petition office', 'warned'],
  ['T-EVAL', 'reply is served', 'evaluates', 'supervision', 'a right', 'not evaluated in time'],
  ['T-ARCHIVE', 'closed', 'archived', 'archive', 'responsible agency', 'warned'],
  ['T-CHARGE', 'leader takes charge', 'settled', 'supervision', 'leader in charge', 'escalated'],
] as const;

const { timers } = statutoryRuleSet();
const rules = new Map(timers.map((rule) => [rule.timer, rule]));
const events = new Set(ALL_DEFINITIONS.map(({ name }) => name));
const cuesOf = ({ starts, meets }: TimerRule) => [...starts!.events, ...meets!.events];

describe('every timer of domain.md §2 says what starts it, what meets it, whose it is and where it leads', () => {
  it.each(TABLE)('[%s] starts: %s; is met: %s; owner: %s; holder: %s; on expiry: %s', (...row) => {
    const [timer, starts, meets, owner, holder, expiry] = row;
    const rule = rules.get(timer)!;

    expect(rule.starts?.en).toContain(starts);
    expect(rule.meets?.en).toContain(meets);
    expect(rule.owner).toBe(owner);
    expect(rule.dutyHolder?.en).toContain(holder);
    expect(rule.onExpiry?.en).toContain(expiry);
  });

  it('all of them, and in Chinese too', () => {
    expect(TABLE.map(([timer]) => timer).sort()).toEqual([...rules.keys()].sort());
    for (const { starts, meets, dutyHolder, onExpiry } of timers)
      for (const words of [starts, meets, dutyHolder, onExpiry]) expect(words?.zh).toMatch(/[\u4e00-\u9fff]/);
  });

  it.each(timers.map((rule) => [rule.timer, rule] as const))('[%s] names events that there are', (_, rule) => {
    expect(cuesOf(rule).filter((name) => !events.has(name))).toEqual([]);
  });
});
