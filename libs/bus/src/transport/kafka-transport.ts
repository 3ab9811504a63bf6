import type { Envelope } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import { DEFAULT_TIMING } from '../consume/consumer-timing.js';
import { GroupConsumer } from '../consume/group-consumer.js';
import type { GroupHealth } from '../consume/group-health.js';
import { assertOffsetsInLog, standingOf } from '../consume/offsets-in-log.js';
import { Catalogue } from '../decode/catalogue.js';
import { createParkingIndexes, parkingCollections, type ParkingCollections } from '../parking/parking-collections.js';
import { ParkedMessages } from '../parking/parked-messages.js';
import { bind, type HandlerPlace } from '../react/bound-handler.js';
import { KAFKA } from '../react/declare.js';
import { HandlerRegistry, type GroupHandlers } from '../react/handler-registry.js';
import { OutcomeCounts } from '../react/outcome-counts.js';
import type { Reaction } from '@huiyin/records';
import { KeptAdmin } from '../reading/kept-admin.js';
import { TopicsRead } from '../reading/topics-read.js';
import type { TransportOptions } from './transport-options.js';
import { whileItMayPass } from './wait-for-broker.js';

const endProcess = (): never => process.exit(1);

/**
 * Nest's way from Kafka to controllers: `connectMicroservice({ strategy })`. `listen` resolves when every consumer group of the process
 * has joined; `close` returns when what was begun has taken effect and is committed.
 */
export class KafkaTransport extends Server implements CustomTransportStrategy {
  override readonly transportId = KAFKA;
  override readonly propagatesEventHandlerErrors = true;
  readonly outcomes = new OutcomeCounts();
  readonly parked: ParkedMessages;
  readonly reading: TopicsRead;
  private readonly registry = new HandlerRegistry();
  private readonly catalogue: Catalogue;
  private readonly collections: ParkingCollections;
  private readonly admin: KeptAdmin;
  private groups: readonly GroupConsumer[] = [];
  private stopping = false;

  constructor(private readonly options: TransportOptions) {
    super();
    this.catalogue = new Catalogue(options.definitions);
    this.collections = parkingCollections(options.db);
    this.admin = new KeptAdmin(options.bus);
    this.parked = new ParkedMessages(this.collections, options.sealer);
    this.reading = new TopicsRead({ admin: this.admin, collections: this.collections, groups: () => this.groups });
    for (const store of options.stores ?? []) store.registerRoute((envelope) => this.route(envelope));
  }

  /** Two handlers on one pattern both run; Nest's own list keeps one result of them only. */
  override addHandler(...[pattern, callback, , extras]: Parameters<Server['addHandler']>): void {
    const { subject, topics, reactionSet, name } = (extras ?? {}) as Partial<HandlerPlace>;
    if (subject === undefined || topics === undefined || name === undefined) {
      throw new Fault(
        'bus.undeclared-handler',
        `${String(pattern)}: handlers of this transport are declared with @On, @OnEvery or @OnCommand`,
        {
          retryable: false,
        },
      );
    }
    this.registry.add(bind(String(pattern), { subject, topics, reactionSet, name }, callback));
  }

  override listen(ready: (error?: unknown) => void): void {
    this.start().then(() => ready(), ready);
  }

  override async close(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.groups.map((group) => group.stop()));
    await this.admin.close();
  }

  override on(): never {
    throw new Fault('bus.no-events', 'the Kafka transport has no event listeners', { retryable: false });
  }

  override unwrap<Client>(): Client {
    return this.options.bus.kafka as Client;
  }

  /** What the handlers make of an envelope, for messages that wait in a record. */
  async route(envelope: Envelope): Promise<readonly Reaction[]> {
    const topic = this.catalogue.find(envelope.type)?.topic ?? topicOfSource(envelope.source);
    const items = await Promise.all(this.groups.map(({ messages }) => messages.itemsFor(topic, envelope)));

    return items.flat().map(({ incoming }) => incoming.reaction);
  }

  /** Carries out now what operators asked of parked messages. */
  async drainNow(): Promise<void> {
    await Promise.all(this.groups.map((group) => group.drainNow()));
  }

  health(): readonly GroupHealth[] {
    return this.groups.map((group) => group.health());
  }

  private async start(): Promise<void> {
    const { bus } = this.options;
    const isStopped = (): boolean => this.stopping;
    this.groups = this.registry.groups().map((handlers) => this.groupOf(handlers));
    await whileItMayPass(() => createParkingIndexes(this.collections), bus.log, isStopped);
    await whileItMayPass(() => this.checkOffsets(), bus.log, isStopped);
    if (this.stopping) return;
    await Promise.all(this.groups.map((group) => group.start()));
  }

  private async checkOffsets(): Promise<void> {
    for (const group of this.groups) assertOffsetsInLog(group.groupId, await this.admin.ask((admin) => standingOf(admin, group)));
  }

  private groupOf(handlers: GroupHandlers): GroupConsumer {
    const { bus, service, sealer, publisher, cipher, clearCommands = 'taken', timing, giveUp = endProcess } = this.options;
    const name = handlers.reactionSet === undefined ? service : `${service}.${handlers.reactionSet}`;

    return new GroupConsumer({
      bus,
      service,
      sealer,
      publisher,
      cipher,
      clearCommands,
      handlers,
      giveUp,
      groupId: bus.names.onBroker(name),
      catalogue: this.catalogue,
      collections: this.collections,
      counts: this.outcomes,
      timing: { ...DEFAULT_TIMING, ...timing },
    });
  }
}

const topicOfSource = (source: string): string => {
  const [service = '', record = ''] = source.split('/').filter((part) => part !== '');

  return `${service}.${record}.events.v1`;
};
