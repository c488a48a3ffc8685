/** `kubectl config view`. */

import { KubeconfigError } from '../../errors.js';
import { JsonPathError } from '../../jsonpath/error.js';
import { parseTemplate } from '../../jsonpath/parse.js';
import { minify } from '../../kubeconfig/minify.js';
import { printJson, printYaml } from '../../kubeconfig/print.js';
import { redact } from '../../kubeconfig/redact.js';
import type { Config } from '../../kubeconfig/types.js';
import { alphabets } from '../alphabet.js';
import { literal, secret, show, textOf, unknown, type Value } from '../value.js';
import type { World } from '../world.js';
import { containerText, printTemplate } from './config-text.js';
import { parseGoTemplate } from './go-template.js';
import { GoFormError, GoTemplateError, printGoTemplate } from './go-template-config.js';
import type { KubectlCall } from './kubectl-call.js';
import { exited, mayFail, type ToolResult } from './tool.js';

const failed: ToolResult = { stdout: [], exit: exited(1) };

/** Flags for people who work on kubectl, whose bad values end it. */
const internal: readonly string[] = ['profile', 'vmodule', 'log-flush-frequency'];

export function refuseInternal(kubectl: KubectlCall): void {
  for (const name of internal)
    if (kubectl.flag(name) !== undefined)
      kubectl.refuse('KS3201', `--${name} is not modelled`, kubectl.placeOf(name));
}

/** What it prints of the kubeconfig, and in which words. */
export function view(kubectl: KubectlCall): ToolResult {
  refuseInternal(kubectl);
  if (kubectl.parsed.positionals.length > 0) {
    kubectl.refuse('KS3301', 'kubectl config view takes no arguments');
    return failed;
  }
  const { world } = kubectl.call;
  if (kubectl.flag('merge') !== undefined && !kubectl.truth('merge')) {
    kubectl.refuse('KS3301', '--merge=false is not modelled', kubectl.placeOf('merge'));
  }
  const raw = kubectl.truth('raw');
  const flat = kubectl.truth('flatten');
  const loaded = kubectl.config();
  if (loaded === undefined) {
    return {
      stdout: unknown('what kubectl config view prints', { characters: alphabets.any }),
      exit: mayFail('kubectl config view succeeds'),
    };
  }
  const context = kubectl.truth('minify') ? (kubectl.text('context') ?? '') : undefined;
  let config: Config;
  try {
    config = shown(loaded, { context, flat, raw }, world);
    if (flat) {
      const small = context === undefined ? loaded : minify(loaded, context);
      for (const path of world.assumedFiles?.(small) ?? [])
        kubectl.call.recorder.assume(
          `${show(literal(path))} is where the script runs: it is not on this machine`,
        );
    }
  } catch (error) {
    if (!(error instanceof KubeconfigError)) throw error;
    const place = kubectl.placeOf(kubectl.flag('context') === undefined ? 'minify' : 'context');
    kubectl.find('KS4003', `kubectl stops here: ${show(literal(error.message))}`, place);
    return failed;
  }
  return print(kubectl, config, loaded);
}

/** What is left of a kubeconfig. `context`: undefined without `--minify`, empty for the current one. */
interface Shown {
  readonly context: string | undefined;
  readonly flat: boolean;
  readonly raw: boolean;
}

const shownBefore = new WeakMap<Config, Map<string, Config>>();

/** The kubeconfig that is printed, the same object each time. Throws a KubeconfigError where kubectl stops. */
function shown(loaded: Config, how: Shown, world: World): Config {
  const known = shownBefore.get(loaded) ?? new Map<string, Config>();
  shownBefore.set(loaded, known);
  const key = JSON.stringify(how);
  const before = known.get(key);
  if (before !== undefined) return before;
  const small = how.context === undefined ? loaded : minify(loaded, how.context);
  const config = how.flat ? world.flatten(small) : how.raw ? small : redact(small);
  known.set(key, config);
  return config;
}

