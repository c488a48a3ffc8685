/** Steps for a script that believes nobody whom no CA vouches for, whatever the kubeconfig allows. */
import type { PlannedStep, StepTarget } from '../step.js';

/** The step without `--insecure`. */
export const neverInsecure = (planned: PlannedStep): PlannedStep => ({
  reads: (style, beside) => planned.reads(style, beside).filter((name) => name !== 'insecure'),
  make: (target, options, style, captured) =>
    planned.make(target, { ...options, insecure: false }, style, captured),
});

/** The target as if the kubeconfig did not say insecure-skip-tls-verify: the machine's CAs have to vouch for it then. */
export const checked = <Some extends StepTarget>(target: Some): Some => ({
  ...target,
  cluster: { ...target.cluster, insecureSkipTlsVerify: false },
});
