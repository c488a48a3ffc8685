/** For each field that a dry run of PowerShell compares: two ways that differ in it alone, as far as a script can make them. */
import type { exitFields } from '../../../src/verify/fields.js';
import type { fileFields, filesFields } from '../../../src/verify/file-fields.js';
import type { objectFields } from '../../../src/verify/powershell/state/object-keys.js';
import type {
  scopeFields,
  stateFields,
  variableFields,
} from '../../../src/verify/powershell/state/state-fields.js';
import type { CasesOf, CasesOfKinds } from './field-case.js';

const onePoint = 'it belongs to a place in the text, and ways meet at one';
const token = '$t = kubectl create token default --context=lab';

const variable = { by: 'run', yes: '$x = 1', no: '$x = 2', shows: 'kubectl get "x$x"' } as const;

const files = {
  by: 'run',
  yes: 'Set-Content -LiteralPath ./f.txt -Value one',
  no: 'Set-Content -LiteralPath ./f.txt -Value two',
  shows: '$t = Get-Content -LiteralPath ./f.txt; kubectl get "x$t"',
} as const;

const functions = {
  by: 'run',
  yes: 'function Show { kubectl get one }',
  no: 'function Show { kubectl get two }',
  shows: 'Show',
} as const;

/** Ways that part once more where nothing puts `$LASTEXITCODE` back. */
const late = (yes: string, no: string, shows: string) =>
  ({
    yes: '$ok = $true',
    no: '$ok = $false',
    shows: `if ($ok) { $ok = 1; ${yes} } else { $ok = 1; ${no} }\n${shows}`,
  }) as const;

export const powershellState: CasesOf<typeof stateFields> = {
  flow: {
    by: 'run',
    yes: '$global:LASTEXITCODE = 0; exit 3',
    no: '$global:LASTEXITCODE = 0; exit 4',
    shows: '',
  },
  lastExit: {
    by: 'run',
    ...late('$global:LASTEXITCODE = 3', '$global:LASTEXITCODE = 4', 'kubectl get "s$LASTEXITCODE"'),
  },
  lastExitMayBeUnset: 'it is said of a joined status, which is like no other',
  success: {
    by: 'run',
    ...late(
      '$null = Get-Content -LiteralPath ./there.txt',
      '$null = Get-Content -LiteralPath ./none -ErrorAction SilentlyContinue',
      'if ($?) { kubectl get fine } else { kubectl get bad }',
    ),
  },
  scopes: variable,
  heap: {
    by: 'report',
    yes: "$h = @{ n = 'one' }",
    no: "$h = @{ n = 'two' }",
    shows: 'kubectl get "x$($h.n)"',
  },
  environment: {
    by: 'run',
    yes: "$env:THING = 'one'",
    no: "$env:THING = 'two'",
    shows: 'kubectl get "x$env:THING"',
  },
  files,
  captures: { by: 'report', first: '$x = $(', yes: "'a'", no: "'b'", shows: '); kubectl get "x$x"' },
  partial: 'it is taken where the function ends that gave it out, and elements of unknown number are refused',
  strict: {
    by: 'run',
    yes: 'Set-StrictMode -Off',
    no: 'Set-StrictMode -Version Latest',
    shows: 'try { kubectl get "x$nothing" } catch { kubectl get strict }',
  },
  outputEncoding: {
    by: 'report',
    yes: '$OutputEncoding = [Text.UTF8Encoding]::new($false)',
    no: '$OutputEncoding = [Text.Encoding]::ASCII',
    shows: "'é' | kubectl apply -f -",
  },
  sink: onePoint,
  depth: onePoint,
  facts: 'what depends on a fact is told with it',
  unnoticed: 'it only leads to a finding',
  trail: {
    by: 'run',
    ways: 3,
    yes: 'Set-Content -LiteralPath ./f.txt -Value one',
    no: '',
    shows: 'if (Test-Path -LiteralPath ./f.txt) { kubectl get there } else { kubectl get gone }',
  },
  live: 'it is told by the flow',
};

