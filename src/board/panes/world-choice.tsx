// The list of worlds, with a filter.
import { useLayoutEffect, useState } from "preact/hooks";
import type { WorldInfo } from "../../control/api-types.ts";
import { findWorlds } from "../feeds/find-worlds.ts";
import { worldName } from "../feeds/selection.ts";
import { LongList } from "../parts/long-list.tsx";

const ROW_HEIGHT = 44;

interface WorldChoiceProps {
  /** The worlds; undefined until the page has read them. */
  readonly worlds: readonly WorldInfo[] | undefined;
  readonly onChosen: (name: string) => void;
}

/**
 * The list of worlds. The filter has the focus from the beginning, so that a name and Enter are enough. Enter also works before the page
 * has read the worlds: the first match is then chosen later.
 */
export function WorldChoice({ worlds, onChosen }: WorldChoiceProps) {
  const [filter, setFilter] = useState("");
  const [isAwaited, setIsAwaited] = useState(false);
  const found = findWorlds(worlds ?? [], filter);
  const chooseFirst = () => {
    const [first] = found;
    if (first !== undefined) onChosen(first.name);
  };
  useLayoutEffect(() => {
    if (worlds !== undefined && isAwaited) chooseFirst();
  }, [worlds === undefined]);
  return (
    <>
      <form
        class="line"
        onSubmit={(event) => {
          event.preventDefault();
          if (worlds === undefined) setIsAwaited(true);
          else chooseFirst();
        }}
      >
        <label class="grow">
          Name or scenario; Enter chooses the first
          <input
            type="search"
            autofocus
            value={filter}
            onInput={({ currentTarget }) => {
              setFilter(currentTarget.value);
              setIsAwaited(false);
            }}
          />
        </label>
      </form>
      <p class="muted" role="status">
        {filter === "" || worlds === undefined ? "" : `${found.length} found`}
      </p>
      <LongList
        label="Worlds to choose"
        class="worlds"
        items={found}
        keyOf={({ name }) => name}
        rowHeight={ROW_HEIGHT}
        hasButtons
        render={({ name, scenario, agents, signedIn }, tabIndex) => (
          <button
            type="button"
            class="row-button"
            tabIndex={tabIndex}
            aria-current={name === worldName.value ? "true" : undefined}
            onClick={() => onChosen(name)}
          >
            <strong>{name}</strong>
            <span class="muted">
              {scenario}; {signedIn} of {agents} signed in
            </span>
          </button>
        )}
      />
    </>
  );
}
