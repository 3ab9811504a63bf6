import type { Envelope } from '@huiyin/contracts';
import type { Heard } from '../domain/letter/order.js';

/** Service and epoch of the source with the place in its history, `intake-12`: names the letters that follow from it. */
export const heardOf = <Data extends Heard<object>['data']>({ source, sequence, data }: Envelope<Data>): Heard<Data> => {
  const [, service = '', , epoch] = source.split('/');

  return { name: `${service}${epoch === undefined ? '' : `.${epoch}`}-${sequence}`, data: data as Heard<Data>['data'] };
};
