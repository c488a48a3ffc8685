/** The English messages, as they stand in templates/messages: made by the build (.ci/generate.mjs). */
export declare const messages: unknown;