/** `-o`; the default is YAML. */
function print(kubectl: KubectlCall, config: Config, whole: Config): ToolResult {
  const output = kubectl.flag('output');
  const template = kubectl.flag('template');
  const text = output === undefined ? 'yaml' : textOf(output);
  const place = kubectl.placeOf('output');
  if (template !== undefined || text === undefined) {
    if (output !== undefined && text === undefined) {
      kubectl.refuse('KS4007', `${show(output)}: what the template says depends on the run`, place);
    } else kubectl.refuse('KS4001', 'this template is not modelled', place);
    return {
      stdout: unknown('what kubectl config view prints'),
      exit: mayFail('kubectl config view succeeds'),
    };
  }
  if (text === 'yaml') return { stdout: containerText(printYaml(config), config, whole), exit: exited(0) };
  if (text === 'json') return { stdout: containerText(printJson(config), config, whole), exit: exited(0) };
  const goTemplate = /^(?:go-)?template=([\s\S]+)$/.exec(text)?.[1];
  if (goTemplate !== undefined) {
    const printed = printedByGo(kubectl, goTemplate, config, whole);
    if (printed !== undefined) return printed;
  }
  const match = /^jsonpath=([\s\S]*)$/.exec(text);
  if (match === null) {
    kubectl.refuse('KS3201', `-o ${text.split('=')[0] ?? ''} of kubectl config view is not modelled`, place);
    return {
      stdout: unknown('what kubectl config view prints'),
      exit: mayFail('kubectl config view succeeds'),
    };
  }
  noteInjection(kubectl, output ?? []);
  const source = match[1] ?? '';
  if (source === '') {
    kubectl.find('KS4001', 'kubectl stops here: there is no template behind jsonpath=', place);
    return failed;
  }
  if (!source.includes('{'))
    kubectl.find('KS4002', 'the template has no braces, so kubectl prints it as it is', place);
  try {
    const allowMissingKeys =
      kubectl.flag('allow-missing-template-keys') === undefined ||
      kubectl.truth('allow-missing-template-keys');
    const { stdout, inAnyOrder } = printTemplate(source, config, whole, { allowMissingKeys });
    if (inAnyOrder) {
      kubectl.refuse('KS4006', 'kubectl walks over a map in random order here', place);
    }
    noteResult(kubectl, stdout, source);
    noteSelection(kubectl, source, whole);
    return { stdout, exit: exited(0) };
  } catch (error) {
    if (!(error instanceof JsonPathError)) throw error;
    const code = error.stage === 'parse' ? 'KS4001' : 'KS4004';
    kubectl.find(code, `kubectl stops here: ${show(literal(error.message))}`, place);
    return { stdout: [], exit: exited(error.stage === 'crash' ? 2 : 1) };
  }
}

/** `-o go-template=…`; undefined where the template, or what it prints, is not modelled. */
function printedByGo(
  kubectl: KubectlCall,
  source: string,
  config: Config,
  whole: Config,
): ToolResult | undefined {
  const nodes = parseGoTemplate(source);
  if (nodes === undefined) return undefined;
  noteInjection(kubectl, kubectl.flag('output') ?? []);
  const place = kubectl.placeOf('output');
  try {
    const { stdout, lacks, decodesOmitted } = printGoTemplate(nodes, config, whole);
    if (lacks)
      kubectl.find('KS4004', 'the template selects nothing here, and kubectl prints <no value>', place);
    if (decodesOmitted)
      kubectl.find('KS4005', 'kubectl decodes DATA+OMITTED instead of the value', place, 'add --raw');
    noteResult(kubectl, stdout, '');
    return { stdout, exit: exited(0) };
  } catch (error) {
    if (error instanceof GoFormError) return undefined;
    if (!(error instanceof GoTemplateError)) throw error;
    kubectl.find('KS4004', `kubectl stops here: ${show(literal(error.message))}`, place);
    return { stdout: dumped(config, whole), exit: exited(1) };
  }
}

