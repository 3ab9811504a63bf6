import type { EntityValue } from './publish-entity.js';

/** What an entity names: an organisation or a region, at a place in it. */
export interface Reference {
  readonly entity: EntityValue['entity'];
  readonly id: string;
  readonly field: string;
  readonly to: { readonly entity: 'organisation' | 'region' | 'staff'; readonly id: string };
}

type Named = readonly (readonly [field: string, entity: Reference['to']['entity'], id: unknown])[];

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const namedBy = ({ entity, value }: EntityValue): Named => {
  if (entity === 'region') return [['parent', 'region', value['parent']]];
  if (entity === 'staff') {
    const acting = listed(value['acting']) as readonly { readonly for?: unknown }[];
    return [['org', 'organisation', value['org']], ...acting.map((one, at) => [`acting.${at}.for`, 'staff', one.for] as const)];
  }
  if (entity !== 'organisation') return [];

  return [
    ['region', 'region', value['region']],
    ['actsFor', 'organisation', value['actsFor']],
    ['supervisor', 'organisation', value['supervisor']],
    ...listed(value['superiors']).map((id, at) => [`superiors.${at}`, 'organisation', id] as const),
  ];
};

const keyOf = ({ entity, id }: Reference['to'] | EntityValue): string => `${entity}/${id}`;

/** References of new entities that do not lead to one of them: the directory must hold what they name. */
export const referencesOutside = (entities: readonly EntityValue[]): readonly Reference[] => {
  const known = new Set(entities.map(keyOf));

  return entities.flatMap((item) =>
    namedBy(item)
      .filter(([, , id]) => id !== undefined)
      .map(([field, entity, id]) => ({ entity: item.entity, id: item.id, field, to: { entity, id: String(id) } }))
      .filter(({ to }) => !known.has(keyOf(to))),
  );
};
