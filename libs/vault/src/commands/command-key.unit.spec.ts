import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompactEncrypt, exportJWK, generateKeyPair } from 'jose';
import { readCommandKey } from './command-key.js';

const folder = mkdtempSync(join(tmpdir(), 'huiyin-command-key-'));
afterAll(() => rmSync(folder, { recursive: true }));

const keyFile = async () => {
  const { publicKey, privateKey } = await generateKeyPair('ECDH-ES+A256KW', { extractable: true });
  const path = join(folder, 'command-key.json');
  writeFileSync(path, JSON.stringify(await exportJWK(privateKey)));
  const encrypt = (text: string) =>
    new CompactEncrypt(new TextEncoder().encode(text)).setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM' }).encrypt(publicKey);

  return { path, encrypt };
};

describe('a command that a partner encrypted', () => {
  it('opens with the private key', async () => {
    const { path, encrypt } = await keyFile();

    await expect(readCommandKey(path).open(await encrypt('{"name":"张三"}'))).resolves.toEqual({ name: '张三' });
  });

  it('stays closed, without a word of it, when it is for another key, changed, or no JSON', async () => {
    const [one, other] = [await keyFile(), await keyFile()];
    const key = readCommandKey(other.path);
    const closed = expect.objectContaining({ code: 'vault.command-unopenable', retryable: false, cause: undefined });

    await expect(key.open(await one.encrypt('{}'))).rejects.toEqual(closed);
    await expect(key.open(await other.encrypt('{"secret'))).rejects.toEqual(closed);
    await expect(key.open('{"secret":1}')).rejects.toEqual(closed);
  });

  it.each(['{', '{"kty":"EC","crv":"P-256"}', '{"kty":"oct","k":"AAAA"}'])('needs a private key: %s is none', (text) => {
    const path = join(folder, 'wrong.json');
    writeFileSync(path, text);

    expect(() => readCommandKey(path)).toThrow(expect.objectContaining({ code: 'vault.command-key-unreadable' }));
  });
});
