/** What stands below `If it fails:` is what real tools print there: in every fault, the step that fails says which one it is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generated } from '../support/generate.js';
import { realShells, runScript } from '../support/shells.js';
import { crossed } from '../support/size.js';
import { adminKubeconfig } from './cluster.js';
import { faults, skip } from './faults.js';
import { limiter } from './limiter.js';
import { inOneFile, pageSteps, printedIn } from './page-steps.js';

/** Each fault in a shell, and each shell; each fault in each in SUITE=every. */
const limit = limiter(4);

test('what fails is told by the page', { skip, concurrency: true }, async (t) => {
  const shells = realShells.filter(({ name }) => name !== 'pwsh Legacy');
  const each = faults().flatMap((fault) => shells.map((shell) => ({ fault, shell })));
  await Promise.all(
    crossed(each, 3, ({ fault, shell }) => [fault.name, shell.name]).map(({ fault, shell }) =>
      t.test(`${fault.name}: ${fault.recipe ?? 'token'}, ${shell.name}`, () =>
        limit(async () => {
          const { recipe = 'token', options = [], written = () => adminKubeconfig, read = written } = fault;
          const config = written();
          // The kubeconfig is found through KUBECONFIG, so that it can be another for the reader.
          const page = await generated([recipe, '--format=markdown', ...options], { KUBECONFIG: config });
          const steps = pageSteps(page, shell.dialect).slice(0, -1);
          const { happens } = fault;
          const text = inOneFile(steps, shell.dialect, (number) =>
            number === happens?.before ? happens[shell.dialect] : '',
          );
          const end =
            shell.dialect === 'bash'
              ? '\n[ -z "${PROXY_PID-}" ] || kill "$PROXY_PID"\n'
              : '\nif ($proxyProcess) { Stop-Process -Id $proxyProcess.Id -ErrorAction SilentlyContinue }\n';
          const run = await runScript(shell, text + end, { env: { KUBECONFIG: read() } });
          const [stdout, stderr] = [printedIn(run.stdout), printedIn(run.stderr)];
          const told = steps.flatMap(({ troubles }, index) => {
            const printed = `${stdout[index]}${stderr[index]}`;
            return troubles.filter(({ signs }) =>
              signs.some((sign) => fault.sign.test(sign) && printed.includes(sign)),
            );
          });
          assert.ok(
            told.some(({ said }) => fault.said.test(said)),
            `${JSON.stringify(told)}\n${run.stdout}\n${run.stderr}`,
          );
        }),
      ),
    ),
  );
});
