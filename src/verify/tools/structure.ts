/**
 * Texts that are put together to something with a structure: lines of curl's configuration, headers, URLs, JSON, YAML.
 * A part that only a run would show must not be able to add to it; what a server answers can be anything.
 */
import { Alphabet } from '../alphabet.js';
import { podAddressParts } from '../pod.js';
import type { Place } from '../report.js';
import { type Segment, show, textOf, type Value } from '../value.js';
import type { ToolCall } from './tool.js';

interface Structure {
  /** What a part can hold and still be nothing but a part. */
  readonly holds: Alphabet;
  /** What other characters could make of it. */
  readonly risk: string;
  /** What a check lets through, as ranges of a bracket expression; that of a token where there is none. */
  readonly check?: string;
}

const controls = String.fromCharCode(...Array.from({ length: 32 }, (_, code) => code), 127);

const structures = {
  /** curl's src/tool_parsecfg.c: quotes and backslashes count inside quotes, blanks outside. */
  config: {
    holds: Alphabet.without(`${controls} "\\`),
    risk: 'options of its own for curl',
  },
  header: { holds: Alphabet.without('\r\n\0'), risk: 'a line break, and so a header of its own' },
  /** RFC 3986 without what separates the parts of a URL. */
  url: {
    holds: Alphabet.of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:@!$'()*,;=%+"),
    risk: 'a path or a query of its own',
  },
  /** The address of a pod's API server. */
  host: { holds: podAddressParts.host, risk: 'another host, or a path of its own', check: 'A-Za-z0-9.:-' },
  port: { holds: podAddressParts.port, risk: 'another host, or a path of its own', check: '0-9' },
  /** JSON strings, and scalars of YAML, quoted or plain. */
  document: { holds: Alphabet.without(`${controls} "'\\{}[],&*#|>!\``), risk: 'fields of its own' },
  form: { holds: Alphabet.without(`${controls} "&+%`), risk: 'fields of its own' },
} as const satisfies Readonly<Record<string, Structure>>;

type StructureName = keyof typeof structures;

const checks = {
  bash: (set: string) =>
    `check it first, under export LC_ALL=C: case $NAME in '' | *[!${set}]*) exit 1 ;; esac`,
  powershell: (set: string) => `check it first: if ($name -cnotmatch '\\A[${set}]+\\z') { throw 'no token' }`,
} as const;

const ofTokens = 'A-Za-z0-9._~+/=-';

const isOpen = (segment: Segment): segment is Extract<Segment, { characters: Alphabet }> =>
  'characters' in segment && textOf([segment]) === undefined;

/** Refuses a part that only a run would show, and that could add to the structure which it stands in. */
export function confirmPart(call: ToolCall, segment: Segment, name: StructureName, place: Place): void {
  if (!isOpen(segment)) return;
  const { holds, ...structure }: Structure = structures[name];
  if (!segment.characters.isSurelyWithin(holds)) refuse(call, segment, structure, place);
}

/** Once for each text and place: a line of a configuration can be a header, too. */
function refuse(
  call: ToolCall,
  segment: Extract<Segment, { id: number }>,
  { risk, check = ofTokens }: Omit<Structure, 'holds'>,
  place: Place,
): void {
  if (!call.recorder.isNew(`part ${segment.id} ${place.line} ${place.column}`)) return;
  const doubt = call.recorder.doubtOf(segment.id);
  const why = doubt === undefined ? '' : ` (${doubt})`;
  call.recorder.refuse('KS3107', place, `${show([segment])} could hold ${risk}${why}`, {
    fix: checks[call.recorder.shell](check),
  });
}

const withoutDot = Alphabet.without('.');

/** The parts of a URL behind its host. */
export function confirmUrlParts(call: ToolCall, url: Value, place: Place): void {
  for (const [index, segment] of url.entries()) {
    if (!isOpen(segment)) continue;
    // The address that kubectl itself printed.
    if (segment.kind === 'unknown' && segment.endpoint !== undefined) continue;
    if (segment.kind === 'unknown' && (segment.ofPod === 'host' || segment.ofPod === 'port')) {
      confirmPart(call, segment, segment.ofPod, place);
      if (isInAddress(url, index)) continue;
    }
    confirmPart(call, segment, 'url', place);
    const before = knownText(url[index - 1]);
    const after = knownText(url[index + 1]) ?? '';
    const isWholeStep = before?.endsWith('/') === true && /^(?:$|[/?#])/.test(after);
    const isInQuery = url.slice(0, index).some((one) => knownText(one)?.includes('?') === true);
    if (
      isWholeStep &&
      !isInQuery &&
      url[index + 1]?.kind !== 'unknown' &&
      !segment.characters.isSurelyWithin(withoutDot)
    ) {
      refuse(call, segment, { risk: '.. alone, and so lead to another path' }, place);
    }
  }
}

/** It stands before the path: behind the scheme there is no slash yet. */
const isInAddress = (url: Value, index: number): boolean =>
  /^https?:\/\/[^/?#]*$/i.test(
    url
      .slice(0, index)
      .map((one) => knownText(one) ?? '')
      .join(''),
  );

const knownText = (segment: Segment | undefined): string | undefined =>
  segment === undefined ? undefined : textOf([segment]);

/** What is sent as a body, or applied as a manifest, where some of its text is known and some is not. */
export function confirmDocumentParts(call: ToolCall, document: Value, place: Place): void {
  const known = document.map((segment) => knownText(segment) ?? '').join('');
  // A text of one origin is data as a whole.
  if (known.trim() === '') return;
  const name = /[{[\n:]/.test(known) ? 'document' : 'form';
  for (const segment of document) confirmPart(call, segment, name, place);
}
