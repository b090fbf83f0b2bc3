// Starts the board: the page for people that the control API serves.
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
