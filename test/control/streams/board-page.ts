// Opens a world and a page of its board, for tests of the changes of the board.
import { applyChange, toView } from "../../../src/board/feeds/view.ts";
import { BoardView } from "../../../src/control/streams/board-view.ts";
import { openControlApi, PLAIN } from "../control-api.ts";

/**
 * Opens a world and a page of its board. `readBoard` returns the board of a new page. `updatePage` applies the changes since the last
 * update to the open page, and returns its board.
 */
export async function openPage(scenario: object = PLAIN) {
  const { send, world } = await openControlApi({ scenario });
  const view = new BoardView(world, { addresses: () => ({ gateway: "https://127.0.0.1:8043" }) });
  const readBoard = async () => toView((await send("GET", "/worlds/default/board")).body);
  let page = await readBoard();
  const updatePage = () => {
    const change = view.update();
    if (change !== undefined) page = applyChange(page, change);
    return page;
  };
  return { send, world, readBoard, updatePage };
}
