// Buttons that act in a conference.
import { send } from "../feeds/control.ts";
import { worldPath } from "../feeds/selection.ts";
import { ActionButton } from "../parts/action-button.tsx";

/** A button: its text, and its request. */
export type Action = readonly [label: string, path: string, body?: object];

interface ConferenceButtonsProps {
  readonly actions: readonly Action[];
  /** The conference. */
  readonly id: number;
  /** Whom the buttons concern, for screen readers. */
  readonly who: string;
}

/** The buttons of a participant. */
export function ConferenceButtons({ actions, id, who }: ConferenceButtonsProps) {
  return (
    <span class="buttons">
      {actions.map(([label, path, body]) => (
        <ActionButton
          key={label}
          action={() => send(worldPath(path), { method: "POST", ...(body === undefined ? {} : { body }) })}
          kind="small"
          label={`${label}: ${who}, conference ${id}`}
        >
          {label}
        </ActionButton>
      ))}
    </span>
  );
}
