/** What people see where something fails, what it comes from, and what to do. */
import type { Target } from '../plan/target.js';
import { message } from '../plan/words.js';
import type { SpeakInline } from './inline.js';
import type { Inline, Trouble } from './runbook.js';

/** `asOwn`: the credentials of the user sign in, and no token that the steps get; `missing`: what a block says that comes too early. */
export function troubles(
  speak: SpeakInline,
  target: Target,
  { asOwn, missing }: { readonly asOwn: boolean; readonly missing: string },
): readonly Trouble[] {
  const user = target.authInfoName;
  const signs = (...codes: readonly string[]): Inline =>
    codes.flatMap((code, index) => [...(index === 0 ? [] : [', ']), { code }]);
  const rows: readonly (readonly [sign: Inline, meaning: Inline, remedy: Inline])[] = [
    [
      signs('401', 'Unauthorized'),
      ...(asOwn
        ? ([
            speak(message('document.trouble.unauthorized-own', { user })),
            speak(message('document.trouble.unauthorized-own-remedy')),
          ] as const)
        : ([
            speak(message('document.trouble.unauthorized')),
            speak(message('document.trouble.unauthorized-remedy')),
          ] as const)),
    ],
    [
      signs('403', 'Forbidden'),
      speak(message('document.trouble.forbidden')),
      speak(message('document.trouble.forbidden-remedy')),
    ],
    [
      signs('curl: (60)', 'x509'),
      speak(message('document.trouble.tls')),
      speak(message('document.trouble.tls-remedy')),
    ],
    [
      signs('curl: (28)', 'timeout'),
      speak(message('document.trouble.timeout')),
      speak(message('document.trouble.timeout-remedy')),
    ],
    [
      signs('curl: (6)', 'curl: (7)', 'refused'),
      speak(message('document.trouble.refused')),
      speak(message('document.trouble.refused-remedy')),
    ],
    [
      signs('context … does not exist'),
      speak(message('document.trouble.context')),
      speak(message('document.trouble.context-remedy')),
    ],
    [
      signs(missing),
      speak(message('document.trouble.missing')),
      speak(message('document.trouble.missing-remedy')),
    ],
  ];
  return rows.map(([sign, meaning, remedy]) => ({ sign, meaning, remedy }));
}
