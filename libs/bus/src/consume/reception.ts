import { grouped, type Fault } from '@huiyin/kernel';
import type { Arrival } from '../decode/arrival.js';
import type { BusLog } from '../kafka/bus-log.js';
import { noticeOf } from '../parking/notices.js';
import type { ParkingLot, Standing } from '../parking/parking-lot.js';
import type { Publisher } from '@huiyin/records';
import type { OutcomeCounts } from '../react/outcome-counts.js';
import type { Pipeline, Verdict } from '../react/pipeline.js';

interface ReceptionParts {
  readonly service: string;
  readonly lot: ParkingLot;
  readonly pipelineOf: (topic: string) => Pipeline;
  /** Names in the code: a sender writes types as he likes, and labels must not grow with them. */
  readonly handlersOf: (type: string) => string;
  readonly publisher: Publisher;
  readonly counts: OutcomeCounts;
  readonly log: BusLog;
}

interface BrokenKey {
  readonly arrival: Arrival;
  readonly fault: Fault;
  readonly type: string;
  readonly behind: Arrival[];
}

/** Where the messages of a chunk end: in effect, or parked with their key. When it returns, the offset may be committed. */
export class Reception {
  constructor(private readonly parts: ReceptionParts) {}

  /** `arrivals` are of one partition, in order. Throws only what passes: nothing of the chunk is lost, all of it comes again. */
  async receive(arrivals: readonly Arrival[]): Promise<void> {
    const { lot, pipelineOf, counts } = this.parts;
    const standing = await lot.standing(arrivals);
    const wanted = arrivals.filter((arrival) => !standing.isDiscarded(arrival));
    if (wanted.length < arrivals.length) counts.add('-', 'discarded', arrivals.length - wanted.length);
    const ready = await this.pastTheGates(wanted, standing);
    const [first] = ready;
    if (first === undefined) return;
    const verdicts = await pipelineOf(first.topic).settle(ready);
    await this.park(ready, verdicts);
  }

  /** Messages whose key is not parked, or whose gate was opened while they came up to it. */
  private async pastTheGates(arrivals: readonly Arrival[], { gates }: Standing): Promise<readonly Arrival[]> {
    if (gates.size === 0) return arrivals;
    const isHeld = ({ key, offset }: Arrival): boolean => offset >= (gates.get(key) ?? Infinity);
    const free = new Set(arrivals.filter((arrival) => !isHeld(arrival)));
    for (const ofKey of grouped(arrivals.filter(isHeld), ({ key }) => key).values()) {
      if (await this.parts.lot.queueBehind(ofKey)) this.parts.counts.add('-', 'parked', ofKey.length);
      else ofKey.forEach((arrival) => free.add(arrival));
    }

    return arrivals.filter((arrival) => free.has(arrival));
  }

  private async park(arrivals: readonly Arrival[], verdicts: readonly Verdict[]): Promise<void> {
    const broken = new Map<string, BrokenKey>();
    verdicts.forEach((verdict, index) => {
      const arrival = arrivals[index];
      if (arrival === undefined || verdict.kind === 'settled') return;
      if (verdict.kind === 'broken') broken.set(arrival.key, { arrival, fault: verdict.fault, type: verdict.type, behind: [] });
      else broken.get(arrival.key)?.behind.push(arrival);
    });
    for (const key of broken.values()) await this.closeGate(key);
  }

  private async closeGate(broken: BrokenKey): Promise<void> {
    const { lot, publisher, service, counts, log, handlersOf } = this.parts;
    const { arrival, fault, type, behind } = broken;
    // The notice first: after a crash between the two it is sent again, and not forgotten.
    await publisher.publish([noticeOf(service, lot.group, broken)]);
    await lot.close(broken, behind);
    counts.add(handlersOf(type), 'parked');
    if (behind.length > 0) counts.add('-', 'parked', behind.length);
    const { topic, partition, offset, key } = arrival;
    log.error(
      { code: fault.code, group: lot.group, topic, partition, offset, key, type, behind: behind.length },
      'message parked with its key',
    );
  }
}
