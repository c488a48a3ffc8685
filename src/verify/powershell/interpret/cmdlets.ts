/** The cmdlets that are modelled. */
import type { Cmdlet } from './cmdlet-call.js';
import { contentCmdlets } from './cmdlets/content.js';
import { filterCmdlets } from './cmdlets/filter.js';
import { itemCmdlets } from './cmdlets/items.js';
import { jsonCmdlets } from './cmdlets/json.js';
import { pathCmdlets } from './cmdlets/path.js';
import { processCmdlets } from './cmdlets/process.js';
import { scriptCmdlets } from './cmdlets/script.js';
import { showCmdlets } from './cmdlets/show.js';
import { webCmdlets } from './cmdlets/web.js';
import { writeCmdlets } from './cmdlets/write.js';

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
