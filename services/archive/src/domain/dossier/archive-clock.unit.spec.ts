import type { DossierEvent, Envelope } from '@huiyin/contracts';
import { asOrgId, type Deadline, type Directory, type FileRef } from '@huiyin/kernel';
import { latestClock } from '@huiyin/time';
import { given, sampleDirectory, shanghai, SYSTEM } from '@huiyin/testing/domain';
import { dossierAggregate, fileItem, sealVolume, startPacking, type Dossier } from './index.js';

const directory: Directory = sampleDirectory();
const PACKAGE: FileRef = { digest: 'sha256-1', size: 9, mediaType: 'application/zip', name: 'd.zip' };
type Message = Envelope<Record<string, unknown>>;

const message = (type: string, data: object = {}): Message => ({
  id: `${type}-1`,
  type: `cn.huiyin.${type}.v1`,
  source: '/x/y',
  subject: 'm1',
  sequence: 1,
  time: shanghai('2026-11-12'),
  correlation: 'k',
  causation: 'c',
  dataschema: '',
  actor: { id: SYSTEM.id, org: SYSTEM.org },
  data: { withheld: { scope: 'none', seq: 0 }, ...data },
});

const closedOn = (day: string, data: object = {}): Message =>
  message('intake.petition.PetitionClosed', { agency: 'q-zjj', office: 'q-xfj', closedAt: shanghai(day), ...data });
const ended = message('supervision.supervision.OversightEnded');

const on = (dossier: Dossier, day: string) => given<Dossier, DossierEvent>(dossier, dossierAggregate).with(directory).at(day);
const heardOn = (day: string, dossier: Dossier, ...messages: readonly Message[]): Dossier =>
  messages.reduce((before, heard) => on(before, day).when(fileItem(heard)).state, dossier);
const closed = (day = '2026-11-12'): Dossier => heardOn(day, dossierAggregate.initial, closedOn(day));
const clockOf = (dossier: Dossier) => latestClock(dossier.book, 'T-ARCHIVE');
const sealedOn = (day: string, dossier: Dossier) => {
  const claim = `pack/${dossier.volumes.length - 1}/1`;
  const items = dossier.volumes.at(-1)?.items ?? 0;

  return on(on(dossier, day).when(startPacking).state, day).when(sealVolume({ claim, file: PACKAGE, manifest: 'm', items, letters: 0 }));
};
const missOf = (dossier: Dossier): Deadline => dossierAggregate.deadlines(dossier).find(({ name }) => name.startsWith('missed:'))!;

describe('the archiving of a closed matter (归档期限, ARC-5)', () => {
  it('[T-ARCHIVE] starts when the matter is closed: until 30 June of the next year, held by the responsible agency', () =>
    on(dossierAggregate.initial, '2026-11-12')
      .when(fileItem(closedOn('2026-11-12')))
      .then([
        { type: 'ItemFiled' },
        {
          type: 'ClockStarted',
          data: {
            clock: {
              timer: 'T-ARCHIVE',
              holder: { org: 'q-zjj' },
              supervisor: 'q-xfj',
              lastDay: '2027-06-30',
              expiry: 'warn',
              state: 'running',
            },
          },
        },
      ]));

  it('[T-ARCHIVE] is held by the registering office where no agency handled the matter, or none that may know of it', () => {
    const office = message('intake.petition.PetitionClosed', { office: 'q-xfj', closedAt: shanghai('2026-11-12') });
    const hidden = closedOn('2026-11-12', { withheld: { scope: 'from', orgs: ['q-zjj'], seq: 3 } });

    for (const heard of [office, hidden]) {
      expect(clockOf(heardOn('2026-11-12', dossierAggregate.initial, heard))?.holder).toEqual({ kind: 'organisation', org: 'q-xfj' });
    }
  });

  it('[T-ARCHIVE] a year ends at its last day: closed on 31 December or on 1 January', () => {
    expect(clockOf(closed('2026-12-31'))?.lastDay).toBe('2027-06-30');
    expect(clockOf(closed('2027-01-01'))?.lastDay).toBe('2028-06-30');
  });

  it('[T-ARCHIVE] is met when the dossier is sealed', () =>
    sealedOn('2027-03-01', heardOn('2026-12-20', closed(), ended)).then([
      { type: 'DossierSealed' },
      { type: 'ClockEnded', data: { clock: { timer: 'T-ARCHIVE', state: 'met' } } },
    ]));

  it('[T-ARCHIVE] warns when it ends, once, however late it is noticed; the late sealing still ends it', () => {
    const dossier = closed();
    const due = missOf(dossier);
    const late = on(dossier, '2027-11-01').when(dossierAggregate.due(dossier, due));

    late.then([{ type: 'DutyMissed', data: { clock: { timer: 'T-ARCHIVE', expiry: 'warn', state: 'missed', lastDay: '2027-06-30' } } }]);
    expect(dossierAggregate.deadlines(late.state)).toEqual([]);
    expect(clockOf(sealedOn('2027-11-02', heardOn('2027-11-02', late.state, ended)).state)).toMatchObject({ state: 'missed' });
  });

  it('[T-ARCHIVE] fires nothing before its day', () => {
    const dossier = closed();
    const early = on(dossier, '2026-11-20').when(dossierAggregate.due(dossier, missOf(dossier)));

    early.thenIgnored();
  });

  it('a matter that goes on again is not closed: the clock ends, and a new one starts with the second closing', () => {
    const again = heardOn('2026-12-01', closed(), message('intake.petition.HandlingReopened'));

    expect(clockOf(again)).toMatchObject({ id: 'T-ARCHIVE/q-zjj/1', state: 'cancelled' });
    expect(clockOf(heardOn('2027-02-01', again, closedOn('2027-02-01')))).toMatchObject({ id: 'T-ARCHIVE/q-zjj/2', lastDay: '2028-06-30' });
  });

  it('waits for the directory where it does not know the organisation yet', () => {
    const unknown = closedOn('2026-11-12', { agency: asOrgId('q-new') });

    expect(() => on(dossierAggregate.initial, '2026-11-12').when(fileItem(unknown))).toThrow(
      expect.objectContaining({ code: 'archive.organisation-unknown', retryable: true }),
    );
  });
});
