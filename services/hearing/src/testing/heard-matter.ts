import { LetterServed, OpinionIssued, ServiceCorrected, type EnquiryFacts } from '@huiyin/contracts';
import type { BuiltService } from '@huiyin/host';
import type { Withheld } from '@huiyin/kernel';
import { sampleActor, type ServiceScene } from '@huiyin/testing';
import { v7 as newId } from 'uuid';

/** Wherever a test waits for the service. */
export const PATIENCE = { within: 20_000 } as const;

export interface HearingScene {
  readonly scene: ServiceScene;
  readonly hearing: BuiltService;
}

export interface HeardAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Asking {
  /** Of the sample city's staff; nobody where it is left out. */
  readonly as?: string;
  readonly body?: object;
  readonly key?: string;
}

/** One request to the service, with or without a token. */
export const ask = async ({ scene, hearing }: HearingScene, path: string, { as, body, key }: Asking): Promise<HeardAnswer> => {
  const answer = await fetch(`${await hearing.url()}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(as === undefined ? {} : { authorization: `Bearer ${await scene.token(sampleActor(as))}` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      'content-type': 'application/json',
    },
    body: body === undefined ? null : JSON.stringify(body),
  });

  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as HeardAnswer['body'] };
};

/** 人社局的一件信访: a matter whose opinion q-rsj gave; told to the service by intake and notify, who are not here. */
export class HeardMatter {
  readonly id = newId();

  constructor(
    private readonly around: HearingScene,
    private readonly withheld: Withheld = { scope: 'none', seq: 0 },
  ) {}

  async opinionIssued(): Promise<void> {
    const told = {
      ...OpinionIssued.sample,
      opinionId: 'o1',
      agency: 'q-rsj',
      remedy: { bodies: ['c-rsj', 'q-fhb'], timer: 'T-REVIEW-REQ', days: 30 },
      signedBy: 'q-rsj:head',
      undertaker: 'q-rsj:undertaker-1',
      petitioners: ['p1'],
      enquiry: await this.enquiry(),
      withheld: this.withheld,
    };
    await this.around.scene.teller.tell(OpinionIssued, { subject: this.id, data: OpinionIssued.schema.parse(told) });
  }

  /** By what the petitioner asks for it: the code of his receipt, the end of his phone. */
  get factors(): { readonly queryCode: string; readonly lastFour: string } {
    return { queryCode: this.id.replaceAll('-', '').slice(-10), lastFour: '4321' };
  }

  private async enquiry(): Promise<EnquiryFacts> {
    const { vault } = this.around.hearing.platform;
    const phone = await vault.seal(this.id, '13900004321');

    return {
      codeHash: vault.blindIndex('reference', this.factors.queryCode),
      number: 'XF99010220260803000019',
      petitioners: [{ id: 'p1', factors: [phone] }],
    };
  }

  async served(code: string, ref: string, servedOn: string): Promise<void> {
    const told = { ...LetterServed.sample, letterId: `l/${code}`, code, ref, persons: ['p1'], servedOn, withheld: this.withheld };
    await this.around.scene.teller.tell(LetterServed, { subject: this.id, data: LetterServed.schema.parse(told) });
  }

  async serviceCorrected(ref: string, was: string, servedOn: string): Promise<void> {
    const told = {
      ...ServiceCorrected.sample,
      letterId: 'l/L09',
      code: 'L09',
      ref,
      persons: ['p1'],
      was,
      servedOn,
      withheld: this.withheld,
    };
    await this.around.scene.teller.tell(ServiceCorrected, { subject: this.id, data: ServiceCorrected.schema.parse(told) });
  }

  /** POST below the matter's requests, by staff of the sample city. */
  post(path: string, as: string, body: object): Promise<HeardAnswer> {
    return ask(this.around, `/reviews/${this.id}/requests${path}`, { as, body });
  }

  view(as: string): Promise<HeardAnswer> {
    return ask(this.around, `/reviews/${this.id}`, { as });
  }

  /** Asks for review or re-review; the path of the request under the matter's requests. */
  async requested(level: 'review' | 're-review', reviewer: string, requestedOn: string): Promise<string> {
    const body = { level, reviewer, person: 'p1', requestedOn, request: '对处理意见不服' };
    const answer = await this.post('', `${reviewer}:reviewer-1`, body);
    if (answer.status !== 201) throw new Error(`not registered: ${JSON.stringify(answer.body)}`);

    return `/${String(answer.body['requestId'])}`;
  }
}
