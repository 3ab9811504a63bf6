import type { Withheld } from '@huiyin/kernel';
import { z } from 'zod';
import { orgId } from './fields.js';

const seq = z.int().nonnegative();

/** 保密范围: who must not see the matter (Regulation Art. 30 ¶3). */
export const withheld = z.discriminatedUnion('scope', [
  z.object({ scope: z.literal('none'), seq }),
  z.object({ scope: z.literal('allBut'), org: orgId, seq }),
  z.object({ scope: z.literal('from'), orgs: z.array(orgId).min(1), seq }),
]) satisfies z.ZodType<Withheld>;

/** Schema of an event of a matter: its own fields and the disclosure mark that every such event carries. */
export const matterEvent = <Shape extends z.ZodRawShape>(shape: Shape) => z.object({ ...shape, withheld });

export const OPEN_TO_PARTIES: Withheld = { scope: 'none', seq: 0 };
