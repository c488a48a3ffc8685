# One function for all that can go wrong.
function Invoke-Guarded($Action, [string] $What) {
    $ErrorActionPreference = 'Stop'
    try {
        & $Action
        if ($LASTEXITCODE -ne 0) { throw "status $LASTEXITCODE" }
        return $true
    } catch {
        Write-Host "${What}: $($_.Exception.Message)"
        return $false
    } finally {
        kubectl config current-context | Out-Null
    }
}

function Stop-WithMessage {
    param([string] $Message, [int] $Code = 1)
    [Console]::Error.WriteLine($Message)
    exit $Code
}

$context = 'lab'
$namespace = 'team'
$ok = Invoke-Guarded { kubectl get namespace $namespace "--context=$context" | Out-Null } 'namespace'
if (!$ok) {
    $ok = Invoke-Guarded { kubectl create namespace $namespace "--context=$context" | Out-Null } 'create'
}
if (!$ok) { Stop-WithMessage "no namespace $namespace" 7 }
$round = 0
:outer while ($true) {
    $round++
    foreach ($kind in 'pods', 'services', 'secrets') {
        if ($kind -eq 'secrets' -and $round -lt 2) { continue outer }
        if ($round -gt 2) { break outer }
        kubectl get $kind -n $namespace "--context=$context" > $null
        if (-not $?) { break }
    }
    if ($round -ge 3) { break }
}
Stop-WithMessage -Message 'done' -Code 0
