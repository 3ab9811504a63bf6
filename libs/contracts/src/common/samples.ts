import { asOrgId, asRegionCode, asStaffId, type Instant, type LocalDate, type Sealed } from '@huiyin/kernel';

/** Values that the golden samples share; made up. */
export const SAMPLE = {
  sealed: 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..c2FtcGxlLWl2.c2FtcGxlLXRleHQ.c2FtcGxlLXRhZw' as Sealed,
  at: '2026-08-03T01:12:00.000Z' as Instant,
  later: '2026-10-12T16:00:00.000Z' as Instant,
  day: '2026-08-03' as LocalDate,
  laterDay: '2026-10-12' as LocalDate,
  region: asRegionCode('990102'),
  office: asOrgId('q-xfj'),
  upperOffice: asOrgId('c-xfj'),
  agency: asOrgId('q-zjj'),
  superior: asOrgId('c-zjj'),
  staff: asStaffId('q-zjj:undertaker-1'),
  head: asStaffId('q-zjj:head'),
  withheld: { scope: 'none', seq: 0 } as const,
  file: { digest: 'sha256-9f86d081884c7d65', size: 20480, mediaType: 'application/pdf', name: 'letter.pdf' },
} as const;

export const SAMPLE_OPINION = { request: SAMPLE.sealed, facts: SAMPLE.sealed, opinion: SAMPLE.sealed, legalBasis: SAMPLE.sealed } as const;
