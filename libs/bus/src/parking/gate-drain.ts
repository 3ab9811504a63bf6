import { Fault } from '@huiyin/kernel';
import type { Arrival } from '../decode/arrival.js';
import type { Pipeline, Verdict } from '../react/pipeline.js';
import type { GateDocument, MessageDocument, ParkingRequest } from './documents.js';
import { openedContent } from './parked-content.js';
import type { ParkingLot } from './parking-lot.js';

/** `opened`: nothing is left and the gate is gone. `stuck`: its first message is still broken. `more`: look again. */
export type DrainStep = 'opened' | 'stuck' | 'more';

const STEP = 100;

interface ParkedArrival {
  readonly document: MessageDocument;
  readonly arrival: Arrival;
}

/** Lets the messages of one gate take effect in their order, through the same pipeline as fresh ones. */
export class GateDrain {
  constructor(
    private readonly lot: ParkingLot,
    private readonly pipelineOf: (topic: string) => Pipeline,
  ) {}

  /** One step; the caller holds the lane of the partition for as long. */
  async step(gateId: string): Promise<DrainStep> {
    const { gates } = this.lot.collections;
    const gate = await gates.findOne({ _id: gateId });
    if (gate === null) return 'opened';
    await this.discardAsAsked(gate);
    const parked = await this.firstParked(gateId);
    if (parked.length === 0) return this.open(gate);
    const verdicts = await this.pipelineOf(gate.topic).settle(parked.map(({ arrival }) => arrival));

    return this.keepOutcome(gate, parked, verdicts);
  }

  /** Guarded: a message that arrived since the gate was read has raised its revision, and is looked at in the next step. */
  private async open({ _id, revision }: GateDocument): Promise<DrainStep> {
    const { deletedCount } = await this.lot.collections.gates.deleteOne({ _id, revision });

    return deletedCount === 1 ? 'opened' : 'more';
  }

  private async keepOutcome(gate: GateDocument, parked: readonly ParkedArrival[], verdicts: readonly Verdict[]): Promise<DrainStep> {
    const { gates, messages } = this.lot.collections;
    const firstBroken = verdicts.findIndex(({ kind }) => kind !== 'settled');
    const settled = firstBroken === -1 ? parked : parked.slice(0, firstBroken);
    await this.bury(settled.map(({ document }) => document._id));
    const [broken, verdict] = [parked[firstBroken], verdicts[firstBroken]];
    if (broken === undefined || verdict?.kind !== 'broken') return 'more';
    const { code } = verdict.fault;
    await messages.updateOne({ _id: broken.document._id, state: 'parked' }, { $set: { code } });
    await gates.updateOne(
      { _id: gate._id },
      { $set: { code, type: verdict.type }, $inc: { tries: 1, revision: 1 }, ...withoutRequests(gate.requests) },
    );

    return 'stuck';
  }

  /** What has taken effect is removed; a mended one leaves a tombstone, or a replay from zero would park it again as it was. */
  private async bury(ids: readonly string[]): Promise<void> {
    const { messages } = this.lot.collections;
    const settled = { _id: { $in: [...ids] }, state: 'parked' } as const;
    await messages.updateMany({ ...settled, mended: { $exists: true } }, { $set: { state: 'mended', sealed: null } });
    await messages.deleteMany(settled);
  }

  private async discardAsAsked({ requests }: GateDocument): Promise<void> {
    for (const request of requests) {
      if (request.kind !== 'discard') continue;
      const { message, operator, reason, at } = request;
      await this.lot.collections.messages.updateOne(
        { _id: message, state: 'parked' },
        { $set: { state: 'discarded', sealed: null, discarded: { operator, reason, at } } },
      );
    }
  }

  private async firstParked(gate: string): Promise<readonly ParkedArrival[]> {
    const documents = await this.lot.collections.messages.find({ gate, state: 'parked' }).sort({ offset: 1 }).limit(STEP).toArray();

    return Promise.all(
      documents.map(async (document) => {
        const content = await openedContent(this.lot.sealer, document);
        if (content === undefined) throw new Fault('bus.parked-content-missing', document._id, { retryable: false });

        return { document, arrival: content.arrival };
      }),
    );
  }
}

const withoutRequests = (done: readonly ParkingRequest[]) =>
  done.length === 0 ? {} : { $pull: { requests: { id: { $in: done.map(({ id }) => id) } } } };
