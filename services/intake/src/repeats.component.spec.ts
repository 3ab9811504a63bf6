import { LetterServed, ProcedureEnded, RemediesEnded, ReviewAccepted, SAMPLE, type PetitionEvent } from '@huiyin/contracts';
import { newId } from '@huiyin/host';
import type { LocalDate } from '@huiyin/kernel';
import type { Records } from '@huiyin/records';
import { eventually } from '@huiyin/testing/domain';
import { linkByReference } from './domain/petition/decisions/link-petition.js';
import type { Petition, Registered } from './domain/petition/state/petition.js';
import { earlierMatterOf } from './queries/earlier-matters.js';
import { IntakeScene } from './testing/intake-scene.js';

let intake: IntakeScene;
const PATIENCE = { within: 30_000 };
const OPEN = { scope: 'none', seq: 0 } as const;

const petitions = () => intake.service.platform.records[0] as unknown as Records<Petition, PetitionEvent>;
const stage = async (id: string) => (await petitions().get(id))?.state.stage;
const reaches = (id: string, expected: Petition['stage']) => eventually(async () => expect(await stage(id)).toBe(expected), PATIENCE);
const lastEnd = (id: string) => intake.petitions.events.findLast(({ subject, type }) => subject === id && type === 'ProcedureEnded');

const registered = async (phone: string): Promise<string> => {
  const petition = {
    ...{ registeredBy: 'q-xfj', receivedAt: '2026-08-20T10:00:00+08:00', petitionDate: '2026-08-20', form: '02', purpose: '03' },
    ...{ contentClass: '140200', region: '990102', peopleCount: 1, title: '楼道灯不亮', content: '光明路三号楼楼道灯不亮。' },
    petitioners: [{ name: '某人', phone, address: '清河区光明路3号' }],
    firstTime: true,
  };
  const answer = await intake.ask('/petitions', 'q-xfj:registrar', { body: { petition } });
  expect(answer).toMatchObject({ status: 201 });

  return String(answer.body['id']);
};

const done = async (id: string, [name, as]: readonly [string, string], body: object) =>
  expect(await intake.command(id, { name, as }, body)).toMatchObject({ status: 200 });

const served = (id: string, code: string, ref: string) =>
  intake.scene.teller.tell(LetterServed, {
    subject: id,
    data: {
      ...LetterServed.sample,
      ...{ letterId: `${code}/p1`, code, persons: ['p1'], servedOn: '2026-08-21' as LocalDate, ref, withheld: OPEN },
    },
  });

/** A matter whose opinion was served, and no right to review is left. */
const closed = async (phone: string): Promise<string> => {
  const id = await registered(phone);
  const responsible = { leader: 'q-zjj:head', undertaker: 'q-zjj:undertaker-1' };
  await done(id, ['transfer', 'q-xfj:registrar'], { to: 'q-zjj' });
  await done(id, ['acceptance', 'q-zjj:undertaker-1'], { route: 6, reason: 'within-its-power', ...responsible });
  await done(id, ['opinion', 'q-zjj:head'], { outcome: '1', request: '修灯', facts: '属实', opinion: '支持', legalBasis: '第三十二条' });
  await served(id, 'L09', 'o1');
  await reaches(id, 'closed');

  return id;
};

const ended = async (id: string): Promise<void> => {
  await intake.scene.teller.tell(RemediesEnded, {
    subject: id,
    data: { ground: 'no-request-in-time', endedAt: SAMPLE.later, withheld: OPEN },
  });
  await reaches(id, 'ended');
};

beforeAll(async () => {
  intake = await IntakeScene.open('intake-repeats');
  for (const file of ['dictionaries.yaml', 'directory.yaml', 'staff.yaml'])
    expect(await intake.put(file)).toMatchObject({ status: 200, body: { isRead: true } });
  intake.scene.setClock('2026-08-20T12:00');
}, 180_000);

afterAll(async () => intake?.close(), 60_000);

describe('the end of a matter and its repeats (INV-16)', () => {
  it('[REGR] told again, it ends no repeat that was linked later: the matter runs again, and its repeat with it', async () => {
    const main = await closed('19900008801');
    await ended(main);
    await eventually(() => expect(lastEnd(main)).toBeDefined(), PATIENCE);
    const end = lastEnd(main)!;
    await intake.scene.teller.tell(ReviewAccepted, {
      subject: main,
      data: { ...ReviewAccepted.sample, forCause: 'illness', withheld: OPEN },
    });
    await reaches(main, 'closed');
    const repeat = await registered('19900008802');
    await done(repeat, ['links', 'q-xfj:registrar'], { to: main, relation: 'repeat' });
    await served(repeat, 'L33', 'L33');
    await reaches(repeat, 'closed');

    await intake.scene.teller.tell(ProcedureEnded, { subject: main, sequence: end.sequence, data: end.data as never });
    await eventually(
      async () =>
        expect((await petitions().collection.findOne({ _id: repeat }))?.heard).toMatchObject({ [`intake_${main}`]: end.sequence }),
      PATIENCE,
    );
    expect(await stage(repeat)).toBe('closed');

    await ended(main);
    await reaches(repeat, 'ended');
  }, 90_000);

  it('[REGR] a repeat that was being linked while the matter ended ends too', async () => {
    const main = await closed('19900008803');
    const seen = (await petitions().get(main))!;
    const repeat = await registered('19900008804');
    await ended(main);
    await eventually(() => expect(lastEnd(main)).toBeDefined(), PATIENCE);

    const earlier = earlierMatterOf({ ...seen, state: seen.state as Registered });
    const command = { id: repeat, cause: newId(), correlation: newId(), digest: 'd', actor: { id: 'system', org: 'system', roles: [] } };
    expect(await petitions().change(command as never, linkByReference(earlier))).toMatchObject({ kind: 'recorded' });
    await served(repeat, 'L33', 'L33');

    await reaches(repeat, 'ended');
  }, 90_000);
});
