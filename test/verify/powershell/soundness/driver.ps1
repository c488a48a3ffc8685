# Runs many scripts in one process, each in a runspace of its own as `pwsh -File` would, and writes down how each ended.
param([string] $Folder)
$ErrorActionPreference = 'Stop'

# Waiting is not what the scripts are judged by.
$sleep = @'
param(
  [Parameter(ParameterSetName = 'Seconds', Mandatory, Position = 0)] [ValidateRange(0.0, 2147483.0)] [double] $Seconds,
  [Parameter(ParameterSetName = 'Milliseconds', Mandatory)] [ValidateRange(0, 2147483647)] [int] $Milliseconds
)
'@
$initial = [Management.Automation.Runspaces.InitialSessionState]::CreateDefault2()
$initial.Commands.Add([Management.Automation.Runspaces.SessionStateFunctionEntry]::new('Start-Sleep', $sleep))
$environment = [Environment]::GetEnvironmentVariables()
[Console]::SetError([IO.TextWriter]::Null)

foreach ($job in [IO.File]::ReadAllLines("$Folder/jobs")) {
  $number, $scenario = $job.Split(' ')
  if ([IO.File]::Exists("$Folder/$number/ended")) { continue }
  foreach ($name in @([Environment]::GetEnvironmentVariables().Keys)) {
    if (-not $environment.ContainsKey($name)) { [Environment]::SetEnvironmentVariable($name, $null) }
  }
  foreach ($name in $environment.Keys) { [Environment]::SetEnvironmentVariable($name, $environment[$name]) }
  [Environment]::SetEnvironmentVariable('SCENARIO', $scenario)
  [Environment]::SetEnvironmentVariable('RECORD', "$Folder/$number")
  [Environment]::CurrentDirectory = '/tmp/work'
  $runspace = [Management.Automation.Runspaces.RunspaceFactory]::CreateRunspace($initial)
  $runspace.Open()
  $shell = [PowerShell]::Create()
  $shell.Runspace = $runspace
  # In the global scope, as -File does it. The script's last line says that it came to its end.
  $null = $shell.Commands.AddCommand([Management.Automation.Runspaces.Command]::new("$Folder/$number/script.ps1", $false, $false))
  $status = 0
  $message = ''
  [IO.File]::WriteAllText("$Folder/$number/begun", '')
  try {
    $running = $shell.BeginInvoke()
    if ($running.AsyncWaitHandle.WaitOne(6000)) { $null = $shell.EndInvoke($running) }
    else {
      $status = 'cut'
      $null = $shell.BeginStop($null, $null)
    }
  } catch {
    $status = 1
    $message = $_.Exception.Message
  }
  $message += ($shell.Streams.Error | ForEach-Object { "`n$_" }) -join ''
  if ($status -eq 0 -and -not [IO.File]::Exists("$Folder/$number/normal")) {
    # It left by exit, or by return, which this cannot tell apart.
    $status = $runspace.SessionStateProxy.GetVariable('LASTEXITCODE')
  }
  [IO.File]::WriteAllText("$Folder/$number/ended", "$status`n$message")
  # What hangs is not waited for: the next process goes on with the rest.
  if ($status -eq 'cut') { [Environment]::Exit(3) }
  $shell.Dispose()
  $runspace.Dispose()
}
