import type { Role } from '@huiyin/kernel';

/**
 * 审批方式: whose word makes a letter. Most letters carry what was approved in the service that decided it, and follow at once; one
 * that an office composes itself is drafted, checked and signed; a form is filled in by one person and signed by hand.
 */
export type ApprovalRule =
  | { readonly kind: 'decided-elsewhere'; readonly events: readonly string[] }
  | { readonly kind: 'signed'; readonly roles: readonly Role[] }
  | { readonly kind: 'filled-in'; readonly roles: readonly Role[] };
