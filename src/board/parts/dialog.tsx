// A modal dialog. The browser keeps the focus in it. Escape closes it, if the user can close it.
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { dialogCount, Notices } from "./notices.tsx";

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  /** Whether the user cannot close it: it stays until it is no longer rendered. */
  readonly isNeeded?: boolean;
}

/** Shows its children in a modal dialog as long as it is rendered. */
export function Dialog({ title, onClose, children, isNeeded = false }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  // A layout effect runs before the next frame. A key that is pressed before the dialog opens would go to the page behind it.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    element.showModal();
    dialogCount.value++;
    // Browsers close a dialog at the second attempt, although the page has prevented it.
    const onClosedByBrowser = () => (isNeeded ? element.showModal() : onClose());
    element.addEventListener("close", onClosedByBrowser);
    return () => {
      dialogCount.value--;
      element.removeEventListener("close", onClosedByBrowser);
      // close() returns the focus to where it was. While a modal dialog is open, nothing behind it can have the focus.
      element.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      onKeyDown={(event) => {
        if (isNeeded && event.key === "Escape") event.preventDefault();
      }}
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
