/** The kubectl that is here sends what is kept. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kubectlMinor, needs } from '../support/tools.js';
import { commands, files } from './commands.js';
import { keepRequests, record, recordedRequests } from './recorded.js';

const isUpdate = process.env.UPDATE_KUBECTL_COMMANDS === '1';

/** A cross-section: a start of kubectl is slow. */
const live = commands.filter((_command, index) => index % 12 === 0);

/** Versions differ in what they send; `requests.json` is of this one. */
const recordedMinor = 36;

function otherKubectl(): string | false {
  const missing = needs('kubectl');
  if (missing !== false) return missing;
  return kubectlMinor() === recordedMinor ? false : `kubectl is not 1.${recordedMinor}`;
}

test('a real kubectl sends what is kept', { skip: otherKubectl(), timeout: 300_000 }, async () => {
  const found = await record('kubectl', isUpdate ? commands : live, files);
  if (isUpdate) keepRequests(found);
  const kept = recordedRequests();
  for (const [line, requests] of Object.entries(found)) assert.deepEqual(requests, kept[line], line);
});
