import type { ServiceName } from '@huiyin/contracts';
import { freshName, startKafka, startMongo } from '@huiyin/testing';
import { toStderr } from '@huiyin/testing/servers';
import { City, inCheckout, playDemo, seeRow, systemOn, type DemoPlay, type OwnSystem, type SeenRow } from '@huiyin/tools';

/** A system of its own, with a City to use it. */
export interface CityStage {
  readonly city: City;
  readonly own: OwnSystem;
  close(): Promise<void>;
}

/** Where the services' machines stand; by default all where this one does. */
export type Zones = Readonly<Partial<Record<ServiceName, string>>>;

/** Five real services on a real Kafka and MongoDB, under a prefix of their own, with the sample directory. */
export const enterCity = async (zones: Zones = {}): Promise<CityStage> => {
  const [kafka, mongo] = await Promise.all([startKafka(), startMongo()]);
  const prefix = `${freshName('journey')}-`;
  const own = await systemOn({
    brokers: kafka.brokers,
    mongodbUri: mongo.uri,
    prefix,
    zones,
    progress: toStderr,
    logs: inCheckout('out', 'log', prefix),
  });
  const city = await City.enter(own);

  return {
    city,
    own,
    close: async () => {
      await city.leave();
      await own.stop();
      await Promise.all([kafka.stop(), mongo.stop()]);
    },
  };
};

/** The city after its stories: what the services show of every row. */
export interface PlayedCity extends CityStage {
  readonly rows: readonly SeenRow[];
  row(row: number): SeenRow;
}

type Wishes = Omit<Partial<DemoPlay>, 'city' | 'tell'>;

const rowsOf = async ({ city }: CityStage, wishes: Wishes): Promise<readonly SeenRow[]> => {
  const rows: SeenRow[] = [];
  for (const one of await playDemo({ city, tell: () => undefined, ...wishes })) rows.push(await seeRow(city, one));

  return rows;
};

/** Plays the agenda once; tests look at what became of it. */
export const playCity = async (more: (stage: CityStage) => Wishes, zones: Zones = {}): Promise<PlayedCity> => {
  const stage = await enterCity(zones);
  try {
    const rows = await rowsOf(stage, more(stage));

    return {
      ...stage,
      rows,
      row: (row) => {
        const found = rows.find((seen) => seen.row === row);
        if (found === undefined) throw new RangeError(`row ${row} was not played`);

        return found;
      },
    };
  } catch (error) {
    await stage.close();
    throw error;
  }
};
