/** The last line of a report: what was proved, in counts. */
import { inert } from '../../display.js';
import type { Paint } from '../../print/colors.js';
import { english, type Say } from '../../speech.js';
import {
  type FileReport,
  type Finding,
  type Severity,
  type Step,
  summaryOf,
  type Verdict,
} from '../report.js';

const verdictWords: Readonly<Record<Verdict, string>> = {
  nothing: 'Nothing to prove',
  proved: 'Proved',
  findings: 'Proved, with findings',
  'not-proved': 'Not proved',
};

const verdictStyles = {
  nothing: 'warning',
  proved: 'good',
  findings: 'warning',
  'not-proved': 'error',
} as const;

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function findingCounts(findings: readonly Finding[]): string[] {
  const count = (severity: Severity): number =>
    findings.filter((finding) => finding.severity === severity && finding.ignored === undefined).length;
  const ignored = findings.filter((finding) => finding.ignored !== undefined).length;
  return [
    ...(count('error') === 0 ? [] : [counted(count('error'), 'error')]),
    ...(count('warning') === 0 ? [] : [counted(count('warning'), 'warning')]),
    ...(count('info') === 0 ? [] : [counted(count('info'), 'note')]),
    ...(ignored === 0 ? [] : [`${ignored} ignored`]),
  ];
}

/** What the real shell did with it, where it was asked. */
export function execCheckLines(
  { execCheck, findings }: FileReport,
  paint: Paint,
  say: Say = english.say,
): readonly string[] {
  if (execCheck === undefined) return [];
  if (execCheck.kind === 'skipped') return [paint('dim', say(`Not executed: ${execCheck.why}`))];
  const { shell, version, calls, scenarios, cut } = execCheck;
  const agrees = !findings.some(({ code }) => code === 'KS1007');
  const words = [
    [shell, version].filter(Boolean).join(' '),
    `${scenarios} ways to answer`,
    counted(calls, 'call'),
    agrees ? 'as foretold' : 'not as foretold',
    ...(cut === 0 ? [] : [`cut off ${counted(cut, 'time')} before its end`]),
  ].map((part) => say(part));
  return [paint(agrees ? 'good' : 'error', `${say('Executed in a sandbox:')} ${words.join(' · ')}`)];
}

/** Of what is listed, how much is proved: all of it, but where the dry run stopped somewhere. */
function provedOf(report: FileReport, steps: readonly Step[], one: string): string {
  const all = counted(steps.length, one);
  if (report.verdict !== 'not-proved' || steps.length === 0) return all;
  return `${steps.filter(({ proved }) => proved).length} of ${all} proved`;
}

/** Where the dry run stopped first, and at which program, where it has no model of one. */
function stopWords(unread: readonly Finding[]): string {
  const line = unread[0]?.line;
  const [program] = unread
    .filter((one) => one.line === line && ['KS3102', 'KS3201'].includes(one.code))
    .flatMap(({ message }) => /^(kubectl [a-z -]+|[\w./-]{1,30}): /.exec(message)?.[1] ?? []);
  const where = `first on line ${line}${program === undefined ? '' : ` (${program})`}`;
  return `stopped at ${counted(unread.length, 'place')}, ${where}`;
}

/** The verdict on one script, and how much it covers. */
export function closingLine(report: FileReport, paint: Paint, say: Say): string {
  const { file, shell, verdict, calls, requests, writes, findings } = report;
  const unread = findings.filter(({ notProved }) => notProved);
  const counts = [
    counted(calls.length, 'command'),
    provedOf(report, requests, 'API request'),
    provedOf(report, writes, 'cluster write'),
    ...((report.notLookedInto ?? 0) === 0 ? [] : [`${report.notLookedInto} not looked into`]),
    ...(unread.length === 0 ? [] : [stopWords(unread)]),
    ...findingCounts(findings),
  ];
  const word = paint(verdictStyles[verdict], say(verdictWords[verdict]));
  return `${word}: ${inert(file)} (${shell}${report.choice === undefined ? '' : say(`, context ${report.choice}`)}) · ${counts.map((count) => say(count)).join(' · ')}`;
}

/** The verdicts on several scripts. */
export function summaryLine(reports: readonly FileReport[], paint: Paint, say: Say): string {
  const { files, proved, withFindings, notProved, nothing, calls, requests, writes } = summaryOf(reports);
  const unread = reports.reduce((total, { notLookedInto = 0 }) => total + notLookedInto, 0);
  const verdicts = [
    `${proved} proved`,
    ...(withFindings === 0 ? [] : [`${withFindings} with findings`]),
    ...(notProved === 0 ? [] : [`${notProved} not proved`]),
    ...(nothing === 0 ? [] : [`${nothing} with nothing to prove`]),
  ];
  const style = notProved > 0 ? 'error' : withFindings > 0 ? 'warning' : 'good';
  const counts = [
    counted(calls, 'command'),
    counted(requests, 'API request'),
    counted(writes, 'cluster write'),
    ...(unread === 0 ? [] : [`${unread} not looked into`]),
    ...findingCounts(reports.flatMap(({ findings }) => findings)),
  ];
  const said = verdicts.map((verdict) => say(verdict)).join(say(', '));
  const heading = paint(style, `${say(counted(files, 'script'))}: ${said}`);
  return `${heading} · ${counts.map((count) => say(count)).join(' · ')}`;
}
