import { ALL_DEFINITIONS } from '@huiyin/contracts';
import { parseTopics, readTopics } from './topic-list.js';

describe('the one list of topics', () => {
  it('holds a topic for every event that is defined, and a notice topic for every service', async () => {
    const names = (await readTopics('production')).map(({ name }) => name);

    expect(names).toEqual(expect.arrayContaining([...new Set(ALL_DEFINITIONS.map(({ topic }) => topic))]));
    expect(names).toEqual(
      expect.arrayContaining(['intake', 'supervision', 'hearing', 'archive', 'notify'].map((service) => `${service}.dlq.v1`)),
    );
  });

  it('keeps event topics for ever and gives the directory one partition', async () => {
    const topics = await readTopics('production');

    expect(topics.filter(({ kind }) => kind === 'events').every(({ retentionMs }) => retentionMs === -1)).toBe(true);
    expect(topics.find(({ name }) => name === 'intake.directory.events.v1')).toMatchObject({ partitions: 1, replicationFactor: 3 });
    expect(topics.find(({ name }) => name === 'intake.petition.events.v1')).toMatchObject({ partitions: 12, minInsyncReplicas: 2 });
  });

  it('refuses a field it does not know', () => {
    expect(() => parseTopics('profiles: {}\ntopics: []\nkinds: {}\nelse: 1', 'embedded')).toThrow();
  });
});
