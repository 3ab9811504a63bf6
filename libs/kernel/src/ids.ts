declare const orgId: unique symbol;
declare const regionCode: unique symbol;
declare const staffId: unique symbol;

/** Identifier of an organisation in the directory, for example `q-zjj`. */
export type OrgId = string & { readonly [orgId]: true };
/** Six-digit region code (行政区划代码, GB/T 2260). */
export type RegionCode = string & { readonly [regionCode]: true };
/** Identifier of a staff member in the directory. */
export type StaffId = string & { readonly [staffId]: true };
/** Identifier of the record of one matter: the same in every service, and the Kafka key. */
export type MatterId = string;
/** `<service>.<record>`, for example `intake.petition`. */
export type AggregateName = `${string}.${string}`;

export const asOrgId = (value: string): OrgId => value as OrgId;
export const asRegionCode = (value: string): RegionCode => value as RegionCode;
export const asStaffId = (value: string): StaffId => value as StaffId;
