/** The documents of a file, as apimachinery's YAMLReader cuts them (k8s.io/apimachinery/pkg/util/yaml/decoder.go). */

export interface DocumentBytes {
  readonly bytes: Uint8Array;
  /** How many lines of the file stand before it. */
  readonly linesBefore: number;
}

export interface Documents {
  readonly documents: readonly DocumentBytes[];
  /** How many lines stand before one that begins as a separator and is none: there the reading ends, and the document. */
  readonly badSeparator: number | undefined;
}

const lineFeed = 0x0a;

/** A line that begins with three dashes separates documents; nothing but a comment may stand behind them. One at the top is a part of its document. */
export function documentsOf(bytes: Uint8Array): Documents {
  const documents: DocumentBytes[] = [];
  let start = 0;
  let linesBefore = 0;
  let line = 0;
  for (let at = 0; at < bytes.length; ) {
    const found = bytes.indexOf(lineFeed, at);
    const end = found === -1 ? bytes.length : found + 1;
    const behind = behindDashes(bytes.subarray(at, end));
    if (behind !== undefined && !/^(?:#|$)/.test(behind)) return { documents, badSeparator: line };
    if (behind !== undefined && at > start) {
      documents.push({ bytes: bytes.subarray(start, at), linesBefore });
      start = end;
      linesBefore = line + 1;
    }
    at = end;
    line += 1;
  }
  if (start < bytes.length) documents.push({ bytes: bytes.subarray(start), linesBefore });
  return { documents, badSeparator: undefined };
}

function behindDashes(line: Uint8Array): string | undefined {
  const text = Buffer.from(line).toString('utf8');
  return text.startsWith('---') ? text.slice(3).trim() : undefined;
}
