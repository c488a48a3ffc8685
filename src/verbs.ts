/** The verbs, by name. Each loads its module only when it is called: start-up is a feature. */
import type { Verb } from './command-line/verb.js';

export const verbs: Readonly<Record<string, Verb>> = {
  generate: {
    usage: 'generate [recipe]',
    repeatable: ['audience'],
    describe: 'write the steps that call the API: an annotated, proven script',
    load: () => import('./commands/generate.js'),
  },
  verify: {
    usage: 'verify <files..>',
    repeatable: ['target'],
    describe: 'dry run: prove what a script would do, without sending anything',
    load: () => import('./commands/verify.js'),
  },
  explain: {
    usage: 'explain [codes..]',
    describe: 'what a code such as KS4101 means, and what to write instead',
    load: () => import('./commands/explain.js'),
  },
  recipes: {
    usage: 'recipes',
    describe: 'the ways in, and what each needs',
    load: () => import('./commands/recipes.js'),
  },
  get: {
    usage: 'get <kind> [names..]',
    describe: 'list contexts, clusters or users',
    load: () => import('./commands/get.js'),
  },
  describe: {
    usage: 'describe [context]',
    describe: 'everything about one context: where each value comes from, certificates, tokens, recipes',
    load: () => import('./commands/describe.js'),
  },
  lint: {
    usage: 'lint',
    describe: 'what is wrong with the kubeconfig: dangling names, expired certificates, open secrets, …',
    load: () => import('./commands/lint.js'),
  },
  config: {
    usage: 'config',
    describe: "the reading half of kubectl's config, same arguments, same output",
    load: () => import('./commands/config.js'),
  },
  query: {
    usage: 'query [template]',
    describe: "kubectl's -o jsonpath=TEMPLATE on the kubeconfig or a file",
    load: () => import('./commands/query.js'),
  },
  explore: {
    usage: 'explore',
    describe: 'on a terminal: search the contexts, see one, choose a recipe, preview, copy, save',
    load: () => import('./commands/explore.js'),
  },
  completion: {
    usage: 'completion <shell>',
    describe: 'a script that completes commands, options and names in bash, zsh, fish or PowerShell',
    load: () => import('./commands/completion.js'),
  },
  __complete: {
    usage: '__complete',
    describe: 'what the completion scripts call',
    hidden: true,
    load: async () => (await import('./commands/complete.js')).completer(verbs),
  },
};
