import { z } from 'zod';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const addresses = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .pipe(z.array(z.string().regex(/^[^\s:]+:\d{1,5}$/, 'must be host:port, several parted by commas')).min(1));

const port = z.coerce.number().int().min(0).max(65_535);
const yesOrNo = z.enum(['true', 'false']).transform((text) => text === 'true');

const gateway = z
  .string()
  .regex(/^https?:\/\//, 'must begin with https:// or http://')
  .optional();
const secret = z.string().min(16, 'must be 16 characters or more').optional();

/**
 * All variables with the prefix `HUIYIN_`: type, default and what they are for. The generated reference page is made of this, and a
 * variable that is not in here stops the start.
 */
export const VARIABLES = {
  HUIYIN_KAFKA_BROKERS: addresses.describe('Kafka brokers, host:port, several parted by commas.'),
  HUIYIN_MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb:// or mongodb+srv://')
    .describe('MongoDB, a replica set, with w=majority.'),
  HUIYIN_PREFIX: z
    .string()
    .regex(/^[a-z0-9-]{0,40}$/, 'must be small letters, digits and hyphens')
    .default('')
    .describe('Before the names of topics, groups and databases, so that several runs share one broker and one database server.'),
  HUIYIN_HTTP_HOST: z.string().min(1).default('127.0.0.1').describe('Address that HTTP listens on; 0.0.0.0 in a container.'),
  HUIYIN_HTTP_PORT: port.default(0).describe('Port that HTTP listens on; 0 takes a free one.'),
  HUIYIN_TRUST_PROXY: yesOrNo
    .default(false)
    .describe('true when a reverse proxy of ours stands before HTTP and names the client in X-Forwarded-For.'),
  HUIYIN_KEY_RING: z.string().min(1).describe('File with the key ring: current, keys, index.'),
  HUIYIN_COMMAND_KEY: z
    .string()
    .min(1)
    .optional()
    .describe('File with the private key that partners encrypt commands to (JWK, P-256); intake reads it.'),
  HUIYIN_JWKS: z.string().min(1).describe('Keys that sign the bearer tokens: a file, or an https:// address.'),
  HUIYIN_TOKEN_ISSUER: z.string().min(1).optional().describe('Issuer that tokens must name; needed in production.'),
  HUIYIN_TOKEN_AUDIENCE: z.string().min(1).optional().describe('Audience that tokens must name; needed in production.'),
  HUIYIN_CLOCK_FILE: z.string().min(1).optional().describe('File of the development clock; refused in production.'),
  HUIYIN_TOPIC_PROFILE: z
    .enum(['embedded', 'production'])
    .default('embedded')
    .describe('Which figures of deploy/topics.yaml the broker must have.'),
  HUIYIN_PUBLIC_RATE: z.coerce.number().int().min(1).default(60).describe('Requests a minute that one address may make under /public.'),
  HUIYIN_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional()
    .describe('Mail server; notify needs it. Name and password in it are sent over TLS only.'),
  HUIYIN_SMTP_CA: z
    .string()
    .min(1)
    .optional()
    .describe('File with the certificates that the mail server is trusted by, besides the usual ones.'),
  HUIYIN_MAIL_LIMIT: z.coerce
    .number()
    .int()
    .min(1)
    .max(50)
    .default(10)
    .describe('Largest letter that goes by mail, in MiB; a larger one goes another way, in the end on paper.'),
  HUIYIN_SMS_URL: gateway.describe('Gateway for short messages (JSON over HTTP); without it none are sent.'),
  HUIYIN_SMS_SECRET: secret.describe('Signs what is sent to the gateway for short messages.'),
  HUIYIN_WEBHOOK_URL: gateway.describe('Platform that is told of letters (JSON over HTTP); without it none is.'),
  HUIYIN_WEBHOOK_SECRET: secret.describe('Signs what is sent to the platform.'),
  HUIYIN_REPORT_SECRET: secret.describe('Signs delivery reports that the mail system posts to notify; without it none are taken.'),
  HUIYIN_TEMPLATES: z
    .string()
    .min(1)
    .optional()
    .describe('Folder with the wording of regions (990000/990100/L09.yaml); notify reads it and checks it at the start.'),
  HUIYIN_SIGNING_KEYS: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Folder with the keys (PEM) that letters are signed with, named by organisation; notify reads it; without it none is signed.',
    ),
  HUIYIN_SIGNING_PASSPHRASE: z.string().min(1).optional().describe('Opens the keys in that folder, where they are encrypted.'),
  HUIYIN_LOG_LEVEL: z.enum(LOG_LEVELS).default('info').describe('Least level that is logged.'),
  HUIYIN_FAILPOINT: z.string().min(1).optional().describe('Place where the process kills itself, for chaos tests; refused in production.'),
  HUIYIN_MONGO: z.string().optional().describe('Read by the tools only: how the embedded database server is found.'),
} as const satisfies Readonly<Record<`HUIYIN_${string}`, z.ZodType>>;

export const ENVIRONMENTS = ['production', 'development', 'test'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

export const environmentSchema = z.strictObject({ ...VARIABLES, NODE_ENV: z.enum(ENVIRONMENTS).default('development') });
export type Variables = z.infer<typeof environmentSchema>;
