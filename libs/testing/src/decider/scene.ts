import type { Actor, Moment } from '@huiyin/kernel';
import { asOrgId, asStaffId, EMPTY_DIRECTORY } from '@huiyin/kernel';

import { shanghai } from '../shanghai.js';

export const SYSTEM: Actor = { id: asStaffId('system'), org: asOrgId('system'), roles: ['system'] };

export const EMPTY_SCENE: Scene = {
  at: shanghai('2026-08-03'),
  machine: shanghai('2026-08-03'),
  actor: SYSTEM,
  directory: EMPTY_DIRECTORY,
};
