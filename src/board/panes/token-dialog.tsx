// Asks for the token of the control API, which the tab then keeps.
import { useState } from "preact/hooks";
import { isTokenNeeded, isTokenRefused, storeToken } from "../feeds/token.ts";
import { Dialog } from "../parts/dialog.tsx";

/** The dialog for the token, while the page needs one. */
export function TokenDialog() {
  const [token, setToken] = useState("");
  if (!isTokenNeeded.value) return null;
  return (
    <Dialog title="Token of the control API" isNeeded onClose={() => {}}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const given = token.trim();
          if (given === "") return;
          setToken("");
          storeToken(given);
        }}
      >
        <p>
          This simulator needs the token of its option <code>--control-token</code>. The page keeps it until you close
          this tab.
        </p>
        {isTokenRefused.value && (
          <p class="mark error" role="alert">
            This token is wrong. Enter the one with which the simulator was started.
          </p>
        )}
        <label>
          Token
          <input
            type="password"
            autocomplete="off"
            value={token}
            onInput={({ currentTarget }) => setToken(currentTarget.value)}
          />
        </label>
        <button type="submit" class="main">
          Use this token
        </button>
      </form>
    </Dialog>
  );
}
