import { openVault, readKeyRing } from '@huiyin/vault';
import { asOrgId, asStaffId, toInstant, type Sealed } from '@huiyin/kernel';
import type { MongoClient } from 'mongodb';

import { spreadOf, type Spread } from '../figures/percentile.js';
import type { HttpDoor } from '../lives/http-door.js';
import { deskOf, registrarOf } from '../lives/offices.js';
import { atConstantRate } from '../pace/constant-rate.js';
import { becomesIdle } from '../servers/become-idle.js';
import type { BenchSystem } from '../servers/bench-system.js';
import { registration } from '../single/registration.js';

const PER_SECOND = 20;
/** Some petitions of today stand at the head of each list: one came in every five minutes. */
const [OF_TODAY, EVERY_MS] = [90, 300_000];
const MEASUREMENT = 2;

interface Asking {
  readonly system: BenchSystem;
  readonly door: HttpDoor;
  readonly client: MongoClient;
  readonly seconds: number;
}

interface Registered {
  readonly state: { readonly facts: { readonly queryCode: Sealed } };
}

/** What the petitioner has on his receipt: the code, and the end of his phone number. */
const receiptsOf = async ({ system, client }: Asking, ids: readonly string[]) => {
  const { vault } = await openVault({ client, prefix: system.prefix, service: 'intake', ring: readKeyRing(system.keyRing) });
  const opening = { by: asStaffId('bench'), org: asOrgId('bench'), purpose: 'bench', correlation: 'bench' };
  const petitions = client.db(`${system.prefix}intake`).collection<Registered & { readonly _id: string }>('petitions');

  return Promise.all(
    ids.map(async (id, n) => {
      const found = await petitions.findOne({ _id: id });
      const { petitioners } = (registration(n, { measurement: MEASUREMENT }).body as { petition: { petitioners: { phone: string }[] } })
        .petition;

      return {
        queryCode: await vault.open(id, (found as Registered).state.facts.queryCode, opening),
        lastFour: (petitioners[0]?.phone ?? '').slice(-4),
      };
    }),
  );
};

const registerToday = async ({ system, door }: Asking): Promise<readonly string[]> => {
  const ids: string[] = [];
  const now = await system.clock.now();
  for (let n = 0; n < OF_TODAY; n += 1) {
    const receivedAt = toInstant(new Date(now).getTime() - n * EVERY_MS);
    const answer = await door.demand(registration(n, { measurement: MEASUREMENT, receivedAt }));
    ids.push((JSON.parse(answer) as { id: string }).id);
  }

  return ids;
};

interface Queries {
  readonly list: Spread;
  readonly rare: Spread;
  readonly own: Spread;
  readonly faults: readonly string[];
}

/** The first page of an office's list, and a petitioner's look at his own matter, at a constant rate; nothing else is left to do. */
export const measureQueries = async (asking: Asking): Promise<Queries> => {
  const { system, door, seconds } = asking;
  const receipts = await receiptsOf(asking, await registerToday(asking));
  const faults = await becomesIdle(system);
  const pace = { perSecond: PER_SECOND, count: PER_SECOND * seconds };
  const page = (query: string) => (n: number) =>
    door.demand({ service: 'intake', path: `/petitions?limit=20${query}`, staff: registrarOf(deskOf(n)) });
  const own = (n: number) => door.demand({ service: 'intake', path: '/public/petitions', body: receipts[n % receipts.length] });
  const timed = async (call: (n: number) => Promise<string>): Promise<Spread> => {
    await atConstantRate({ perSecond: PER_SECOND, count: PER_SECOND }, call);

    return spreadOf((await atConstantRate(pace, call)).map(({ ms }) => ms));
  };

  return { list: await timed(page('')), rare: await timed(page('&stage=triage')), own: await timed(own), faults };
};
