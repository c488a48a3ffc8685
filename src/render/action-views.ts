/**
 * What each kind of action gives the templates: one entry for each, which holds every field of the action, or what is
 * written in its place. A field that is added to a kind and forgotten there does not compile.
 */

import { byApiViews } from './action-views/by-api.js';
import { callViews } from './action-views/calls.js';
import { diagnosisViews } from './action-views/diagnosis.js';
import { fileViews } from './action-views/files.js';
import { objectViews } from './action-views/objects.js';
import { podViews } from './action-views/pod.js';
import { proxyViews } from './action-views/proxy.js';
import { requestViews } from './action-views/requests.js';
import { tellingViews } from './action-views/telling.js';
import { valueViews } from './action-views/values.js';
import type { ActionViews } from './action-views/view.js';

export const actionViews: ActionViews = {
  ...valueViews,
  ...fileViews,
  ...podViews,
  ...byApiViews,
  ...objectViews,
  ...requestViews,
  ...callViews,
  ...diagnosisViews,
  ...proxyViews,
  ...tellingViews,
};
