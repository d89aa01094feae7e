import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isDemoFolder, markDemoFolder } from '../../src/config/demo-folder.js';
import { AnotherInstance, holdAlone } from '../../src/database/only-instance.js';
import { given } from '../support/given.js';
import { startTestApp } from '../support/test-app.js';

describe('a data folder', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'roundview-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('belongs to one process at a time, and is free again when it ends', async () => {
    const letGo = await holdAlone(folder);
    await expect(holdAlone(folder)).rejects.toThrow(AnotherInstance);
    await letGo();
    const again = await holdAlone(folder);
    await again();
  });

  it('of the demo is told by its mark', () => {
    expect(isDemoFolder(folder)).toBe(false);
    markDemoFolder(folder);
    expect(isDemoFolder(folder)).toBe(true);
  });
});

describe('/healthz', () => {
  it('tells the watching machine, signed in or not, that the database answers', async () => {
    const testApp = await startTestApp();
    const page = await given(testApp).anonymous().request('GET', '/healthz');
    expect([page.status, page.html]).toEqual([200, '{"status":"ok"}']);
    expect(page.headers['content-type']).toContain('application/json');
    await testApp.close();
  });
});
