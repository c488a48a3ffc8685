/** Finds what `--name`, `--no-name`, `--expand-name` or, before 8.6, `--nam` means to a version of curl. */

import { compareVersions, type Version } from '../../tool-version.js';
import { type CurlOptionName, curlOptionNames } from './curl-options.js';

export interface FoundLongOption extends CurlOptionName {
  readonly negated: boolean;
  readonly expand: boolean;
  readonly abbreviated: boolean;
}

// curl 8.6.0 compares whole names, with case; before, any unique beginning in any case would do.
const exactSince: Version = [8, 6, 0];
const expandSince: Version = [8, 3, 0];

/**
 * `word` is the option as written, with its dashes and without `=value`. An option that is newer than the target is
 * found nevertheless, with its `since`: the caller can say more than that it is unknown.
 */
export function findLongOption(word: string, target: Version): FoundLongOption | 'unknown' | 'ambiguous' {
  let name = word.slice('--'.length);
  const negated = name.startsWith('no-');
  if (negated) name = name.slice('no-'.length);
  const expand = !negated && name.startsWith('expand-');
  if (expand) name = name.slice('expand-'.length);
  const exact = curlOptionNames().get(name);
  if (exact !== undefined) {
    if (expand && exact.definition.kind !== 'value') return 'unknown';
    const since = expand && compareVersions(exact.since, expandSince) < 0 ? expandSince : exact.since;
    const { definition, sets } = exact;
    return { definition, sets, since, negated, expand, abbreviated: false };
  }
  if (name === '' || expand || compareVersions(target, exactSince) >= 0) return 'unknown';
  const hits = abbreviatedBy(name.toLowerCase(), target);
  if (hits === 'ambiguous') return hits;
  const [hit] = hits;
  if (hit === undefined) return 'unknown';
  return hits.length === 1 ? { ...hit, negated, expand, abbreviated: true } : 'ambiguous';
}

// Neither in the manual nor in `--help all`, and ignored but in a debug build (curl's src/tool_getparam.c): a
// beginning of it, such as --te, is no longer one of --telnet-option alone.
const undocumented = 'test-event';

function abbreviatedBy(name: string, target: Version): readonly CurlOptionName[] | 'ambiguous' {
  const hits: CurlOptionName[] = [];
  for (const [candidate, option] of curlOptionNames()) {
    if (!candidate.startsWith(name) || compareVersions(option.since, target) > 0) continue;
    if (candidate === name) return [option];
    hits.push(option);
  }
  return hits.length > 0 && undocumented.startsWith(name) ? 'ambiguous' : hits;
}
