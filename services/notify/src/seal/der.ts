import { Constructed, fromBER, ObjectIdentifier, OctetString, type AsnType } from 'asn1js';

const SHORT = 0x80;

const lengthOf = (length: number): Buffer => {
  if (length < SHORT) return Buffer.from([length]);
  const hex = length.toString(16);
  const digits = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');

  return Buffer.concat([Buffer.from([SHORT | digits.length]), digits]);
};

/**
 * What certificates and signatures are written in (X.690, DER). By hand: what is put together keeps its bytes, and asn1js takes as long for
 * a signature as RSA does.
 */
export const der = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);

  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
};

export const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, ...parts);
export const set = (...parts: readonly Buffer[]): Buffer => der(0x31, ...parts);
/** `[n]` of the notation. */
export const tagged = (n: number, ...parts: readonly Buffer[]): Buffer => der(0xa0 | n, ...parts);
export const integer = (value: number): Buffer => der(0x02, Buffer.from([value]));
export const octets = (bytes: Buffer): Buffer => der(0x04, bytes);
export const bits = (bytes: Buffer): Buffer => der(0x03, Buffer.from([0]), bytes);
export const text = (words: string): Buffer => der(0x0c, Buffer.from(words));
export const NOTHING = der(0x05);
export const oid = (value: string): Buffer => Buffer.from(new ObjectIdentifier({ value }).toBER());

/** @throws RangeError where the bytes are none. */
export const parsed = (bytes: Buffer): AsnType => {
  const { offset, result } = fromBER(bytes);
  if (offset < 0) throw new RangeError(result.error);

  return result;
};

/** What stands in a sequence or set. @throws RangeError where the node is no such thing. */
export const inside = (node: AsnType | undefined): readonly AsnType[] => {
  if (!(node instanceof Constructed)) throw new RangeError('not what it should be');

  return node.valueBlock.value;
};

/** @throws RangeError where the node is no octet string. */
export const octetsIn = (node: AsnType | undefined): Buffer => {
  if (!(node instanceof OctetString)) throw new RangeError('not what it should be');

  return Buffer.from(node.getValue());
};

/** A node as it was read, byte for byte. @throws RangeError where there is none. */
export const rawOf = (node: AsnType | undefined): Buffer => {
  if (node === undefined) throw new RangeError('something is missing');

  return Buffer.from(node.valueBeforeDecodeView);
};
