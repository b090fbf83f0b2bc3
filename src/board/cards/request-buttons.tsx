// Buttons that each send a request to the world.
import { send } from "../feeds/control.ts";
import { buildWorldPath } from "../feeds/selection.ts";
import { ActionButton } from "../parts/action-button.tsx";

/** A button: its text, the path below the world to which it posts, and the body. */
export type RequestButton = readonly [label: string, path: string, body?: object];

interface RequestButtonsProps {
  readonly actions: readonly RequestButton[];
  /** Returns the name of a button for screen readers, from its text. */
  readonly nameOf: (label: string) => string;
}

/** The buttons of a card or of a line in it. */
export function RequestButtons({ actions, nameOf }: RequestButtonsProps) {
  return (
    <>
      {actions.map(([label, path, body]) => (
        <ActionButton
          key={label}
          action={() => send(buildWorldPath(path), { method: "POST", body })}
          kind="small"
          label={nameOf(label)}
        >
          {label}
        </ActionButton>
      ))}
    </>
  );
}
