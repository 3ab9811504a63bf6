import { petitionInput } from '@huiyin/contracts';
import { Allow, causeOf, Current, invalidRequest, recordIdOf, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import { Body, Controller, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { PetitionImport, type ImportReport } from '../registration/csv/petition-import.js';
import { Registrar } from '../registration/registrar.js';
import { registrationToHttp } from './registration-answers.js';

/** A matter; a platform gives its own number with it. */
const RegistrationBody = z.strictObject({ number: z.string().trim().min(1).max(38).exactOptional(), petition: petitionInput });
type RegistrationBody = z.infer<typeof RegistrationBody>;

const MOST_TEXT = 1_000_000;
const ImportBody = z.union([
  z.string().min(1).max(MOST_TEXT),
  z.strictObject({ petitions: z.string().min(1).max(MOST_TEXT), signatories: z.string().min(1).max(MOST_TEXT).exactOptional() }),
]);
type ImportBody = z.infer<typeof ImportBody>;
const ImportQuery = z.strictObject({
  sender: z
    .string()
    .regex(/^[\w.-]{1,64}$/)
    .exactOptional(),
});

/** 登记 over HTTP: one matter, or a file of them. */
@Controller()
export class RegistrationController {
  constructor(
    @Inject(Registrar) private readonly registrar: Registrar,
    @Inject(PetitionImport) private readonly imports: PetitionImport,
  ) {}

  @Post('petitions')
  @Allow('register')
  async register(
    @Current() request: CurrentRequest,
    @Body({ schema: RegistrationBody }) { number, petition }: RegistrationBody,
  ): Promise<HttpAnswer> {
    const digest = this.registrar.digestOf(petition);
    if (number === undefined) {
      const command = request.command(request.newId(), { digest });
      return registrationToHttp(await this.registrar.register({ petition, command }));
    }
    const name = senderOf(request, undefined);
    const command = request.command(recordIdOf(name, number), { cause: causeOf(name, number), digest });

    return registrationToHttp(await this.registrar.register({ petition, command, platform: { name, number } }));
  }

  /** The whole file as `text/csv`, or with its signatories as JSON. The platform is the token's, else `?sender=`. */
  @Post('imports')
  @HttpCode(200)
  @Allow('import-petitions')
  async import(
    @Current() request: CurrentRequest,
    @Query({ schema: ImportQuery }) { sender }: z.infer<typeof ImportQuery>,
    @Body({ schema: ImportBody }) body: ImportBody,
  ): Promise<ImportReport> {
    const files = typeof body === 'string' ? { petitions: body } : body;
    const outcome = await this.imports.run({
      ...files,
      sender: senderOf(request, sender),
      command: (id, identity) => request.command(id, identity),
    });
    if ('faults' in outcome) {
      throw invalidRequest(...outcome.faults.map(({ line, reason }) => ({ field: line === undefined ? 'file' : `line ${line}`, reason })));
    }

    return outcome;
  }
}

/** Numbers are the platform's own; nobody may speak in the name of another platform. */
const senderOf = ({ platform }: CurrentRequest, sender: string | undefined): string => {
  const name = platform ?? sender;
  if (name === undefined) throw invalidRequest({ field: 'sender', reason: 'needed where the token names no platform' });
  if (sender !== undefined && sender !== name) throw invalidRequest({ field: 'sender', reason: 'is not the platform of the token' });

  return name;
};
