const NONE = '0';
const BETWEEN = /[,，、;；\s]+/;

/** 电子送达 of a cell: channels in the order wished, `sms,mail`; `0`: none. An empty cell says nothing. What is no channel is refused later. */
export const consentsIn = (cell: string): { readonly consents?: readonly string[] } => {
  const written = cell.trim();
  if (written === '') return {};

  return { consents: written === NONE ? [] : written.split(BETWEEN) };
};
