import type { Instant, OrgId, StaffId } from '@huiyin/kernel';

/** A decoded CloudEvent (CloudEvents 1.0, Kafka binary or structured mode). */
export interface Envelope<Data = unknown> {
  readonly id: string;
  /** `cn.huiyin.<service>.<record>.<Event>.v<major>` */
  readonly type: string;
  /** `/<service>/<record>`, after a restore from backup with the epoch: `/<service>/<record>/<epoch>`. */
  readonly source: string;
  /** The record's id; for records of a matter the matter's id. */
  readonly subject: string;
  /** Place in the record's history, dense from 1. */
  readonly sequence: number;
  readonly time: Instant;
  readonly correlation: string;
  readonly causation: string;
  readonly dataschema: string;
  readonly traceparent?: string;
  readonly actor: { readonly id: StaffId; readonly org: OrgId };
  readonly data: Data;
}
