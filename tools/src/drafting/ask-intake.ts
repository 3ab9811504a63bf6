import { Fault } from '@huiyin/kernel';

import type { Bearer } from '../dev/token.js';
import type { IntakeDoor } from '../importing/intake-door.js';

interface Question {
  readonly path: string;
  readonly bearer: Bearer;
  readonly body?: string;
  readonly type?: string;
}

interface Problem {
  readonly code?: string;
  readonly title?: string;
  readonly errors?: readonly { readonly field: string; readonly reason: string }[];
}

const told = (status: number, text: string): string => {
  try {
    const { code = '', title = '', errors = [] } = JSON.parse(text) as Problem;

    return [`${status} ${title}: ${code}`, ...errors.map(({ field, reason }) => `  ${field}: ${reason}`)].join('\n');
  } catch {
    return `${status} ${text}`;
  }
};

/** Asks intake, or tells it something; throws what it objects to. */
export const askIntake = async (
  door: IntakeDoor,
  { path, bearer, body, type = 'application/json' }: Question,
): Promise<Readonly<Record<string, unknown>>> => {
  const authorization = `Bearer ${await door.token(bearer)}`;
  const request: RequestInit =
    body === undefined ? { headers: { authorization } } : { method: 'POST', headers: { authorization, 'content-type': type }, body };
  const response = await fetch(`${door.url}${path}`, request);
  const text = await response.text();
  if (!response.ok) throw new Fault('drafting.refused', told(response.status, text), { retryable: false });

  return JSON.parse(text) as Readonly<Record<string, unknown>>;
};
