/** What tools need to make a key for development, and to look at the signature of a file. */
export { signatureIn, type SignatureFound } from './seal/letter-signature.js';
export { newSampleKey } from './seal/sample-certificate.js';
