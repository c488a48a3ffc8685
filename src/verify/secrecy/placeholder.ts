/** What documents write where a secret goes, for readers to replace: no secret. */

/** The words that placeholders are made of: `YOUR_API_TOKEN`, `my-password`, `changeme`, `REDACTED`. */
const words = new Set(
  `a access add admin an any api application auth base64 basic bearer change changeme client credential credentials
   default demo dummy enter example fake fill foo bar baz go goes goeshere header here id in insert is it jwt key kube
   kubernetes literal me my mysecret mytoken mypassword name new none null of or pass passphrase passwd password paste
   placeholder private put pw pwd redacted refresh removed replace replaceme sa sample secret service account serviceaccount
   set some something string test that the then this to todo token true false undefined use user username value var
   with xxx yaml your yourtoken yourpassword yoursecret ours hidden masked omitted snip snipped unset empty`.split(
    /\s+/,
  ),
);

/** Brackets, an ellipsis, asterisks, a row of x: `<token>`, `{{ token }}`, `...`, `%s`, `xxxx`. */
const marks = /^(?:[<[({%$«].*|.*[>\])}»]|[.…*x_-]+|x+(?:[-_.]x+)+|(.)\1{2,})$/is;

/** Whether a text stands for a secret that the reader has, or is too little to be one. */
export function isPlaceholder(text: string): boolean {
  const bare = text.trim().replace(/^["']|["']$/g, '');
  if (bare.length < 3 || marks.test(bare)) return true;
  if (/<[\w .-]*>|\.\.\.|…|\*{3}|x{4}|\{\{|%[sdqv]\b/i.test(bare)) return true;
  const parts = bare.split(/[-_.\s/+=:]+|(?<=[a-z])(?=[A-Z])/).filter((part) => part !== '');
  return parts.every((part) => words.has(part.toLowerCase()) || /^\d{1,2}$/.test(part));
}
