import type { Environment, Variables } from './variables.js';

/** An HTTP service that takes signed JSON. */
export interface Gateway {
  readonly url: string;
  readonly secret: string;
}

/** What a service was told by its environment: read once, checked, typed. */
export interface Config {
  readonly environment: Environment;
  readonly kafkaBrokers: readonly string[];
  readonly mongodbUri: string;
  /** Before the names of topics, groups and databases. */
  readonly prefix: string;
  readonly http: { readonly host: string; readonly port: number; readonly trustProxy: boolean; readonly publicRate: number };
  readonly keyRing: string;
  readonly commandKey: string | undefined;
  readonly tokens: { readonly jwks: string; readonly issuer: string | undefined; readonly audience: string | undefined };
  readonly clockFile: string | undefined;
  readonly topicProfile: 'embedded' | 'production';
  readonly smtpUrl: string | undefined;
  /** What notify sends by, and what it takes reports by. */
  readonly delivery: {
    readonly smtpCa: string | undefined;
    readonly mailLimit: number;
    readonly sms: Gateway | undefined;
    readonly webhook: Gateway | undefined;
    readonly reportSecret: string | undefined;
  };
  /** Folder with the wording of regions. */
  readonly templates: string | undefined;
  /** What letters are signed with. */
  readonly signing: { readonly folder: string; readonly passphrase: string | undefined } | undefined;
  readonly logLevel: Variables['HUIYIN_LOG_LEVEL'];
}

const gatewayOf = (url: string | undefined, secret: string | undefined): Gateway | undefined =>
  url === undefined || secret === undefined ? undefined : { url, secret };

const MEBIBYTE = 1024 * 1024;

const deliveryOf = (variables: Variables): Config['delivery'] => ({
  smtpCa: variables.HUIYIN_SMTP_CA,
  mailLimit: variables.HUIYIN_MAIL_LIMIT * MEBIBYTE,
  sms: gatewayOf(variables.HUIYIN_SMS_URL, variables.HUIYIN_SMS_SECRET),
  webhook: gatewayOf(variables.HUIYIN_WEBHOOK_URL, variables.HUIYIN_WEBHOOK_SECRET),
  reportSecret: variables.HUIYIN_REPORT_SECRET,
});

const signingOf = ({ HUIYIN_SIGNING_KEYS: folder, HUIYIN_SIGNING_PASSPHRASE: passphrase }: Variables): Config['signing'] =>
  folder === undefined ? undefined : { folder, passphrase };

export const configOf = (variables: Variables): Config => ({
  environment: variables.NODE_ENV,
  kafkaBrokers: variables.HUIYIN_KAFKA_BROKERS,
  mongodbUri: variables.HUIYIN_MONGODB_URI,
  prefix: variables.HUIYIN_PREFIX,
  http: {
    host: variables.HUIYIN_HTTP_HOST,
    port: variables.HUIYIN_HTTP_PORT,
    trustProxy: variables.HUIYIN_TRUST_PROXY,
    publicRate: variables.HUIYIN_PUBLIC_RATE,
  },
  keyRing: variables.HUIYIN_KEY_RING,
  commandKey: variables.HUIYIN_COMMAND_KEY,
  tokens: { jwks: variables.HUIYIN_JWKS, issuer: variables.HUIYIN_TOKEN_ISSUER, audience: variables.HUIYIN_TOKEN_AUDIENCE },
  clockFile: variables.HUIYIN_CLOCK_FILE,
  topicProfile: variables.HUIYIN_TOPIC_PROFILE,
  smtpUrl: variables.HUIYIN_SMTP_URL,
  delivery: deliveryOf(variables),
  templates: variables.HUIYIN_TEMPLATES,
  signing: signingOf(variables),
  logLevel: variables.HUIYIN_LOG_LEVEL,
});
