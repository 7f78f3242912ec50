// Draws one dashboard. require(), not import: the packages' other build does not load here.
const React = require("react");
const { createRoot } = require("react-dom/client");
const {
  FieldType, createTheme, dateTime, getDisplayProcessor, getFieldDisplayValues, renderMarkdown,
} = require("@grafana/data");
const {
  BarGauge, BigValue, GlobalStyles, PanelChrome, ThemeContext, TimeSeries, VizRepeater,
} = require("@grafana/ui");

const { dashboard, data, window: shown, width: pageWidth, theme: mode } = window.given;
const theme = createTheme({ colors: { mode } });
const timeRange = {
  from: dateTime(shown.from * 1000), to: dateTime(shown.to * 1000),
  raw: { from: dateTime(shown.from * 1000), to: dateTime(shown.to * 1000) },
};
const ROW = 30;
const GAP = 8;
const timeZone = "utc";

/** The defaults of the panel, and over them what is said of the field by its name. */
function configOf(panel, name) {
  const { defaults, overrides } = panel.fieldConfig;
  const config = structuredClone(defaults);
  config.thresholds.steps[0].value = -Infinity;
  for (const { matcher, properties } of overrides) {
    const meant = matcher.id === "byName"
      ? matcher.options === name
      : new RegExp(matcher.options).test(name);
    for (const { id, value } of meant ? properties : []) {
      if (id.startsWith("custom.")) {
        config.custom = { ...config.custom, [id.slice("custom.".length)]: value };
      } else {
        config[id] = value;
      }
    }
  }
  return config;
}

/** From the least to the most of all series, unless the panel says otherwise. */
function rangeOf({ min = null, max = null }, numbers) {
  const least = min ?? Math.min(...numbers);
  const most = max ?? Math.max(...numbers);
  return { min: least, max: most, delta: most - least };
}

function framesOf(panel) {
  const { series } = data.find((answer) => answer.id === panel.id);
  const all = series.flatMap(({ points }) => points.map(([, number]) => number)).filter(Number.isFinite);
  return series.map(({ refId, name, step, points }, index) => {
    const time = {
      name: "Time", type: FieldType.time, config: { interval: step * 1000 },
      values: points.map(([at]) => at),
    };
    const value = {
      name: "Value", type: FieldType.number,
      config: { ...configOf(panel, name), displayNameFromDS: name },
      values: points.map(([, number]) => (Number.isFinite(number) ? number : null)),
      state: { seriesIndex: index },
    };
    value.state.range = rangeOf(value.config, all);
    value.display = getDisplayProcessor({ field: value, theme, timeZone });
    time.display = getDisplayProcessor({ field: time, theme, timeZone });
    return { refId, name, fields: [time, value], length: points.length };
  });
}

function displayValues(panel, frames) {
  return getFieldDisplayValues({
    data: frames, theme, timeZone, replaceVariables: (text) => text,
    fieldConfig: panel.fieldConfig, reduceOptions: panel.options.reduceOptions,
    sparkline: panel.options.graphMode === "area",
  });
}

function Stat({ panel, frames, width, height }) {
  const values = displayValues(panel, frames);
  return (
    <VizRepeater
      getValues={() => values} source={frames} width={width} height={height} renderCounter={0}
      autoGrid orientation={panel.options.orientation}
      renderValue={({ value, width, height, count }) => (
        <BigValue
          value={value.display} sparkline={value.sparkline} width={width} height={height}
          count={count} theme={theme} colorMode={panel.options.colorMode}
          graphMode={panel.options.graphMode} justifyMode={panel.options.justifyMode} text={panel.options.text}
          textMode={panel.options.textMode} />
      )} />
  );
}

function Bars({ panel, frames, width, height }) {
  const values = displayValues(panel, frames);
  const { displayMode, namePlacement, showUnfilled, valueMode } = panel.options;
  const { minVizHeight, maxVizHeight, minVizWidth, orientation } = panel.options;
  // As the panel does it: every bar starts behind the longest name.
  const longest = (texts) => texts.reduce((a, b) => (b.length > a.length ? b : a), "");
  const alignmentFactors = {
    title: longest(values.map((value) => value.display.title ?? "")),
    text: longest(values.map((value) => value.display.text)),
  };
  return (
    <VizRepeater
      getValues={() => values} source={frames} width={width} height={height} renderCounter={0}
      orientation={orientation} minVizWidth={minVizWidth} minVizHeight={minVizHeight}
      maxVizHeight={maxVizHeight} itemSpacing={8}
      renderValue={({ value, width, height }) => (
        <BarGauge
          value={value.display} field={value.field} display={value.view?.getFieldDisplayProcessor(value.colIndex)}
          width={width} height={height} theme={theme} orientation={orientation}
          text={panel.options.text} displayMode={displayMode} namePlacement={namePlacement} showUnfilled={showUnfilled}
          valueDisplayMode={valueMode} alignmentFactors={alignmentFactors} itemSpacing={8}
          lcdCellWidth={12} />
      )} />
  );
}

function Series({ panel, frames, width, height }) {
  return frames.length === 0 ? (
    <div style={{ display: "grid", placeItems: "center", height }}>
      {panel.fieldConfig.defaults.noValue ?? "No data"}
    </div>
  ) : (
    <TimeSeries
      frames={frames} width={width} height={height} timeRange={timeRange} timeZone={timeZone}
      legend={panel.options.legend} options={panel.options} />
  );
}

function Text({ panel }) {
  const markup = { __html: renderMarkdown(panel.options.content) };
  return <div className="markdown-html" dangerouslySetInnerHTML={markup} />;
}

const DRAWN = { stat: Stat, bargauge: Bars, timeseries: Series, text: Text };

function Panel({ panel }) {
  const { x, y, w, h } = panel.gridPos;
  const column = (pageWidth - 2 * GAP) / 24;
  const place = { position: "absolute", left: GAP + x * column, top: y * (ROW + GAP) };
  if (panel.type === "row") {
    return <h4 style={{ ...place, margin: "10px 4px" }}>▾ {panel.title}</h4>;
  }
  const Drawn = DRAWN[panel.type];
  const frames = panel.targets ? framesOf(panel) : [];
  return (
    <div style={place}>
      <PanelChrome
        title={panel.title} description={panel.description} width={w * column - GAP}
        height={h * (ROW + GAP) - GAP}>
        {(width, height) => <Drawn panel={panel} frames={frames} width={width} height={height} />}
      </PanelChrome>
    </div>
  );
}

function Dashboard() {
  const time = (at) => new Date(at * 1000).toISOString().slice(11, 16);
  return (
    <ThemeContext.Provider value={theme}>
      <GlobalStyles />
      <div style={{ padding: "8px 16px", height: 48, boxSizing: "border-box" }}>
        <span style={{ fontSize: 20, fontWeight: 500 }}>{dashboard.title}</span>
        <span style={{ marginLeft: 16, opacity: 0.75 }}>{dashboard.description}</span>
        <span style={{ float: "right", opacity: 0.75 }}>
          {time(shown.from)} to {time(shown.to)} UTC
        </span>
      </div>
      <div style={{ position: "relative" }}>
        {dashboard.panels.map((panel) => <Panel key={panel.id} panel={panel} />)}
      </div>
    </ThemeContext.Provider>
  );
}

createRoot(document.getElementById("root")).render(<Dashboard />);
