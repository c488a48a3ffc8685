/** Requests with what the API server takes them for: `verb resource[.group][/part] [name] [-n namespace]`, or `verb path`. */

/** Method, path with its query, and the answer; undefined where the server refuses to say. */
export const requestRows: readonly (readonly [method: string, url: string, asked: string | undefined])[] = [
  // Paths of no resource: fewer parts than one has, or another prefix.
  ['GET', '/', 'get /'],
  ['GET', '/api', 'get /api'],
  ['GET', '/api/v1', 'get /api/v1'],
  ['GET', '/apis', 'get /apis'],
  ['GET', '/apis/apps', 'get /apis/apps'],
  ['GET', '/apis/apps/v1', 'get /apis/apps/v1'],
  ['GET', '/apis/apps/v1/', 'get /apis/apps/v1/'],
  ['GET', '/version', 'get /version'],
  ['HEAD', '/healthz/etcd', 'head /healthz/etcd'],
  ['POST', '/openapi/v2', 'post /openapi/v2'],
  ['DELETE', '/logs/kubelet/old/x', 'delete /logs/kubelet/old/x'],
  // One object, and all.
  ['GET', '/api/v1/pods', 'list pods'],
  ['GET', '/api/v1/namespaces/shop/pods', 'list pods -n shop'],
  ['GET', '/api/v1/namespaces/shop/pods/', 'list pods -n shop'],
  ['GET', '/api/v1/namespaces/shop/pods/web', 'get pods web -n shop'],
  ['HEAD', '/api/v1/namespaces/shop/pods/web', 'get pods web -n shop'],
  ['HEAD', '/api/v1/namespaces/shop/pods', 'list pods -n shop'],
  ['GET', '/apis/apps/v1/namespaces/shop/deployments/web', 'get deployments.apps web -n shop'],
  ['GET', '/apis/apps/v1/deployments', 'list deployments.apps'],
  ['GET', '/api/v1/nodes/one', 'get nodes one'],
  // Watching, by a value that is neither false nor 0.
  ['GET', '/api/v1/pods?watch=true', 'watch pods'],
  ['GET', '/api/v1/pods?watch=1', 'watch pods'],
  ['GET', '/api/v1/pods?watch', 'watch pods'],
  ['GET', '/api/v1/pods?watch=False', 'list pods'],
  ['GET', '/api/v1/pods?watch=0', 'list pods'],
  ['GET', '/api/v1/namespaces/shop/pods/web?watch=1', 'get pods web -n shop'],
  ['GET', '/api/v1/watch/namespaces/shop/pods', 'watch pods -n shop'],
  ['GET', '/api/v1/watch/namespaces/shop/pods/web', 'watch pods web -n shop'],
  ['GET', '/api/v1/watch/pods', 'watch pods'],
  // A field selector that leaves one name.
  ['GET', '/api/v1/namespaces/shop/secrets?fieldSelector=metadata.name%3Da', 'list secrets a -n shop'],
  ['GET', '/api/v1/namespaces/shop/secrets?fieldSelector=metadata.name==a', 'list secrets a -n shop'],
  ['GET', '/api/v1/secrets?fieldSelector=type%3Dx,metadata.name%3Da&watch=1', 'watch secrets a'],
  ['GET', '/api/v1/namespaces/shop/secrets?fieldSelector=metadata.name!=a', 'list secrets -n shop'],
  ['DELETE', '/api/v1/namespaces/shop/secrets?fieldSelector=type%3Dx', 'deletecollection secrets -n shop'],
  // What changes something.
  ['POST', '/api/v1/namespaces/shop/secrets', 'create secrets -n shop'],
  ['PUT', '/api/v1/namespaces/shop/secrets/a', 'update secrets a -n shop'],
  ['PATCH', '/apis/apps/v1/namespaces/shop/deployments/web', 'patch deployments.apps web -n shop'],
  ['DELETE', '/api/v1/namespaces/shop/secrets/a', 'delete secrets a -n shop'],
  ['DELETE', '/api/v1/namespaces/shop/secrets', 'deletecollection secrets -n shop'],
  // Parts of an object.
  ['GET', '/api/v1/namespaces/shop/pods/web/log', 'get pods/log web -n shop'],
  ['POST', '/api/v1/namespaces/shop/pods/web/exec?command=ls', 'create pods/exec web -n shop'],
  ['POST', '/api/v1/namespaces/shop/serviceaccounts/bot/token', 'create serviceaccounts/token bot -n shop'],
  [
    'PATCH',
    '/apis/apps/v1/namespaces/shop/deployments/web/scale',
    'patch deployments.apps/scale web -n shop',
  ],
  ['GET', '/api/v1/namespaces/shop/services/web:80/proxy/a/b', 'get services/proxy web:80 -n shop'],
  // Namespaces: one is in itself.
  ['GET', '/api/v1/namespaces', 'list namespaces'],
  ['POST', '/api/v1/namespaces', 'create namespaces'],
  ['GET', '/api/v1/namespaces/shop', 'get namespaces shop -n shop'],
  ['DELETE', '/api/v1/namespaces/shop', 'delete namespaces shop -n shop'],
  ['PUT', '/api/v1/namespaces/shop/finalize', 'update namespaces/finalize shop -n shop'],
  ['GET', '/api/v1/namespaces/shop/status', 'get namespaces/status shop -n shop'],
  // Questions.
  [
    'POST',
    '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
    'create selfsubjectaccessreviews.authorization.k8s.io',
  ],
  [
    'POST',
    '/apis/authorization.k8s.io/v1/namespaces/shop/localsubjectaccessreviews',
    'create localsubjectaccessreviews.authorization.k8s.io -n shop',
  ],
  // What is no verb, and what cannot be taken apart.
  ['OPTIONS', '/api/v1/pods', undefined],
  ['get', '/api/v1/pods', undefined],
  ['GET', '/api/v1/watch', undefined],
];
