/** A report on a script, held against what the real shell runs in a sandbox. */
import { KubeconfigError } from '../errors.js';
import type { Host } from '../host.js';
import { loadingRules } from '../kubeconfig/rules.js';
import type { FileReport, Finding } from '../verify/report.js';
import { verdictOf } from '../verify/report.js';
import { environmentFor } from './environment.js';
import { fakeKubeconfigs } from './fake-kubeconfig.js';
import { disagreement } from './foretold.js';
import { confirmSandbox, type Interpreter, interpreterOf, programPath } from './programs.js';
import { scenarios } from './recorded-run.js';
import { Runs } from './runs.js';

export interface ExecCheckOptions {
  /** `--kubeconfig` of `verify`: what the script finds as its KUBECONFIG. */
  readonly kubeconfig: string | undefined;
  /** `--context` of `verify`: what is current. */
  readonly context: string | undefined;
}

/** Longer than any script of steps takes when nothing is waited for. */
const limits: Readonly<Record<Interpreter, number>> = {
  bash: 15_000,
  dash: 15_000,
  zsh: 15_000,
  pwsh: 40_000,
};

/** Recorded commands side by side may come in another order the next time. */
const attempts = 3;

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
  const runs = new Runs(kubeconfigsOf(options, host), host);
  try {
    let calls = 0;
    const findings: Finding[] = [];
    for (const scenario of scenarios) {
      let found: ReturnType<typeof disagreement>;
      for (let attempt = 0; attempt < attempts; attempt++) {
        const run = await runs.run(text, interpreter, scenario, environment, limits[interpreter]);
        found = disagreement(report, run);
        if (attempt === 0) calls += run.calls.length;
        if (found === undefined) break;
      }
      if (found !== undefined) findings.push(findingOf(found, interpreter, scenario));
    }
    const version = await versionOf(interpreter, host);
    const all = [...report.findings, ...onePerMessage(findings)];
    const execCheck = {
      kind: 'ran',
      shell: interpreter,
      version,
      scenarios: scenarios.length,
      calls,
    } as const;
    return { ...report, findings: all, verdict: verdictOf(all), execCheck };
  } finally {
    runs.remove();
  }
}

function kubeconfigsOf({ kubeconfig, context }: ExecCheckOptions, host: Host) {
  const at = kubeconfig === undefined ? host : { ...host, env: { ...host.env, KUBECONFIG: kubeconfig } };
  try {
    return fakeKubeconfigs(loadingRules({}, at).precedence, context, at);
  } catch (error) {
    // kubectl cannot read it either, and the dry run has said so where a script asks for it.
    if (error instanceof KubeconfigError) return [];
    throw error;
  }
}

function findingOf(
  { line, column, message }: NonNullable<ReturnType<typeof disagreement>>,
  interpreter: Interpreter,
  scenario: string,
): Finding {
  return {
    code: 'KS1007',
    severity: 'error',
    line,
    column,
    message: `${interpreter} does something else than the dry run says (answers: ${scenario}): ${message}`,
    fix: 'report this: the dry run is wrong here',
    notProved: true,
    ignored: undefined,
  };
}

function onePerMessage(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((one) => [`${one.line} ${one.message}`, one])).values()];
}

async function versionOf(interpreter: Interpreter, host: Host): Promise<string | undefined> {
  // dash does not tell.
  if (interpreter === 'dash') return undefined;
  const ended = await host.run?.([programPath(interpreter, host), '--version'], 20_000);
  return /\d+(?:\.\d+)+/.exec(ended?.stdout ?? '')?.[0];
}
