<#
.SYNOPSIS
Asks every cluster of a list for its version and its nodes.
#>
[CmdletBinding()]
param(
    [string[]] $Clusters = @('lab', 'prod'),
    [ValidateSet('json', 'yaml', 'wide')] [string] $Format = 'wide',
    [int] $Tries = 2
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Invoke-Kubectl {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string] $Cluster,
        [Parameter(Mandatory)] [string] $Verb,
        [string] $Kind = 'nodes'
    )
    kubectl $Verb $Kind "--context=$Cluster" -o "$Format"
    if ($LASTEXITCODE -ne 0) {
        throw ('kubectl {0} {1} failed in {2} with {3}' -f $Verb, $Kind, $Cluster, $LASTEXITCODE)
    }
}

$bad = $false
foreach ($cluster in $Clusters) {
    for ($try = 1; $try -le $Tries; $try++) {
        try {
            Invoke-Kubectl -Cluster $cluster -Verb get
            Invoke-Kubectl $cluster get -Kind namespaces
            break
        } catch {
            Write-Warning "try ${try}: $($_.Exception.Message)"
            if ($try -eq $Tries) { $bad = $true }
        }
    }
}
if ($bad) {
    Write-Host "failed in one of $($Clusters -join ', ')"
    exit 1
}
