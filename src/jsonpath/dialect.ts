/** Full JSONPath by jsonpath-plus, with scripts switched off: a query must not run code. */
import { quoted } from '../display.js';
import { UsageError, type UserError } from '../errors.js';
import { isList, isMap } from '../go/item.js';
import { goJson } from '../go/json.js';
import type { Value } from '../go/value.js';

const noScripts =
  'filters "?(…)" and script expressions "(…)" are JavaScript, and scripts are switched off in --dialect jsonpath';

/**
 * The values at a path as one indented JSON array, keys sorted. Loads jsonpath-plus.
 * @throws UsageError for filters, scripts, and what else jsonpath-plus cannot read.
 */
export async function queryDialect(path: string, root: Value): Promise<string> {
  if (path === '') throw refused('the path is empty');
  const { JSONPath } = await import('jsonpath-plus');
  // Said at once: jsonpath-plus itself objects only where a script is reached. It takes a filter without parentheses,
  // RFC 9535's, for a name that nothing has.
  const steps: unknown[] = JSONPath.toPathArray(path);
  if (steps.some((step) => /^\s*[?(]/.test(String(step)))) throw refused(noScripts);
  let found: unknown;
  try {
    found = JSONPath({ path, json: toPlain(root) as object, eval: false, wrap: true, resultType: 'value' });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw message.includes('prevented in JSONPath')
      ? refused(noScripts)
      : refused(`not a JSONPath that can be evaluated: ${quoted(path)}: ${message}`);
  }
  if (!Array.isArray(found)) throw refused(`not a JSONPath that can be evaluated: ${quoted(path)}`);
  return `${goJson(found.map(fromPlain), '    ')}\n`;
}

function refused(message: string): UserError {
  return new UsageError(message, {
    hint: 'filters work in the kubectl dialect, which is the default: {.list[?(@.name=="a")].value}',
  });
}

/** Objects without a prototype, so that a key called `__proto__` is one like any other. */
function toPlain(value: Value): unknown {
  if (isList(value)) return value.map(toPlain);
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (!isMap(value)) return value;
  const plain = Object.create(null) as Record<string, unknown>;
  for (const [key, member] of value) plain[key] = toPlain(member);
  return plain;
}

function fromPlain(plain: unknown): Value {
  if (Array.isArray(plain)) return plain.map(fromPlain);
  if (typeof plain !== 'object' || plain === null) return plain as Value;
  return new Map(Object.entries(plain).map(([key, member]) => [key, fromPlain(member)]));
}
