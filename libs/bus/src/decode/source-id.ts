import type { Envelope } from '@huiyin/contracts';

/**
 * Whose sequence a message belongs to: `<service>_<record>_<id>`, after a restore from backup with the epoch behind, so that sequences
 * that are given out again are not taken for duplicates. A reaction set with a name of its own keeps marks of its own.
 */
export const sourceIdOf = ({ source, subject }: Pick<Envelope, 'source' | 'subject'>, reactionSet?: string): string => {
  const place = source.split('/').filter((part) => part !== '');

  return [...(reactionSet === undefined ? [] : [reactionSet]), ...place.slice(0, 2), subject, ...place.slice(2)]
    .join('_')
    .replaceAll('.', '-');
};
