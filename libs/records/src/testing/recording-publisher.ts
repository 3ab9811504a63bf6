import type { OutMessage, Publisher } from '../ports.js';

/** A topic to look at: records what was acknowledged, fails or holds sends when told so. */
export class RecordingPublisher implements Publisher {
  readonly messages: OutMessage[] = [];
  sends = 0;
  private mode: 'takes' | 'refuses' | 'loses-acknowledgement' = 'takes';
  private gate: Promise<void> = Promise.resolve();

  async publish(messages: readonly OutMessage[]): Promise<void> {
    this.sends += 1;
    await this.gate;
    if (this.mode === 'refuses') throw new Error('the broker is away');
    this.messages.push(...messages);
    if (this.mode === 'loses-acknowledgement') throw new Error('the acknowledgement was lost');
  }

  goAway(): void {
    this.mode = 'refuses';
  }

  loseAcknowledgements(): void {
    this.mode = 'loses-acknowledgement';
  }

  comeBack(): void {
    this.mode = 'takes';
  }

  /** Sends wait until the returned function is called. */
  hold(): () => void {
    let release: () => void = () => undefined;
    this.gate = new Promise((resolve) => (release = resolve));

    return release;
  }

  sequencesOf(id: string): readonly number[] {
    return this.messages.filter(({ headers }) => headers['ce_subject'] === id).map(({ headers }) => Number(headers['ce_sequence']));
  }
}

/** Order of first appearances: late duplicates are allowed, gaps and turns are not. */
export const firstAppearances = (sequences: readonly number[]): readonly number[] => [...new Set(sequences)];
