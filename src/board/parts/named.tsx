// Content whose name for screen readers differs from its text, such as a tile whose parts only make sense visually.
import type { ComponentChildren } from "preact";

/** Shows its children, and gives screen readers the name instead. */
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
