/** curl: its arguments, and what `--config` adds to them → the requests that it would send. */
import { show, unknown, type Value } from '../value.js';
import { type CurlArguments, type CurlOption, parseCurlArguments } from './curl-arguments.js';
import { configTokens } from './curl-config.js';
import { transfer } from './curl-transfer.js';
import { argumentValue, type Token, tokensOf } from './token.js';
import { exited, mayFail, type Tool, type ToolCall } from './tool.js';

const errorCodes = {
  'unknown-argument': 'KS3301',
  'unknown-option': 'KS3301',
  'ambiguous-option': 'KS3301',
  'too-new': 'KS3303',
  'missing-value': 'KS3302',
  'blank-value': 'KS3302',
  'bad-value': 'KS3301',
  'not-negatable': 'KS3301',
  'value-not-taken': 'KS3301',
  'next-without-url': 'KS3301',
} as const;

const errorWords = {
  'unknown-argument': 'may be an option or a URL: it depends on the run',
  'unknown-option': 'is no option of curl',
  'ambiguous-option': 'could be more than one option of curl',
  'too-new': 'needs a newer curl',
  'missing-value': 'lacks its value',
  'blank-value': 'has an empty value, which curl refuses',
  'bad-value': 'does not take this value',
  'not-negatable': 'cannot be turned off with --no-',
  'value-not-taken': 'takes no value',
  'next-without-url': 'stands where no URL is before it',
} as const;

/** Reports what curl would say about its arguments; false where it would send nothing. */
function reportErrors(call: ToolCall, parsed: CurlArguments<Token>): boolean {
  let fine = true;
  for (const { kind, token, spelled } of parsed.errors) {
    const message = `curl: ${spelled === '' ? show(token.value) : show([{ kind: 'literal', text: spelled }])} ${errorWords[kind]}`;
    if (kind === 'too-new') call.recorder.find('KS3303', token.place, message);
    else {
      fine = false;
      call.recorder.refuse(errorCodes[kind], token.place, message);
    }
  }
  return fine;
}

export const curl: Tool = (call) => {
  const parsed = parseCurlArguments(tokensOf(call), call.world.targets.curl);
  const nothing = { stdout: unknown('output of curl'), exit: mayFail('curl succeeds') };
  if (!reportErrors(call, parsed)) return nothing;
  if (parsed.ends !== undefined)
    return { stdout: unknown('what curl says about itself', { nonEmpty: true }), exit: exited(0) };
  const options: CurlOption<Token>[] = [];
  let readStdin = false;
  for (const option of parsed.options) {
    if (option.definition.name !== 'config' || option.value === undefined) {
      options.push(option);
      continue;
    }
    const read = readConfig(call, argumentValue(option.value), option.token);
    if (read === undefined) return nothing;
    readStdin ||= read.stdin;
    for (const tokens of configTokens(call, read.text, option.token.place)) {
      const line = parseCurlArguments(tokens, call.world.targets.curl);
      if (!reportErrors(call, line)) return nothing;
      if (line.options.some((one) => one.definition.name === 'config')) {
        call.recorder.refuse(
          'KS3301',
          option.token.place,
          'a configuration inside a configuration of curl is not modelled',
        );
      }
      options.push(...line.options);
    }
  }
  if (parsed.readsCurlrc) {
    call.recorder.find(
      'KS3304',
      call.place,
      'a ~/.curlrc would be read first: this run assumes that there is none',
      {
        severity: 'info',
        fix: 'make --disable the first argument',
      },
    );
  }
  const groups: CurlOption<Token>[][] = [[]];
  for (const option of options) {
    if (option.definition.name === 'next') groups.push([]);
    else groups.at(-1)?.push(option);
  }
  const results = groups.map((group) => {
    const result = transfer(call, group, readStdin);
    // There is nothing left of it for those behind.
    readStdin ||= result.readStdin;
    return result;
  });
  const [only, ...more] = results;
  if (only !== undefined && more.length === 0) return { stdout: only.stdout, exit: only.exit, readStdin };
  return {
    stdout: results.flatMap((result) => result.stdout),
    exit: mayFail('every transfer of curl succeeds'),
    readStdin,
  };
};

function readConfig(call: ToolCall, file: Value, token: Token): { text: Value; stdin: boolean } | undefined {
  if (show(file) === '-') {
    if (call.stdin.kind === 'text') return { text: call.stdin.value, stdin: true };
    call.recorder.refuse(
      'KS1003',
      token.place,
      "curl's configuration comes from the stdin of whoever calls the script",
    );
    return undefined;
  }
  const found = call.files.look(file);
  if (found.kind === 'known') return { text: found.file.content, stdin: false };
  if (found.kind === 'absent')
    call.recorder.refuse('KS5006', token.place, `${show(file)} does not exist at this point`);
  else call.recorder.refuse('KS5006', token.place, `what ${show(file)} holds is not known`);
  return undefined;
}
