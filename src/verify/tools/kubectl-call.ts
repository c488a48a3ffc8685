/** A call of kubectl, read: its command and its flags. */
import { goBoolean } from '../../go/flag-values.js';
import type { Config } from '../../kubeconfig/types.js';
import { kubectlCommands } from '../../kubectl-flags/flags.js';
import type { Place } from '../report.js';
import { show, textOf, type Value } from '../value.js';
import type { KubectlFlag } from './kubectl-arguments.js';
import { configOf } from './kubectl-own-config.js';
import { type Target, targetOf } from './kubectl-target.js';
import { type ReadCall, readCall } from './kuberc-defaults.js';
import { argumentValue, type Token } from './token.js';
import type { ToolCall } from './tool.js';

export class KubectlCall {
  readonly call: ToolCall;
  readonly parsed: ReadCall;

  constructor(call: ToolCall) {
    this.call = call;
    this.parsed = readCall(call);
  }

  /**
   * The last value of a flag; undefined where it is not given. By the name of one that every command has, that one is
   * meant: `create rolebinding --user` is another.
   */
  flag(name: string): Value | undefined {
    const flag = this.#last(name);
    if (flag === undefined) return undefined;
    return flag.value === undefined
      ? [{ kind: 'literal', text: flag.definition.implied ?? '' }]
      : argumentValue(flag.value);
  }

  #last(name: string): KubectlFlag<Token> | undefined {
    const global = kubectlCommands().get('')?.flags.get(name);
    return this.parsed.flags.findLast(
      ({ definition }) => definition === global || (global === undefined && definition.name === name),
    );
  }

  /** Every value of a flag that can be repeated. */
  flags(name: string): readonly Value[] {
    return this.parsed.flags.flatMap((one) =>
      one.definition.name === name && one.value !== undefined ? [argumentValue(one.value)] : [],
    );
  }

  /** Where a flag stands, or the call itself. */
  placeOf(name: string): Place {
    return this.#last(name)?.token.place ?? this.call.place;
  }

  /** The known text of a flag; a text that is not known is refused. */
  text(name: string): string | undefined {
    const value = this.flag(name);
    if (value === undefined) return undefined;
    const text = textOf(value);
    if (text === undefined) {
      this.refuse('KS1003', `the value of --${name} (${show(value)}) depends on the run`, this.placeOf(name));
    }
    return text;
  }

  truth(name: string): boolean {
    return goBoolean(this.text(name) ?? 'false') ?? false;
  }

  refuse(
    code: Parameters<ToolCall['recorder']['refuse']>[0],
    message: string,
    place = this.call.place,
    fix?: string,
  ): void {
    this.call.recorder.refuse(code, place, message, fix === undefined ? {} : { fix });
  }

  find(
    code: Parameters<ToolCall['recorder']['find']>[0],
    message: string,
    place = this.call.place,
    fix?: string,
  ): void {
    this.call.recorder.find(code, place, message, fix === undefined ? {} : { fix });
  }

  /** `-f -` reads what a command that is modelled by its arguments does not. */
  confirmNoStdin(): void {
    for (const file of this.flags('filename')) {
      const text = textOf(file);
      if (text === undefined || text.split(',').includes('-'))
        this.refuse('KS3201', `-f ${show(file)} is not modelled here`, this.placeOf('filename'));
    }
  }

  /** The kubeconfig that this call reads; undefined where none may be assumed, or it cannot be read. */
  config(): Config | undefined {
    return configOf(this);
  }

  /** The cluster that a call to the API goes to. */
  target(): Target {
    return targetOf(this);
  }
}
