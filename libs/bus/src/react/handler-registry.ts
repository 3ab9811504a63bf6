import { Fault } from '@huiyin/kernel';
import type { BoundHandler } from './bound-handler.js';

/** The handlers of one consumer group. */
export class GroupHandlers {
  private readonly byPattern = new Map<string, BoundHandler[]>();

  constructor(readonly reactionSet: string | undefined) {}

  add(handler: BoundHandler): void {
    const standing = this.byPattern.get(handler.pattern) ?? [];
    if (handler.subject.kind === 'command' && standing.length > 0) {
      throw new Fault('bus.two-receivers', `${handler.name}: ${handler.pattern} has a receiver already`, { retryable: false });
    }
    this.byPattern.set(handler.pattern, [...standing, handler]);
  }

  of(pattern: string): readonly BoundHandler[] {
    return this.byPattern.get(pattern) ?? [];
  }

  everyOf(topic: string): readonly BoundHandler[] {
    return this.of(`every:${topic}`);
  }

  /** Plain names, without the prefix of a test run. */
  topics(): readonly string[] {
    return [...new Set(this.all().map(({ topic }) => topic))].sort();
  }

  receiversOn(topic: string): readonly BoundHandler[] {
    return this.all().filter((handler) => handler.topic === topic && handler.subject.kind === 'command');
  }

  private all(): readonly BoundHandler[] {
    return [...this.byPattern.values()].flat();
  }
}

/** All handlers of a process by consumer group. */
export class HandlerRegistry {
  private readonly sets = new Map<string | undefined, GroupHandlers>();

  add(handler: BoundHandler): void {
    const group = this.sets.get(handler.reactionSet) ?? new GroupHandlers(handler.reactionSet);
    this.sets.set(handler.reactionSet, group);
    group.add(handler);
  }

  groups(): readonly GroupHandlers[] {
    return [...this.sets.values()];
  }
}
