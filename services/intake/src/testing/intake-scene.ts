import { buildService, type BuiltService } from '@huiyin/host';
import { sampleActor, serviceScene, type ServiceScene, type TopicReader } from '@huiyin/testing';
import { INTAKE_KINDS } from '../aggregates.js';
import { IntakeModule } from '../intake.module.js';
import { sampleText } from './city.js';

export interface Told {
  readonly status: number;
  readonly headers: Headers;
  // What a test reads of an answer is what it expects of it.
  readonly body: Readonly<Record<string, unknown>>;
}

interface Asked {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly body?: unknown;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const requestOf = ({ method, body, type = 'application/json', headers = {} }: Asked, authorization: object): RequestInit => {
  if (body === undefined) return { method: method ?? 'GET', headers: { ...authorization, ...headers } };

  return {
    method: method ?? 'POST',
    headers: { ...authorization, 'content-type': type, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
};

const OWNER = { id: 'p-xfj:rule-owner' } as const;
export const PLATFORM = 'platform';

/** One running intake with real Kafka and MongoDB, and the people of the sample city before it. */
export class IntakeScene {
  private constructor(
    readonly scene: ServiceScene,
    readonly service: BuiltService,
    readonly petitions: TopicReader,
  ) {}

  static async open(name: string): Promise<IntakeScene> {
    const scene = await serviceScene(name);
    const service = await buildService({ name: 'intake', module: IntakeModule, kinds: INTAKE_KINDS }, { environment: scene.variables });
    await service.start();

    return new IntakeScene(scene, service, await scene.read('intake.petition.events.v1'));
  }

  async close(): Promise<void> {
    await this.service.stop();
    await this.scene.stop();
  }

  /** `as`: an id of samples/staff.yaml, the city platform, or nobody. */
  async ask(path: string, as: string | undefined, asked: Asked = {}): Promise<Told> {
    const authorization = as === undefined ? {} : { authorization: `Bearer ${await this.token(as)}` };
    const answer = await fetch(`${await this.service.url()}${path}`, requestOf(asked, authorization));

    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Told['body'] };
  }

  put(file: string, as: string = OWNER.id): Promise<Told> {
    return this.ask('/directory', as, { method: 'PUT', body: sampleText(file), type: 'application/yaml' });
  }

  importFiles(petitions = sampleText('petitions.csv')): Promise<Told> {
    return this.ask('/imports', PLATFORM, { body: { petitions, signatories: sampleText('signatories.csv') } });
  }

  command(id: string, { name, as }: { readonly name: string; readonly as: string }, body: object): Promise<Told> {
    return this.ask(`/petitions/${id}/${name}`, as, { body });
  }

  private token(as: string): Promise<string> {
    if (as !== PLATFORM) return this.scene.token(sampleActor(as));
    const { org } = sampleActor('c-xfj:registrar');

    return this.scene.token({ id: 'platform:yz' as never, org, roles: ['platform'] }, 'yz');
  }
}
