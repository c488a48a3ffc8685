// A bundle of esbuild's, smaller: 20 kB of the package.
import { minify } from '@swc/core';

// Without an assignment, a function that nothing calls would be left out whole.
const assigned = 'module.exports=';

/** The text of a function, as an expression of fewer ASCII characters. */
export async function minifyTwice(text) {
  let code = `${assigned}${text}`;
  // The second time it finds 2 kB more, and the third none.
  for (let time = 0; time < 2; time++)
    ({ code } = await minify(code, {
      compress: { ecma: 2020 },
      mangle: true,
      module: false,
      format: { asciiOnly: true },
    }));
  if (!code.startsWith(assigned)) throw new Error(`the program begins with ${code.slice(0, 40)}`);
  // esbuild leaves regular expressions, and the sources of such in String.raw, as they are.
  const ascii = code
    .slice(assigned.length)
    .replace(/;\s*$/, '')
    .replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `(${ascii})`;
}
