import type { FileRef } from '@huiyin/kernel';

const isFileRef = (value: object): value is FileRef => 'digest' in value && 'size' in value && 'mediaType' in value && 'name' in value;

/** What a letter was set from: an aid to make it again, kept where it is made. The letter itself is filed. */
const NOT_FILED = 'setting';

/** Every claim check inside an event's data, however deep it stands: also of event types that the archive does not know. */
export const filesNamedIn = (value: unknown): readonly FileRef[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (isFileRef(value)) return [value];

  return Object.entries(value).flatMap(([name, inner]) => (name === NOT_FILED ? [] : filesNamedIn(inner)));
};
