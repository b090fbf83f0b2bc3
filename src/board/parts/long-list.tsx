// A list of rows of equal height. Only the visible rows and some near them are in the page. If the items are buttons, it is one tab stop.
import type { ComponentChildren } from "preact";
import { useCallback, useLayoutEffect, useRef, useState } from "preact/hooks";
import { findItemForKey } from "./keys.ts";

interface LongListProps<Item> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string | number;
  /** The height of each row, in pixels. */
  readonly rowHeight: number;
  /** Renders an item. If the list is one tab stop, the button of the item gets this tab index. */
  readonly render: (item: Item, tabIndex: 0 | -1 | undefined) => ComponentChildren;
  /** Whether each item is one button: then the list is one tab stop, and keys move between its items. */
  readonly hasButtons?: boolean;
  /** Whether the list stays at its end while items are added there. */
  readonly followsEnd?: boolean;
  readonly columns?: number;
  readonly class?: string;
}

/** The number of rows that are in the page above the visible ones, and below them. */
const MARGIN_ROWS = 6;

/** Watches which rows of a scrolling element are visible. Attach `box` to the element, and render the rows from `from` to before `to`. */
function useVisibleRows(count: number, rowHeight: number, followsEnd = false) {
  const box = useRef<HTMLDivElement>(null);
  const [viewport, setViewport] = useState({ top: 0, height: 600, width: 600 });
  const isAtEnd = useRef(true);
  const measure = useCallback(() => {
    if (box.current === null) return;
    const { scrollTop: top, clientHeight: height, clientWidth: width, scrollHeight } = box.current;
    isAtEnd.current = top + height >= scrollHeight - rowHeight;
    setViewport((old) =>
      old.top === top && old.height === height && old.width === width ? old : { top, height, width },
    );
  }, [rowHeight]);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
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
  /** Scrolls so that a row is visible, and renders it. */
  const showRow = (row: number) => {
    const element = box.current;
    if (element === null) return;
    const lowest = (row + 1) * rowHeight - element.clientHeight;
    element.scrollTop = Math.min(row * rowHeight, Math.max(lowest, element.scrollTop));
    measure();
  };
  return {
    box,
    from: Math.min(from, to),
    to,
    width: viewport.width,
    showRow,
    firstInSight: Math.min(to, Math.ceil(viewport.top / rowHeight)),
    rowsInSight: Math.max(1, Math.floor(viewport.height / rowHeight)),
  };
}

/**
 * Stores the current item of a list, and lets keys move to another. Returns its index, and the indexes of the items to render: those in
 * the rows from `from` to `to` and the one with the focus. Without the focused one, the page would lose the focus, and keys would no longer
 * reach the list.
 * `isKept` says that the current item is rendered only for that reason.
 */
function useCurrentItem<Item>(
  { items, keyOf, columns = 1 }: Pick<LongListProps<Item>, "items" | "keyOf" | "columns">,
  { box, from, to, showRow, firstInSight, rowsInSight }: ReturnType<typeof useVisibleRows>,
) {
  const [current, setCurrent] = useState<string | number>();
  const isMoved = useRef(false);
  const lastIndex = useRef(0);
  const hasFocus = box.current?.contains(document.activeElement) === true;
  const isRendered = (at: number) => at >= from * columns && at < Math.min(to * columns, items.length);
  const found = items.findIndex((item) => keyOf(item) === current);
  const isKept = hasFocus && found >= 0 && !isRendered(found);
  // The item that is now at the place of a removed one.
  const successor = Math.min(lastIndex.current, items.length - 1);
  const candidate = found >= 0 ? found : hasFocus ? successor : -1;
  // If the current item was scrolled out of sight or removed, the focus enters the list at the first visible item.
  const index =
    isKept || isRendered(candidate) ? candidate : Math.max(0, Math.min(firstInSight * columns, items.length - 1));
  const inPage: number[] = [];
  for (let at = from * columns; isRendered(at); at++) inPage.push(at);
  if (isKept && found < from * columns) inPage.unshift(found);
  else if (isKept) inPage.push(found);
  useLayoutEffect(() => {
    lastIndex.current = index;
    const isLost = hasFocus && document.activeElement === document.body;
    if (!isLost && !(isMoved.current && inPage.includes(found))) return;
    isMoved.current = false;
    box.current?.querySelector<HTMLElement>("[tabindex='0']")?.focus({ preventScroll: true });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const next = findItemForKey(event, index, { count: items.length, columns, rowsInSight });
    const item = items[next ?? -1];
    if (next === undefined || item === undefined) return;
    event.preventDefault();
    isMoved.current = true;
    setCurrent(keyOf(item));
    showRow(Math.floor(next / columns));
  };
  const onFocusIn = ({ target }: Event) => {
    const row = [...(box.current?.querySelectorAll("li") ?? [])].findIndex((one) => one.contains(target as Node));
    const item = items[inPage[row] ?? -1];
    if (item !== undefined) setCurrent(keyOf(item));
  };
  return { index, inPage, isKept, onKeyDown, onFocusIn };
}

/** Shows a long list. */
export function LongList<Item>(props: LongListProps<Item>) {
  const { label, items, keyOf, rowHeight, render, followsEnd = false, columns = 1, hasButtons = false } = props;
  const rows = Math.ceil(items.length / columns);
  const visible = useVisibleRows(rows, rowHeight, followsEnd);
  const { index, inPage, isKept, onKeyDown, onFocusIn } = useCurrentItem(props, visible);
  const { box, from, to } = visible;
  return (
    <section
      ref={box}
      class={`long-list ${props.class ?? ""}`}
      aria-label={label}
      // A scrolling region must be reachable by keyboard, in itself or through a button in it.
      tabIndex={hasButtons ? undefined : 0}
      onKeyDown={hasButtons ? onKeyDown : undefined}
      onFocusIn={onFocusIn}
    >
      <ul style={{ paddingTop: `${from * rowHeight}px`, paddingBottom: `${Math.max(0, rows - to) * rowHeight}px` }}>
        {inPage.map((at) => {
          const item = items[at] as Item;
          const outOfSight =
            isKept && at === index ? { position: "absolute", top: `${Math.floor(at / columns) * rowHeight}px` } : {};
          return (
            <li key={keyOf(item)} style={outOfSight}>
              {render(item, hasButtons ? (at === index ? 0 : -1) : undefined)}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
