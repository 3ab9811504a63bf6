import { z } from 'zod';

interface Json {
  readonly [member: string]: unknown;
}

/** Places in a schema where an object takes fields that it does not name. Maps (`z.record`) are meant to. */
export const looseObjectsOf = (schema: unknown): readonly string[] => {
  if (!(schema instanceof z.ZodType)) return [];

  return find(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), 'the whole');
};

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

const find = (node: unknown, path: string): readonly string[] => {
  if (!isObject(node)) return [];
  const properties = isObject(node['properties']) ? node['properties'] : undefined;
  const here = properties !== undefined && node['additionalProperties'] !== false ? [path] : [];
  const members = Object.entries(properties ?? {}).flatMap(([name, member]) => find(member, name));
  const parts = ['items', 'anyOf', 'oneOf', 'allOf', 'prefixItems', '$defs'].flatMap((name) =>
    childrenOf(node[name]).flatMap((part) => find(part, path)),
  );

  return [...here, ...members, ...parts];
};

const childrenOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return [];

  return 'type' in value || 'anyOf' in value ? [value] : Object.values(value);
};
