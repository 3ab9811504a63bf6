import { connectBus, createTopics, KafkaPublisher, readTopics, SILENT } from '@huiyin/bus';
import type { OutMessage } from '@huiyin/records';

import { INPUT_TOPIC, type Wrapping } from '../bare/bare-task.js';
import { bareInput } from '../bare/bare-input.js';
import { perSecond, type Figure } from '../figures/figure.js';
import type { BenchPlace, Scenario } from '../scenario.js';
import { stepsPerSecond } from './record-steps.js';

const BATCHES = [1, 10, 100, 500];
const WRAPPINGS: readonly Wrapping[] = ['plain', 'wrapped'];
const PREFIX = 'bench-store-';
const SHARE_OF_TIME = 1 / 20;

type Send = (messages: readonly OutMessage[]) => Promise<unknown>;

/** One after the other, for so long. */
const sendingRate = async (
  messages: readonly OutMessage[],
  batch: number,
  { send, ms }: { readonly send: Send; readonly ms: number },
): Promise<number> => {
  const since = performance.now();
  let sent = 0;
  while (performance.now() - since < ms) {
    const from = sent % (messages.length - batch);
    await send(messages.slice(from, from + batch));
    sent += batch;
  }

  return perSecond(sent, performance.now() - since);
};

const publisherFigures = async ({ servers: { brokers }, seconds }: BenchPlace): Promise<readonly Figure[]> => {
  const bus = connectBus({ brokers, clientId: 'bench', prefix: PREFIX, log: SILENT });
  await createTopics(bus, await readTopics('embedded'));
  const [publisher, producer] = [new KafkaPublisher(bus), bus.kafka.producer({ allowAutoTopicCreation: false })];
  await producer.connect();
  const raw: Send = (messages) =>
    producer.send({
      topic: bus.names.onBroker(INPUT_TOPIC),
      acks: -1,
      messages: messages.map(({ key, value, headers }) => ({ key, value, headers: { ...headers } })),
    });
  const ours: Send = (messages) => publisher.publish(messages);
  const messages = bareInput(5_000);
  const ms = seconds * SHARE_OF_TIME * 1_000;
  const figures: Figure[] = [];
  for (const batch of BATCHES) {
    const [floor, published] = [
      await sendingRate(messages, batch, { send: raw, ms }),
      await sendingRate(messages, batch, { send: ours, ms }),
    ];
    figures.push({ name: `publisher, batches of ${batch}`, value: published, unit: '/s', note: `raw producer ${Math.round(floor)}/s` });
  }
  await Promise.all([publisher.close(), producer.disconnect()]);

  return figures;
};

const stepFigures = async (place: BenchPlace): Promise<readonly Figure[]> => {
  const figures: Figure[] = [];
  for (const wrapping of WRAPPINGS)
    for (const batch of BATCHES) {
      const { rate, floor } = await stepsPerSecond(place, { wrapping, batch, ms: place.seconds * SHARE_OF_TIME * 1_000 });
      figures.push({
        name: `record steps, batches of ${batch}, ${wrapping}`,
        value: rate,
        unit: '/s',
        note: `the same documents by the raw driver ${Math.round(floor)}/s`,
      });
    }

  return figures;
};

/** The two parts by themselves: what the record store writes, and what the publisher sends, by the size of the batch. */
export const storeScenario: Scenario = {
  name: 'store',
  about: 'record steps and publisher by batch size',
  run: async (place) => {
    place.progress('record steps and publisher by batch size …');
    const figures = [...(await stepFigures(place)), ...(await publisherFigures(place))];

    return [{ scenario: 'store', title: 'Record store and publisher by themselves', figures, faults: [] }];
  },
};
