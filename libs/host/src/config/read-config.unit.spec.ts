import { describeConfig } from './describe-config.js';
import { readConfig } from './read-config.js';

const least = {
  HUIYIN_KAFKA_BROKERS: '127.0.0.1:9092, 127.0.0.1:9093',
  HUIYIN_MONGODB_URI: 'mongodb://127.0.0.1/?w=majority',
  HUIYIN_KEY_RING: '.infra/keys.json',
  HUIYIN_JWKS: '.infra/jwks.json',
};

const linesOf = (environment: Record<string, string>): string[] => {
  try {
    readConfig(environment);
  } catch (error) {
    return (error as Error).message
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  }

  return [];
};

describe('the configuration', () => {
  it('is the least that is needed, with defaults', () => {
    expect(readConfig({ ...least, PATH: '/bin', HUIYIN_SMTP_URL: '' })).toEqual({
      environment: 'development',
      kafkaBrokers: ['127.0.0.1:9092', '127.0.0.1:9093'],
      mongodbUri: 'mongodb://127.0.0.1/?w=majority',
      prefix: '',
      http: { host: '127.0.0.1', port: 0, trustProxy: false, publicRate: 60 },
      keyRing: '.infra/keys.json',
      commandKey: undefined,
      tokens: { jwks: '.infra/jwks.json', issuer: undefined, audience: undefined },
      clockFile: undefined,
      topicProfile: 'embedded',
      smtpUrl: undefined,
      delivery: { mailLimit: 10 * 1024 * 1024 },
      logLevel: 'info',
    });
  });

  it('names every fault on a line of its own, and never a value', () => {
    const rest = { ...least, HUIYIN_JWKS: '' };

    expect(
      linesOf({ ...rest, HUIYIN_HTTP_PORT: '80x', HUIYIN_LOG_LEVEL: 'loud', HUIYIN_MONGODB_URI: 'secret', HUIYIN_HTP_PORT: '1' }),
    ).toEqual([
      'HUIYIN_MONGODB_URI: must begin with mongodb:// or mongodb+srv://',
      expect.stringMatching(/^HUIYIN_HTTP_PORT: /),
      'HUIYIN_JWKS: missing',
      expect.stringMatching(/^HUIYIN_LOG_LEVEL: /),
      'HUIYIN_HTP_PORT: unknown variable',
    ]);
  });

  it.each(['HUIYIN_CLOCK_FILE', 'HUIYIN_FAILPOINT'])('refuses %s in production', (name) => {
    const production = { ...least, NODE_ENV: 'production', HUIYIN_TOKEN_ISSUER: 'i', HUIYIN_TOKEN_AUDIENCE: 'a' };

    expect(linesOf({ ...production, [name]: 'x' })).toEqual([`${name}: refused in production`]);
    expect(linesOf({ ...least, [name]: 'x' })).toEqual([]);
  });

  it('wants issuer and audience of tokens in production', () => {
    expect(linesOf({ ...least, NODE_ENV: 'production' })).toEqual([
      'HUIYIN_TOKEN_ISSUER: missing in production',
      'HUIYIN_TOKEN_AUDIENCE: missing in production',
    ]);
  });
});

describe('keys that letters are signed with', () => {
  it('lie in a folder, and may be encrypted; without a folder none are', () => {
    const passphrase = { HUIYIN_SIGNING_PASSPHRASE: 'correct horse' };

    expect(readConfig({ ...least, HUIYIN_SIGNING_KEYS: '/etc/huiyin/seals', ...passphrase }).signing).toEqual({
      ...{ folder: '/etc/huiyin/seals', passphrase: 'correct horse' },
    });
    expect(readConfig({ ...least, ...passphrase }).signing).toBeUndefined();
  });
});

describe('gateways of letters', () => {
  it('have address and secret, or neither', () => {
    const url = { HUIYIN_SMS_URL: 'https://sms.example.org/send' };
    expect(linesOf({ ...least, ...url })).toEqual(['HUIYIN_SMS_SECRET: missing']);
    expect(linesOf({ ...least, ...url, HUIYIN_SMS_SECRET: 'short' })).toEqual(['HUIYIN_SMS_SECRET: must be 16 characters or more']);
    expect(readConfig({ ...least, ...url, HUIYIN_SMS_SECRET: '0123456789abcdef' }).delivery).toMatchObject({
      sms: { url: 'https://sms.example.org/send', secret: '0123456789abcdef' },
    });
  });
});

describe('gateways of letters in production', () => {
  it('are told over TLS alone', () => {
    const production = { ...least, NODE_ENV: 'production', HUIYIN_TOKEN_ISSUER: 'i', HUIYIN_TOKEN_AUDIENCE: 'a' };
    const gateway = { HUIYIN_WEBHOOK_URL: 'http://platform.example.org', HUIYIN_WEBHOOK_SECRET: '0123456789abcdef' };

    expect(linesOf({ ...production, ...gateway })).toEqual(['HUIYIN_WEBHOOK_URL: must be https:// in production']);
    expect(linesOf({ ...least, ...gateway })).toEqual([]);
  });
});

describe('the reference of the configuration', () => {
  it('tells of each variable what it is for', () => {
    expect(describeConfig().filter(({ description }) => description === '')).toEqual([]);
    expect(describeConfig()).toContainEqual({
      name: 'HUIYIN_LOG_LEVEL',
      description: 'Least level that is logged.',
      required: false,
      default: 'info',
    });
    expect(
      describeConfig()
        .filter(({ required }) => required)
        .map(({ name }) => name),
    ).toEqual(Object.keys(least).sort((a, b) => order.indexOf(a) - order.indexOf(b)));
  });
});

const order = describeConfig().map(({ name }) => name);
