import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { HttpAnswer } from '../answer/http-answer.js';

type Reply = FastifyAdapter['reply'];

/**
 * Lets a controller return status and headers with its body. Nest sets the status of the method (201 for POST) after all interceptors,
 * so the adapter is the one place where an answer of our own can have the last word.
 */
export class FastifyAnswers extends FastifyAdapter {
  override reply(response: Parameters<Reply>[0], body: unknown, statusCode?: number): ReturnType<Reply> {
    if (!(body instanceof HttpAnswer)) return super.reply(response, body, statusCode);
    const reply = response as FastifyReply;
    reply.headers({ ...body.headers });
    if (isProblem(body.body)) reply.request.huiyin.code = body.body.code;

    return super.reply(
      response,
      isProblem(body.body) ? { ...body.body, correlation: reply.request.huiyin.correlation } : body.body,
      body.status,
    );
  }
}

const isProblem = (body: unknown): body is { readonly code: string } =>
  typeof body === 'object' && body !== null && 'type' in body && 'code' in body && typeof body.code === 'string' && 'status' in body;
