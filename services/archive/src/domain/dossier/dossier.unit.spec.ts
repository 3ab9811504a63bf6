import type { DossierEvent, Envelope } from '@huiyin/contracts';
import { asOrgId, asStaffId, AT_ONCE, type Actor, type FileRef } from '@huiyin/kernel';
import { given, shanghai, SYSTEM } from '@huiyin/testing/domain';
import { confirmRetention, dossierAggregate, fileItem, packingFailed, sealVolume, startPacking, type Dossier } from './index.js';

const archivist: Actor = { id: asStaffId('q-xfj:archivist'), org: asOrgId('q-xfj'), roles: ['archivist'] };
const PDF: FileRef = { digest: 'sha256-1', size: 9, mediaType: 'application/pdf', name: 'l.pdf' };

const envelope = (type: string, data: object = {}, sequence = 1): Envelope<Record<string, unknown>> => ({
  id: `${type}-${sequence}`,
  type: `cn.huiyin.${type}.v1`,
  source: '/x/y',
  subject: 'm1',
  sequence,
  time: shanghai('2026-08-03'),
  correlation: 'k',
  causation: 'c',
  dataschema: '',
  actor: { id: SYSTEM.id, org: SYSTEM.org },
  data: { withheld: { scope: 'none', seq: 0 }, ...data },
});

const ordered = envelope('notify.letter.LetterOrdered', { letterId: 'l1', code: 'L09' });
const issued = envelope('notify.letter.LetterIssued', { letterId: 'l1', code: 'L09', number: '清建处〔2026〕1号', file: PDF });
const ended = envelope('supervision.supervision.OversightEnded', {});

/** The dossier after these messages, each decided as the reaction would. */
const after = (...heard: readonly Envelope<Record<string, unknown>>[]): Dossier =>
  heard.reduce<Dossier>(
    (dossier, message) => given<Dossier, DossierEvent>(dossier, dossierAggregate).when(fileItem(message)).state,
    dossierAggregate.initial,
  );

const packing = (dossier: Dossier): Dossier => given<Dossier, DossierEvent>(dossier, dossierAggregate).when(startPacking).state;
const packed = (items: number, claim = 'pack/0/1') => ({ claim, file: PDF, manifest: 'sha256-m', items, letters: 1 });
const sealed = (...heard: readonly Envelope<Record<string, unknown>>[]): Dossier =>
  given<Dossier, DossierEvent>(packing(after(...heard)), dossierAggregate).when(sealVolume(packed(heard.length))).state;

describe('the dossier fills from all services in whatever order they come (S0-27, ARC-6)', () => {
  it('[S0-27] is ready for packing only when oversight has ended and every ordered letter was made', () => {
    expect(dossierAggregate.deadlines(after(ordered, ended))).toEqual([]);
    expect(dossierAggregate.deadlines(after(ordered, issued))).toEqual([]);
    expect(dossierAggregate.deadlines(after(ordered, ended, issued))).toEqual([{ name: 'pack/0/1', at: AT_ONCE, clock: 'machine' }]);
    expect(dossierAggregate.deadlines(after(issued, ended, ordered))).toHaveLength(1);
  });

  it('a letter that was withdrawn before it was made is not awaited', () => {
    expect(
      dossierAggregate.deadlines(after(ordered, ended, envelope('notify.letter.LetterWithdrawn', { letterId: 'l1', code: 'L09' }))),
    ).toHaveLength(1);
  });

  it('files a type that the code does not know as it is, with the files that it names', () => {
    const future = envelope('future.thing.Happened', { deep: [{ paper: PDF }] });

    expect(
      fileItem(future)(dossierAggregate.initial, {
        at: shanghai('2026-08-03'),
        machine: AT_ONCE,
        actor: SYSTEM,
        directory: undefined as never,
      }),
    ).toMatchObject({
      kind: 'recorded',
      events: [{ type: 'ItemFiled', data: { type: 'cn.huiyin.future.thing.Happened.v1', files: [PDF], data: { deep: [{ paper: PDF }] } } }],
    });
  });

  it('[INV-6] takes the disclosure mark with the highest sequence, whichever event comes first', () => {
    const open = envelope('intake.petition.PetitionRegistered', { withheld: { scope: 'none', seq: 0 } });
    const closed = envelope('intake.petition.ReportedUnitMatched', { withheld: { scope: 'from', orgs: ['q-zjj'], seq: 2 } });

    expect(after(closed, open).withheld).toEqual(after(open, closed).withheld);
    expect(after(closed, open).withheld).toMatchObject({ scope: 'from' });
  });
});

describe('sealing', () => {
  it('[INV-12] seals once, with the digest of the manifest', () =>
    given<Dossier, DossierEvent>(packing(after(ended)), dossierAggregate)
      .when(sealVolume(packed(1)))
      .then([{ type: 'DossierSealed', data: { claim: 'pack/0/1', manifest: 'sha256-m', items: 1 } }]));

  it('packs again when an item was filed meanwhile', () =>
    given<Dossier, DossierEvent>(packing(after(ended, issued)), dossierAggregate)
      .when(sealVolume(packed(1)))
      .then([{ type: 'PackingStarted', data: { claim: 'pack/0/2' } }]));

  it('ignores the outcome of a claim that has passed to another process', () =>
    given<Dossier, DossierEvent>(packing(packing(after(ended))), dossierAggregate)
      .when(sealVolume(packed(1)))
      .thenIgnored());

  it('is tried again after a fault', () => {
    const failed = given<Dossier, DossierEvent>(packing(after(ended)), dossierAggregate).when(
      packingFailed('pack/0/1', 'file-store-away'),
    ).state;

    expect(dossierAggregate.deadlines(failed)).toMatchObject([{ name: 'pack/0/2', clock: 'machine' }]);
  });

  it('[INV-17] an item after sealing opens a supplement; the sealed package stays as it is', () => {
    const late = after(ended).volumes;
    const dossier = given<Dossier, DossierEvent>(sealed(ended), dossierAggregate).when(
      fileItem(envelope('notify.letter.ServiceCorrected', {}, 9)),
    ).state;

    expect(late).toHaveLength(1);
    expect(dossier.volumes.map((volume) => volume.packing)).toEqual(['sealed', 'waiting']);
    expect(dossier.volumes[0]).toEqual(sealed(ended).volumes[0]);
  });
});

describe('retention (ARC-4)', () => {
  const opinion = envelope('intake.petition.OpinionIssued');
  const hearing = envelope('hearing.review.HearingHeld');

  it('is proposed from what happened: filed only, with an opinion, heard', () => {
    expect(after(ended).retention).toEqual({ proposed: 'D10', confirmed: false });
    expect(after(opinion).retention).toEqual({ proposed: 'D30', confirmed: false });
    expect(after(hearing, opinion).retention).toEqual({ proposed: 'Y', confirmed: false });
  });

  it('is confirmed by an archivist; a change needs a reason', () => {
    given<Dossier, DossierEvent>(after(opinion), dossierAggregate)
      .as(archivist)
      .when(confirmRetention({ retention: 'Y' }))
      .thenRefused('dossier.retention-change-needs-reason');
    given<Dossier, DossierEvent>(after(opinion), dossierAggregate)
      .when(confirmRetention({ retention: 'D30' }))
      .thenRefused('dossier.retention-needs-archivist');
    given<Dossier, DossierEvent>(after(opinion), dossierAggregate)
      .as(archivist)
      .when(confirmRetention({ retention: 'Y', reason: '有领导批示' }))
      .then([{ type: 'RetentionConfirmed', data: { retention: 'Y', by: archivist.id } }]);
  });
});
