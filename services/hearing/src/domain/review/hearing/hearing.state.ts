import type { DataOf, HearingNoticed } from '@huiyin/contracts';
import type { LocalDate, StaffId } from '@huiyin/kernel';

/** What the notice that stands says (听证通知). */
export type Notice = Omit<DataOf<typeof HearingNoticed>, 'withheld'>;

/** 听证: from the telling of the right to the finding. */
export type Hearing =
  | { readonly stage: 'none' }
  | { readonly stage: 'told' }
  | { readonly stage: 'applied'; readonly hearingId: string; readonly appliedOn: LocalDate }
  | { readonly stage: 'granted'; readonly hearingId: string }
  | { readonly stage: 'refused'; readonly hearingId: string; readonly ground: string }
  | { readonly stage: 'noticed'; readonly hearingId: string; readonly notice: Notice }
  | { readonly stage: 'suspended'; readonly hearingId: string; readonly notice: Notice }
  | {
      readonly stage: 'held';
      readonly hearingId: string;
      readonly notice: Notice;
      readonly heldOn: LocalDate;
      readonly present: readonly StaffId[];
    }
  | { readonly stage: 'concluded'; readonly hearingId: string; readonly concludedOn: LocalDate }
  | { readonly stage: 'given-up'; readonly hearingId: string };
