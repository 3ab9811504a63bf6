import { asOrgId, asRegionCode, asStaffId, type Actor } from '@huiyin/kernel';
import { given, shanghai } from '@huiyin/testing/domain';
import { CITY, staff } from '../../../testing/city.js';
import { becomes, PERSON, request, story } from '../../../testing/petition-story.js';
import { registerPetition } from './register-petition.js';
import { petitionAggregate } from '../petition.aggregate.js';

const after = (...told: Parameters<typeof story>) => given(story(...told), petitionAggregate).with(CITY);
const fresh = () => given(petitionAggregate.initial, petitionAggregate).with(CITY);

const registrar = staff('q-xfj:registrar');
const platform: Actor = { id: asStaffId('platform:yz'), org: asOrgId('c-xfj'), roles: ['platform'] };
const register = (...asked: Parameters<typeof request>) =>
  fresh()
    .at('2026-08-03T09:20')
    .as(registrar)
    .when(registerPetition(request(...asked)));
/** T-REG, met at once; T-TRIAGE and T-TRIAGE-L, which run. */
const CLOCKS = ['ClockStarted', 'ClockEnded', 'ClockStarted', 'ClockStarted'] as const;
const FOURTEENTH_DAY_LATER = '2026-08-18';

describe('registering a matter (REG-22)', () => {
  it('[REG-22] [T-TRIAGE] records the matter and starts the time for sorting, from the day of receipt', () =>
    becomes(
      register(),
      [
        { type: 'PetitionRegistered', data: { kind: 'appeal', withheld: { scope: 'none', seq: 0 } } },
        { type: 'ClockStarted', data: { clock: { timer: 'T-REG', lastDay: '2026-08-04' } } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-REG', state: 'met' } } },
        { type: 'ClockStarted', data: { clock: { timer: 'T-TRIAGE', lastDay: FOURTEENTH_DAY_LATER, supervisor: 'c-xfj' } } },
        { type: 'ClockStarted', data: { clock: { timer: 'T-TRIAGE-L', lastDay: '2026-08-07', supervisor: 'c-xfj' } } },
      ],
      { stage: 'triage', holder: 'q-xfj', parties: ['q-xfj'] },
    ));

  it.each([
    ['01', 'suggestion'],
    ['02', 'appeal'],
    ['03', 'appeal'],
    ['04', 'report'],
    ['05', 'suggestion'],
    ['99', 'appeal'],
  ])('[REG-29] purpose %s is the kind %s', (purpose, kind) =>
    register({ purpose }).then(([first]) => expect(first).toMatchObject({ data: { kind } })),
  );

  it('[INV-6] a report is withheld from the unit that was named exactly', () =>
    becomes(register({ purpose: '04' }, [asOrgId('q-zjj')]), ['PetitionRegistered', ...CLOCKS], {
      withheld: { scope: 'from', orgs: ['q-zjj'], seq: 1 },
    }));

  it('[INV-6] a report whose unit is not matched is seen by the registering office alone', () =>
    becomes(register({ purpose: '04' }), ['PetitionRegistered', ...CLOCKS], {
      withheld: { scope: 'allBut', org: 'q-xfj', seq: 1 },
    }));

  it('[INV-15] more than five representatives are refused as representatives, the visit is not', () => {
    const petitioners = [1, 2, 3, 4, 5, 6, 7].map((n) => ({ ...PERSON, id: `p${n}`, representative: true }));

    register({ form: '02', peopleCount: 7, joint: true, petitioners }).then(([first]) =>
      expect(first).toMatchObject({
        data: { petitioners: [1, 2, 3, 4, 5, 6, 7].map((n) => ({ id: `p${n}`, representative: n <= 5 })) },
      }),
    );
  });

  it('[REG-25] an urgent matter is reported at once to the government, the joint conference office and the upper office', () =>
    register({ urgent: true }).then([
      'PetitionRegistered',
      { type: 'UrgencyReported', data: { by: 'q-xfj', to: ['q-gov', 'q-lxb', 'c-xfj'] } },
      ...CLOCKS,
    ]));

  it('[REG-25] [INV-6] of an urgent report only those are told from whom it is not withheld', () => {
    register({ urgent: true, purpose: '04' }).then(['PetitionRegistered', ...CLOCKS]);
    register({ urgent: true, purpose: '04' }, [asOrgId('q-gov')]).then([
      'PetitionRegistered',
      { type: 'UrgencyReported', data: { to: ['q-lxb', 'c-xfj'] } },
      ...CLOCKS,
    ]);
  });

  it('[NET-4] a platform may hand over what an office registered on it, also if its clock is ahead', () =>
    fresh()
      .at('2026-08-03T09:20')
      .as(platform)
      .when(registerPetition(request({ platform: { name: 'yz', number: 'YZ1' }, receivedAt: shanghai('2026-08-03T09:40') })))
      .then(['PetitionRegistered', 'ClockStarted', 'ClockStarted']));
});

describe('what is not registered', () => {
  it.each([
    ['petition.unknown-office', 'registeredBy', { registeredBy: asOrgId('q-fy') }],
    ['petition.unknown-office', 'registeredBy', { registeredBy: asOrgId('q-fhb') }],
    ['petition.registered-for-others', 'registeredBy', { registeredBy: asOrgId('c-xfj') }],
    ['petition.unknown-region', 'region', { region: asRegionCode('123456') }],
    ['petition.unknown-form', 'form', { form: '77' }],
    ['petition.unknown-purpose', 'purpose', { purpose: '77' }],
    ['petition.unknown-content-class', 'contentClass', { contentClass: '770000' }],
    ['petition.received-in-future', 'receivedAt', { receivedAt: shanghai('2026-08-04') }],
    ['petition.before-present-law', 'receivedAt', { receivedAt: shanghai('2022-04-30') }],
  ] as const)('[NET-5] %s', (code, field, over) => register(over).thenRefused(code, { field }));

  it('a matter of someone whose post does not register', () =>
    fresh().as(staff('q-xfj:supervisor')).when(registerPetition(request())).thenRefused('actor.not-authorised'));

  it('the same matter again changes nothing', () =>
    after(request()).as(registrar).when(registerPetition(request())).thenIgnored('already-there'));

  it('its number with other content', () =>
    after(request())
      .as(registrar)
      .when(registerPetition(request({ digest: 'digest-2' })))
      .thenRefused('petition.number-known', { field: 'number' }));
});
