/** What the indexes of a fleet say of each context: a row, in the order of kubeconfigs and contexts. */
import type { Cell } from '../document/html/table-page.js';
import { compareBytes } from '../go/byte-order.js';
import type { Message } from '../plan/message.js';
import { message } from '../plan/words.js';

/** What is known of a context, as far as its kubeconfig can be read. */
export interface Facts {
  readonly cluster: string;
  readonly server: string;
  /** When it ends, as `2027-11-24`; empty where that is not known. */
  readonly authority: string;
  readonly credentials: string;
}

export interface Row extends Facts {
  /** The file that the context stands in, where there are several. */
  readonly kubeconfig: string | undefined;
  readonly context: string;
  /** The name of its document; undefined where there is none. */
  readonly file: string | undefined;
  readonly state: string;
}

export interface Table {
  readonly headings: readonly Message[];
  readonly rows: readonly (readonly Cell[])[];
}

export function tableOf(rows: readonly Row[]): Table {
  const columns = columnsOf(rows.some(({ kubeconfig }) => kubeconfig !== undefined));
  const sorted = [...rows].sort(
    (a, b) => compareBytes(a.kubeconfig ?? '', b.kubeconfig ?? '') || compareBytes(a.context, b.context),
  );
  return {
    headings: columns.map(({ heading }) => heading),
    rows: sorted.map((row) => columns.map(({ cell }) => cell(row))),
  };
}

interface Column {
  readonly heading: Message;
  readonly cell: (row: Row) => Cell;
}

const columnsOf = (several: boolean): readonly Column[] => [
  ...(several
    ? [{ heading: message('fleet.kubeconfig'), cell: ({ kubeconfig = '' }: Row) => code(kubeconfig) }]
    : []),
  { heading: message('fleet.context'), cell: ({ context }) => code(context) },
  { heading: message('fleet.cluster'), cell: ({ cluster }) => code(cluster) },
  { heading: message('fleet.server'), cell: ({ server }) => code(server) },
  { heading: message('fleet.authority'), cell: ({ authority }) => day(authority) },
  { heading: message('fleet.credentials'), cell: ({ credentials }) => day(credentials) },
  {
    heading: message('fleet.file'),
    cell: ({ file = '' }) => ({ kind: 'link', text: file, href: encodeURI(file) }),
  },
  { heading: message('fleet.state'), cell: ({ state }) => ({ kind: 'text', text: state }) },
];

const code = (text: string): Cell => ({ kind: 'code', text });
const day = (text: string): Cell => ({ kind: 'day', text });
