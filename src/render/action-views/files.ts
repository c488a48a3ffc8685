/** What is written of actions about files. */
import type { FileAction } from '../../plan/actions/files.js';
import { inertText } from '../dialect.js';
import { args, inWork } from './command.js';
import { capture, say } from './said.js';
import type { ActionViews } from './view.js';

const empty = inertText('');

export const fileViews: Pick<ActionViews, FileAction['kind']> = {
  'write-lines': ({ folder, file, lines }, to) => ({
    folder: to.dialect.word(inWork(folder)),
    file: to.dialect.word([...inWork(folder), `/${file}`]),
    lines: lines.map((line) => to.dialect.manifestLine(line)),
  }),
  save: ({ command, folder, file, otherwise }, to) => ({
    command: args(command, to),
    folder: to.dialect.word(inWork(folder)),
    file: to.dialect.word([...inWork(folder), `/${file}`]),
    otherwise: say(otherwise, to),
  }),
  'save-secret': ({ command, folder, file, open, otherwise }, to) => ({
    command: args(command, to),
    folder: to.dialect.word([{ variable: 'WORK' }, `/${folder}`]),
    file: to.dialect.word([{ variable: 'WORK' }, `/${folder}/${file}`]),
    open: say(open, to),
    otherwise: say(otherwise, to),
  }),
  'encode-file': (action, to) => ({
    ...capture(action, to),
    file: to.dialect.word(action.file),
    otherwise: say(action.otherwise, to),
  }),
  'require-no-file': ({ file, otherwise }, to) => ({
    file: to.dialect.word([file]),
    otherwise: say(otherwise, to),
  }),
  'write-file': ({ file, lines, check, fails, exists, open, otherwise }, to) => ({
    file: to.dialect.word([file]),
    pattern: to.dialect.word([`${file}.XXXXXXXXXX`]),
    lines: lines.map((line) => to.dialect.line(line)),
    continuation: to.dialect.continuation,
    check: check === undefined ? empty : args(check, to),
    fails: fails === undefined ? empty : say(fails, to),
    exists: say(exists, to),
    open: say(open, to),
    otherwise: say(otherwise, to),
  }),
  'refuse-schannel': ({ otherwise }, to) => ({ otherwise: say(otherwise, to) }),
  'apple-curl': ({ text }, to) => ({ text: say(text, to) }),
};
