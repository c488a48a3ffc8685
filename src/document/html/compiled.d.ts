/** What the build makes of templates/html (.ci/generate.mjs): without comments and blanks, and nothing in it ends its element. */

/** page.css. */
export declare const style: string;

/** several.css. */
export declare const severalStyle: string;

/** page.ts. */
export declare const script: string;

/** fields.css. */
export declare const fieldsStyle: string;

/** editable.ts: page.ts, and fields.ts. */
export declare const editableScript: string;

/** index.css. */
export declare const indexStyle: string;

/** index.ts. */
export declare const indexScript: string;
