import type { Directory } from '@huiyin/kernel';
import type { EntityValue } from './publish-entity.js';

/** An entity that names another which is not there. `field` is the place in the entity. */
export interface MissingReference {
  readonly entity: EntityValue['entity'];
  readonly id: string;
  readonly field: string;
  readonly missing: string;
}

type Known = Readonly<Record<'organisation' | 'region', ReadonlySet<string>>>;
type Named = readonly (readonly [field: string, kind: keyof Known, id: unknown])[];

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const namedBy = ({ entity, value }: EntityValue): Named => {
  if (entity === 'region') return [['parent', 'region', value['parent']]];
  if (entity === 'staff') return [['org', 'organisation', value['org']]];
  if (entity !== 'organisation') return [];

  return [
    ['region', 'region', value['region']],
    ['actsFor', 'organisation', value['actsFor']],
    ['supervisor', 'organisation', value['supervisor']],
    ...listed(value['superiors']).map((id, at) => [`superiors.${at}`, 'organisation', id] as const),
  ];
};

/** Every reference in new entities must lead to one of them, or to one the directory holds. */
export const missingReferences = (entities: readonly EntityValue[], directory: Directory): readonly MissingReference[] => {
  const ids = (kind: keyof Known): readonly string[] => entities.filter(({ entity }) => entity === kind).map(({ id }) => id);
  const known: Known = {
    organisation: new Set([...directory.organisations.keys(), ...ids('organisation')]),
    region: new Set([...directory.regions.keys(), ...ids('region')]),
  };

  return entities.flatMap((item) =>
    namedBy(item)
      .filter(([, kind, id]) => id !== undefined && !known[kind].has(String(id)))
      .map(([field, , id]) => ({ entity: item.entity, id: item.id, field, missing: String(id) })),
  );
};
