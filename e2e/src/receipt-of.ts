import { asOrgId, asStaffId, type Sealed } from '@huiyin/kernel';
import type { OwnSystem } from '@huiyin/tools';
import { openVault, readKeyRing } from '@huiyin/vault';
import { MongoClient } from 'mongodb';

interface Registered {
  readonly _id: string;
  readonly state: { readonly facts: { readonly queryCode: Sealed } };
}

/** The query code on the receipt of a matter. */
export const queryCodeOf = async ({ mongodbUri, prefix, keyRing }: OwnSystem, id: string): Promise<string> => {
  const client = await MongoClient.connect(mongodbUri);
  try {
    const { vault } = await openVault({ client, prefix, service: 'intake', ring: readKeyRing(keyRing) });
    const found = await client.db(`${prefix}intake`).collection<Registered>('petitions').findOne({ _id: id });
    const opening = { by: asStaffId('test'), org: asOrgId('test'), purpose: 'test', correlation: 'test' };

    return await vault.open(id, found?.state.facts.queryCode ?? ('' as Sealed), opening);
  } finally {
    await client.close();
  }
};
