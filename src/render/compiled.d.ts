/** What the build makes of templates/ (.ci/generate.mjs). */
import type { Language } from '../language.js';

/** The templates that Handlebars compiled, by their path below templates/ without `.hbs`. */
export declare const templates: Readonly<Record<string, TemplateSpecification>>;

/** The messages of each language, as they stand in templates/messages. */
export declare const messages: Readonly<Record<Language, unknown>>;
