/** One server-sent event as a client sees it. */
export interface SeenEvent {
  readonly id: number;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const fieldOf = (block: string, name: string): string | undefined =>
  block
    .split('\n')
    .find((line) => line.startsWith(`${name}: `))
    ?.slice(name.length + 2);

/** A client of an event stream: keeps what came, until it is closed by either side. */
export class EventStream {
  readonly events: SeenEvent[] = [];
  heartbeats = 0;
  /** True once the service ended it. */
  isOver = false;
  readonly #given = new AbortController();
  #rest = '';

  private constructor(readonly status: number) {}

  static async open(url: string, headers: Readonly<Record<string, string>>): Promise<EventStream> {
    const given = new AbortController();
    const answer = await fetch(url, { headers: { ...headers, accept: 'text/event-stream' }, signal: given.signal });
    const stream = new EventStream(answer.status);
    stream.#given.signal.addEventListener('abort', () => given.abort());
    void stream.#listen(answer).catch(() => undefined);

    return stream;
  }

  /** Ids of the lines that were shown, without positions. */
  get lines(): readonly number[] {
    return this.events.filter(({ event }) => event !== 'position').map(({ id }) => id);
  }

  close(): void {
    this.#given.abort();
  }

  async #listen(answer: Response): Promise<void> {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) this.#take(decoder.decode(chunk as Uint8Array, { stream: true }));
    this.isOver = true;
  }

  #take(text: string): void {
    const blocks = (this.#rest + text).split('\n\n');
    this.#rest = blocks.pop() ?? '';
    for (const block of blocks) {
      if (block.startsWith(':')) this.heartbeats += 1;
      else
        this.events.push({
          id: Number(fieldOf(block, 'id')),
          event: fieldOf(block, 'event') ?? '',
          data: JSON.parse(fieldOf(block, 'data') ?? '{}'),
        });
    }
  }
}
