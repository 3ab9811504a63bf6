/** Token of the channel that mail leaves by. */
export const MAILER = Symbol('notify.mailer');
