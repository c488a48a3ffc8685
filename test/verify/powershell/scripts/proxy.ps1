$ErrorActionPreference = 'Stop'
$proxy = Start-Process kubectl -ArgumentList 'proxy', '--port=8089', '--context=lab' -PassThru -NoNewWindow
try {
    Start-Sleep -Seconds 1
    curl --silent --fail --max-time 10 'http://127.0.0.1:8089/api'
    if ($LASTEXITCODE -ne 0) { throw 'the proxy does not answer' }
} finally {
    Stop-Process -Id $proxy.Id -ErrorAction SilentlyContinue
}
