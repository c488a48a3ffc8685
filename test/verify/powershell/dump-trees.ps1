# The oracle: reads a JSON array of scripts, parses each with PowerShell's own parser, and writes a JSON array: the
# tree in the notation of canonical.ts, or `!` and the first error. Each script comes after a `+`, or after a `-`
# where its tree is not wanted.
#   pwsh -NoProfile -File dump-trees.ps1 scripts.json trees.json
param([string]$From, [string]$To)
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

class Dump {
  static [Reflection.PropertyInfo] $Format = [Management.Automation.Language.ExpandableStringExpressionAst].GetProperty(
    'FormatExpression', [Reflection.BindingFlags]'NonPublic,Public,Instance')

  static [string] Quoted([object] $text) {
    if ($null -eq $text) { return '~' }
    $to = [Text.StringBuilder]::new('"')
    foreach ($c in ([string]$text).ToCharArray()) {
      $code = [int]$c
      if ($code -ge 32 -and $code -le 126 -and $code -ne 34 -and $code -ne 92) { [void]$to.Append($c) }
      else { [void]$to.Append('\u').Append($code.ToString('x4')) }
    }
    return $to.Append('"').ToString()
  }

  # (Name@start-end child child ...); nothing is "-".
  static [string] Node([string] $name, [object] $extent, [string[]] $children) {
    $at = if ($null -eq $extent) { '' } else { '@' + $extent.StartOffset + '-' + $extent.EndOffset }
    return '(' + $name + $at + ' ' + [string]::Join(' ', $children) + ')'
  }

  static [string] List([object] $nodes) {
    if ($null -eq $nodes) { return '[]' }
    $all = foreach ($each in $nodes) { [Dump]::Any($each) }
    return '[' + [string]::Join(' ', [string[]]@($all)) + ']'
  }

  static [string] Type([object] $name) {
    $full = $name.FullName
    if ($name.AssemblyName) { $full = 'assembly ' + $full }
    return [Dump]::Node('Type', $name.Extent, [Dump]::Quoted($full))
  }

  static [string] Block([object] $block, [bool] $withExtent) {
    if ($null -eq $block) { return '-' }
    $extent = if ($withExtent) { $block.Extent } else { $null }
    return [Dump]::Node('Block', $extent, @([Dump]::List($block.Statements), [Dump]::List($block.Traps)))
  }

  static [string] Clauses([object] $clauses) {
    $all = foreach ($each in $clauses) { [Dump]::Any($each.Item1); [Dump]::Block($each.Item2, $true) }
    return '[' + [string]::Join(' ', [string[]]@($all)) + ']'
  }

  # An expression right of an assignment stands there without its pipeline.
  static [string] Statement([object] $node) {
    $text = [Dump]::Any($node)
    if ($null -eq $node -or $node.GetType().Name -ne 'CommandExpressionAst') { return $text }
    return [Dump]::Node('Pipeline', $node.Extent, '[' + $text + ']')
  }

  static [string] Operator([object] $kind) {
    $text = [Management.Automation.Language.TokenTraits]::Text($kind)
    if ($text -in '-in', '-is', '-isnot' -or -not $text.StartsWith('-i')) { return $text }
    return '-' + $text.Substring(2)
  }

  static [string] Script([object] $script, [object] $declared, [bool] $filter) {
    $known = $null -eq $script.DynamicParamBlock -and $null -eq $script.CleanBlock -and $script.UsingStatements.Count -eq 0
    $parameters = '-'
    if ($null -ne $declared) { $parameters = [Dump]::Node('Params', $null, @('[]', [Dump]::List($declared))) }
    elseif ($null -ne $script.ParamBlock) {
      $block = $script.ParamBlock
      $parameters = [Dump]::Node('Params', $block.Extent, @([Dump]::List($block.Attributes), [Dump]::List($block.Parameters)))
    }
    # The body of a filter is its process block, unless it names its blocks.
    $asEnd = $filter -and $null -ne $script.ProcessBlock -and $script.ProcessBlock.Unnamed
    $process = if ($asEnd) { $null } else { $script.ProcessBlock }
    $end = if ($asEnd) { $script.ProcessBlock } else { $script.EndBlock }
    return [Dump]::Node($(if ($known) { 'ScriptBlock' } else { 'ScriptBlock?' }), $script.Extent, @(
        $parameters, [Dump]::Block($script.BeginBlock, $false), [Dump]::Block($process, $false),
        [Dump]::Block($end, $false), [Dump]::Requires($script.ScriptRequirements)))
  }

