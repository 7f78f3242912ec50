// Renders each dashboard to a picture: asks a live Prometheus what the panels ask, and draws the
// answers with Grafana's own panel components in headless Chromium.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { withPalette } from "./palette.mjs";
import { answers, windowEndingAt } from "./queries.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const USAGE = `usage: node render.mjs [options] PROMETHEUS_URL
  --out DIR        where the pictures go (default: beside this script)
  --minutes N      how much time is shown, up to now (default: 60)
  --end TIME       shown up to then instead, such as 2026-01-05T09:00:00Z
  --only NAME      one dashboard, such as 1-storms
  --theme T        dark (default) or light
  --width N        of the picture (default: 1400)
  --help           prints this`;

/** Grafana's grid: a row of it is 30 pixels high, with 8 between two. */
const GRID_ROW = 38;
const HEADER = 64;

const { values: options, positionals } = parse();
const prometheus = positionals[0];
process.on("uncaughtException", (error) => fail(error.message));
const scratch = mkdtempSync(join(tmpdir(), "barograph-preview-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 }));
await bundle();
const window = windowEndingAt(
  options.end ? new Date(options.end) : new Date(), Number(options.minutes));
const dashboards = join(HERE, "..", "dashboards");
for (const file of readdirSync(dashboards).filter((name) => name.endsWith(".json")).sort()) {
  const name = file.replace(/\.json$/, "");
  if (!options.only || options.only === name) {
    await render(name, JSON.parse(readFileSync(join(dashboards, file), "utf8")));
  }
}

function parse() {
  try {
    const parsed = parseArgs({
      allowPositionals: true,
      options: {
        out: { type: "string", default: HERE },
        minutes: { type: "string", default: "60" },
        end: { type: "string" },
        only: { type: "string" },
        theme: { type: "string", default: "dark" },
        width: { type: "string", default: "1400" },
        help: { type: "boolean" },
      },
    });
    if (parsed.values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    if (parsed.positionals.length !== 1) {
      throw new Error("name the URL of one Prometheus");
    }
    return parsed;
  } catch (error) {
    console.error(`${error.message}\n${USAGE}`);
    process.exit(2);
  }
}

async function bundle() {
  await build({
    entryPoints: [join(HERE, "page.jsx")],
    outfile: join(scratch, "page.js"),
    bundle: true,
    minify: true,
    define: { "process.env.NODE_ENV": '"production"', global: "window" },
    loader: { ".svg": "dataurl", ".ttf": "dataurl", ".woff": "dataurl", ".woff2": "dataurl" },
    logLevel: "error",
  });
}

async function render(name, dashboard) {
  const width = Number(options.width);
  const data = await answers(prometheus, dashboard, window, width);
  const height = HEADER + GRID_ROW * Math.max(...dashboard.panels.map(bottom));
  const page = join(scratch, `${name}.html`);
  const given = { dashboard, data, window, width, theme: options.theme };
  writeFileSync(page, html(given));
  const picture = resolve(options.out, `${name}.png`);
  rmSync(picture, { force: true });
  const chromium = spawnSync(
    process.env.CHROMIUM ?? "chromium",
    [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-lcd-text", "--hide-scrollbars",
      "--allow-file-access-from-files", "--virtual-time-budget=10000",
      `--user-data-dir=${join(scratch, "chromium")}`,
      `--window-size=${width},${height}`,
      `--screenshot=${picture}`, pathToFileURL(page).href,
    ],
    { encoding: "utf8" },
  );
  if (chromium.error || !existsSync(picture)) {
    fail(`${name}: no picture. ${chromium.error?.message ?? chromium.stderr}`);
  }
  writeFileSync(picture, withPalette(readFileSync(picture)));
  const empty = data.filter((panel) => panel.series.length === 0).map((panel) => panel.title);
  console.log(`${picture}${empty.length ? `, without data: ${empty.join("; ")}` : ""}`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

function bottom(panel) {
  return panel.gridPos.y + panel.gridPos.h;
}

function html(given) {
  const script = JSON.stringify(given).replaceAll("<", "\\u003c");
  return `<!doctype html><html><head><meta charset="utf-8"><link rel="stylesheet" href="page.css">
<style>html,body{margin:0;padding:0}</style></head><body><div id="root"></div>
<script>window.given=${script};</script><script src="page.js"></script></body></html>`;
}
