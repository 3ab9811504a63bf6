import type { Directory, NoticeTimes, Organisation, OrgId, Staff, StaffId } from '@huiyin/kernel';
import type { Reader } from '../inbox/entry-of.js';
import type { NoticePreference } from './notice-preferences.js';
import type { Subscription } from './digest-of.js';
import type { NoticeLanguage } from './notice-words.js';

/** Somebody who is mailed a digest: an office at its address, or a person at his own. */
export interface DigestReader {
  /** Names the row that says how far he was told. */
  readonly id: string;
  readonly reader: Reader;
  readonly office: OrgId;
  readonly address: string;
  readonly times: NoticeTimes;
  readonly language: NoticeLanguage;
  readonly subscription: Subscription;
}

const NOBODY = 'office' as StaffId;

const officeReader = ({ id, email, notices }: Organisation): readonly DigestReader[] =>
  email === undefined || notices === undefined
    ? []
    : [
        {
          ...{ id: `office/${id}`, office: id, address: email, times: notices, language: notices.language ?? 'zh', subscription: 'all' },
          reader: { id: NOBODY, org: id, roles: [], isOffice: true },
        },
      ];

const staffReader = ({ id, org, roles, email }: Staff, times: NoticeTimes | undefined, wish: NoticePreference | undefined) => {
  if (email === undefined || times === undefined) return [];
  const { subscription = 'all', language = times.language ?? 'zh' } = wish ?? {};
  const reader: DigestReader = {
    ...{ id: `staff/${id}`, office: org, address: email, times, language, subscription },
    reader: { id, org, roles },
  };

  return [reader];
};

/** Who is mailed, by the directory: without times nobody is. What a person wishes is his own; an office's is the directory's. */
export const digestReaders = (
  { organisations, staff }: Pick<Directory, 'organisations' | 'staff'>,
  wishes: ReadonlyMap<string, NoticePreference>,
): readonly DigestReader[] => [
  ...[...organisations.values()].flatMap(officeReader),
  ...[...staff.values()].flatMap((person) => staffReader(person, organisations.get(person.org)?.notices, wishes.get(person.id))),
];
