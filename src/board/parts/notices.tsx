// Sentences about what was refused or done, until they are closed.
import { signal } from "@preact/signals";
import { ControlError, sentenceOf } from "../feeds/control.ts";

interface Notice {
  readonly id: number;
  readonly kind: "error" | "done";
  readonly sentence: string;
  readonly errors: readonly string[];
}

const MOST = 4;
const notices = signal<readonly Notice[]>([]);
let lastId = 0;

function add(kind: Notice["kind"], sentence: string, errors: readonly string[] = []): void {
  const notice = { id: ++lastId, kind, sentence, errors: errors.length > 1 ? errors : [] };
  notices.value = [...notices.value.filter((other) => other.sentence !== sentence), notice].slice(-MOST);
}

/** Says that something is done. */
export function tell(sentence: string): void {
  add("done", sentence);
}

/** Says why something failed, in the words of the control API. */
export function tellError(error: unknown): void {
  add("error", sentenceOf(error), error instanceof ControlError ? error.errors : []);
}

/** Performs an action; says why if it fails. Returns whether it was done. Earlier errors are closed when it is. */
export async function run(action: () => Promise<unknown>): Promise<boolean> {
  try {
    await action();
    notices.value = notices.value.filter(({ kind }) => kind !== "error");
    return true;
  } catch (error) {
    tellError(error);
    return false;
  }
}

/** The number of open dialogs: behind them, nothing of the page can be used. */
export const dialogCount = signal(0);

/** The list of notices: of an open dialog, else of the page. */
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
                {errors.slice(0, 8).map((error) => (
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
