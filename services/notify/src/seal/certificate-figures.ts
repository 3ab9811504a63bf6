import { METRICS } from '@huiyin/host';
import { Inject, Injectable } from '@nestjs/common';
import { Gauge, type Registry } from 'prom-client';
import { SIGNATURES, type Signatures } from './signatures.js';

const MILLISECONDS = 1_000;

export const registerCertificateEnd = (registry: Registry, end: Date): void => {
  new Gauge({
    name: 'huiyin_notify_certificate_end_seconds',
    help: 'When the first of the certificates that letters are signed with runs out (Unix time); not there where none are signed.',
    registers: [registry],
  }).set(end.getTime() / MILLISECONDS);
};

/** Tells in time that a certificate must be renewed: without a valid one the letters of its office wait. */
@Injectable()
export class CertificateFigures {
  constructor(@Inject(SIGNATURES) { end }: Signatures, @Inject(METRICS) registry: Registry) {
    if (end !== undefined) registerCertificateEnd(registry, end);
  }
}
