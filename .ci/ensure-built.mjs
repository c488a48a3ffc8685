// `npm start` and `npm test` are the first commands on a fresh clone: this installs and builds what is missing or
// older than its source, quietly on stdout, and does nothing (in a few milliseconds) when all is there.
import { execSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const at = (...parts) => join(root, ...parts);
const run = (command) => execSync(command, { cwd: root, stdio: ['ignore', 2, 2] });

/** Modification time of the newest file below a path, in milliseconds; 0 where there is none. */
function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

try {
  const installed = at('node_modules', '.package-lock.json');
  if (newest(installed) < Math.max(newest(at('package-lock.json')), newest(at('package.json')))) {
    process.stderr.write('kubesteps: installing dependencies (npm ci) ...\n');
    run('npm ci --no-audit --no-fund --loglevel=error');
  }
  const built = newest(at('dist', '.tsbuildinfo'));
  if (
    built <
    Math.max(
      newest(at('src')),
      newest(at('templates')),
      newest(at('test')),
      newest(at('tsconfig.json')),
      newest(installed),
    )
  ) {
    process.stderr.write('kubesteps: building (tsc) ...\n');
    run('npm run --silent build');
  }
} catch (error) {
  // The failed command has already said why on stderr.
  process.stderr.write(`kubesteps: cannot prepare the checkout: ${error.message.split('\n')[0]}\n`);
  process.exit(1);
}
