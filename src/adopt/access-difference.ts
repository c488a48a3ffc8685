/** What is asked of the API server, by whom and with which token, held against what ours asks. */
import type { KnownAccess } from '../verify/access.js';
import type { Deed } from '../verify/extract/same-in-both.js';
import { callerWords } from '../verify/rights/words.js';
import { alone } from './alone.js';
import type { Difference } from './difference.js';
import type { Doing, Doings } from './doings.js';

type Asked = Doings['accesses'][number];

/** `told`: what is shown as another request already. */
export function accessDifferences(theirs: Doings, own: Doings, told: readonly Deed[]): readonly Difference[] {
  const isNew = ({ access }: Asked): boolean => !told.some((deed) => isOf(access, deed));
  const added = without(theirs.accesses, own.accesses).filter(isNew);
  const missing = without(own.accesses, theirs.accesses).filter(isNew);
  const others = new Set<Asked>();
  const found: Difference[] = [];
  for (const one of added) {
    const twin = missing.find((other) => !others.has(other) && other.text === one.text && isElse(other, one));
    const less = own.accesses.find(({ access }) => isPartOf(access, one.access));
    if (twin !== undefined) others.add(twin);
    found.push(
      twin !== undefined
        ? byAnother(one, twin)
        : less !== undefined
          ? asksLess(one, less)
          : onlyAsked('page', one),
    );
  }
  const isOfToken = ({ access: { request } }: Asked): boolean =>
    request.kind === 'resource' && request.subresource === 'token';
  // Whose token it is, is said already.
  const isTold = [...added, ...missing].some(isOfToken);
  const tokens = isTold
    ? []
    : [
        ...without(theirs.tokens, own.tokens).map((one) => onlyAsked('page', one)),
        ...without(own.tokens, theirs.tokens).map((one) => onlyAsked('ours', one)),
      ];
  return [
    ...found,
    ...missing
      .filter(
        (one) => !others.has(one) && !theirs.accesses.some(({ access }) => isPartOf(one.access, access)),
      )
      .map((one) => onlyAsked('ours', one)),
    ...tokens,
    ...theirs.unknown.map((one) => ({
      ...onlyAsked('page', one),
      text: `what is asked of the API server here is not known: ${one.text}`,
    })),
  ];
}

const without = <T extends Doing>(some: readonly T[], others: readonly T[]): readonly T[] =>
  some.filter(({ key }) => !others.some((other) => other.key === key));

/** Whether it is what a request or a change is about. */
function isOf({ request }: KnownAccess, { request: sent, write }: Deed): boolean {
  if (sent !== undefined) {
    const path = sent.url.replace(/^https?:\/\/[^/]*/, '').replace(/\?.*/s, '');
    if (request.kind === 'path') return path.endsWith(request.path);
    return path.split('/').includes(request.resource) && request.subresource !== 'token';
  }
  if (write === undefined || request.kind === 'path') return false;
  const [kind = '', name = ''] = write.object.split(' ');
  const isKind = request.resource.replace(/s$/, '') === kind.toLowerCase().replace(/s$/, '');
  return isKind && (request.name === '' || name.endsWith(request.name)) && request.verb !== 'list';
}

const callerOf = ({ caller: { credential, cluster } }: KnownAccess): string =>
  JSON.stringify([credential, cluster]);

const isElse = (one: Asked, other: Asked): boolean => callerOf(one.access) !== callerOf(other.access);

/** Who reads all objects of a kind reads the one, too. */
function isPartOf(one: KnownAccess, whole: KnownAccess): boolean {
  const [a, b] = [one.request, whole.request];
  if (a.kind !== 'resource' || b.kind !== 'resource' || callerOf(one) !== callerOf(whole)) return false;
  const isSameKind = a.group === b.group && a.resource === b.resource && a.subresource === b.subresource;
  const isWithin = b.namespace === '' || a.namespace === b.namespace;
  return isSameKind && isWithin && a.verb === 'get' && a.name !== '' && b.verb === 'list' && b.name === '';
}

const byAnother = (one: Asked, ours: Asked): Difference => ({
  line: one.line,
  text: `${one.text}: the page asks as ${callerWords(one.access.caller)}, ours as ${callerWords(ours.access.caller)}`,
  kind: 'both',
  isSafer: false,
  key: `asked ${one.key}`,
});

const asksLess = (one: Asked, ours: Asked): Difference => ({
  line: one.line,
  text: `${one.text}: the page reads all of them, ours one: ${ours.text}`,
  kind: 'both',
  isSafer: true,
  key: `asked ${one.key}`,
});

const onlyAsked = (kind: 'page' | 'ours', one: Doing): Difference =>
  alone(kind, { ...one, key: `asked ${one.key}` });
