import type { Envelope } from '@huiyin/contracts';
import type { AggregateName } from '@huiyin/kernel';

import { fieldName } from './field-name.js';
import type { SourceId } from './stored-record.js';

/** `ce_source` of a kind's events. A restore from backup raises the epoch: its new events must not pass for those that were lost. */
export const sourceOf = (name: AggregateName, epoch: number): string => `/${name.replace('.', '/')}${epoch === 0 ? '' : `/${epoch}`}`;

/** The source whose sequence a record remembers: `<service>_<record id>`, with the epoch where there was a restore. */
export const sourceIdOf = ({ source, subject }: Pick<Envelope, 'source' | 'subject'>): SourceId => {
  const [service = '', , epoch] = source.split('/').filter((part) => part !== '');

  return fieldName(`${service}_${subject}${epoch === undefined ? '' : `_${epoch}`}`);
};
