import { laneOf, type Lanes } from '../consume/lanes.js';
import type { BusLog } from '../kafka/bus-log.js';
import { asFault } from '../kafka/passing.js';
import type { GateDrain } from './gate-drain.js';
import { gatesAskedFor, type OwnedPartition } from './gate-requests.js';
import type { ParkingLot } from './parking-lot.js';

interface DrainerParts {
  readonly lot: ParkingLot;
  readonly drain: GateDrain;
  readonly lanes: Lanes;
  readonly log: BusLog;
  readonly pollMs: number;
  owns(place: OwnedPartition): boolean;
}

/** Looks for what operators asked, and drains those gates in the lanes of their partitions, between fresh messages. */
export class Drainer {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> | undefined;
  private stopped = false;

  constructor(private readonly parts: DrainerParts) {}

  start(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => void this.now().finally(() => this.start()), this.parts.pollMs);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.round;
  }

  /** One round now; rounds do not overlap. A fault is left to the next round: the request stands until it is carried out. */
  now(): Promise<void> {
    this.round ??= this.drainAsked().finally(() => {
      this.round = undefined;
    });

    return this.round;
  }

  private async drainAsked(): Promise<void> {
    const { lot, log, owns } = this.parts;
    try {
      for (const gate of await gatesAskedFor(lot, owns)) if (!this.stopped) await this.drainGate(gate);
    } catch (error) {
      const fault = asFault(error, 'bus.drain-failed');
      log.warn({ code: fault.code, group: lot.group, detail: fault.message }, 'draining is tried again');
    }
  }

  private async drainGate(id: string): Promise<void> {
    const { lot, lanes, drain, log } = this.parts;
    const gate = await lot.collections.gates.findOne({ _id: id });
    if (gate === null) return;
    const lane = laneOf(gate.topic, gate.partition);
    let step = await lanes.run(lane, () => drain.step(id));
    while (step === 'more' && !this.stopped) step = await lanes.run(lane, () => drain.step(id));
    log.info(
      { group: lot.group, topic: gate.topic, key: gate.key, step, operators: gate.requests.map(({ operator }) => operator) },
      'parked key drained as asked',
    );
  }
}
