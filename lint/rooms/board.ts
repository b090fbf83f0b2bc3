// The rooms of the board and their allowed imports.
import { withRule } from "./room.ts";

const BOARD =
  "The board is a page: it uses the types of the control API and the core, the gateway's words, and its own files.";

/** The rows of the board. */
export const BOARD_ROOMS = withRule(BOARD, {
  board: {
    is: "the board's page in the browser: scripts/bundle-board.mjs bundles it",
    imports: ["board/feeds", "board/panes"],
    packages: ["preact"],
  },
  "board/feeds": {
    is: "the page's view of a world: its requests to the control API, and the resulting state",
    imports: ["control/api-types.ts"],
    packages: ["@preact/signals", "eventsource-parser"],
  },
  "board/ladder": {
    is: "the sequence diagram of an agent or a call, from requests and events. It runs without a browser",
    imports: ["control/api-types.ts", "core", "words", "words/events"],
  },
  "board/cards": {
    is: "the cards of agents and customers: calls, chats, conferences and recordings, with their buttons",
    imports: ["board/feeds", "board/parts"],
  },
  "board/panes": {
    is: "the panes of the page, one per file",
    imports: ["board/cards", "board/feeds", "board/ladder", "board/parts", "control/api-types.ts"],
    packages: ["@preact/signals", "preact", "preact/hooks"],
  },
  "board/parts": {
    is: "parts that panes share: buttons, dialogs, long lists, the clipboard",
    imports: ["board/feeds"],
    packages: ["@preact/signals", "preact", "preact/hooks"],
  },
});
