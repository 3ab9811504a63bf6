/** Token of the channel that mail leaves by. */
export const MAILER = Symbol('notify.mailer');
/** Token of all channels that letters leave by. */
export const CHANNELS = Symbol('notify.channels');
