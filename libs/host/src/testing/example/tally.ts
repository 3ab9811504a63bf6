import { Controller, Get, Inject, Module, Param } from '@nestjs/common';
import { On } from '@huiyin/bus';
import type { DataOf, Envelope } from '@huiyin/contracts';
import { recorded, type Aggregate, type Decide } from '@huiyin/kernel';
import type { Reaction, RecordKind, Records } from '@huiyin/records';
import { z } from 'zod';
import { AllowStaff } from '../../access/allow.js';
import { withVersion, type HttpAnswer } from '../../answer/http-answer.js';
import { recordsOf } from '../../platform/tokens.js';
import { notFound } from '../../problem/problem.js';
import { Counted, Tallied, type TallyEvent } from './counter.events.js';

interface Tally {
  readonly total: number;
}

const tally: Aggregate<Tally, TallyEvent> = {
  name: 'supervision.tally',
  shape: 1,
  initial: { total: 0 },
  evolve: (_, { data }) => ({ total: data.total }),
  deadlines: () => [],
  due: () => () => ({ kind: 'ignored', why: 'none' }),
};

export const TALLIES: RecordKind<Tally, TallyEvent> = {
  aggregate: tally,
  collection: 'tallies',
  topic: Tallied.topic,
  definitions: [Tallied],
  key: (id) => id,
};

const tallied =
  ({ by }: DataOf<typeof Counted>): Decide<Tally, TallyEvent> =>
  ({ total }) =>
    recorded({ type: 'Tallied', data: { total: total + by } });

@Controller()
export class TallyReactions {
  constructor(@Inject(recordsOf(TALLIES)) private readonly tallies: Records<Tally, TallyEvent>) {}

  @On(Counted)
  counted(event: Envelope<DataOf<typeof Counted>>): Reaction {
    return this.tallies.react(event.subject, tallied(event.data));
  }
}

@Controller('tallies')
export class TallyController {
  constructor(@Inject(recordsOf(TALLIES)) private readonly tallies: Records<Tally, TallyEvent>) {}

  @Get(':id')
  @AllowStaff()
  async view(@Param('id', { schema: z.uuid() }) id: string): Promise<HttpAnswer> {
    const found = await this.tallies.get(id);
    if (found === undefined) throw notFound('tally.not-found');

    return withVersion(found.version, found.state);
  }
}

@Module({ controllers: [TallyReactions, TallyController] })
export class TallyModule {}
