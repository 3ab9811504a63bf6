import type { Role } from '../actor.js';
import type { LocalDate } from '../instant.js';
import type { OrgId, RegionCode, StaffId } from '../ids.js';

/** 机构类型 (Regulation Art. 2). */
export const ORGANISATION_KINDS = [
  'petition-office',
  'agency',
  'town',
  'government',
  'party',
  'review-office',
  'discipline',
  'court',
  'joint-conference',
  'enterprise',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** 提示设置: when an office is mailed its digest, when nothing is sent, and in what language. Times of day as `08:30`. */
export interface NoticeTimes {
  readonly digestAt: readonly string[];
  /** 免打扰: what falls into it waits for its end; it may go over midnight. */
  readonly quiet?: { readonly from: string; readonly until: string };
  readonly language?: 'zh' | 'en';
}

/** 窗口公开信息 (S2-29, S3-06): where the office receives people, when, and in what matters. */
export interface OfficeDesk {
  readonly address: string;
  readonly hours: string;
  readonly phone?: string;
  readonly email?: string;
  /** 受理范围 */
  readonly handles: readonly string[];
}

export interface Organisation {
  readonly id: OrgId;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly region: RegionCode;
  /** 机关代字: first part of a document number. */
  readonly code: string;
  /** Every body that may review this one (REV-1). */
  readonly superiors: readonly OrgId[];
  /** 垂直管理: reviewed by the superior department only. */
  readonly vertical: boolean;
  /** A review office decides in the name of this government. */
  readonly actsFor?: OrgId;
  /** The petition office that supervises it, where it is not that of its region. */
  readonly supervisor?: OrgId;
  readonly email?: string;
  readonly notices?: NoticeTimes;
  /** What the public is told of it; an office without it is not listed. */
  readonly desk?: OfficeDesk;
}

export const REGION_LEVELS = ['nation', 'province', 'city', 'county', 'town'] as const;
export type RegionLevel = (typeof REGION_LEVELS)[number];

export interface Region {
  readonly code: RegionCode;
  readonly name: string;
  readonly level: RegionLevel;
  readonly parent?: RegionCode;
}

/** 代理 (A/B 角): an acting approver signs in another's place, from one day to another, both included (INV-18). */
export interface ActingAppointment {
  readonly for: StaffId;
  readonly from: LocalDate;
  readonly until: LocalDate;
  /** Actions of the permission table; absent: all that a head signs. */
  readonly scope?: readonly string[];
}

export interface Staff {
  readonly id: StaffId;
  readonly name: string;
  readonly org: OrgId;
  readonly roles: readonly Role[];
  /** Where the digest of one's own goes. */
  readonly email?: string;
  /** In whose place this person signs, and when. Without the list a role `acting-head` is a standing one. */
  readonly acting?: readonly ActingAppointment[];
}
