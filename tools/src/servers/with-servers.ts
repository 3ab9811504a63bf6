import { MongoClient } from 'mongodb';

import { tell } from '../log/say.js';
import { checkoutKafka, checkoutMongo } from './checkout-servers.js';

/** Works with the Kafka of this checkout; starts it for the time of the work where it does not run. */
export const withBroker = async <Result>(work: (brokers: readonly string[]) => Promise<Result>): Promise<Result> => {
  const { address, stop } = await checkoutKafka(tell);
  try {
    return await work(address.split(','));
  } finally {
    await stop();
  }
};

/** Works with the MongoDB of this checkout; starts it for the time of the work where it does not run. */
export const withDatabase = async <Result>(work: (client: MongoClient) => Promise<Result>): Promise<Result> => {
  const { address, stop } = await checkoutMongo(tell);
  try {
    const client = await MongoClient.connect(address);
    try {
      return await work(client);
    } finally {
      await client.close();
    }
  } finally {
    await stop();
  }
};
