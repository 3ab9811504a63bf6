import type { FileRef } from '@huiyin/kernel';

const isFileRef = (value: object): value is FileRef => 'digest' in value && 'size' in value && 'mediaType' in value && 'name' in value;

/** Every claim check inside an event's data, however deep it stands: also of event types that the archive does not know. */
export const filesNamedIn = (value: unknown): readonly FileRef[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (isFileRef(value)) return [value];

  return Object.values(value).flatMap(filesNamedIn);
};
