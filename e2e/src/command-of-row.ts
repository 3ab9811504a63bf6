import { readSignatories, type SampleRow } from '@huiyin/tools';

type Fields = Readonly<Record<string, string>>;

const given = (fields: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '' && value !== undefined));

const isSet = (flag: string | undefined): boolean => flag === '1';
const dayOfRow = (fields: Fields, field: string): string => (fields[field] ?? '').slice(0, 10);
/** As it stands: a platform does not repair what was entered. */
const instantOfRow = ({ xfrq = '' }: Fields): string => (xfrq.includes(' ') ? `${xfrq.replace(' ', 'T')}:00+08:00` : xfrq);

const personOf = ({ xm, sjh, dzyj, zjhm, zz, dbbz }: Fields): object =>
  given({ name: xm, phone: sjh, email: dzyj, idNumber: zjhm, address: zz, representative: isSet(dbbz) });

/** A row of the sample file as a partner platform writes it on the command topic: the same words, not the same form. */
export const commandOfRow = async ({ number, fields }: SampleRow): Promise<object> => {
  const signed = (await readSignatories()).filter(({ xfjbh }) => xfjbh === number);
  const named = isSet(fields['nmbz']) ? [] : [personOf(fields)];

  return {
    number,
    petition: given({
      registeredBy: fields['djjgdm'],
      receivedAt: instantOfRow(fields),
      petitionDate: dayOfRow(fields, 'xfrq'),
      postmarkDate: dayOfRow(fields, 'ycrq'),
      form: fields['xfxs'],
      purpose: fields['xfmddm'],
      contentClass: fields['nrfldm'],
      region: fields['wtsddm'],
      peopleCount: Number(fields['xfrs']),
      title: fields['bt'],
      content: fields['tsnr'],
      petitioners: signed.length > 0 ? signed.map(personOf) : named,
      joint: isSet(fields['lmbz']),
      anonymous: isSet(fields['nmbz']),
      confidential: isSet(fields['isbm']),
      publicConsent: isSet(fields['gkbz']),
      urgent: isSet(fields['zdjjbz']),
      litigation: isSet(fields['sfssbz']),
      firstTime: isSet(fields['bjgccbz']),
      reportedName: fields['bfyrhdw'],
      relatedNumber: fields['gljbh'],
    }),
  };
};
