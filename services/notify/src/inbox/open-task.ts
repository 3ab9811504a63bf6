import type { Letter, Letters } from '../domain/letter/letters.state.js';
import type { Task } from './arrival.js';

type Settled = (state: Letters, ref: string) => boolean;

const isAbout =
  (code: string, ref: string) =>
  (letter: Letter): boolean =>
    letter.code === code && letter.ref === ref;

/** What shows in the record that somebody gave his word. */
const SETTLED: Readonly<Record<string, Settled>> = {
  /** 督办函 went out. */
  'approve-notice': ({ letters }, ref) => letters.some(isAbout('L21', ref)),
  /** 阅批单: the slip with the comment took the place of the one without. */
  'comment-as-leader': ({ letters }, ref) => letters.filter(isAbout('L29', ref)).some(({ standing }) => standing.stage === 'withdrawn'),
  'sign-letter': ({ drafts }, ref) => drafts.every(({ id, progress }) => id !== ref || progress.stage !== 'checked'),
};

/** True while the task waits for somebody's word. */
export const isOpenTask = ({ task, ref }: Task, state: Letters): boolean => !(SETTLED[task]?.(state, ref) ?? false);
