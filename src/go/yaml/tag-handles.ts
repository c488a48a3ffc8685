/** What the directives before a document say: its version, and what `!` and `!!` stand for. */
import type { Scanner } from './scanner.js';
import { parserError } from './yaml-error.js';

const defaults: ReadonlyMap<string, string> = new Map([
  ['!', '!'],
  ['!!', 'tag:yaml.org,2002:'],
]);

export class TagHandles {
  readonly #prefixes = new Map<string, string>();

  prefix(handle: string): string | undefined {
    return this.#prefixes.get(handle) ?? defaults.get(handle);
  }

  /** Takes the directives that come next. Throws a YamlError for doubles, and for any version but 1.1. */
  readDirectives(scanner: Scanner): void {
    let version = false;
    for (;;) {
      const token = scanner.peek();
      if (token.kind === 'version-directive') {
        if (version) throw parserError('found duplicate %YAML directive', token.mark);
        if (token.version !== '1.1') throw parserError('found incompatible YAML document', token.mark);
        version = true;
      } else if (token.kind === 'tag-directive') {
        if (this.#prefixes.has(token.handle)) throw parserError('found duplicate %TAG directive', token.mark);
        this.#prefixes.set(token.handle, token.prefix);
      } else {
        return;
      }
      scanner.take();
    }
  }
}
