type Fields = Readonly<Record<string, unknown>>;

/** What says most about an event beside its name, in this order. */
const TELLING = [
  'from',
  'to',
  'agency',
  'body',
  'toNumber',
  'reviewer',
  'level',
  'route',
  'outcome',
  'ground',
  'why',
  'units',
  'agreed',
  'limit',
  'newLastDay',
];

const clockText = ({ id, lastDay }: Fields): string => `${String(id)} until ${String(lastDay)}`;

/** A few codes that tell what an event is about: `from=c-xfj to=q-xfj`. Never words of people. */
export const eventDetail = (data: Fields): string => {
  const { clock } = data;
  const told = TELLING.filter((name) => data[name] !== undefined).map((name) => `${name}=${String(data[name])}`);

  return [...(clock === undefined ? [] : [clockText(clock as Fields)]), ...told].join(' ');
};
