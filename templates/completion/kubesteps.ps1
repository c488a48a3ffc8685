# Completes kubesteps in PowerShell 5.1 or later. In $PROFILE:
#   kubesteps completion powershell | Out-String | Invoke-Expression

Register-ArgumentCompleter -Native -CommandName 'kubesteps' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $words = @()
    $current = ''
    foreach ($element in $commandAst.CommandElements) {
        $extent = $element.Extent
        if ($extent.StartOffset -ge $cursorPosition) { break }
        $text = $extent.Text
        if ($element -is [System.Management.Automation.Language.StringConstantExpressionAst] -or
            $element -is [System.Management.Automation.Language.ExpandableStringExpressionAst]) {
            $text = $element.Value
        }
        if ($extent.EndOffset -ge $cursorPosition) {
            $current = $text
            if ($text -eq $extent.Text) { $current = $text.Substring(0, $cursorPosition - $extent.StartOffset) }
            break
        }
        $words += $text
    }
    $words = @($words | Select-Object -Skip 1) + $current

    # Base64 there and ASCII back: no version of PowerShell changes them on the way.
    $json = ConvertTo-Json -Compress -InputObject ([string[]]$words)
    $encoded = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($json))
    $exitCode = $global:LASTEXITCODE
    try {
        $answer = & kubesteps __complete powershell $encoded 2>$null | Out-String | ConvertFrom-Json
    }
    catch {
        return
    }
    finally {
        $global:LASTEXITCODE = $exitCode
    }

    if ($answer.files) {
        if ($answer.prefix) {
            $path = $current.Substring($answer.prefix.Length)
            foreach ($found in [System.Management.Automation.CompletionCompleters]::CompleteFilename($path)) {
                $name = $found.CompletionText -replace "^'|'$"
                $text = $answer.prefix + $name
                if ($found.CompletionText.StartsWith("'")) { $text = "'" + $text + "'" }
                [System.Management.Automation.CompletionResult]::new($text, $found.ListItemText, $found.ResultType, $found.ToolTip)
            }
        }
        # Otherwise nothing: PowerShell then completes file names by itself.
        return
    }
    # Nothing at all would make PowerShell offer file names, so what was typed stands for itself.
    if (-not $answer.items -and $wordToComplete) {
        return [System.Management.Automation.CompletionResult]::new($wordToComplete)
    }
    foreach ($item in $answer.items) {
        [System.Management.Automation.CompletionResult]::new($item.text, $item.list, 'ParameterValue', $item.tip)
    }
}
