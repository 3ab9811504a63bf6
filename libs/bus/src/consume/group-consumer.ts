import type { Fault } from '@huiyin/kernel';
import { CommandPipeline } from '../commands/command-pipeline.js';
import type { ClearCommands, CommandCipher } from '../commands/command-cipher.js';
import type { Catalogue } from '../decode/catalogue.js';
import type { BusConnection } from '../kafka/connection.js';
import { Drainer } from '../parking/drainer.js';
import { GateDrain } from '../parking/gate-drain.js';
import { askForKnownTypes, type OwnedPartition } from '../parking/gate-requests.js';
import { ParkingLot } from '../parking/parking-lot.js';
import type { ParkingCollections } from '../parking/parking-collections.js';
import type { Sealer } from '../parking/sealer.js';
import type { Publisher } from '@huiyin/records';
import { EventMessages } from '../react/event-messages.js';
import { EventPipeline } from '../react/event-pipeline.js';
import type { GroupHandlers } from '../react/handler-registry.js';
import type { OutcomeCounts } from '../react/outcome-counts.js';
import type { Pipeline } from '../react/pipeline.js';
import { BatchLoop } from './batch-loop.js';
import type { ConsumerTiming } from './consumer-timing.js';
import { secondsSince, type GroupHealth } from './group-health.js';
import { Lanes } from './lanes.js';
import { PausedLanes } from './paused-lanes.js';
import { Reception } from './reception.js';
import { SupervisedConsumer } from './supervised-consumer.js';

export interface GroupParts {
  readonly bus: BusConnection;
  readonly service: string;
  readonly groupId: string;
  readonly handlers: GroupHandlers;
  readonly catalogue: Catalogue;
  readonly collections: ParkingCollections;
  readonly sealer: Sealer;
  readonly publisher: Publisher;
  readonly cipher: CommandCipher | undefined;
  readonly clearCommands: ClearCommands;
  readonly counts: OutcomeCounts;
  readonly timing: ConsumerTiming;
  giveUp(fault: Fault): void;
}

/** One consumer group of this process: reading, parking and draining in one pipeline. */
export class GroupConsumer {
  readonly groupId: string;
  /** Names on the broker. */
  readonly topics: readonly string[];
  readonly messages: EventMessages;
  private readonly lot: ParkingLot;
  private readonly lanes = new Lanes();
  private readonly paused = new PausedLanes();
  private readonly consumer: SupervisedConsumer;
  private readonly drainer: Drainer;
  private readonly events: EventPipeline;
  private readonly commands: CommandPipeline;
  private readonly joined: Promise<void>;
  private stopped = false;
  private resolveJoined: () => void = () => undefined;
  private rejectJoined: (fault: Fault) => void = () => undefined;

  constructor(private readonly parts: GroupParts) {
    const { bus, handlers, collections, sealer, catalogue, counts, publisher, cipher, clearCommands, groupId } = parts;
    this.groupId = groupId;
    this.topics = handlers.topics().map((topic) => bus.names.onBroker(topic));
    this.messages = new EventMessages(handlers, catalogue);
    this.events = new EventPipeline(this.messages, counts);
    this.commands = new CommandPipeline({ handlers, publisher, counts, cipher, clearCommands });
    this.lot = new ParkingLot(groupId, collections, sealer);
    this.joined = new Promise((resolve, reject) => {
      this.resolveJoined = resolve;
      this.rejectJoined = reject;
    });
    // Whoever waits for it is told; nobody waiting is no unhandled rejection.
    this.joined.catch(() => undefined);
    this.consumer = this.newConsumer();
    this.drainer = this.newDrainer();
  }

  /** Resolves when the group is joined and draining what is no longer ahead of the code has been asked for. */
  async start(): Promise<void> {
    this.consumer.start();
    await this.joined;
    if (this.stopped) return;
    await askForKnownTypes(this.lot, this.parts.catalogue.types());
    this.drainer.start();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.paused.stop();
    await Promise.all([this.drainer.stop(), this.consumer.stop()]);
    await this.lanes.settled();
    this.resolveJoined();
  }

  /** Carries out now what operators have asked for; otherwise it is looked for every `pollMs`. */
  drainNow(): Promise<void> {
    return this.drainer.now();
  }

  health(): GroupHealth {
    const { signs } = this.consumer;

    return {
      group: this.groupId,
      ready: this.consumer.isReady(),
      live: this.consumer.isLive(),
      partitions: Object.values(signs.assignment).flat().length,
      rebalances: signs.rebalances,
      secondsSinceFetch: secondsSince(signs.lastFetchAt),
      secondsSinceHeartbeat: secondsSince(signs.lastHeartbeatAt),
      secondsSinceCommit: secondsSince(signs.lastCommitAt),
      batchLag: signs.batchLag(),
      paused: this.paused.list(),
    };
  }

  private pipelineOf(topic: string): Pipeline {
    return this.parts.handlers.receiversOn(topic).length > 0 ? this.commands : this.events;
  }

  private owns({ topic, partition }: OwnedPartition): boolean {
    return this.consumer.isReady() && (this.consumer.signs.assignment[this.parts.bus.names.onBroker(topic)] ?? []).includes(partition);
  }

  private newConsumer(): SupervisedConsumer {
    const { bus, timing, service, publisher, counts, handlers } = this.parts;
    const pipelineOf = (topic: string): Pipeline => this.pipelineOf(topic);
    const handlersOf = (type: string): string =>
      handlers
        .of(type)
        .map(({ name }) => name)
        .join(' ') || '-';
    const reception = new Reception({ service, lot: this.lot, pipelineOf, handlersOf, publisher, counts, log: bus.log });
    const loop = new BatchLoop({
      names: bus.names,
      lanes: this.lanes,
      paused: this.paused,
      log: bus.log,
      chunk: timing.chunk,
      heartbeatMs: timing.heartbeatMs,
      receive: (arrivals) => reception.receive(arrivals),
    });

    return new SupervisedConsumer(bus, {
      groupId: () => this.groupId,
      topics: this.topics,
      timing,
      eachBatch: (payload) => loop.run(payload),
      joined: () => {
        this.paused.forget();
        this.lot.forget();
        this.resolveJoined();
      },
      giveUp: (fault) => {
        this.rejectJoined(fault);
        this.parts.giveUp(fault);
      },
    });
  }

  private newDrainer(): Drainer {
    const { bus, timing } = this.parts;

    return new Drainer({
      lot: this.lot,
      drain: new GateDrain(this.lot, (topic) => this.pipelineOf(topic)),
      lanes: this.lanes,
      log: bus.log,
      pollMs: timing.pollMs,
      owns: (place) => this.owns(place),
    });
  }
}