  static [string] Requires([object] $required) {
    if ($null -eq $required) { return '[]' }
    $all = [Collections.Generic.List[string]]::new()
    if ($null -ne $required.RequiredPSVersion) { $all.Add('version ' + $required.RequiredPSVersion) }
    foreach ($each in $required.RequiredPSEditions) { $all.Add('psedition ' + $each) }
    foreach ($each in $required.RequiredModules) { $all.Add('modules ' + $each) }
    if ($required.IsElevationRequired) { $all.Add('runasadministrator') }
    if ($required.RequiredApplicationId -or $required.RequiredAssemblies.Count -gt 0) { $all.Add('?') }
    $all.Sort([StringComparer]::Ordinal)
    return '[' + [string]::Join(' ', [string[]]@($all | ForEach-Object { [Dump]::Quoted($_) })) + ']'
  }

  static [string] Number([object] $node) {
    $value = if ($node.Value -is [double]) { [BitConverter]::DoubleToInt64Bits($node.Value).ToString('x16') }
    else { [Convert]::ToString($node.Value, [cultureinfo]::InvariantCulture) }
    return [Dump]::Node('Number', $node.Extent, @($node.Value.GetType().Name, $value, [Dump]::Quoted($node.Extent.Text)))
  }

  static [string] Path([object] $variable) {
    $path = $variable.VariablePath.UserPath
    $colon = $path.IndexOf(':')
    # Scopes and drives in lower case.
    if ($colon -ge 0) { $path = $path.Substring(0, $colon).ToLowerInvariant() + $path.Substring($colon) }
    return [Dump]::Quoted($path)
  }

