/**
 * The script of a runbook's page. The page is whole without it; it adds what would be dead otherwise: buttons that copy,
 * check marks, and a memory for both and for the tabs. It makes elements, and never markup (Trusted Types).
 */
import { all, announce, element, inEach, language, root, type Words, words } from './elements.js';
import { memory, remember } from './memory.js';

function showLanguage(): void {
  const chosen = all<HTMLInputElement>('[name=lang]').find(({ checked }) => checked)?.value;
  if (chosen !== undefined) root.lang = chosen;
  document.title = words[language()]?.title ?? document.title;
}

const likely: Record<string, string | undefined> = {
  lang: navigator.languages.map((one) => one.slice(0, 2)).find((one) => one in words),
  shell: navigator.userAgent.includes('Windows') ? 'powershell' : undefined,
};
for (const tab of all<HTMLInputElement>('.tabs input')) {
  const { name } = tab;
  const wanted = memory.in?.[name] ?? likely[name];
  if (wanted === tab.value) tab.checked = true;
  tab.onchange = () => {
    memory.in = { ...memory.in, [name]: tab.value };
    remember();
    showLanguage();
  };
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = element('textarea', { value: text, className: 'vh' });
    document.body.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    return done;
  }
}

/** What the heading of a section says, in all languages. */
const heading = (of: Element): Node[] => [
  ...(of.closest('section')?.querySelector('h2')?.cloneNode(true).childNodes ?? []),
];

for (const block of all('.cmd')) {
  const [label] = all('p', block);
  const said = element('span', {}, ...inEach(({ copy }) => copy));
  const about = element('span', { className: 'vh' }, ` ${label?.textContent} `, ...heading(block));
  const button = element('button', {}, said, about);
  button.onclick = async () => {
    const done = await copied(block.querySelector('pre')?.textContent ?? '');
    const result = (its: Words): string => (done ? its.copied : its.notCopied);
    said.replaceChildren(...inEach(result));
    announce(result);
    button.focus();
    setTimeout(() => said.replaceChildren(...inEach(({ copy }) => copy)), 2000);
  };
  label?.append(button);
}

const boxes: HTMLInputElement[] = [];
const progress = element('span', {});
const counted = ({ progress: text }: Words): string =>
  text
    .replace('{done}', `${boxes.filter(({ checked }) => checked).length}`)
    .replace('{all}', `${boxes.length}`);
function showProgress(): void {
  progress.replaceChildren(...inEach(counted));
  for (const { value, checked } of boxes)
    document.querySelector(`nav [href="#${value}"]`)?.parentElement?.classList.toggle('ok', checked);
}
for (const step of all('.step')) {
  const box = element('input', { type: 'checkbox', value: step.id });
  box.checked = memory.done?.includes(step.id) ?? false;
  box.onchange = () => {
    memory.done = boxes.filter(({ checked }) => checked).map(({ value }) => value);
    remember();
    showProgress();
    announce(counted);
  };
  boxes.push(box);
  const about = element('span', { className: 'vh' }, ' ', ...heading(step));
  const text = element('span', {}, ...inEach(({ done }) => done), about);
  step.querySelector('h2')?.after(element('label', { className: 'done' }, box, text));
}
const startOver = element('button', {}, ...inEach((its) => its.startOver));
startOver.onclick = () => {
  delete memory.done;
  remember();
  for (const box of boxes) box.checked = false;
  showProgress();
  announce(({ cleared }) => cleared);
};
document.querySelector('nav p')?.append(progress, startOver);
for (const name of all('code, samp')) name.translate = false;
showProgress();
showLanguage();
