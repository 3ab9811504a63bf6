/** Tokens of what the making of letters is provided with. */
export const TEMPLATES = Symbol('notify.templates');
export const DESK = Symbol('notify.desk');
export const PRESS = Symbol('notify.press');
export const NUMBERS = Symbol('notify.numbers');