  static [string] Any([object] $n) {
    if ($null -eq $n) { return '-' }
    $name = $n.GetType().Name -replace '(Expression|Statement)?Ast$'
    switch ($name) {
      'StringConstant' { return [Dump]::Node('String', $n.Extent, @([string]$n.StringConstantType, [Dump]::Quoted($n.Value))) }
      'Constant' { return [Dump]::Number($n) }
      'Variable' { return [Dump]::Node($(if ($n.Splatted) { 'Splat' } else { $name }), $n.Extent, [Dump]::Path($n)) }
      'Pipeline' { return [Dump]::Node($(if ($n.Background) { 'Background' } else { $name }), $n.Extent, [Dump]::List($n.PipelineElements)) }
      'Command' {
        if ($n -is [Management.Automation.Language.CommandExpressionAst]) {
          return [Dump]::Node('CommandExpression', $n.Extent, @([Dump]::Any($n.Expression), [Dump]::List($n.Redirections)))
        }
        return [Dump]::Node($name, $n.Extent, @([string]$n.InvocationOperator, [Dump]::List($n.CommandElements), [Dump]::List($n.Redirections)))
      }
      'CommandParameter' {
        $spaced = $null -ne $n.Argument -and $n.Argument.Extent.StartOffset -ne $n.ErrorPosition.EndOffset
        return [Dump]::Node($name, $n.Extent, @([Dump]::Quoted($n.ParameterName), [Dump]::Any($n.Argument), $(if ($spaced) { 'spaced' } else { 'tight' })))
      }
      'ExpandableString' {
        return [Dump]::Node($name, $n.Extent, @([string]$n.StringConstantType, [Dump]::Quoted([Dump]::Format.GetValue($n)), [Dump]::List($n.NestedExpressions)))
      }
      'PipelineChain' {
        return [Dump]::Node($(if ($n.Background) { 'Background' } else { $name }), $n.Extent, @(
            [Dump]::Any($n.LhsPipelineChain), [Management.Automation.Language.TokenTraits]::Text($n.Operator), [Dump]::Any($n.RhsPipeline)))
      }
      'Assignment' {
        return [Dump]::Node($name, $n.Extent, @([Dump]::Any($n.Left), [Management.Automation.Language.TokenTraits]::Text($n.Operator), [Dump]::Statement($n.Right)))
      }
      'Member' { return [Dump]::Node($(if ($n.NullConditional) { 'Member?' } else { $name }), $n.Extent, @([Dump]::Any($n.Expression), $(if ($n.Static) { '::' } else { '.' }), [Dump]::Any($n.Member))) }
      'InvokeMember' {
        $plain = -not $n.NullConditional -and $null -eq $n.GenericTypeArguments
        return [Dump]::Node($(if ($plain) { $name } else { 'InvokeMember?' }), $n.Extent, @(
            [Dump]::Any($n.Expression), $(if ($n.Static) { '::' } else { '.' }), [Dump]::Any($n.Member), [Dump]::List($n.Arguments)))
      }
      'Index' { return [Dump]::Node($(if ($n.NullConditional) { 'Index?' } else { $name }), $n.Extent, @([Dump]::Any($n.Target), [Dump]::Any($n.Index))) }
      'Type' { return [Dump]::Node('TypeExpression', $n.Extent, [Dump]::Type($n.TypeName)) }
      'Convert' { return [Dump]::Node($name, $n.Extent, @([Dump]::Type($n.Type.TypeName), [Dump]::Any($n.Child))) }
      'Unary' {
        $text = [Dump]::Operator($n.TokenKind)
        $postfix = ([string]$n.TokenKind).StartsWith('Postfix')
        return [Dump]::Node($(if ($postfix) { 'Postfix' } else { $name }), $n.Extent, @($text, [Dump]::Any($n.Child)))
      }
      'Binary' { return [Dump]::Node($name, $n.Extent, @([Dump]::Operator($n.Operator), [Dump]::Any($n.Left), [Dump]::Any($n.Right))) }
      'Ternary' { return [Dump]::Node($name, $n.Extent, @([Dump]::Any($n.Condition), [Dump]::Any($n.IfTrue), [Dump]::Any($n.IfFalse))) }
      'ArrayLiteral' { return [Dump]::Node($name, $n.Extent, [Dump]::List($n.Elements)) }
      'Array' { return [Dump]::Node('ArrayExpression', $n.Extent, [Dump]::Block($n.SubExpression, $false)) }
      'Sub' { return [Dump]::Node('SubExpression', $n.Extent, [Dump]::Block($n.SubExpression, $false)) }
      'Paren' { return [Dump]::Node($name, $n.Extent, [Dump]::Statement($n.Pipeline)) }
      'Hashtable' {
        $all = foreach ($pair in $n.KeyValuePairs) { [Dump]::Any($pair.Item1); [Dump]::Statement($pair.Item2) }
        return [Dump]::Node($name, $n.Extent, '[' + [string]::Join(' ', [string[]]@($all)) + ']')
      }
      'ScriptBlock' {
        if ($n -is [Management.Automation.Language.ScriptBlockExpressionAst]) { return [Dump]::Node('ScriptBlockExpression', $n.Extent, [Dump]::Any($n.ScriptBlock)) }
        return [Dump]::Script($n, $null, $false)
      }
      'If' { return [Dump]::Node($name, $n.Extent, @([Dump]::Clauses($n.Clauses), [Dump]::Block($n.ElseClause, $true))) }
      'ForEach' {
        return [Dump]::Node($(if ($n.Flags -eq 'None') { $name } else { 'ForEach?' }), $n.Extent, @(
            [Dump]::Quoted($n.Label), [Dump]::Any($n.Variable), [Dump]::Any($n.Condition), [Dump]::Block($n.Body, $true)))
      }
      'For' {
        return [Dump]::Node($name, $n.Extent, @(
            [Dump]::Quoted($n.Label), [Dump]::Any($n.Initializer), [Dump]::Any($n.Condition), [Dump]::Any($n.Iterator), [Dump]::Block($n.Body, $true)))
      }
      { $_ -in 'While', 'DoWhile', 'DoUntil' } {
        return [Dump]::Node($name, $n.Extent, @([Dump]::Quoted($n.Label), [Dump]::Any($n.Condition), [Dump]::Block($n.Body, $true)))
      }
      'Switch' {
        return [Dump]::Node($name, $n.Extent, @(
            [Dump]::Quoted($n.Label), [string]$n.Flags, [Dump]::Any($n.Condition), [Dump]::Clauses($n.Clauses), [Dump]::Block($n.Default, $true)))
      }
      'Try' { return [Dump]::Node($name, $n.Extent, @([Dump]::Block($n.Body, $true), [Dump]::List($n.CatchClauses), [Dump]::Block($n.Finally, $true))) }
      'CatchClause' { return [Dump]::Node($name, $n.Extent, @([Dump]::List($n.CatchTypes), [Dump]::Block($n.Body, $true))) }
      'Trap' { return [Dump]::Node($name, $n.Extent, @([Dump]::Any($n.TrapType), [Dump]::Block($n.Body, $true))) }
      { $_ -in 'Return', 'Throw', 'Exit' } { return [Dump]::Node($name, $n.Extent, [Dump]::Any($n.Pipeline)) }
      { $_ -in 'Break', 'Continue' } { return [Dump]::Node($name, $n.Extent, [Dump]::Any($n.Label)) }
      'FunctionDefinition' {
        $kind = if ($n.IsFilter) { 'Filter' } elseif ($n.IsWorkflow) { 'Workflow' } else { 'Function' }
        return [Dump]::Node($kind, $n.Extent, @([Dump]::Quoted($n.Name), [Dump]::Script($n.Body, $n.Parameters, $n.IsFilter)))
      }
      'Parameter' { return [Dump]::Node($name, $n.Extent, @([Dump]::Any($n.Name), [Dump]::List($n.Attributes), [Dump]::Any($n.DefaultValue))) }
      'Attribute' { return [Dump]::Node($name, $n.Extent, @([Dump]::Type($n.TypeName), [Dump]::List($n.PositionalArguments), [Dump]::List($n.NamedArguments))) }
      'NamedAttributeArgument' { return [Dump]::Node($name, $n.Extent, @([Dump]::Quoted($n.ArgumentName), $(if ($n.ExpressionOmitted) { '-' } else { [Dump]::Any($n.Argument) }))) }
      'TypeConstraint' { return [Dump]::Node($name, $n.Extent, [Dump]::Type($n.TypeName)) }
      'FileRedirection' { return [Dump]::Node($name, $n.Extent, @([string]$n.FromStream, $(if ($n.Append) { 'append' } else { 'write' }), [Dump]::Any($n.Location))) }
      'MergingRedirection' { return [Dump]::Node($name, $n.Extent, @([string]$n.FromStream, [string]$n.ToStream)) }
    }
    return [Dump]::Node('?' + $name, $n.Extent, @())
  }
}

$lines = [Collections.Generic.List[string]]::new()
foreach ($script in [IO.File]::ReadAllText($From) | ConvertFrom-Json -NoEnumerate) {
  foreach ($each in $script) {
    $tokens = $errors = $null
    $text = $each.Substring(1)
    # Some scripts crash the parser.
    try { $tree = [Management.Automation.Language.Parser]::ParseInput($text, [ref]$tokens, [ref]$errors) }
    catch { $lines.Add([Dump]::Quoted("!crash: $_")); continue }
    if ($errors.Count -gt 0) { $lines.Add([Dump]::Quoted('!' + $errors[0].Message)) }
    elseif ($each[0] -eq '-') { $lines.Add('""') }
    else { $lines.Add([Dump]::Quoted([Dump]::Script($tree, $null, $false))) }
  }
}
[IO.File]::WriteAllText($To, '[' + [string]::Join(",`n", $lines) + ']')
