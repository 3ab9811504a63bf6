import { notOurs, variable, type OneServer } from './servers.js';

/** First rung of the ladder: servers that the environment names. */
export const givenKafka = (): OneServer | undefined => {
  const address = variable('HUIYIN_KAFKA_BROKERS');

  return address === undefined ? undefined : { address, line: `Kafka    ${address} (HUIYIN_KAFKA_BROKERS)`, stop: notOurs };
};

/** Without user and password: the line goes to the screen. */
const withoutSecret = (uri: string): string => uri.replace(/\/\/[^@/]*@/, '//…@');

export const givenMongo = (): OneServer | undefined => {
  const address = variable('HUIYIN_MONGODB_URI');

  return address === undefined ? undefined : { address, line: `MongoDB  ${withoutSecret(address)} (HUIYIN_MONGODB_URI)`, stop: notOurs };
};
