import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../src/config/config.js';
import { AppKeys } from '../../src/sealing/app-keys.js';
import { CycleKeys, KeyMissing } from '../../src/sealing/cycle-keys.js';
import { open, rawPublicKey, seal } from '../../src/sealing/envelope.js';
import { isGenuine, linkToken, publicIdOf } from '../../src/sealing/link-token.js';
import { openCopy, sealCopy } from '../../src/sealing/rater-copy.js';
import { randomId } from '../../src/database/random-id.js';

const secret = 'a secret of this test, long enough for it';

describe('an envelope', () => {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  const publicRaw = rawPublicKey(publicKey);
  const plain = Buffer.from(JSON.stringify({ ratings: { 'b1.1': 4 }, comments: { q1: 'Marker‌نوشته' } }));

  it('opens with the private key, for the same cycle and assignment only', () => {
    const box = seal(plain, publicRaw, 'cycle', 'assignment');
    expect(open(box, privateKey, publicRaw, 'cycle', 'assignment').equals(plain)).toBe(true);
    expect(() => open(box, privateKey, publicRaw, 'cycle', 'another')).toThrow();
    expect(() => open(box, privateKey, publicRaw, 'another', 'assignment')).toThrow();
    const stranger = generateKeyPairSync('x25519').privateKey;
    expect(() => open(box, stranger, publicRaw, 'cycle', 'assignment')).toThrow();
  });

  it('does not open once a single byte was changed', () => {
    const box = seal(plain, publicRaw, 'c', 'a');
    for (const at of [0, 40, box.length - 1]) {
      const changed = Buffer.from(box);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(() => open(changed, privateKey, publicRaw, 'c', 'a')).toThrow();
    }
  });

  it('has the same size for one word and for a page, and never the same bytes', () => {
    const short = seal(Buffer.from('{}'), publicRaw, 'c', 'a');
    const long = seal(Buffer.from('x1'.repeat(4000)), publicRaw, 'c', 'a');
    expect(short.length).toBe(long.length);
    expect(short.length).toBe(16 * 1024 + 48);
    expect(seal(Buffer.from('{}'), publicRaw, 'c', 'a').equals(short)).toBe(false);
  });

  it('shows nothing of the answer', () => {
    expect(seal(plain, publicRaw, 'c', 'a').includes('Marker')).toBe(false);
  });
});

describe("a rater's copy", () => {
  const owner = { linkSecret: Buffer.alloc(32, 7), cycleId: 'c', assignmentId: 'a', generation: 1 };

  it('opens for its owner and never after the link was renewed', () => {
    const box = sealCopy(Buffer.from('draft'), owner);
    expect(openCopy(box, owner).toString()).toBe('draft');
    expect(() => openCopy(box, { ...owner, generation: 2 })).toThrow();
    expect(() => openCopy(box, { ...owner, assignmentId: 'b' })).toThrow();
    expect(() => openCopy(box, { ...owner, linkSecret: Buffer.alloc(32, 8) })).toThrow();
  });
});

describe("a rater's link", () => {
  const linkSecret = Buffer.alloc(32, 3);
  const subject = { cycleId: 'cycle', publicId: randomId(), generation: 1 };
  const token = linkToken(linkSecret, subject);

  it('is the same each time, so that a reminder carries the link of the invitation', () => {
    expect(linkToken(linkSecret, subject)).toBe(token);
    expect(isGenuine(token, linkSecret, subject)).toBe(true);
  });

  it('dies with a new generation, another cycle, another secret', () => {
    expect(isGenuine(token, linkSecret, { ...subject, generation: 2 })).toBe(false);
    expect(isGenuine(token, linkSecret, { ...subject, cycleId: 'other' })).toBe(false);
    expect(isGenuine(token, Buffer.alloc(32, 4), subject)).toBe(false);
  });

  it.each(['.', ')', ',', '>', '!)'])('tolerates "%s" behind it, as mail programs add', (tail) => {
    expect(publicIdOf(token + tail)).toBe(subject.publicId);
    expect(isGenuine(token + tail, linkSecret, subject)).toBe(true);
  });

  it.each([
    ['one letter more', token + 'A'],
    ['upper case', token.toUpperCase()],
    ['cut short', token.slice(0, -1)],
    ['padded', `${token}=`],
    ['empty', ''],
    ['public id alone', subject.publicId],
  ])('refuses a token that is %s', (_, wrong) => {
    expect(publicIdOf(wrong) !== null && isGenuine(wrong, linkSecret, subject)).toBe(false);
  });
});

describe("a cycle's key", () => {
  let folder: string;
  const keysWith = (env: Record<string, string> = {}) => {
    const config = readConfig({
      DATA_DIR: join(folder, 'data'),
      BACKUP_KEYS_DIR: join(folder, 'keys-backup'),
      APP_SECRET: secret,
      ...env,
    });
    return new CycleKeys(config, new AppKeys(config));
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'roundview-keys-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('lies wrapped in both folders, for its owner only', () => {
    const keys = keysWith();
    keys.create('one');
    for (const place of ['data/keys', 'keys-backup']) {
      const file = join(folder, place, 'one.key');
      expect(statSync(file).mode & 0o077).toBe(0);
      expect(readFileSync(file).includes('privateKey')).toBe(false);
    }
  });

  it('opens what was sealed to it, also from the second folder alone', () => {
    const keys = keysWith();
    const { publicKey } = keys.create('one');
    const box = seal(Buffer.from('answer'), publicKey, 'one', 'a');
    rmSync(join(folder, 'data/keys/one.key'));
    expect(open(box, keysWith().privateKey('one'), publicKey, 'one', 'a').toString()).toBe('answer');
  });

  it('cannot be opened with another application secret', () => {
    keysWith().create('one');
    expect(() => keysWith({ APP_SECRET: `${secret} no` }).privateKey('one')).toThrow(KeyMissing);
  });

  it('tells a public key of ours from one put into the database', () => {
    const keys = keysWith();
    const ours = keys.create('one');
    const foreign = rawPublicKey(generateKeyPairSync('x25519').publicKey);
    expect(keys.isOurs('one', ours)).toBe(true);
    expect(keys.isOurs('one', { ...ours, publicKey: foreign })).toBe(false);
    expect(keys.isOurs('two', ours)).toBe(false);
  });

  it('is gone from both folders once destroyed, and its links with it', () => {
    const keys = keysWith();
    keys.create('one');
    keys.linkSecret('one');
    expect(keys.destroy('one')).toEqual([]);
    expect(existsSync(join(folder, 'data/keys/one.key'))).toBe(false);
    expect(readdirSync(join(folder, 'keys-backup'))).toEqual([]);
    expect(() => keys.privateKey('one')).toThrow(KeyMissing);
    expect(() => keys.linkSecret('one')).toThrow(KeyMissing);
  });

  it('is not opened when the file was changed', () => {
    const keys = keysWith({ BACKUP_KEYS_DIR: '' });
    keys.create('one');
    const file = join(folder, 'data/keys/one.key');
    const bytes = readFileSync(file);
    bytes.writeUInt8(bytes.readUInt8(30) ^ 1, 30);
    writeFileSync(file, bytes);
    expect(() => keys.privateKey('one')).toThrow(KeyMissing);
  });
});
