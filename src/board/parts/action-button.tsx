// A button for an action on the world: it waits for the answer, and shows the error.
import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { isPast } from "../feeds/live.ts";
import { Named } from "./named.tsx";
import { runWithNotices } from "./notices.tsx";

interface ActionButtonProps {
  /** Performs the action. `times` is the number of presses that it is for: 1, unless the button counts them. */
  readonly action: (times: number) => Promise<unknown>;
  readonly children: ComponentChildren;
  /** The name for screen readers, if the text is not enough. */
  readonly label?: string;
  readonly kind?: "plain" | "main" | "danger" | "quiet" | "small";
  readonly isDisabled?: boolean | undefined;
  readonly isPressed?: boolean;
  readonly title?: string;
  /** Whether presses during the action are counted, for another action after it. Otherwise they do nothing. */
  readonly countsPresses?: boolean;
  /** Whether it also works while the page shows an earlier moment. */
  readonly worksInPast?: boolean;
}

/** A button that performs an action. Without `worksInPast`, it is disabled while the page shows an earlier moment. */
export function ActionButton({
  action,
  children,
  label,
  kind = "plain",
  isDisabled,
  isPressed,
  title,
  countsPresses = false,
  worksInPast,
}: ActionButtonProps) {
  const [isBusy, setBusy] = useState(false);
  // The state changes only with the next render; a click may come before it.
  const isRunning = useRef(false);
  const presses = useRef(0);
  const perform = async () => {
    if (isRunning.current && !countsPresses) return;
    presses.current++;
    if (isRunning.current) return;
    isRunning.current = true;
    setBusy(true);
    await runWithNotices(async () => {
      try {
        while (presses.current > 0) {
          const times = presses.current;
          presses.current = 0;
          await action(times);
        }
      } finally {
        isRunning.current = false;
        presses.current = 0;
      }
    });
    setBusy(false);
  };
  const isOff = isDisabled === true || (isPast.value && worksInPast !== true);
  return (
    <button
      type="button"
      class={kind}
      disabled={isOff}
      aria-busy={isBusy}
      aria-pressed={isPressed}
      title={title}
      onClick={() => void perform()}
    >
      {label === undefined ? children : <Named name={label}>{children}</Named>}
    </button>
  );
}
