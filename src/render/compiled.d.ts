/** What the build makes of templates/ (.ci/generate.mjs). */
/** The templates that Handlebars compiled, by their path below templates/ without `.hbs`. */
export declare const templates: Readonly<Record<string, TemplateSpecification>>;
