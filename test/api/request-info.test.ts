/** What the API server takes a request for, by the rule of its requestinfo.go. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requestInfo } from '../../src/api/request-info.js';
import { requestWords } from '../../src/verify/rights/words.js';
import { requestRows } from './request-rows.js';

for (const [method, url, asked] of requestRows) {
  test(`${method} ${url}`, () => {
    const [path = '', query = ''] = url.split('?');
    const info = requestInfo(method, path, query);
    assert.equal(info && requestWords(info), asked);
  });
}
