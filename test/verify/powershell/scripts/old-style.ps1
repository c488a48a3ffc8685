$erroractionpreference="stop"
$ns="kube-system"; $ctx='prod'
$OutputEncoding = [Text.UTF8Encoding]::new($false)
function fail ($msg, $code=9) { write-host ("ERROR: " + $msg); exit $code }
$pods = @(kubectl --context $ctx -n $ns get pods -o name)
if ($LASTEXITCODE) { fail "no pods" $LASTEXITCODE }
if ($pods.length -eq 0) { fail 'none at all' }
$pods | select -first 2 | foreach { write-host "pod: $_" }
$n = 0
do
{
    $n = $n + 1
    kubectl --context $ctx -n $ns rollout status "deploy/dns" --timeout=5s 2>&1 | out-null
    $rc = $LASTEXITCODE
    if ($rc -eq 0) { break }
    start-sleep -s 1
}
while ($n -lt 3)
if ($rc -ne 0) { fail ("dns is not ready after {0} tries" -f $n) 5 }
$yaml = 'apiVersion: v1', 'kind: Namespace', 'metadata:', "  name: copy-$ns"
$yaml | kubectl --context $ctx apply -f -
$rc = $LASTEXITCODE
kubectl --context $ctx get ns "copy-$ns" --output=name && kubectl --context $ctx label ns "copy-$ns" a=b || kubectl --context $ctx get events
exit $rc
