/** The elements that a page's template may have, and what each may hold (HTML, 4.3 to 4.9): text and its outline, nothing that acts. */

/** Text and elements in it; more than that; elements of these names alone. */
export type Holds = 'phrasing' | 'flow' | 'nothing' | readonly string[];

interface Element {
  /** `part`: has a place in elements that name it, and in no other. */
  readonly as: 'phrasing' | 'flow' | 'part';
  readonly holds: Holds;
}

const all = (names: string, as: Element['as'], holds: Holds): readonly (readonly [string, Element])[] =>
  names.split(' ').map((name) => [name, { as, holds }]);

const elements: ReadonlyMap<string, Element> = new Map([
  ...all('a abbr b code del em i ins kbd mark q s small span strong sub sup time', 'phrasing', 'phrasing'),
  ...all('br', 'phrasing', 'nothing'),
  ...all('p h2 h3 h4', 'flow', 'phrasing'),
  ...all('address aside blockquote div', 'flow', 'flow'),
  ...all('hr', 'flow', 'nothing'),
  ...all('ul ol', 'flow', ['li']),
  ...all('dl', 'flow', ['dt', 'dd']),
  ...all('table', 'flow', ['caption', 'thead', 'tbody']),
  ...all('thead tbody', 'part', ['tr']),
  ...all('tr', 'part', ['th', 'td']),
  ...all('li dd td', 'part', 'flow'),
  ...all('dt th caption', 'part', 'phrasing'),
]);

export const holdsOf = (name: string): Element | undefined => elements.get(name);
