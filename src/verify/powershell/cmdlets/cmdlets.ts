/** The cmdlets that are modelled. */
import type { Cmdlet } from './cmdlet-call.js';
import { contentCmdlets } from './content.js';
import { filterCmdlets } from './filter.js';
import { itemCmdlets } from './items.js';
import { jsonCmdlets } from './json.js';
import { pathCmdlets } from './path.js';
import { processCmdlets } from './process.js';
import { scriptCmdlets } from './script.js';
import { showCmdlets } from './show.js';
import { webCmdlets } from './web.js';
import { writeCmdlets } from './write.js';

export type { CmdletCall } from './cmdlet-call.js';

export const cmdlets: ReadonlyMap<string, Cmdlet> = new Map<string, Cmdlet>([
  ...writeCmdlets,
  ...scriptCmdlets,
  ...pathCmdlets,
  ...itemCmdlets,
  ...contentCmdlets,
  ...filterCmdlets,
  ...jsonCmdlets,
  ...processCmdlets,
  ...showCmdlets,
  ...webCmdlets,
]);