export const powershellVariable: CasesOf<typeof variableFields> = {
  value: variable,
  type: { by: 'run', yes: '$w = 1', no: '[int] $w = 1', shows: '$w = \'07\'; kubectl get "x$w"' },
  checked: 'it is said of parameters, which a function has on all ways',
  unsure: 'the value of such a variable is that of no other',
};

export const powershellScope: CasesOf<typeof scopeFields> = { functions, variables: variable };

export const powershellFile: CasesOf<typeof fileFields> = {
  path: {
    by: 'report',
    yes: 'Set-Content -LiteralPath ./f.txt -Value one',
    no: 'Set-Content -LiteralPath f.txt -Value one',
    shows: '$t = Get-Content -LiteralPath ./f.txt; kubectl get "x$t"',
  },
  resolved: 'the folder of a script does not change: Set-Location is not modelled',
  kind: {
    by: 'run',
    yes: '$null = New-Item -ItemType Directory -Path ./thing',
    no: '$null = New-Item -ItemType File -Path ./thing',
    shows:
      'if (Test-Path -LiteralPath ./thing -PathType Container) { kubectl get folder } else { kubectl get file }',
  },
  content: files,
  mode: {
    by: 'report',
    first: `Set-Content -LiteralPath ./f.txt -Value one; ${token}`,
    yes: 'chmod 600 ./f.txt; $global:LASTEXITCODE = 0',
    no: 'chmod 644 ./f.txt; $global:LASTEXITCODE = 0',
    shows: 'Set-Content -LiteralPath ./f.txt -Value $t',
  },
  certain: 'only a join leaves one that is not, and what is in it then is like nothing else',
  place: 'it only says where a finding points',
  once: 'there are no process substitutions',
  growing: 'there are no commands in the background',
  taken: 'there are no process substitutions',
  linked: 'its other name is a file of its own, which only one of the two has',
};

export const powershellFiles: CasesOf<typeof filesFields> = {
  entriesByKey: files,
  removedKeys: {
    by: 'run',
    yes: 'Set-Content -LiteralPath ./there.txt -Value 1; Remove-Item -LiteralPath ./there.txt',
    no: 'Set-Content -LiteralPath ./other.txt -Value 1; Remove-Item -LiteralPath ./other.txt',
    shows: 'if (Test-Path -LiteralPath ./there.txt) { kubectl get there } else { kubectl get gone }',
  },
  doubtedKeys: 'a script removes only what it made, or is refused',
  kubeconfigChange: {
    by: 'report',
    yes: '',
    no: 'kubectl config use-context prod',
    shows: 'kubectl get end',
  },
  folder: 'the folder of a script does not change: Set-Location is not modelled',
  printedTo: 'it is empty but while one program runs',
  use: 'it is noted for all ways together',
};

const alone = 'what depends on a status is told by which status it is, and by what it came to';

export const powershellExit: CasesOfKinds<typeof exitFields> = {
  known: { status: alone },
  failed: { what: alone },
  unknown: { what: alone, onSuccess: alone, onFailure: alone },
};

const printed = 'two that print differ in their texts as well, each of which is of one evaluation';

