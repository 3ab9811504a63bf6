import { toldSignature } from './told-signature.js';

describe('npm run letters -- --check', () => {
  it('names who signed, who certified it, and to what day', () => {
    const found = { state: 'intact', by: 'CN=区住建局', certifiedBy: 'CN=CA, C=CN', validTo: '2027-01-31T15:59:59.000Z' } as const;

    expect(toldSignature(found)).toBe('signed by CN=区住建局, whole and unchanged; certified by CN=CA, C=CN, to 2027-01-31');
  });

  it('says what is wrong', () => {
    expect(toldSignature({ state: 'none' })).toBe('not signed');
    expect(toldSignature({ state: 'broken', why: 'changed' })).toContain('changed after it was signed');
  });
});
