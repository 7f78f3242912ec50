// What a dashboard asks of Prometheus, with the variables filled in as Grafana does.

/** What provisioning says of the data source. */
const SCRAPE_SECONDS = 15;
const STEPS = [1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600];
const UNITS = { s: 1, m: 60, h: 3600 };

/** The time shown, in seconds since 1970. */
export function windowEndingAt(end, minutes) {
  const to = Math.floor(end.getTime() / 1000);
  return { from: to - minutes * 60, to };
}

/** The series of each panel that asks, in the order of the dashboard. */
export async function answers(prometheus, dashboard, window, width) {
  const all = [];
  for (const panel of dashboard.panels.filter((candidate) => candidate.targets)) {
    const pixels = (panel.gridPos.w / 24) * width;
    const series = [];
    for (const target of panel.targets) {
      series.push(...(await ask(prometheus, dashboard, panel, target, window, pixels)));
    }
    all.push({ id: panel.id, title: panel.title, series });
  }
  return all;
}

async function ask(prometheus, dashboard, panel, target, window, pixels) {
  const step = stepOf(target.interval ?? panel.interval, window, pixels);
  const expression = fill(dashboard, target.expr, step, window);
  const query = target.instant
    ? { path: "query", parameters: { query: expression, time: window.to } }
    : {
        path: "query_range",
        parameters: {
          query: expression, step,
          start: Math.floor(window.from / step) * step,
          end: Math.floor(window.to / step) * step,
        },
      };
  const url = `${prometheus.replace(/\/$/, "")}/api/v1/${query.path}`;
  const response = await fetch(`${url}?${new URLSearchParams(query.parameters)}`).catch(() => {
    throw new Error(`no answer from ${url}`);
  });
  const body = await response.json();
  if (body.status !== "success") {
    throw new Error(`${panel.title}: ${body.error}`);
  }
  return body.data.result.map(({ metric, value, values }) => ({
    refId: target.refId,
    name: legend(target.legendFormat, metric),
    step,
    points: (values ?? [value]).map(([time, text]) => [time * 1000, Number(text)]),
  }));
}

/** A point a pixel, on a round step, at least what the panel asks for. */
function stepOf(least, window, pixels) {
  const wanted = Math.max((window.to - window.from) / pixels, SCRAPE_SECONDS, seconds(least));
  return STEPS.find((candidate) => candidate >= wanted) ?? STEPS.at(-1);
}

function seconds(text) {
  return text ? Number(text.slice(0, -1)) * UNITS[text.at(-1)] : 0;
}

function fill(dashboard, expression, step, window) {
  let filled = expression
    .replaceAll("$__rate_interval", `${Math.max(step + SCRAPE_SECONDS, 4 * SCRAPE_SECONDS)}s`)
    .replaceAll("$__interval", `${step}s`)
    .replaceAll("$__range", `${window.to - window.from}s`);
  for (const variable of dashboard.templating.list.filter((each) => each.includeAll)) {
    filled = filled.replaceAll(`$${variable.name}`, variable.allValue);
  }
  return filled;
}

function legend(format, metric) {
  return format === "__auto"
    ? Object.values(metric).join(" ") || "Value"
    : format.replaceAll(/{{\s*(\w+)\s*}}/g, (_, label) => metric[label] ?? "");
}
