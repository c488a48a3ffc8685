/** What the build makes of templates/html (.ci/generate.mjs): without comments and blanks, and nothing in it ends its element. */

/** page.css. */
export declare const style: string;

/** several.css. */
export declare const severalStyle: string;

/** page.ts. */
export declare const script: string;

/** index.css. */
export declare const indexStyle: string;

/** index.ts. */
export declare const indexScript: string;
