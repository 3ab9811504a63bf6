import { ConsumerSigns } from './consumer-signs.js';

const SESSION_MS = 6_000;

describe('the watchdog of a consumer', () => {
  const seen = (parts: { readonly fetchAgo: number; readonly heartbeatAgo: number }): ConsumerSigns => {
    const signs = new ConsumerSigns();
    signs.lastFetchAt = Date.now() - parts.fetchAgo;
    signs.lastHeartbeatAt = Date.now() - parts.heartbeatAgo;

    return signs;
  };

  it('calls it silent after three sessions without fetch and heartbeat', () => {
    expect(seen({ fetchAgo: 19_000, heartbeatAgo: 19_000 }).isSilent(SESSION_MS)).toBe(true);
  });

  it('is content with either: a long batch only heartbeats, an idle topic only fetches', () => {
    expect(seen({ fetchAgo: 60_000, heartbeatAgo: 500 }).isSilent(SESSION_MS)).toBe(false);
    expect(seen({ fetchAgo: 500, heartbeatAgo: 60_000 }).isSilent(SESSION_MS)).toBe(false);
  });
});

describe('the lag as it is seen from inside', () => {
  it('is what lay behind the last batch of each partition', () => {
    const signs = new ConsumerSigns();
    expect(signs.batchLag()).toBe(0);
    signs.tookBatch({ topic: 't', partition: 0, offsetLag: '40' });
    signs.tookBatch({ topic: 't', partition: 1, offsetLag: '2' });
    expect(signs.batchLag()).toBe(42);
    signs.tookBatch({ topic: 't', partition: 0, offsetLag: '0' });
    expect(signs.batchLag()).toBe(2);
  });
});
