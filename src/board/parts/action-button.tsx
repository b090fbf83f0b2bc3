// A button for an action on the world: it waits for the answer, and shows the error.
import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { isPast } from "../feeds/live.ts";
import { Named } from "./named.tsx";
import { run } from "./notices.tsx";

interface ActionButtonProps {
  readonly action: () => Promise<unknown>;
  readonly children: ComponentChildren;
  /** The name for screen readers, if the text is not enough. */
  readonly label?: string;
  readonly kind?: "plain" | "main" | "danger" | "quiet" | "small";
  readonly isDisabled?: boolean | undefined;
  readonly isPressed?: boolean;
  readonly title?: string;
  /** Whether it also works while the page shows an earlier moment. */
  readonly worksInPast?: boolean;
}

/** A button that performs an action. It is disabled while the page shows an earlier moment. */
export function ActionButton({
  action,
  children,
  label,
  kind = "plain",
  isDisabled,
  isPressed,
  title,
  worksInPast,
}: ActionButtonProps) {
  const [isBusy, setBusy] = useState(false);
  // The state changes only with the next render; a click may come before it.
  const isRunning = useRef(false);
  const perform = async () => {
    if (isRunning.current) return;
    isRunning.current = true;
    setBusy(true);
    await run(async () => {
      try {
        await action();
      } finally {
        isRunning.current = false;
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
