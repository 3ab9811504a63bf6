import { asOrgId, asStaffId, type Actor } from '@huiyin/kernel';

/** Somebody with query code and second factor: no member of staff, no role. */
export const PETITIONER: Actor = { id: asStaffId('petitioner'), org: asOrgId('public'), roles: [] };
