const escaped = (character: string): string => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`;

/** A text as the name of a MongoDB field: a dot would be read as a path, `$` as an operator, `__proto__` as no field at all. */
export const fieldName = (text: string): string => text.replace(/^_|[.$%\0]/g, escaped);
