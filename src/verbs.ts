/** The verbs, by name. Each loads its module only when it is called: start-up is a feature. */
import type { Verbs } from './command-line/verb.js';

export const verbs: Verbs = {
  generate: {
    usage: 'generate [recipe]',
    describe: 'write the steps that call the API: an annotated, proven script',
    examples: [
      ['$0 generate', 'the token recipe for the current context, in bash'],
      ['$0 generate request -- kubectl get pods -n shop', 'the curl of a kubectl command'],
      ['$0 generate secret-token --shell powershell -o steps.ps1', 'a script in a file'],
    ],
    load: () => import('./commands/generate.js'),
  },
  verify: {
    usage: 'verify <files..>',
    describe: 'dry run: prove what a script would do, without sending anything',
    examples: [['$0 verify steps.sh', 'what the script would send and change, and what is wrong with it']],
    load: () => import('./commands/verify.js'),
  },
  adopt: {
    usage: 'adopt <file>',
    describe: "turn somebody's page into a runbook of ours, where its dry run is the same",
    examples: [
      ['$0 adopt wiki.md -o runbook.md', 'its prose is kept, its commands are ours'],
      ['$0 adopt wiki.md --context prod --lang ja', 'for another context, in Japanese'],
    ],
    epilogue:
      'Written where both dry runs send the same requests and make the same changes, or ours is safer: it verifies the server where the page does not, believes fewer CAs, follows no redirects, reads one object in place of all, shows a secret to nobody. All other differences are shown with their lines, nothing is written, and the exit code is 1; where the page cannot be read, 2.',
    load: () => import('./commands/adopt.js'),
  },
  explain: {
    usage: 'explain [codes..]',
    describe: 'what a code such as KS4101 means, and what to write instead',
    examples: [
      ['$0 explain KS4101', 'what it means, and what to write instead'],
      ['$0 explain -o markdown', 'the documentation of all codes'],
    ],
    load: () => import('./commands/explain.js'),
  },
  recipes: {
    usage: 'recipes [check..]',
    describe: 'the recipes: ways to call the API, what each needs, which fit',
    examples: [
      ['$0 recipes --recipes recipes', 'with those of your own in that folder'],
      ['$0 recipes check recipes/scale.yaml', 'what one of your own sends, changes and needs, proved'],
    ],
    load: () => import('./commands/recipes.js'),
  },
  schema: {
    usage: 'schema <document>',
    describe: 'the JSON schema of recipes and templates of your own',
    examples: [
      ['$0 schema recipe', 'for an editor'],
      ['$0 schema templates', 'which templates there are, and their values'],
    ],
    load: () => import('./commands/schema.js'),
  },
  get: {
    usage: 'get <kind> [names..]',
    describe: 'list contexts, clusters or users',
    examples: [
      ['$0 get contexts', 'every context, how it signs in and until when'],
      ["$0 get contexts 'prod-*' --expiring 30d", 'what needs care soon'],
      ['$0 get clusters --insecure -o name', 'the clusters whose server is not verified'],
    ],
    load: () => import('./commands/get.js'),
  },
  describe: {
    usage: 'describe [context]',
    describe: 'everything about one context: where each value comes from, certificates, tokens, recipes',
    examples: [
      ['$0 describe', 'the current context'],
      ['$0 describe prod -o json', 'one context, for a program'],
    ],
    load: () => import('./commands/describe.js'),
  },
  lint: {
    usage: 'lint [files..]',
    describe: 'what is wrong with the kubeconfig: dangling names, expired certificates, open secrets, …',
    examples: [
      ['$0 lint', 'the files of KUBECONFIG, or ~/.kube/config'],
      ['$0 lint prod.yaml --severity error -o github', 'in a pipeline'],
    ],
    load: () => import('./commands/lint.js'),
  },
  config: {
    usage: 'config',
    describe: "the reading half of kubectl's config, same arguments, same output",
    raw: true,
    subcommands: async () => (await import('./kubectl-config/flags.js')).subcommands,
    load: () => import('./commands/config.js'),
  },
  query: {
    usage: 'query [template]',
    raw: true,
    describe: "kubectl's -o jsonpath=TEMPLATE on the kubeconfig or a file",
    load: () => import('./commands/query.js'),
  },
  explore: {
    usage: 'explore',
    describe: 'on a terminal: search the contexts, see one, choose a recipe, preview, copy, save',
    examples: [['$0 explore', 'type to search, Enter to go on, Esc to go back']],
    load: () => import('./commands/explore.js'),
  },
  completion: {
    usage: 'completion <shell>',
    describe: 'a script that completes commands, options and names in bash, zsh, fish or PowerShell',
    examples: [
      ['$0 completion bash --install', 'in a file that bash-completion reads'],
      ['source <($0 completion bash)', 'in ~/.bashrc'],
      ['source <($0 completion zsh)', 'in ~/.zshrc, behind compinit'],
      ['$0 completion fish | source', 'in ~/.config/fish/config.fish'],
      ['$0 completion powershell | Out-String | Invoke-Expression', 'in $PROFILE'],
    ],
    epilogue:
      "kubectl (1.26 or later) completes 'kubectl steps' by itself where kubectl_complete-steps is on PATH: npm brings it, and --install writes it beside kubectl-steps.",
    load: () => import('./commands/completion.js'),
  },
  __complete: {
    usage: '__complete',
    describe: 'what the completion scripts call',
    raw: true,
    hidden: true,
    load: async () => (await import('./commands/complete.js')).completer(verbs),
  },
};
