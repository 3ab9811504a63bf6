import { Controller } from '@nestjs/common';
import { eventually, freshName, startKafka, startMongo } from '@huiyin/testing';
import { z } from 'zod';
import { BusScene } from '../testing/bus-scene.js';
import type { CommandAnswer, TopicCommand } from './command.js';
import { OnCommand } from './on-command.js';

const AddOne = {
  type: 'cn.huiyin.intake.petition.AddOne.v1',
  topic: 'intake.petition.commands.v1',
  replies: 'intake.petition.replies.v1',
  replyType: 'cn.huiyin.intake.petition.Answered.v1',
  schema: z.object({ name: z.string() }),
} as const;

/** Keeps its answers by command, as the record store does. */
class Counter {
  readonly added: string[] = [];
  private readonly answers = new Map<string, CommandAnswer>();

  answer({ id, sender, content }: TopicCommand<{ name: string }>): CommandAnswer {
    const stored = this.answers.get(id);
    if (stored !== undefined) return stored;
    if (!content.fits) return { outcome: 'refused', code: 'command.fields', issues: content.issues };
    this.added.push(content.fields.name);
    const answer = { outcome: 'registered', sender, place: this.added.length };
    this.answers.set(id, answer);

    return answer;
  }
}

const receiverOf = (counter: Counter) => {
  @Controller()
  class Receiver {
    @OnCommand(AddOne)
    add(command: TopicCommand<{ name: string }>): CommandAnswer {
      return counter.answer(command);
    }
  }
  return Receiver;
};

const command = (id: string, data: unknown, type: string = AddOne.type) => ({
  topic: AddOne.topic,
  key: 'partner',
  headers: { ce_specversion: '1.0', ce_id: id, ce_type: type, ce_source: '/partner', ce_time: '2026-03-02T01:00:00Z' },
  value: typeof data === 'string' ? data : JSON.stringify(data),
});

describe('a command topic', () => {
  let scene: BusScene;
  beforeAll(async () => {
    scene = await BusScene.open({ kafka: await startKafka(), mongo: await startMongo(), name: freshName('commands') });
  });
  afterAll(() => scene.close());

  const replies = () => scene.messagesOn(AddOne.replies);

  it('[REGR] each command is answered before its offset is committed, a refused one the same again on replay; only what cannot be read is parked', async () => {
    const counter = new Counter();
    await scene.publisher.publish([
      command('c-1', { name: 'a' }),
      command('c-2', { name: 7 }),
      command('c-3', {}, 'cn.huiyin.intake.petition.Unknown.v1'),
      command('c-1', { name: 'a' }),
      command('c-4', '{ this is not JSON'),
      command('c-5', { name: 'b' }),
    ]);
    const { transport, close } = await scene.start({ controllers: [receiverOf(counter)] });

    await eventually(async () => expect(await scene.committed(AddOne.topic)).toBe(6));
    expect((await replies()).map(({ key, value, headers }) => [key, headers['ce_causationid'], value])).toEqual([
      ['partner', 'c-1', { outcome: 'registered', sender: '/partner', place: 1 }],
      [
        'partner',
        'c-2',
        { outcome: 'refused', code: 'command.fields', issues: [{ field: 'name', reason: expect.stringContaining('expected string') }] },
      ],
      ['partner', 'c-3', { outcome: 'refused', code: 'command.unknown-type', reason: expect.any(String) }],
      ['partner', 'c-1', { outcome: 'registered', sender: '/partner', place: 1 }],
    ]);
    expect(await transport.parked.list()).toMatchObject([{ key: 'partner', messages: 2, code: 'bus.unreadable-envelope' }]);
    expect(counter.added).toEqual(['a']);

    const [gate] = await transport.parked.list();
    const [unreadable] = await transport.parked.ofGate(gate?.gate ?? '');
    await transport.parked.discard(unreadable?._id ?? '', { operator: 'op', reason: 'not JSON', dryRun: false });
    await eventually(() => expect(counter.added).toEqual(['a', 'b']));
    await eventually(async () => expect(await replies()).toHaveLength(5));
    await close();
  });

  it('refuses what comes in clear where it is told so, and takes what was encrypted', async () => {
    const counter = new Counter();
    const cipher = { open: async (text: string) => JSON.parse(Buffer.from(text, 'base64').toString('utf8')) as unknown };
    const { close } = await scene.start({ controllers: [receiverOf(counter)], cipher, clearCommands: 'refused' });
    const before = (await replies()).length;
    await scene.publisher.publish([
      command('clear', { name: 'in clear' }),
      {
        ...command('sealed', Buffer.from(JSON.stringify({ name: 'sealed' })).toString('base64')),
        headers: { ...command('sealed', {}).headers, 'content-type': 'application/jose' },
      },
    ]);

    await eventually(() => expect(counter.added).toEqual(['sealed']));
    await eventually(async () => expect(await replies()).toHaveLength(before + 2));
    expect((await replies()).find(({ headers }) => headers['ce_causationid'] === 'clear')?.value).toMatchObject({
      code: 'command.in-clear',
    });
    await close();
  });

  it('reads a structured event as well', async () => {
    const counter = new Counter();
    const { close } = await scene.start({ controllers: [receiverOf(counter)] });
    const event = {
      specversion: '1.0',
      id: 's-1',
      type: AddOne.type,
      source: '/partner',
      time: '2026-03-02T01:00:00Z',
      data: { name: 'structured' },
    };
    await scene.publisher.publish([
      {
        topic: AddOne.topic,
        key: 'k',
        headers: { 'content-type': 'application/cloudevents+json; charset=utf-8' },
        value: JSON.stringify(event),
      },
    ]);

    await eventually(() => expect(counter.added).toEqual(['structured']));
    await close();
  });
});
