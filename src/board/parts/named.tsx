// Content whose name for screen readers differs from its text, such as a tile whose parts make sense only to the eye.
import type { ComponentChildren } from "preact";

/** Shows its children to the eye, and reads the name to screen readers. */
export function Named({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <>
      <span class="for-readers">{name}</span>
      <span class="for-eyes" aria-hidden="true">
        {children}
      </span>
    </>
  );
}
