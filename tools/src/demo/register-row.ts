import type { RegistrationAnswer } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';

import { CITY_PLATFORM } from './driver/bearers.js';
import type { City } from './driver/city.js';
import { petitionsWith, signatoriesOf } from './sample-file.js';
import type { SampleRow } from './sample-rows.js';

export type Registration = RegistrationAnswer;

export interface ImportedFile {
  readonly petitions: string;
  readonly signatories?: string;
}

export interface ImportReport {
  readonly registered: number;
  readonly alreadyThere: number;
  readonly refused: number;
  readonly rows: readonly (Registration & { readonly row: number; readonly sent: string })[];
}

/** Hands a file over as a platform, by its token. */
export const importFile = (city: City, platform: string, file: ImportedFile): Promise<ImportReport> =>
  city.api.json<ImportReport>({ service: 'intake', path: '/imports', staff: `platform:${platform}`, body: file });

/** The city platform hands over one row on its day, as a file of one row, with those who signed it. */
export const registerRow = async (city: City, { row, number }: SampleRow): Promise<Registration> => {
  const signatories = await signatoriesOf([number]);
  const { rows } = await importFile(city, CITY_PLATFORM, {
    petitions: await petitionsWith([row]),
    ...(signatories === undefined ? {} : { signatories }),
  });
  const [answer] = rows;
  if (answer === undefined) throw new Fault('demo.not-answered', `row ${row} was not answered`, { retryable: false });

  return answer;
};
