/** What a value may be that a reader changes on a page, as options and contexts give it. The page's script goes by these. */
import { urlCharacters } from './server.js';

/** RFC 1123 label: apimachinery's validation.IsDNS1123Label. */
export const namespacePattern = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** apimachinery's IsDNS1123Subdomain: what a ServiceAccount may be called. */
export const subdomainPattern =
  /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** curl squashes dot segments before it sends (curl manual, --path-as-is): what is written would not be what is sent. */
export const dotSegment = /\/\.{1,2}([/?]|$)/;

/** Of a URL; so long that every shell and every server takes it. */
const pathPattern = new RegExp(
  `^(?=.{1,2000}$)(?!.*${dotSegment.source})\\/${urlCharacters.source.slice(1)}`,
);

/** Options whose value can be changed on a page. */
export type FieldName = 'namespace' | 'service-account' | 'path';

export const fieldPatterns: Readonly<Record<FieldName, RegExp>> = {
  namespace: namespacePattern,
  'service-account': subdomainPattern,
  path: pathPattern,
};
