/** A page of a recipe on a sample cluster, and the runbooks that it is made of. */
import { readOptions } from '../../../src/command-line/options.js';
import { runbookOf } from '../../../src/document/build.js';
import { htmlPage } from '../../../src/document/html/page.js';
import type { Runbook } from '../../../src/document/runbook.js';
import { plannedDocument } from '../../../src/generate/document-text.js';
import { plannedRunbooks } from '../../../src/generate/runbook.js';
import { scriptOptions } from '../../../src/generate/script-options.js';
import type { Language } from '../../../src/language.js';
import { fakeHost } from '../../support/host.js';
import { sampleCa } from '../../support/sample.js';

export interface SamplePage {
  readonly html: string;
  readonly runbooks: readonly [Runbook, Runbook];
}

export interface SampleNames {
  readonly context?: string;
  readonly cluster?: string;
  readonly user?: string;
  readonly server?: string;
}

export const configWith = ({
  context = 'lab',
  cluster = 'lab',
  user = 'me',
  server = 'https://127.0.0.1:6443',
}: SampleNames) =>
  JSON.stringify({
    'current-context': context,
    contexts: [{ name: context, context: { cluster, user } }],
    clusters: [{ name: cluster, cluster: { server, 'certificate-authority-data': sampleCa } }],
    users: [{ name: user, user: { token: 'not-shown' } }],
    // Raw, these are line breaks or not allowed in YAML; escaped, they are part of the name.
  }).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (unit) => `\\u${hex(unit)}`);

const hex = (unit: string): string => unit.charCodeAt(0).toString(16).padStart(4, '0');

/** The page whose reader can change values. */
export async function editablePage(
  given: Readonly<Record<string, unknown>> = {},
  names: SampleNames = {},
): Promise<string> {
  const host = fakeHost({ files: { '/cwd/k.yaml': configWith(names) }, env: { KUBECONFIG: 'k.yaml' } });
  const asked = { recipe: 'token', format: 'html', editable: true, ...given };
  return (await plannedDocument(scriptOptions({ ...readOptions('generate', asked), lang: 'en' }), host)).text;
}

/** `first`: the language that is shown where nobody chooses. */
export async function samplePage(
  recipe = 'token',
  names: SampleNames = {},
  first: Language = 'en',
): Promise<SamplePage> {
  const host = fakeHost({ files: { '/cwd/k.yaml': configWith(names) }, env: { KUBECONFIG: 'k.yaml' } });
  const second = first === 'en' ? 'ja' : 'en';
  const options = scriptOptions({
    ...readOptions('generate', { recipe, shell: 'bash', format: 'html' }),
    lang: first,
  });
  const [{ source }] = await plannedRunbooks(options, {}, host);
  const runbooks = [runbookOf(source, first), runbookOf(source, second)] as const;
  return { html: htmlPage(runbooks), runbooks };
}

/** A page of `token` for two contexts, whose clusters, namespaces and ways to trust are not the same. */
export async function severalPage(): Promise<string> {
  const config = JSON.parse(configWith({}));
  config.contexts.push({ name: 'prod-east', context: { cluster: 'prod', user: 'me', namespace: 'shop' } });
  config.clusters.push({ name: 'prod', cluster: { server: 'https://prod.example.com' } });
  const host = fakeHost({ files: { '/cwd/k.yaml': JSON.stringify(config) }, env: { KUBECONFIG: 'k.yaml' } });
  const asked = { recipe: 'token', format: 'html', context: ['lab', 'prod-east'] };
  const options = scriptOptions({ ...readOptions('generate', asked), lang: 'en' });
  return (await plannedDocument(options, host)).text;
}
