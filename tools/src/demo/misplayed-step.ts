import { Fault } from '@huiyin/kernel';

import type { Scene, Step } from './agenda/story.js';

/** A step of a story that went otherwise than the story says. */
export class MisplayedStep extends Fault {
  constructor({ staff, act }: Step, { matter, sample }: Scene, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super('demo.misplayed', `row ${matter.row} (${sample.title}, ${matter.id}): ${staff} ${act.says}\n  ${why}`, {
      retryable: false,
      cause,
    });
  }
}
