/**
 * The server is asked for something that needs no credentials, and gets none: what curl ends with says how far the way
 * goes. Where its certificate is not believed, it is looked at, and the machine's own CAs are asked about it.
 */

import type { AnnotatedAction, Hazard } from '../action.js';
import type { CurlEnd, CurlOption, Request } from '../curl.js';
import { facts, hasCa } from '../facts.js';
import type { Message } from '../message.js';
import { safeRequest } from '../request.js';
import { type Captured, type StepTarget, step } from '../step.js';
import { message, text, variable } from '../words.js';
import { checked } from './never-insecure.js';

/** Every API server answers it, with 401 where it knows no anonymous callers (system:public-info-viewer). */
const path = '/version';

export const reachServer = step([], ({ target, captured }) => {
  const values = facts(target, {});
  const { secure } = target.server;
  const reach = reachRequest(target, captured);
  const inTheClear: Hazard = { code: 'KS5002', reason: message('hazard.http-answer') };
  return {
    title: message('reach.title', values),
    notes: [
      message('reach.note', { path }),
      ...(secure && target.cluster.insecureSkipTlsVerify ? [message('reach.insecure-note')] : []),
    ],
    more: [message('call.options')],
    actions: [
      {
        kind: 'reach',
        request: reach,
        ends: endsOf(target),
        secure,
        unexpected: message('reach.unexpected'),
        hazards: secure ? [] : [inTheClear],
      },
      ...(secure ? [judge(target, reach)] : []),
      {
        kind: 'confirm-api',
        unavailable: message('reach.unavailable', values),
        otherwise: message(secure ? 'reach.no-api' : 'reach.no-api-http', values),
      },
    ],
  };
});

function reachRequest(target: StepTarget, captured: Captured): Request {
  const call = { method: 'GET', path };
  const request = safeRequest(checked(target), call, { insecure: false }, captured, {
    options: [],
    config: [],
  });
  return { ...request, options: request.options.flatMap(keptWords) };
}

/** What curl says goes into a file; what it is told is the proxy. */
function keptWords(option: CurlOption): readonly CurlOption[] {
  if (option.name === '--config') return [{ ...option, why: message('curl.config-proxy') }];
  if (option.name !== '--show-error') return [option];
  const file = [variable('WORK'), '/said'];
  return [option, { name: '--stderr', value: file, why: message('curl.stderr'), place: 'append' }];
}

/** curl's exit codes (libcurl-errors) that end the diagnosis. The others are about what a script asks, or about the certificate. */
function endsOf(target: StepTarget): readonly CurlEnd[] {
  const values = facts(target, {});
  const { proxy, server } = target;
  const through = { ...values, proxy: proxy?.place ?? '' };
  const end = (says: Message, ...codes: readonly string[]): CurlEnd => ({ codes, says });
  return [
    end(proxy === undefined ? message('reach.no-proxy') : message('reach.no-proxy-name', through), '5'),
    end(message('reach.no-name', values), '6'),
    end(
      proxy === undefined ? message('reach.refused', values) : message('reach.proxy-refused', through),
      '7',
    ),
    end(message('reach.timeout', values), '28'),
    ...(server.secure
      ? [end(message('reach.no-tls', values), '35'), end(message('reach.bad-ca', values), '77')]
      : []),
    proxy === undefined
      ? end(message('reach.cut', values), '52', '55', '56')
      : end(message('reach.proxy-cut', through), '52', '55', '56', '97'),
  ];
}

/** Where the certificate is not believed (60, and 51 before curl 7.62): why, by whom it was issued, and who believes that. */
function judge(target: StepTarget, reach: Request): AnnotatedAction {
  const values = facts(target, {});
  const { cluster, proxy, server } = target;
  const host = server.verifiedUrl === undefined ? server.host : cluster.tlsServerName;
  const look: Hazard = { code: 'KS5003', reason: message('reach.look') };
  const ask: Hazard = { code: 'KS5005', reason: message('reach.ask') };
  const alone = cluster.insecureSkipTlsVerify ? 'reach.unchecked' : 'reach.machine-alone';
  return {
    kind: 'judge-certificate',
    // What is verbose would name a proxy's password.
    look: lookRequest(reach, proxy === undefined),
    expired: message('reach.expired', values),
    misnamed: message('reach.misnamed', { host }),
    ask: hasCa(target) ? withoutCa(reach, []) : undefined,
    vouched: message('reach.machine', values),
    unknown: message(hasCa(target) ? 'reach.nobody' : alone, values),
    hazards: hasCa(target) ? [look, ask] : [look],
  };
}

/** Whoever the server is: its certificate is all that is looked at. */
function lookRequest(reach: Request, verbose: boolean): Request {
  const why = message('reach.look');
  const { options, ...rest } = withoutCa(reach, [{ name: '--insecure', why }]);
  return {
    ...rest,
    options: options.flatMap((option) => {
      switch (option.name) {
        case '--show-error':
          return verbose ? [{ ...option, name: '--verbose' }] : [];
        case '--stderr':
          return [{ ...option, value: [variable('WORK'), '/handshake'] }];
        case '--write-out':
          return [{ ...option, value: text('%{certs}') }];
        default:
          return [option];
      }
    }),
  };
}

/** The same request, which goes by other CAs than the kubeconfig's; a proxy is still verified as before. */
function withoutCa(reach: Request, instead: readonly CurlOption[]): Request {
  const others = reach.options.filter(({ name }) => name !== '--cacert' && name !== '--capath');
  const at = others.findIndex(({ name }) => name === '--globoff');
  return { ...reach, options: [...others.slice(0, at), ...instead, ...others.slice(at)] };
}
