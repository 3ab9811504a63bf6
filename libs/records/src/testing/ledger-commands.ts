import { randomUUID } from 'node:crypto';

import type { Envelope } from '@huiyin/contracts';
import { asOrgId, asStaffId, toInstant, type Actor } from '@huiyin/kernel';

import type { Command } from '../command.js';
import type { Incoming, Reaction } from '../reaction.js';
import { sourceIdOf } from '../source-id.js';

export const clerk: Actor = { id: asStaffId('s-1'), org: asOrgId('q-xf'), roles: ['registrar'] };

export const command = (id: string, parts: Partial<Command> = {}): Command => ({
  id,
  cause: randomUUID(),
  digest: 'd',
  actor: clerk,
  correlation: 'c-1',
  ...parts,
});

/** The nth event of a source, as a transport hands it over. */
export const heardFrom = (subject: string, sequence: number, parts: Partial<Envelope> = {}): Envelope => ({
  id: `${subject}#${sequence}`,
  type: 'cn.huiyin.intake.petition.Something.v1',
  source: '/intake/petition',
  subject,
  sequence,
  time: toInstant('2026-08-03T00:00:00Z'),
  correlation: 'c-2',
  causation: 'x',
  dataschema: '',
  actor: { id: clerk.id, org: clerk.org },
  data: {},
  ...parts,
});

export const incoming = (reaction: Reaction, envelope: Envelope): Incoming => ({
  reaction,
  envelope,
  source: sourceIdOf(envelope),
  sequence: envelope.sequence,
});
