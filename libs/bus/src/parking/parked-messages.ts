import { randomUUID } from 'node:crypto';
import { Fault } from '@huiyin/kernel';
import type { Filter } from 'mongodb';
import type { AuditEntry, GateDocument, MessageDocument, ParkedContent, ParkingRequest } from './documents.js';
import { mended, type Mending } from './mend-message.js';
import { openedContent } from './parked-content.js';
import type { ParkingCollections } from './parking-collections.js';
import type { Sealer } from './sealer.js';

/** Which parked keys are meant: one message's, one key's, or all that are parked for one reason. */
export type ParkedSelection =
  | { readonly message: string }
  | { readonly group?: string; readonly topic?: string; readonly key: string }
  | { readonly group?: string; readonly code: string };

export interface Operator {
  readonly operator: string;
  /** Nothing is changed unless this is `false`. */
  readonly dryRun?: boolean;
}

export interface ParkedKey extends Omit<GateDocument, '_id' | 'revision' | 'requests'> {
  readonly gate: string;
  readonly messages: number;
  readonly asked: readonly ParkingRequest[];
}

/**
 * What operators may do with parked messages. Nothing takes effect here: a request is written to the gate, and the service's consumer
 * carries it out in its pipeline, so that the order of the key stays.
 */
export class ParkedMessages {
  constructor(
    private readonly collections: ParkingCollections,
    private readonly sealer: Sealer,
  ) {}

  async list(filter: Filter<GateDocument> = {}): Promise<readonly ParkedKey[]> {
    const gates = await this.collections.gates.find(filter).sort({ since: 1 }).toArray();

    return Promise.all(
      gates.map(async ({ _id, group, topic, partition, key, since, from, code, type, tries, requests }) => ({
        ...{ group, topic, partition, key, since, from, code, type, tries },
        gate: _id,
        asked: requests,
        messages: await this.collections.messages.countDocuments({ gate: _id, state: 'parked' }),
      })),
    );
  }

  /** For metrics, without reading the messages. */
  async figures(): Promise<{ readonly keys: number; readonly oldestSince: Date | undefined }> {
    const [keys, [oldest]] = await Promise.all([
      this.collections.gates.countDocuments(),
      this.collections.gates
        .find({}, { projection: { since: 1 } })
        .sort({ since: 1 })
        .limit(1)
        .toArray(),
    ]);

    return { keys, oldestSince: oldest?.since };
  }

  /** The messages of a key in their order, sealed as they rest. */
  async ofGate(gate: string): Promise<readonly MessageDocument[]> {
    return this.collections.messages.find({ gate }).sort({ offset: 1 }).toArray();
  }

  /** One message opened: what it says and what the fault said. */
  async show(message: string): Promise<ParkedContent | undefined> {
    const document = await this.collections.messages.findOne({ _id: message });

    return document === null ? undefined : openedContent(this.sealer, document);
  }

  /** Asks that the keys be tried again, each from its first message. Answers the gates that are meant. */
  async replay(selection: ParkedSelection, { operator, dryRun = true }: Operator): Promise<readonly string[]> {
    const gates = await this.gatesOf(selection);
    if (dryRun) return gates;
    for (const gate of gates) await this.ask(gate, { id: randomUUID(), kind: 'replay', operator, at: new Date() });

    return gates;
  }

  /** Asks that one message be given up; those behind it go on. A tombstone with reason and operator stays. */
  async discard(message: string, { operator, reason, dryRun = true }: Operator & { readonly reason: string }): Promise<readonly string[]> {
    if (reason.trim() === '') throw new Fault('bus.discard-needs-reason', message, { retryable: false });
    const document = await this.collections.messages.findOne({ _id: message, state: 'parked' });
    if (document === null) throw new Fault('bus.not-parked', message, { retryable: false });
    if (!dryRun) await this.ask(document.gate, { id: randomUUID(), kind: 'discard', message, operator, reason, at: new Date() });

    return [document.gate];
  }

  /** Corrects the data of one message; it takes effect at the next replay. What it was before stays in the audit, sealed. */
  async mend(message: string, { dryRun = true, ...mending }: Operator & Mending): Promise<readonly string[]> {
    const { document, ...change } = await mended(this.sealer, this.collections, { message, mending });
    if (dryRun) return [document.gate];
    await this.note({ action: 'mend', gate: document.gate, message, operator: mending.operator, reason: mending.reason, ...change.audit });
    const { matchedCount } = await this.collections.messages.updateOne({ _id: message, state: 'parked' }, { $set: change.set });
    if (matchedCount === 0) throw new Fault('bus.not-parked', message, { retryable: false });

    return [document.gate];
  }

  /** What operators asked for, newest first. */
  audit(limit: number): Promise<readonly AuditEntry[]> {
    return this.collections.audit.find().sort({ at: -1 }).limit(limit).toArray();
  }

  private async note(entry: Omit<AuditEntry, '_id' | 'at'>): Promise<void> {
    await this.collections.audit.insertOne({ _id: randomUUID(), at: new Date(), ...entry });
  }

  private async ask(gate: string, request: ParkingRequest): Promise<void> {
    const { kind: action, operator } = request;
    const more = request.kind === 'discard' ? { message: request.message, reason: request.reason } : {};
    await this.note({ action, gate, operator, ...more });
    await this.collections.gates.updateOne({ _id: gate }, { $push: { requests: request }, $inc: { revision: 1 } });
  }

  private async gatesOf(selection: ParkedSelection): Promise<readonly string[]> {
    if ('message' in selection) {
      const document = await this.collections.messages.findOne({ _id: selection.message, state: 'parked' });

      return document === null ? [] : [document.gate];
    }
    const gates = await this.collections.gates.find(selection, { projection: { _id: 1 } }).toArray();

    return gates.map(({ _id }) => _id);
  }
}
