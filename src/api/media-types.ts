/** The media types of the API: what a body can be written in, and what an answer can be asked for in. */

/** What a PATCH can be (k8s.io/apimachinery, pkg/types, PatchType). A body of `application/json` is answered with 415. */
export const patchTypes = [
  'application/merge-patch+json',
  'application/strategic-merge-patch+json',
  'application/json-patch+json',
  'application/apply-patch+yaml',
] as const;

/** Server-side apply. */
export const applyPatch = 'application/apply-patch+yaml';

/** Forms of an answer, by a word for each, as the Accept header asks for them; JSON is what a server without the form gives. */
export const acceptHeaders = {
  json: 'application/json',
  yaml: 'application/yaml',
  table: 'application/json;as=Table;g=meta.k8s.io;v=v1,application/json',
  metadata: 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json',
} as const;

/** The same of a list: the API server answers 406 to a form that is the other's. */
export const metadataOfList =
  'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json';

/** Whether a path of the API is that of a list of objects. */
export const isListPath = (path: string): boolean =>
  /^\/(?:api|apis\/[^/]+)\/[^/]+(?:\/namespaces\/[^/]+(?=\/))?\/[^/]+\/?$/.test(path.replace(/\?.*$/s, ''));
