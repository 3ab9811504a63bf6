import { Fault } from '@huiyin/kernel';

import { inInfra } from '../checkout/paths.js';
import { livingLauncher } from '../checkout/starters.js';
import { tokenFor, type Bearer } from '../dev/token.js';

/** Where intake listens, and with whose token we knock. */
export interface IntakeDoor {
  readonly url: string;
  readonly token: (bearer: Bearer) => Promise<string>;
}

/** The intake of this checkout unless another is named. */
export const intakeDoor = async ({ intake, token }: { readonly intake?: string; readonly token?: string }): Promise<IntakeDoor> => {
  const url = intake ?? (await livingLauncher())?.addresses['intake'];
  if (url === undefined)
    throw new Fault('import.no-intake', 'nothing runs for this checkout: "npm start" first, or name one with --intake', {
      retryable: false,
    });

  return { url, token: (bearer) => (token === undefined ? tokenFor(bearer, inInfra()) : Promise.resolve(token)) };
};

interface Sent {
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly type: string;
  readonly body: string;
  readonly bearer: Bearer;
}

interface Problem {
  readonly title?: string;
  readonly errors?: readonly { readonly field: string; readonly reason: string }[];
}

const told = (status: number, text: string): string => {
  try {
    const { title, errors = [] } = JSON.parse(text) as Problem;

    return [`${status} ${title ?? ''}`, ...errors.map(({ field, reason }) => `  ${field}: ${reason}`)].join('\n');
  } catch {
    return `${status} ${text}`;
  }
};

/** Sends a file; answers what intake said, and throws what it objects to. */
export const sendFile = async (door: IntakeDoor, { method, path, type, body, bearer }: Sent): Promise<unknown> => {
  const response = await fetch(`${door.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${await door.token(bearer)}`, 'content-type': type },
    body,
  });
  const text = await response.text();
  if (!response.ok) throw new Fault('import.refused', told(response.status, text), { retryable: false });

  return text === '' ? undefined : JSON.parse(text);
};
