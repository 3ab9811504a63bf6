import { asOrgId, asStaffId, type Actor, type Directory, type Role } from '@huiyin/kernel';
import { sampleActor, sampleDirectory } from '@huiyin/testing/domain';

export const staffOf = (org: string, post: string, ...roles: readonly Role[]): Actor => ({
  id: asStaffId(`${org}:${post}`),
  org: asOrgId(org),
  roles: [...roles],
});

export const system = staffOf('system', 'system', 'system');
export const supervisor = sampleActor('q-xfj:supervisor');
export const secondSupervisor = staffOf('q-xfj', 'supervisor-2', 'supervisor');
export const leader = sampleActor('q-xfj:leader');
export const registrar = sampleActor('q-xfj:registrar');
export const undertaker = sampleActor('q-zjj:undertaker-1');
export const head = sampleActor('q-zjj:head');
export const cityLeader = sampleActor('c-xfj:leader');
export const discipline = sampleActor('q-jw:undertaker');

const { id, org, roles } = secondSupervisor;

/** The sample city with one supervisor more in the district's petition office. */
export const city: Directory = {
  ...sampleDirectory(),
  staff: new Map([...sampleDirectory().staff, [id, { id, org, roles, name: id }]]),
};
