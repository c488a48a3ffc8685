/** Which recipes can be pasted, and so be documents, too. */
import { recipes } from '../../src/plan/recipes.js';

/** Their credentials are files of a script's own, or a pod's, which are renewed, or they end where something is wrong: `--format paste` refuses them. */
export const scriptsAlone: readonly string[] = ['self', 'in-pod', 'kubeconfig', 'diagnose'];

export const pasteable = [...recipes.keys()].filter((name) => !scriptsAlone.includes(name));
