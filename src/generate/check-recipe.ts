/** `recipes check FILE`: a recipe of one's own is proved in both shells, on the embedded sample. */
import type { Host } from '../host.js';
import { loadRecipe } from '../own-recipes/load.js';
import { ownRecipe } from '../own-recipes/own-recipe.js';
import { sampleValues, type Values, valuesOf } from '../own-recipes/parameters.js';
import type { RecipeFile } from '../own-recipes/recipe-file.js';
import { packaged } from '../packaged.js';
import { defaultOptions } from '../plan/options.js';
import type { FileReport } from '../verify/report.js';
import { provenScript } from './proven-script.js';

const shells = { bash: 'sh', powershell: 'ps1' } as const;

/**
 * The reports of its scripts, a shell each; what is given in `param` counts, and else the defaults, or examples. Each
 * choice of each parameter is proved as well. Throws what the making of a script throws.
 */
export async function checkedRecipe(
  file: string,
  param: readonly string[],
  host: Host,
): Promise<readonly FileReport[]> {
  const read = loadRecipe(file, host);
  const samples = Object.entries(sampleValues(read.parameters)).map(([name, value]) => `${name}=${value}`);
  const values = valuesOf(read.parameters, [...samples, ...param]);
  const reports = await provedWith(read, values, host);
  for (const [name, { choices }] of read.parameters)
    for (const choice of choices)
      if (choice !== values[name]) await provedWith(read, { ...values, [name]: choice }, host);
  return reports;
}

async function provedWith(file: RecipeFile, values: Values, host: Host): Promise<readonly FileReport[]> {
  const recipe = ownRecipe(file, values, {});
  const sample = { ...host, env: { ...host.env, KUBECONFIG: packaged('templates/sample/kubeconfig.yaml') } };
  const reports: FileReport[] = [];
  for (const shell of ['bash', 'powershell'] as const) {
    const options = {
      ...defaultOptions(),
      recipe: recipe.name,
      ownRecipe: recipe,
      context: undefined,
      shell,
      format: 'script',
      flavor: 'commonmark',
      editable: false,
      style: 'safe',
      annotate: 'brief',
      lang: 'en',
    } as const;
    const { report } = await provenScript(options, `${recipe.name}.${shells[shell]}`, sample);
    reports.push(report);
  }
  return reports;
}
