// A modal dialog. The browser keeps the focus in it and closes it with Escape.
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { dialogCount, Notices } from "./notices.tsx";

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  /** Whether it cannot be closed without an answer. */
  readonly isNeeded?: boolean;
}

/** Shows its children in a modal dialog as long as it is rendered. */
export function Dialog({ title, onClose, children, isNeeded = false }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    dialogCount.value++;
    return () => {
      dialogCount.value--;
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        if (!isNeeded) onClose();
      }}
    >
      <div class="dialog-head">
        <h2 id={heading}>{title}</h2>
        {!isNeeded && (
          <button type="button" class="quiet" onClick={onClose}>
            Close
          </button>
        )}
      </div>
      {children}
      <Notices isInDialog />
    </dialog>
  );
}
