import type {
  AcceptanceDeemed,
  DataOf,
  ObjectionAnswered,
  ObjectionRaised,
  PetitionAccepted,
  PetitionAssigned,
  PetitionDeclined,
  PetitionTransferred,
} from '@huiyin/contracts';
import type { LocalDate } from '@huiyin/kernel';
import { asStaffId } from '@huiyin/kernel';
import { dayOf } from '@huiyin/time';
import { factsFor, toOrganisation, type LettersFor, type Order, type Scene } from '../order.js';
import { daysOf } from './limits.js';
import { forPetitioners, forReachable } from './recipients-of-letters.js';

type Passing = DataOf<typeof PetitionTransferred> & { readonly limit?: LocalDate };
type Mode = 'transfer' | 'assign';

/** L04 转送告知书 to the petitioners and L05 转送函/交办函 to the body. */
const passed =
  (mode: Mode): LettersFor<Passing> =>
  (data, scene) => [
    ...forReachable(
      {
        code: 'L04',
        issuer: data.from,
        facts: factsFor('L04', { to: data.to, passedOn: dayOf(data.receivedAt), mode, queryCode: scene.matter.queryCode }),
      },
      scene,
    ),
    passingLetter(mode, data, scene),
  ];

/** The limits to notify and to object are an answering agency's; not those of an office that passes it on, or of a body with rules of its own. */
const isForAgency = ({ to, capacity }: Passing, { moment }: Scene): boolean =>
  capacity === undefined ? moment.directory.organisations.get(to)?.kind !== 'petition-office' : capacity === 'agency';

const passingLetter = (mode: Mode, passing: Passing, scene: Scene): Order => {
  const { from, to, limit } = passing;
  const limits = isForAgency(passing, scene)
    ? { noticeDays: daysOf('T-NOTICE-XFER', to, scene), objectDays: daysOf('T-OBJECT', to, scene) }
    : {};

  return {
    code: 'L05',
    issuer: from,
    to: toOrganisation(to),
    facts: factsFor('L05', { mode, content: scene.matter.content, limit, ...limits }),
  };
};

export const transferred: LettersFor<DataOf<typeof PetitionTransferred>> = passed('transfer');
export const assigned: LettersFor<DataOf<typeof PetitionAssigned>> = passed('assign');

/** L06 异议函. */
export const objectionRaised: LettersFor<DataOf<typeof ObjectionRaised>> = ({ by, to, reasons, basis }) => [
  { code: 'L06', issuer: by, to: toOrganisation(to), facts: factsFor('L06', { step: 'raised', reasons, basis }) },
];

/** L06 异议答复. */
export const objectionAnswered: LettersFor<DataOf<typeof ObjectionAnswered>> = ({ by, to, reasons, agreed }) => [
  { code: 'L06', issuer: by, to: toOrganisation(to), facts: factsFor('L06', { step: 'answered', reasons, agreed: agreed ? 'yes' : 'no' }) },
];

type Accepted = DataOf<typeof PetitionAccepted>;

/** A suggestion has no route and no limit: it is studied and answered (Regulation Art. 29). */
const limitOfRoute = ({ route, agency }: Accepted) =>
  route === undefined ? {} : { limit: { timers: [route === 6 ? 'T-HANDLE' : 'T-DUTY'], holder: agency } };

/** L01 受理告知书, with the limit explained by the clock that starts with the acceptance. */
export const accepted: LettersFor<Accepted> = (data, scene) => {
  const ordinary =
    data.route === 6 ? { limitDays: daysOf('T-HANDLE', data.agency, scene), extensionDays: daysOf('T-EXTEND', data.agency, scene) } : {};
  const facts = factsFor('L01', {
    agency: data.agency,
    route: data.route === undefined ? 'study' : String(data.route),
    agencyReceivedOn: dayOf(data.receivedAt),
    acceptedOn: dayOf(data.acceptedAt),
    undertaker: asStaffId(data.responsible.undertaker),
    ...limitOfRoute(data),
    ...ordinary,
  });

  return forPetitioners({ code: 'L01', issuer: data.agency, facts }, scene);
};

/** L33 by the supervising office: no L01 in the silent agency's name (T-DEEMED). */
export const acceptanceDeemed: LettersFor<DataOf<typeof AcceptanceDeemed>> = (data, scene) => {
  const facts = factsFor('L33', {
    basis: 'deemed',
    stage: 'handling',
    body: data.agency,
    deemedOn: dayOf(data.deemedAt),
    limit: { timers: ['T-HANDLE'], holder: data.agency },
  });

  return forPetitioners({ code: 'L33', issuer: data.toldBy, facts }, scene);
};

/** L02 不予受理告知书. */
export const declined: LettersFor<DataOf<typeof PetitionDeclined>> = ({ by, reason, legalBasis, whereToGo }, scene) =>
  forPetitioners({ code: 'L02', issuer: by, facts: factsFor('L02', { reason, legalBasis, whereToGo }) }, scene);