export const powershellObject: CasesOfKinds<typeof objectFields> = {
  null: {
    nothing: { by: 'run', yes: '$w = $null', no: '$w = & { }', shows: 'kubectl get "n$(@($w).Count)"' },
  },
  string: {
    text: { by: 'run', yes: "$w = 'a'", no: "$w = 'b'", shows: 'kubectl get "x$w"' },
    program: 'the name of a program calls that program, with or without Get-Command',
    mayBeLines: printed,
  },
  number: {
    type: { by: 'report', yes: '$w = 1', no: '$w = 1.0', shows: '$v = $w / 2; kubectl get "x$v"' },
    value: variable,
  },
  char: { value: { by: 'run', yes: '$w = [char]65', no: '$w = [char]66', shows: 'kubectl get "x$w"' } },
  bool: { value: { by: 'run', yes: '$w = $true', no: '$w = $false', shows: 'kubectl get "x$w"' } },
  condition: {
    exit: {
      by: 'run',
      first:
        'kubectl get one; $p = $LASTEXITCODE -eq 0; kubectl get fails; $q = $LASTEXITCODE -eq 0; $global:LASTEXITCODE = 0',
      yes: '$w = $p',
      no: '$w = $q',
      shows: 'if ($p) { if ($w) { kubectl get both } else { kubectl get differ } }',
    },
  },
  integer: {
    text: 'it is told by the status as well',
    exit: 'it is told by the text as well',
    least: 'it is told by the text as well',
  },
  array: { items: { by: 'run', yes: '$w = 1, 2', no: '$w = 1, 3', shows: 'kubectl get "n$($w[1])"' } },
  output: {
    text: {
      by: 'report',
      yes: '$w = kubectl get one',
      no: '$w = kubectl get pattern',
      shows: 'kubectl get "x$w"',
    },
    single: printed,
    plain: printed,
    mayBeLines: printed,
  },
  hashtable: {
    id: {
      by: 'run',
      first: "$h = @{ n = 'one' }",
      yes: '$g = $h',
      no: "$g = @{ n = 'one' }",
      shows: '$g.n = \'two\'; kubectl get "x$($h.n)"',
    },
    ordered: {
      by: 'report',
      yes: "$h = [ordered] @{ a = 'x' }",
      no: "$h = @{ a = 'x' }",
      shows: 'kubectl get "x$($h[0])"',
    },
  },
  record: {
    type: 'records of two types have other members',
    members: {
      by: 'run',
      yes: "$o = [pscustomobject] @{ n = 'one' }",
      no: "$o = [pscustomobject] @{ n = 'two' }",
      shows: 'kubectl get "x$($o.n)"',
    },
  },
  bytes: {
    content: {
      by: 'report',
      yes: "$b = [Text.Encoding]::UTF8.GetBytes('one')",
      no: "$b = [Text.Encoding]::UTF8.GetBytes('two')",
      shows: '$t = [Text.Encoding]::UTF8.GetString($b); kubectl get "x$t"',
    },
    many: 'it is said of elements, which hold bytes on one way only beside others that differ',
  },
  block: {
    block: { by: 'run', yes: '$w = { kubectl get one }', no: '$w = { kubectl get two }', shows: '& $w' },
  },
  encoding: {
    name: {
      by: 'report',
      yes: '$e = [Text.Encoding]::ASCII',
      no: '$e = [Text.Encoding]::UTF8',
      shows: '$b = $e.GetBytes("é"); $t = [Text.Encoding]::UTF8.GetString($b); kubectl get "x$t"',
    },
  },
  version: {
    parts: {
      by: 'run',
      yes: "$v = [version] '1.2'",
      no: "$v = [version] '1.3'",
      shows: "if ($v -ge [version] '1.3') { kubectl get new } else { kubectl get old }",
    },
  },
  'own-version': { oldest: 'a script has one' },
  process: { id: 'it is told by what was started', what: 'it is told by the id' },
  programs: {
    name: {
      by: 'report',
      yes: '$p = Get-Command kubectl -CommandType Application',
      no: '$p = Get-Command curl -CommandType Application',
      shows: '& $p[0].Source --version',
    },
  },
  opaque: {
    text: {
      by: 'report',
      first: '$o = ConvertFrom-Json (kubectl get list)',
      yes: '$w = $o.a',
      no: '$w = $o.b',
      shows: 'if ($o.a -eq $w) { kubectl get a } else { kubectl get b }',
    },
    many: 'it is told by the text as well',
    orNull: 'it is told by the text as well',
  },
};
