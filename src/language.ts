/** The languages of annotations and descriptions: a folder of messages each. */
export const languages = ['en', 'ja'] as const;

export type Language = (typeof languages)[number];
