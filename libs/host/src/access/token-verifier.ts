import { Fault } from '@huiyin/kernel';
import { errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import type { Config } from '../config/config.js';
import { callerOf, type Caller } from './claims.js';
import { keySetOf } from './key-set.js';

const ALGORITHMS = ['EdDSA', 'ES256', 'ES384', 'PS256', 'RS256'];
const CLOCK_TOLERANCE_SECONDS = 5;

/** Who a bearer token speaks for. Expiry runs on the machine's clock, never on the business clock. */
export class TokenVerifier {
  readonly #keys: JWTVerifyGetKey;
  readonly #expected: { readonly issuer?: string; readonly audience?: string };

  constructor({ jwks, issuer, audience }: Config['tokens']) {
    this.#keys = keySetOf(jwks);
    this.#expected = { ...(issuer === undefined ? {} : { issuer }), ...(audience === undefined ? {} : { audience }) };
  }

  /** undefined for a token that is forged, over, or says something else than a caller. @throws Fault when the key set is away. */
  async callerOf(token: string): Promise<Caller | undefined> {
    try {
      const { payload } = await jwtVerify(token, this.#keys, {
        ...this.#expected,
        algorithms: ALGORITHMS,
        requiredClaims: ['exp'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
      });

      return callerOf(payload);
    } catch (error) {
      if (isKeySetAway(error)) throw new Fault('host.jwks-away', 'the key set cannot be read', { retryable: true, cause: error });

      return undefined;
    }
  }
}

/** Everything else that jose throws is about the token. */
const isKeySetAway = (error: unknown): boolean =>
  error instanceof errors.JWKSTimeout ||
  error instanceof errors.JWKSInvalid ||
  !(error instanceof errors.JOSEError) ||
  error.constructor === errors.JOSEError;