/** kubectl prints the object that its template failed on (cli-runtime, pkg/printers/template.go). */
function dumped(config: Config, whole: Config): Value {
  const [only] = containerText(printJson(config), config, whole);
  const what = 'the whole kubeconfig, in a message about the template';
  return only?.kind === 'secret'
    ? secret(`${what}, with ${only.origin.replace(/^.*, with /, '')}`, only.cluster)
    : unknown(what);
}

/** Text from elsewhere inside a template can end a filter and begin another. */
function noteInjection(kubectl: KubectlCall, template: Value): void {
  const token = kubectl.parsed.flags.findLast((one) => one.definition.name === 'output')?.value?.token;
  const index = token === undefined ? -1 : kubectl.call.argv.indexOf(token.value);
  // What the context uses is one cluster at most: such a filter finds it, or nothing.
  const pinned = kubectl.truth('minify') && kubectl.flag('context') !== undefined;
  if (
    !pinned &&
    kubectl.call.expanded?.[index] === true &&
    template.every((segment) => segment.kind === 'literal')
  ) {
    kubectl.call.recorder.find(
      'KS4007',
      kubectl.placeOf('output'),
      'the text of a variable becomes part of the template',
      {
        severity: 'info',
        fix: 'kubectl config view --minify --context="$CONTEXT"',
      },
    );
  }
  for (const segment of template) {
    if (segment.kind === 'literal' || segment.kind === 'unknown') continue;
    if (segment.text !== undefined && /^[A-Za-z0-9._:/@-]*$/.test(segment.text)) continue;
    kubectl.find('KS4007', `${show([segment])} becomes part of a template`, kubectl.placeOf('output'));
  }
}

/** Templates whose result depends on the order of the kubeconfig, or is more than one thing. */
function noteSelection(kubectl: KubectlCall, source: string, whole: Config): void {
  const place = kubectl.placeOf('output');
  const lists = ['clusters', 'contexts', 'users'].filter((list) => source.includes(list));
  const several = [whole.clusters, whole.contexts, whole.authInfos].some((entries) => entries.size > 1);
  if (kubectl.truth('minify') || lists.length === 0 || !several) return;
  const template = parseTemplate(source);
  const [first, ...more] = template.nodes;
  const nodes = template.nodes.flatMap((node) => (node.kind === 'list' ? node.nodes : []));
  if (nodes.some((node) => node.kind === 'slice' && node.toDerived)) {
    kubectl.find(
      'KS4102',
      'which entry has this number depends on the names of the others',
      place,
      '--minify --context=…',
    );
  }
  const star = nodes.some((node) => node.kind === 'wildcard' || (node.kind === 'slice' && !node.toDerived));
  if (kubectl.call.capturedAs === 'text' && first !== undefined && more.length === 0 && star) {
    kubectl.find(
      'KS4008',
      'the template gives one text with the values of all entries in it',
      place,
      'choose one: --minify --context=…',
    );
  }
}

function noteResult(kubectl: KubectlCall, stdout: Value, source: string): void {
  const place = kubectl.placeOf('output');
  const text = textOf(stdout);
  if (text === '') {
    kubectl.find(
      'KS4004',
      'the template selects nothing in this kubeconfig, and kubectl succeeds with no output',
      place,
    );
  } else if (text === 'REDACTED' || text === 'DATA+OMITTED') {
    kubectl.find('KS4005', `kubectl prints ${text} instead of the value`, place, 'add --raw');
  }
  if (/\.\*|\.\./.test(withoutTexts(source))) {
    kubectl.find('KS4006', 'kubectl walks over a map in random order here', place);
  }
}

/** A template without its texts. In brackets a quoted name stays: `['..x']` does walk over everything. */
function withoutTexts(template: string): string {
  return template.replace(/"(?:[^"\\]|\\.)*"|(?<=[=<>]\s*)'(?:[^'\\]|\\.)*'/g, '""');
}
