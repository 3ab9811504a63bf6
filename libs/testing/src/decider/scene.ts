import type { Actor, Directory, Instant } from '@huiyin/kernel';
import { asOrgId, asStaffId, EMPTY_DIRECTORY } from '@huiyin/kernel';

import { shanghai } from '../shanghai.js';

/** The world around a decision: when, who, and what the directory says. */
export interface Scene {
  readonly at: Instant;
  /** The machine's clock: claims and back-off. */
  readonly machine: Instant;
  readonly actor: Actor;
  readonly directory: Directory;
}

export const SYSTEM: Actor = { id: asStaffId('system'), org: asOrgId('system'), roles: ['system'] };

export const EMPTY_SCENE: Scene = {
  at: shanghai('2026-08-03'),
  machine: shanghai('2026-08-03'),
  actor: SYSTEM,
  directory: EMPTY_DIRECTORY,
};
