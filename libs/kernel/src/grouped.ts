/** Items by what they share: groups in the order in which the first of each came, items in theirs. */
export const grouped = <Item, Key>(items: Iterable<Item>, by: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> => {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = by(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }

  return groups;
};
