import type { DomainEvent } from '@huiyin/kernel';
import type { RecordKind } from '@huiyin/records';
import {
  Body,
  Controller,
  Get,
  Inject,
  Param,
  Post,
  Query,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type Type,
} from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Allow } from '../access/allow.js';
import { HttpAnswer } from '../answer/http-answer.js';
import { Current, type CurrentRequest } from '../request/current-request.js';
import { RecomputationDesk, type RecomputeWay } from './recomputation-desk.js';
import { MovesQuery, RecomputationPath, type RecomputationProgress } from './recomputation-view.js';
import { RecomputationBody } from './recomputation-wish.js';

const ACCEPTED = 202;
const PATH = 'clocks/recomputation';

/** The routes of a service that owns clocks: asks for a recomputation of its open ones (期限重算), and tells how far it is. */
export const recomputeController = <State, Event extends DomainEvent>(
  kind: RecordKind<State, Event>,
  way: RecomputeWay<State, Event>,
): Type<unknown> => {
  @Controller(PATH)
  class RecomputeController implements OnApplicationBootstrap, BeforeApplicationShutdown {
    readonly #desk: RecomputationDesk<State, Event>;

    constructor(@Inject(ModuleRef) parts: ModuleRef) {
      this.#desk = new RecomputationDesk(kind, way, parts);
    }

    onApplicationBootstrap(): void {
      this.#desk.runs.resume();
    }

    beforeApplicationShutdown(): Promise<void> {
      return this.#desk.runs.stop();
    }

    @Post()
    @Allow('recompute-clocks')
    async ask(@Current() current: CurrentRequest, @Body({ schema: RecomputationBody }) body: RecomputationBody): Promise<HttpAnswer> {
      const run = await this.#desk.ask(current, body);

      return new HttpAnswer(ACCEPTED, run, { location: `/${PATH}/${run.id}` });
    }

    @Get(':id')
    @Allow('recompute-clocks')
    progress(
      @Current() { actor }: CurrentRequest,
      @Param({ schema: RecomputationPath }) { id }: RecomputationPath,
      @Query({ schema: MovesQuery }) query: MovesQuery,
    ): Promise<RecomputationProgress> {
      return this.#desk.progress(actor, id, query);
    }
  }

  return RecomputeController;
};
