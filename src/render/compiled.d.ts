/** What the build makes of templates/ (.ci/generate.mjs). */
/** The templates that Handlebars compiled, by their path below templates/ without `.hbs`. */
export declare const templates: Readonly<Record<string, TemplateSpecification>>;

/** The English messages, as they stand in templates/messages. */
export declare const messages: unknown;
