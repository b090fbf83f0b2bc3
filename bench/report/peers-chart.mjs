// Draws the chart of the part `peers`: one row for each server, one column of bars for each figure.

const WIDTH = 960;
const LABEL_WIDTH = 160;
const HEAD_HEIGHT = 62;
const ROW_HEIGHT = 28;
const BAR_HEIGHT = 16;
const COLUMN_GAP = 14;
// The number is to the right of its bar.
const NUMBER_WIDTH = 52;

const COLUMNS = [
  { title: "requests/s", better: "more is better", decimals: 0, value: (each) => each.requestsPerSecond },
  { title: "p99, ms", better: "less is better", decimals: 1, value: (each) => each.p99Ms },
  { title: "CPU, µs/request", better: "less is better", decimals: 0, value: (each) => each.cpuUsPerRequest },
  { title: "first answer, ms", better: "less is better", decimals: 0, value: (each) => each.startMs },
  { title: "last RSS, MB", better: "less is better", decimals: 0, value: (each) => each.memory.end },
  { title: "new TLS/s", better: "more is better", decimals: 0, value: (each) => each.connectionsPerSecond },
];

// The picture adapts to the light or dark background that the reader's system has chosen.
const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #1f2328 }
  .small { font-size: 11px; fill: #59636e }
  .bar { fill: #8c959f }
  .own { fill: #0969da }
  .strong { font-weight: 600 }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc }
    .small { fill: #9198a1 }
    .bar { fill: #656c76 }
    .own { fill: #4493f8 }
  }
`;

/**
 * Draws the figures as an SVG picture with a transparent background, readable in light and dark.
 * @param {readonly import("./peers-report.mjs").PeerFigures[]} servers the simulator has the id `simulator`
 * @param {{ requests: number }} options `requests`: their number before the last reading of memory
 * @returns {string} the text of the file
 */
export function drawChart(servers, { requests }) {
  const height = HEAD_HEIGHT + servers.length * ROW_HEIGHT;
  const description = `Last RSS: after ${requests.toLocaleString("en-US")} requests. The tables below have the same figures.`;
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title description">`,
    `<title id="title">The simulator beside bare servers and other mock servers</title>`,
    `<desc id="description">${description}</desc>`,
    `<style>${STYLE}</style>`,
    ...COLUMNS.flatMap((column, at) => drawHead(column, at)),
    ...servers.flatMap((server, row) => drawRow(server, row, servers)),
    "</svg>",
  ];
  return `${lines.join("\n")}\n`;
}

const columnWidth = (WIDTH - LABEL_WIDTH) / COLUMNS.length;
const computeLeft = (at) => roundToTenth(LABEL_WIDTH + at * columnWidth);

function drawHead({ title, better }, at) {
  return [
    `<text class="strong" x="${computeLeft(at)}" y="20">${title}</text>`,
    `<text class="small" x="${computeLeft(at)}" y="38">${better}</text>`,
  ];
}

function drawRow(server, row, servers) {
  const top = HEAD_HEIGHT + row * ROW_HEIGHT - BAR_HEIGHT / 2;
  const isOwn = server.id === "simulator";
  const baseline = top + BAR_HEIGHT - 4;
  return [
    `<text${isOwn ? ' class="strong"' : ""} x="0" y="${baseline}">${escapeText(server.label)}</text>`,
    ...COLUMNS.flatMap(({ decimals, value }, at) => {
      const measured = value(server);
      if (measured === null) return [`<text class="small" x="${computeLeft(at)}" y="${baseline}">–</text>`];
      const longest = Math.max(...servers.map((each) => value(each) ?? 0));
      const maxLength = columnWidth - COLUMN_GAP - NUMBER_WIDTH;
      // The shortest bar is still visible as a line.
      const length = longest === 0 ? 1 : Math.max(1, roundToTenth((measured / longest) * maxLength));
      const number = measured.toLocaleString("en-US", {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      });
      return [
        `<rect class="${isOwn ? "own" : "bar"}" x="${computeLeft(at)}" y="${top}" width="${length}" height="${BAR_HEIGHT}" rx="2"/>`,
        `<text x="${roundToTenth(computeLeft(at) + length + 5)}" y="${baseline}">${number}</text>`,
      ];
    }),
  ];
}

function roundToTenth(value) {
  return Math.round(value * 10) / 10;
}

function escapeText(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
