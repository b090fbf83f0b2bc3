// The messages on the page: what was done, or why it was refused.
import { signal } from "@preact/signals";
import { ControlError, sentenceOf } from "../feeds/control.ts";
import { WorldGone } from "../feeds/world-requests.ts";

interface Notice {
  readonly id: number;
  readonly kind: "error" | "done";
  readonly sentence: string;
  readonly errors: readonly string[];
}

const MAX_NOTICES = 4;

/** The maximum number of errors that a notice lists. */
const MAX_ERRORS = 8;
/** The messages, oldest first. The user closes them, newer ones replace the oldest, and an action that succeeds removes the errors. */
const notices = signal<readonly Notice[]>([]);
let lastId = 0;

function add(kind: Notice["kind"], sentence: string, errors: readonly string[] = []): void {
  const notice = { id: ++lastId, kind, sentence, errors: errors.length > 1 ? errors : [] };
  notices.value = [...notices.value.filter((other) => other.sentence !== sentence), notice].slice(-MAX_NOTICES);
}

/** Shows a message that something is done. */
export function notify(sentence: string): void {
  add("done", sentence);
}

/** Shows the message of an error. */
export function notifyError(error: unknown): void {
  add("error", sentenceOf(error), error instanceof ControlError ? error.errors : []);
}

/** Performs an action, and shows the error if it fails. If it succeeds, earlier errors are closed. Returns whether it succeeded. */
export async function runWithNotices(action: () => Promise<unknown>): Promise<boolean> {
  try {
    await action();
    notices.value = notices.value.filter(({ kind }) => kind !== "error");
    return true;
  } catch (error) {
    // A request to a world that the page has left needs no message.
    if (!(error instanceof WorldGone)) notifyError(error);
    return false;
  }
}

/** The number of open dialogs: while one is open, the rest of the page can't be used. */
export const dialogCount = signal(0);

/** The list of notices, in an open dialog or else on the page. */
export function Notices({ isInDialog = false }: { readonly isInDialog?: boolean }) {
  if (isInDialog !== dialogCount.value > 0) return null;
  const close = (id: number) => {
    notices.value = notices.value.filter((notice) => notice.id !== id);
  };
  return (
    <div class="notices" aria-live="polite">
      {notices.value.map(({ id, kind, sentence, errors }) => (
        <div key={id} class={`notice ${kind}`} role={kind === "error" ? "alert" : "status"}>
          <div>
            <p>{sentence}</p>
            {errors.length > 0 && (
              <ul>
                {errors.slice(0, MAX_ERRORS).map((error) => (
                  <li key={error}>{error}</li>
                ))}
              </ul>
            )}
          </div>
          <button type="button" class="quiet" aria-label="Close this message" onClick={() => close(id)}>
            ×
          </button>
        </div>
      ))}
    </div>
  );
}
