/** Which kubeconfigs a script reads: its dry run asks the world for each of them. */
import type { World } from '../verify/world.js';

/** A world like another, and the paths that it has been asked for so far, besides the usual ones. */
export interface NotingWorld {
  readonly world: World;
  /** Of `--kubeconfig`, and of a KUBECONFIG that the script sets; as they stand there. */
  readonly asked: ReadonlySet<string>;
}

export function notingWorld(world: World): NotingWorld {
  const asked = new Set<string>();
  return {
    asked,
    world: {
      ...world,
      config(from = {}) {
        for (const path of [from.explicitPath ?? '', ...(from.variable ?? '').split(':')]) {
          if (path !== '') asked.add(path);
        }
        return world.config(from);
      },
    },
  };
}
