# Strings, arrays and tables, and what becomes of them on a command line.
$names = 'web', 'api' + 'db'
$list = @($names) + 'cache'
kubectl get pods "$($list -join ',')" "--context=$('LAB'.ToLower())"
for ($i = 0; $i -lt $list.Count; $i++) {
    kubectl get deploy "$($list[$i])" "-o=name"
}
$options = @{ Namespace = 'kube-system'; Context = 'lab' }
$options.Context = 'prod'
$options['Output'] = 'name'
kubectl get pods -n "$($options.Namespace)" --context "$($options.Context)" -o "$($options.Output)"
$text = 'a.b-c' -replace '[.-]', '_' -replace '^a', 'x'
$parts = $text -split '_'
kubectl get secret "$($parts[0])$($parts[-1])" "${text}s"
switch -Regex ($text) {
    '^x_(\w)' { kubectl get cm "$($Matches[1])" }
    'nothing' { kubectl get cm never }
}
$label = if ($parts.Count -eq 3) { 'three' } else { 'other' }
$n = 7 % 4 * 2 - 1
kubectl label pods "n=$n" "l=$label" '--all'
"pod/$label" | ForEach-Object { kubectl annotate "$_" 'a=b' }
1..2 | ForEach-Object { "node-$_" } | Where-Object { $_ -like '*2' } | ForEach-Object { kubectl get node "$_" }
