import { Fault } from '@huiyin/kernel';
import type { Arrival } from '../decode/arrival.js';
import { cloudEventOf, unreadable, type CloudEvent } from '../decode/cloud-event.js';
import { asFault, isPassing } from '../kafka/passing.js';
import type { OutMessage, Publisher } from '@huiyin/records';
import type { BoundHandler } from '../react/bound-handler.js';
import type { GroupHandlers } from '../react/handler-registry.js';
import { inParallel } from '../react/in-parallel.js';
import type { OutcomeCounts } from '../react/outcome-counts.js';
import { BEHIND, SETTLED, type Pipeline, type Verdict } from '../react/pipeline.js';
import type { ClearCommands, CommandCipher } from './command-cipher.js';
import type { CommandAnswer, CommandContent, TopicCommand } from './command.js';
import { replyTo } from './reply.js';

const KEYS_AT_ONCE = 16;

interface CommandParts {
  readonly handlers: GroupHandlers;
  readonly publisher: Publisher;
  readonly counts: OutcomeCounts;
  readonly cipher: CommandCipher | undefined;
  readonly clearCommands: ClearCommands;
}

interface Answered {
  readonly verdict: Verdict;
  readonly reply?: OutMessage;
}

const UNKNOWN_TYPE: CommandAnswer = { outcome: 'refused', code: 'command.unknown-type', reason: 'no command of this type is taken here' };
const IN_CLEAR: CommandAnswer = { outcome: 'refused', code: 'command.in-clear', reason: 'encrypt it to the public key (application/jose)' };

/** Commands of a topic: each is answered, and the answers are on the replies topic before this returns. */
export class CommandPipeline implements Pipeline {
  constructor(private readonly parts: CommandParts) {}

  async settle(arrivals: readonly Arrival[]): Promise<readonly Verdict[]> {
    const answers = new Map<Arrival, Answered>();
    const keys = [...new Set(arrivals.map(({ key }) => key))];
    await inParallel(keys, KEYS_AT_ONCE, async (key) => {
      let broken = false;
      for (const arrival of arrivals.filter((one) => one.key === key)) {
        const answered: Answered = broken ? { verdict: BEHIND } : await this.answer(arrival);
        broken ||= answered.verdict.kind === 'broken';
        answers.set(arrival, answered);
      }
    });
    const inOrder = arrivals.map((arrival) => answers.get(arrival) ?? { verdict: BEHIND });
    await this.parts.publisher.publish(inOrder.flatMap(({ reply }) => (reply === undefined ? [] : [reply])));

    return inOrder.map(({ verdict }) => verdict);
  }

  private async answer(arrival: Arrival): Promise<Answered> {
    let type = arrival.headers['ce_type'] ?? '';
    try {
      const event = cloudEventOf(arrival);
      type = event.type;
      const handler = this.parts.handlers.of(type).find(({ topic }) => topic === arrival.topic);
      const answer = handler === undefined ? UNKNOWN_TYPE : await this.answerOf(event, handler);
      this.parts.counts.add(handler?.name ?? '-', 'answered');

      return { verdict: SETTLED, reply: replyTo(handler ?? this.anyReceiver(arrival), { arrival, event, answer }) };
    } catch (error) {
      const fault = asFault(error, 'bus.handler-threw');
      if (fault.retryable) throw fault;

      return { verdict: { kind: 'broken', fault, type } };
    }
  }

  private async answerOf(event: CloudEvent, handler: BoundHandler): Promise<CommandAnswer> {
    if (this.parts.clearCommands === 'refused' && typeof event.data !== 'string') return IN_CLEAR;

    return (await handler.call(await this.commandOf(event, handler))) as CommandAnswer;
  }

  /** Says at least where answers of this topic go. */
  private anyReceiver({ topic }: Arrival): BoundHandler {
    const [handler] = this.parts.handlers.receiversOn(topic);
    if (handler !== undefined) return handler;

    throw new Fault('bus.no-receiver', `nobody takes commands from ${topic}`, { retryable: false });
  }

  private async commandOf(event: CloudEvent, { subject }: BoundHandler): Promise<TopicCommand> {
    if (subject.kind !== 'command') throw new Fault('bus.not-a-command', event.type, { retryable: false });
    const raw = typeof event.data === 'string' ? await this.opened(event.data) : event.data;
    const parsed = subject.schema.safeParse(raw);
    const content: CommandContent<unknown> = parsed.success
      ? { fits: true, fields: parsed.data }
      : { fits: false, issues: parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), reason: message })) };
    const { id, type, source, time, correlation } = event;

    return { id, type, sender: source, subject: event.subject, time, correlation, content, raw };
  }

  private async opened(text: string): Promise<unknown> {
    const { cipher } = this.parts;
    if (cipher === undefined) throw unreadable('the command is encrypted, and this service has no key for commands');
    try {
      return await cipher.open(text);
    } catch (error) {
      if (isPassing(error)) throw error;
      throw unreadable('the command cannot be opened with the keys at hand', error);
    }
  }
}
