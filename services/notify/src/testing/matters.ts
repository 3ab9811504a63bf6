import {
  OpinionIssued,
  PetitionAccepted,
  PetitionRegistered,
  SAMPLE_CLOCK,
  type Channel,
  type DataOf,
  type EventDefinition,
  type Petitioner,
} from '@huiyin/contracts';
import { asOrgId, type Clock, type LocalDate, type Sealed } from '@huiyin/kernel';
import type { Heard } from '../domain/letter/order.js';

/** Stands for a sealed text in tests that open nothing. */
export const sealedAs = (text: string): Sealed => text as Sealed;

interface Reach {
  readonly email?: boolean;
  readonly address?: boolean;
  readonly representative?: boolean;
  readonly consent?: boolean;
  readonly phone?: boolean;
  readonly consents?: readonly Channel[];
}

/** What he may be reached by, and what he said of it. */
const reach = (id: string, { email, phone, consent, consents }: Reach) => ({
  ...(email === true ? { email: sealedAs(`${id}@example.org`) } : {}),
  ...(phone === true ? { phone: sealedAs(`phone of ${id}`) } : {}),
  electronic: consents?.includes('mail') ?? consent ?? email === true,
  ...(consents === undefined ? {} : { consents: [...consents] }),
});

/** 信访人 with or without e-mail, phone and postal address, and with what he consented to. */
export const petitioner = (id: string, { address, representative = false, ...reached }: Reach = {}): Petitioner => ({
  id,
  name: sealedAs(`name of ${id}`),
  ...reach(id, reached),
  ...(address === true ? { address: sealedAs(`street of ${id}`) } : {}),
  marks: [],
  representative,
});

let sequence = 0;

/** An event as a reaction hears it; by default the contract's golden sample. */
export const heard = <Definition extends EventDefinition>(
  definition: Definition,
  data: Partial<DataOf<Definition>> = {},
): Heard<DataOf<Definition> & { readonly withheld: DataOf<typeof PetitionRegistered>['withheld'] }> => {
  sequence += 1;

  return { name: `${definition.service}-${sequence}`, data: { ...definition.sample, ...data } as never };
};

export const registration = (...petitioners: readonly Petitioner[]) =>
  heard(PetitionRegistered, { registeredBy: asOrgId('q-xfj'), petitioners, joint: petitioners.length > 1, content: sealedAs('request') });

export const acceptance = heard(PetitionAccepted);
export const opinion = (...petitioners: readonly string[]) => heard(OpinionIssued, { petitioners });

/** The clock that starts with the acceptance. */
export const handlingClock = (lastDay: string): Clock => ({ ...SAMPLE_CLOCK, lastDay: lastDay as LocalDate });
