import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { followMatter } from './follow-matter.js';
import { followedText } from './followed-text.js';
import { changeConsents, type PublicDoors } from './public-door.js';

type Answers = Readonly<Record<string, readonly [status: number, body: object]>>;

const explanation = { zh: '截止2026年9月30日24时', en: 'it ends at 24:00 on 2026-09-30' };
const right = {
  action: 'apply-for-review',
  at: ['云州市人力资源和社会保障局'],
  until: '2026-09-30',
  article: 'Regulation Art. 35',
  explanation,
};
const clock = {
  timer: 'T-REVIEW-REQ',
  titles: { zh: '申请复查', en: 'to ask for review' },
  state: 'running',
  lastDay: '2026-09-30',
  article: '35',
  explanation,
};
const petition = (...steps: readonly string[]) => ({
  ...{ number: 'XF99010220260803000019', stage: 'closed', clocks: [], next: [{ action: 'withdraw', at: ['清河区信访局'] }] },
  steps: steps.map((step) => ({ on: '2026-08-31', step })),
});
const ALL: Answers = {
  '/public/petitions': [200, petition('registered', 'opinion-issued')],
  '/public/letters': [
    200,
    { letters: [{ letterId: 'l', code: 'L09', number: '清人社处〔2026〕5号', issuedOn: '2026-08-31', standing: 'stands' }] },
  ],
  '/public/reviews': [200, { requests: [], clocks: [clock], next: [right], ended: false }],
  '/public/evaluation': [200, { stage: 'invited', next: [{ action: 'evaluate', at: [], until: '2026-09-15' }] }],
};

describe('[S1-07] [S3-08] one call for all of one’s own matter', () => {
  let server: Server;
  let answers: Answers = ALL;
  let paths: string[] = [];
  let doors: PublicDoors;
  const factors = { queryCode: 'ABCDE23456', lastFour: '1001' };

  beforeAll(async () => {
    server = createServer((request, response) => {
      const [status, body] = answers[request.url ?? ''] ?? [500, {}];
      paths.push(request.url ?? '');
      response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '900' }).end(JSON.stringify(body));
    }).listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    const door = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    doors = { intake: door, notify: door, hearing: door, supervision: door };
  });
  afterAll(() => new Promise((closed) => server.close(closed)));
  beforeEach(() => {
    paths = [];
    answers = ALL;
  });

  it('shows them together; what ends first stands first, what has no end last', async () => {
    const followed = await followMatter(doors, factors);
    expect(followed.next.map(({ action }) => action)).toEqual(['evaluate', 'apply-for-review', 'withdraw']);
    expect(followed).toMatchObject({
      letters: [{ code: 'L09' }],
      clocks: [{ timer: 'T-REVIEW-REQ' }],
      evaluation: { stage: 'invited' },
      missing: [],
    });
    expect(followedText(followed, 'zh')).toContain('申请复查  截止 2026-09-30  向 云州市人力资源和社会保障局');
    expect(followedText(followed, 'en')).toContain('apply for review  until 2026-09-30');
  });

  it('asks nobody else where code or factor are wrong, and hearing only of an opinion: elsewhere it would count as a guess', async () => {
    answers = { '/public/petitions': [404, {}] };
    await expect(followMatter(doors, factors)).rejects.toMatchObject({ code: 'follow.not-found' });
    expect(paths).toEqual(['/public/petitions']);

    paths = [];
    answers = { ...ALL, '/public/petitions': [200, petition('registered')] };
    expect((await followMatter(doors, factors)).requests).toEqual([]);
    expect(paths).not.toContain('/public/reviews');
  });

  it('names a part that does not answer, and shows the others; what has heard nothing yet is no fault', async () => {
    answers = { ...ALL, '/public/letters': [503, {}], '/public/evaluation': [404, {}] };
    const followed = await followMatter(doors, factors);
    expect(followed).toMatchObject({
      letters: [],
      evaluation: { stage: 'none' },
      missing: [{ part: 'notify', why: expect.stringContaining('503') }],
    });
  });

  it('says how long to wait after too many guesses, and does not take what it does not understand', async () => {
    answers = { '/public/petitions': [429, {}] };
    await expect(followMatter(doors, factors)).rejects.toThrow('wait 900 s');
    answers = { '/public/petitions': [200, { number: 7 }] };
    await expect(followMatter(doors, factors)).rejects.toMatchObject({ code: 'follow.not-understood' });
  });

  it('[S0-26] changes how letters come, and says why not where it is refused', async () => {
    const path = '/public/petitions/consents';
    answers = { [path]: [200, { consents: ['sms'] }] };
    await expect(changeConsents(doors.intake, factors, ['sms'])).resolves.toBeUndefined();
    answers = { [path]: [409, { code: 'petition.no-mail-address' }] };
    await expect(changeConsents(doors.intake, factors, ['mail'])).rejects.toMatchObject({
      code: 'follow.refused',
      message: expect.stringContaining('petition.no-mail-address') as unknown,
    });
    expect(paths).toEqual([path, path]);
  });
});
