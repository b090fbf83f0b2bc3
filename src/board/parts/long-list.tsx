// A list of rows of equal height. Only the visible rows are in the page.
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

interface LongListProps<Item> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string | number;
  readonly rowHeight: number;
  readonly render: (item: Item) => ComponentChildren;
  /** Whether the list stays at its end while items are added there. */
  readonly followsEnd?: boolean;
  readonly columns?: number;
  readonly class?: string;
}

const MARGIN_ROWS = 6;

/** Watches which rows of a scrolling element are visible. Attach `box` to the element. */
export function useVisibleRows(count: number, rowHeight: number, followsEnd = false) {
  const box = useRef<HTMLDivElement>(null);
  const [viewport, setViewport] = useState({ top: 0, height: 600, width: 600 });
  const isAtEnd = useRef(true);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = () => {
      const { scrollTop: top, clientHeight: height, clientWidth: width, scrollHeight } = element;
      isAtEnd.current = top + height >= scrollHeight - rowHeight;
      setViewport((old) =>
        old.top === top && old.height === height && old.width === width ? old : { top, height, width },
      );
    };
    measure();
    element.addEventListener("scroll", measure, { passive: true });
    const observer = new ResizeObserver(() => {
      if (followsEnd && isAtEnd.current) element.scrollTop = element.scrollHeight;
      measure();
    });
    observer.observe(element);
    return () => {
      element.removeEventListener("scroll", measure);
      observer.disconnect();
    };
  }, [rowHeight, followsEnd]);
  useLayoutEffect(() => {
    if (followsEnd && isAtEnd.current && box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  }, [count, followsEnd]);
  const from = Math.max(0, Math.floor(viewport.top / rowHeight) - MARGIN_ROWS);
  const to = Math.min(count, Math.ceil((viewport.top + viewport.height) / rowHeight) + MARGIN_ROWS);
  return { box, from: Math.min(from, to), to, width: viewport.width };
}

/** Shows a long list. */
export function LongList<Item>({
  label,
  items,
  keyOf,
  rowHeight,
  render,
  followsEnd = false,
  columns = 1,
  class: name = "",
}: LongListProps<Item>) {
  const rows = Math.ceil(items.length / columns);
  const { box, from, to } = useVisibleRows(rows, rowHeight, followsEnd);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: A scrolling region must be reachable by keyboard.
    <section ref={box} class={`long-list ${name}`} aria-label={label} tabIndex={0}>
      <ul style={{ paddingTop: `${from * rowHeight}px`, paddingBottom: `${Math.max(0, rows - to) * rowHeight}px` }}>
        {items.slice(from * columns, to * columns).map((item) => (
          <li key={keyOf(item)}>{render(item)}</li>
        ))}
      </ul>
    </section>
  );
}
