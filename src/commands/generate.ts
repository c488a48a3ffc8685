/** `generate [recipe]`: config → plan → text, verified before it is written. */
import { dirname, resolve } from 'node:path';
import type { Options } from '../command-line/options.js';
import type { Run } from '../command-line/verb.js';
import { inert } from '../display.js';
import { UsageError } from '../errors.js';
import { isThere } from '../files/probe.js';
import type { OwnLook } from '../generate/own-look.js';
import type { Host } from '../host.js';
import { languageOf } from '../language.js';
import type { OwnRecipe } from '../plan/recipe.js';
import { writePainted } from '../print/inert-output.js';

export const run: Run<'generate'> = async (asked, host, given) => {
  const { recipeOf, withCommand } = await import('../generate/command-options.js');
  const { proofText } = await import('../generate/proven-script.js');
  const { proven } = await import('../generate/proven.js');
  const { scriptOptions } = await import('../generate/script-options.js');
  const { givenBody } = await import('../generate/request-body.js');
  const { refuseUnread } = await import('../generate/refuse-unread.js');
  const { wantsColor } = await import('../print/colors.js');
  const { shellFor } = await import('../generate/output-name.js');
  const { confirmShell } = await import('../generate/recipe-shell.js');
  const { confirmRecipe } = await import('../generate/recipe-name.js');
  const { asChoice } = await import('../command-line/instead.js');
  const file = asked.outputFile;
  const recipe = recipeOf(asked);
  const ownRecipe = await ownOf({ ...asked, recipe }, host);
  if (ownRecipe === undefined) confirmRecipe(recipe, asChoice('generate', recipe));
  refuseUnread({ ...asked, recipe, ownRecipe }, given);
  const said = await withCommand({ ...asked, recipe });
  const { fleetFolder, isFleet } = await import('../fleet/options.js');
  const folder = isFleet(said) ? fleetFolder(said) : undefined;
  const shell = isStdout(file)
    ? said.shell
    : shellFor(file, said.format, given.has('shell') ? said.shell : undefined, host);
  confirmShell(ownRecipe ?? recipe, shell);
  if (folder === undefined) (await import('../generate/several-contexts.js')).confirmContexts(said);
  const options = {
    ...said,
    ownRecipe,
    ownLook: await lookOf(asked, host),
    shell,
    lang: languageOf(said.lang, host.env),
    data: givenBody(said.data, host),
  };
  if (folder === undefined && options.force && isStdout(file))
    throw new UsageError('--force is about a file that is there already, and the script goes to stdout', {
      hint: 'name the file with --output-file, or leave --force out',
    });
  if (folder !== undefined) {
    await noteAudience(options, host);
    const { writeFleet } = await import('../fleet/fleet.js');
    return await writeFleet(options, folder, host);
  }
  const { isDocument } = await import('../generate/document-format.js');
  const name = isDocument(options.format) && isStdout(file) ? undefined : file;
  const { text, reports, missing } = await proven(scriptOptions(options), name, host);
  if (options.proof) writePainted(host.stderr, await proofText(reports, wantsColor(host), host.speech));
  await noteAudience(options, host);
  await writeResult(text, options, host);
  const { missingNote } = await import('../kubeconfig/problem.js');
  for (const one of missing) host.stderr.write(`note: ${missingNote(one)}\n`);
  return 0;
};

async function ownOf(asked: Options<'generate'>, host: Host): Promise<OwnRecipe | undefined> {
  if (asked.recipes === undefined && asked.param.length === 0) return undefined;
  return (await import('../generate/own-recipe.js')).askedRecipe(asked, host);
}

async function lookOf({ templates, format }: Options<'generate'>, host: Host): Promise<OwnLook | undefined> {
  const { isDocument } = await import('../generate/document-format.js');
  if (templates === undefined || !isDocument(format)) return undefined;
  return await (await import('../generate/own-look.js')).askedLook(templates, format, host);
}

async function noteAudience({ audience }: Options<'generate'>, host: Host): Promise<void> {
  const { audienceNote } = await import('../generate/audience-note.js');
  const unlikely = audienceNote(audience);
  if (unlikely !== undefined) host.stderr.write(`note: ${unlikely}\n`);
}

const isStdout = (file: string | undefined): file is '-' | undefined => file === undefined || file === '-';

async function writeResult(
  text: string,
  { outputFile: file, force, kubeconfig, format }: Options<'generate'>,
  host: Host,
): Promise<void> {
  if (isStdout(file)) {
    host.stdout.write(text);
    return;
  }
  const { writeScript } = await import('../generate/output-file.js');
  const { isDocument } = await import('../generate/document-format.js');
  const folder = dirname(file);
  const isNew = !isThere(resolve(host.cwd, folder), host);
  writeScript(file, text, { force, kubeconfig, runs: !isDocument(format) }, host);
  host.stderr.write(`written: ${inert(file)}${isNew ? `; the folder ${inert(folder)} is new` : ''}\n`);
}
