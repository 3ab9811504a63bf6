import type { Actor, Moment } from '@huiyin/kernel';
import { asOrgId, asStaffId, EMPTY_DIRECTORY } from '@huiyin/kernel';

import { shanghai } from '../shanghai.js';

export const SYSTEM: Actor = { id: asStaffId('system'), org: asOrgId('system'), roles: ['system'] };

const START = shanghai('2026-08-03');

/** The world around a decision when a test says nothing of it. */
export const EMPTY_SCENE: Moment = { at: START, machine: START, actor: SYSTEM, directory: EMPTY_DIRECTORY };
