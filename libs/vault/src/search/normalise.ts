/** Fields of a person that can be compared without being known. */
export const INDEXED_FIELDS = ['name', 'phone', 'email', 'idNumber', 'address', 'reference'] as const;
export type IndexedField = (typeof INDEXED_FIELDS)[number];

const plain = (value: string): string => value.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
const phone = (value: string): string =>
  plain(value)
    .replace(/[^0-9+]/gu, '')
    .replace(/^(?:\+|00)86/u, '');

const RULES: Readonly<Record<IndexedField, (value: string) => string>> = {
  name: (value) => plain(value).replace(/[·•.．]/gu, ''),
  phone,
  email: plain,
  idNumber: (value) => plain(value).replace(/-/gu, ''),
  address: (value) => plain(value).replace(/[\p{P}\p{S}]/gu, ''),
  reference: plain,
};

/** The form in which two writings of the same value are equal (full width, spaces, case, country code). */
export const normalise = (field: IndexedField, value: string): string => RULES[field](value);
