// Shows the body of a request or an answer, with line breaks if it is JSON.
import type { JournalEntry } from "../../control/api-types.ts";

/** A body below a heading. Without a body, shows nothing. */
export function Body({ title, body }: { readonly title: string; readonly body: JournalEntry["request"] }) {
  if (body === null) return null;
  return (
    <>
      <h4>{title}</h4>
      <pre>{body.text === null ? `${body.bytes} bytes that are not text` : formatJson(body.text)}</pre>
    </>
  );
}

/** Returns JSON with line breaks; other text, and JSON that was cut off, as it is. */
function formatJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}
