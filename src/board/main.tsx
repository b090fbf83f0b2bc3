// Starts the board: the page for people at the control port.
import { render } from "preact";
import { followBoard } from "./feeds/live.ts";
import { runClock } from "./feeds/time.ts";
import { Page } from "./panes/page.tsx";

const root = document.getElementById("board");
if (root !== null) {
  render(<Page />, root);
  followBoard();
  runClock();
}
