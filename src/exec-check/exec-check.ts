/** A report on a script, held against what the real shell runs in a sandbox. */
import { posix } from 'node:path';
import { withoutStrangeFiles } from '../files/named-by-text.js';
import type { Host } from '../host.js';
import { loadingRules } from '../kubeconfig/rules.js';
import type { FileReport, Finding } from '../verify/report.js';
import { verdictOf, withoutProofs } from '../verify/report.js';
import { askedElsewhere } from './asked-requests.js';
import { environmentFor } from './environment.js';
import { configsAt, fakeKubeconfigs, serversByName } from './fake-kubeconfig.js';
import { type Disagreement, disagreement } from './foretold.js';
import { pluginStandIns } from './plugins.js';
import { podFiles } from './pod.js';
import { confirmSandbox, type Interpreter, interpreterOf, programPath } from './programs.js';
import { type Scenario, scenarios } from './recorded-run.js';
import { Runs } from './runs.js';

export interface ExecCheckOptions {
  /** `--kubeconfig` of `verify`: what the script finds as its KUBECONFIG. */
  readonly kubeconfig: string | undefined;
  /** `--context` of `verify`: what is current. */
  readonly context: string | undefined;
  /** Kubeconfigs that the script itself names. */
  readonly asked: Iterable<string>;
}

/** More seconds of processor time than any script of steps takes. */
const limits: Readonly<Record<Interpreter, number>> = { bash: 15, dash: 15, zsh: 15, pwsh: 40 };

/**
 * The report with what the runs showed: where the shell does something else than the dry run says, that is a finding,
 * and the script is not proved. A script that is not proved is not run: there is nothing to hold a run against.
 * Throws an ExecCheckError where the machine has no such sandbox, or lacks a program.
 */
export async function execChecked(
  report: FileReport,
  text: string,
  options: ExecCheckOptions,
  host: Host,
): Promise<FileReport> {
  await confirmSandbox(host);
  const interpreter = interpreterOf(report, text);
  programPath(interpreter, host);
  programPath('kubectl', host);
  if (report.verdict === 'not-proved') {
    return { ...report, execCheck: { kind: 'skipped', why: 'the dry run does not say all that it does' } };
  }
  const environment = environmentFor(text, options.kubeconfig, host);
  const { files, servers, plugins } = kubeconfigsOf(options, host);
  const runs = new Runs([...files, ...podFiles(text)], plugins, host);
  const pluginNames = plugins.map(({ command }) => posix.basename(command));
  try {
    const version = await runs.confirmPrograms(interpreter);
    const found = new Map<string, Found>();
    const count = { calls: 0, cut: 0 };
    for (const scenario of scenarios) {
      const run = await runs.run(text, interpreter, scenario, environment, limits[interpreter]);
      count.calls += run.calls.length;
      count.cut += run.cut ? 1 : 0;
      const differs = disagreement(report, run, pluginNames) ?? askedElsewhere(report, run, servers);
      if (differs === undefined) continue;
      const key = `${differs.line} ${differs.message}`;
      found.set(key, { differs, answers: [...(found.get(key)?.answers ?? []), scenario] });
    }
    const findings = [...report.findings, ...[...found.values()].map((one) => findingOf(one, interpreter))];
    findings.sort((a, b) => a.line - b.line || a.column - b.column);
    const execCheck = {
      kind: 'ran',
      shell: interpreter,
      version,
      scenarios: scenarios.length,
      ...count,
    } as const;
    const whole = found.size === 0 ? report : withoutProofs(report);
    return { ...whole, findings, verdict: verdictOf({ ...report, findings }), execCheck };
  } finally {
    runs.remove();
  }
}

/** One disagreement, and the answers that lead to it. */
interface Found {
  readonly differs: Disagreement;
  readonly answers: readonly Scenario[];
}

function kubeconfigsOf({ kubeconfig, context, asked }: ExecCheckOptions, host: Host) {
  const at = kubeconfig === undefined ? host : { ...host, env: { ...host.env, KUBECONFIG: kubeconfig } };
  const usual = loadingRules({}, at).precedence;
  const within = withoutStrangeFiles(at, usual);
  const paths = [...usual, ...asked];
  return {
    files: fakeKubeconfigs(paths, context, within),
    servers: serversByName(paths, within),
    plugins: pluginStandIns(configsAt(paths, within), within),
  };
}

function findingOf(
  { differs: { line, column, message }, answers }: Found,
  interpreter: Interpreter,
): Finding {
  return {
    code: 'KS1007',
    severity: 'error',
    line,
    column,
    message: `${interpreter} does something else than the dry run says (answers: ${answers.join(', ')}): ${message}`,
    fix: 'report this: the dry run is wrong here',
    notProved: true,
    ignored: undefined,
  };
}
