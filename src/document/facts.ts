/** What a reader should know of the cluster, so that it is the right one. Nothing secret is among it. */
import { inert } from '../display.js';
import type { Target } from '../plan/target.js';
import { message } from '../plan/words.js';
import type { Speak } from '../render/messages.js';
import type { Fact, Inline } from './runbook.js';

/** The CA of a cluster. */
export interface Authority {
  /** Of each of its certificates, as OpenSSL shows them: `AB:CD:…`. */
  readonly fingerprints: readonly string[];
  /** When the last of them ends. */
  readonly until: Date | undefined;
}

/** `account`: the ServiceAccount whose token is used, with its namespace. */
export function clusterFacts(
  speak: Speak,
  target: Target,
  authority: Authority | undefined,
  account: string | undefined,
): readonly Fact[] {
  const { cluster, proxy } = target;
  const coded = (text: string): Inline => [{ code: inert(text) }];
  const found: readonly (readonly [name: string, value: Inline] | undefined)[] = [
    [speak(message('document.facts.context')), coded(target.contextName)],
    [speak(message('document.facts.cluster')), coded(target.clusterName)],
    [speak(message('document.facts.server')), coded(cluster.server)],
    cluster.tlsServerName === ''
      ? undefined
      : [speak(message('document.facts.server-name')), coded(cluster.tlsServerName)],
    proxy === undefined ? undefined : [speak(message('document.facts.proxy')), coded(proxy.place)],
    ...trust(speak, target, authority),
    [speak(message('document.facts.user')), coded(target.authInfoName)],
    account === undefined ? undefined : [speak(message('document.facts.service-account')), coded(account)],
  ];
  return found.flatMap((fact) => (fact === undefined ? [] : [{ name: fact[0], value: fact[1] }]));
}

function trust(
  speak: Speak,
  { server, cluster }: Target,
  authority: Authority | undefined,
): readonly (readonly [string, Inline])[] {
  const name = speak(message('document.facts.trust'));
  if (!server.secure) return [[name, [speak(message('document.facts.plain'))]]];
  if (cluster.insecureSkipTlsVerify) return [[name, [speak(message('document.facts.insecure'))]]];
  if (authority === undefined) return [[name, [speak(message('document.facts.system'))]]];
  const { until, fingerprints } = authority;
  return [
    ...(until === undefined ? [] : [[speak(message('document.facts.until')), [moment(until)]] as const]),
    ...fingerprints.map(
      (print) => [speak(message('document.facts.fingerprint')), [{ code: print }]] as const,
    ),
  ];
}

/** `2046-11-19 06:15:19 UTC` */
const moment = (date: Date): string => `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
