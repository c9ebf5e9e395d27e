/**
 * Which options make another widget, for each widget: with a key few or none, without one all that says what it is
 * for. Written from the reference (`streamlit-run-model`, "Widget identity"), minus the default. What never counts: the
 * place, callbacks, `disabled`, `labelVisibility`, `formatFunc`.
 */
import { describe, expect, it } from "vitest";
import type { AppTest } from "../../runtime/testing/app-test.ts";
import type { ElementHandle } from "../../runtime/testing/handles.ts";
import { appOf, newProbe } from "./lib/app.ts";

/** Another value for an option, as it is written in a script. */
type Variants = Readonly<Record<string, string>>;

interface Case {
  /** `o` stands for its options, `rest` for those besides the key. */
  call: string;
  /** Options that it always has. */
  usual?: string;
  /** Does what leaves another value than the default; absent for what is true once. */
  enter?(widget: ElementHandle): ElementHandle;
  /** For what is true once: a click, unless it says otherwise. */
  press?(widget: ElementHandle): ElementHandle;
  /** Count with a key, and without. */
  keyed: Variants;
  /** Count without a key alone. */
  unkeyed: Variants;
  /** Never count, besides what never counts for any widget. */
  never?: Variants;
  files?: Record<string, string>;
}

const help = { help: '"other"' };
const disabled = { disabled: "true" };
const look = { ...disabled, labelVisibility: '"hidden"', onChange: "() => {}", width: "200" };
/** As a list: what is a position of the call, not an option. */
const label = { label: '"Other"' };
const options = { options: '["c", "b", "d"]' };
const choice = { ...label, ...help, ...options };
const choose = (widget: ElementHandle) => widget.select("b");
const note = (widget: ElementHandle) => widget.setValue("note");

const cases: Record<string, Case> = {
  button: { call: "st.button(label, o)", keyed: {}, unkeyed: { ...label, ...help, icon: '"add"', type: '"primary"' }, never: { ...disabled, onClick: "() => {}" } },
  formSubmitButton: { call: 'st.form("f").formSubmitButton(label, o)', keyed: {}, unkeyed: { ...label, ...help, icon: '"add"', type: '"primary"' }, never: { ...disabled, onClick: "() => {}" } },
  downloadButton: { call: 'st.downloadButton(label, "data", o)', keyed: {}, unkeyed: { ...label, ...help, fileName: '"b.txt"' }, never: { ...disabled, onClick: "() => {}" } },
  menuButton: { call: "st.menuButton(label, options, o)", press: (w) => w.pick("b"), keyed: {}, unkeyed: choice, never: { ...disabled, onClick: "() => {}", formatFunc: "(a) => a" } },
  checkbox: { call: "st.checkbox(label, o)", enter: (w) => w.check(), keyed: {}, unkeyed: { ...label, ...help }, never: look },
  toggle: { call: "st.toggle(label, o)", enter: (w) => w.check(), keyed: {}, unkeyed: { ...label, ...help }, never: look },
  colorPicker: { call: "st.colorPicker(label, o)", enter: (w) => w.setValue("#123456"), keyed: {}, unkeyed: { ...label, ...help }, never: look },
  numberInput: { call: "st.numberInput(label, o)", usual: "value: 1, maxValue: 100", enter: (w) => w.setValue(7), keyed: {}, unkeyed: { ...label, ...help, minValue: "-10", maxValue: "50", step: "2", format: '"%d!"', placeholder: '"other"' }, never: look },
  slider: { call: "st.slider(label, o)", enter: (w) => w.setValue(8), keyed: { minValue: "-10", maxValue: "50", step: "2" }, unkeyed: { ...label, ...help, format: '"%d!"' }, never: look },
  radio: { call: "st.radio(label, options, o)", enter: choose, keyed: {}, unkeyed: { ...choice, horizontal: "true", captions: '["x"]' }, never: { ...look, formatFunc: "(a) => a" } },
  selectbox: { call: "st.selectbox(label, options, o)", enter: choose, keyed: { acceptNewOptions: "true" }, unkeyed: { ...choice, placeholder: '"other"' }, never: { ...look, formatFunc: "(a) => a", filterMode: '"prefix"' } },
  selectSlider: { call: "st.selectSlider(label, { ...o, options })", enter: choose, keyed: {}, unkeyed: choice, never: { ...look, formatFunc: "(a) => a" } },
  multiselect: { call: "st.multiselect(label, options, o)", enter: choose, keyed: { maxSelections: "2", acceptNewOptions: "true" }, unkeyed: { ...choice, placeholder: '"other"' }, never: { ...look, formatFunc: "(a) => a" } },
  pills: { call: "st.pills(label, options, o)", enter: choose, keyed: { selectionMode: '"multi"' }, unkeyed: { ...choice, required: "true" }, never: { ...look, formatFunc: "(a) => a" } },
  segmentedControl: { call: "st.segmentedControl(label, options, o)", enter: choose, keyed: { selectionMode: '"multi"' }, unkeyed: { ...choice, required: "true" }, never: { ...look, formatFunc: "(a) => a" } },
  feedback: { call: "st.feedback(o)", usual: 'options: "faces"', enter: (w) => w.setValue(1), keyed: { options: '"stars"' }, unkeyed: help, never: { ...disabled, onChange: "() => {}" } },
  pagination: { call: "st.pagination(pages, o)", enter: (w) => w.setValue(2), keyed: {}, unkeyed: { pages: "4" }, never: { ...disabled, onChange: "() => {}" } },
  textInput: { call: "st.textInput(label, o)", enter: note, keyed: { maxChars: "10", validate: "/o/" }, unkeyed: { ...label, ...help, placeholder: '"other"', type: '"password"', autocomplete: '"name"' }, never: look },
  textArea: { call: "st.textArea(label, o)", enter: note, keyed: { maxChars: "10" }, unkeyed: { ...label, ...help, placeholder: '"other"' }, never: look },
  dateInput: { call: "st.dateInput(label, o)", usual: 'value: "2026-02-03"', enter: (w) => w.setValue("2026-02-04"), keyed: { format: '"DD/MM/YYYY"' }, unkeyed: { ...label, ...help, minValue: '"2026-01-01"', maxValue: '"2026-12-31"' }, never: look },
  timeInput: { call: "st.timeInput(label, o)", usual: 'value: "08:00"', enter: (w) => w.setValue("09:00"), keyed: { step: '"5m"' }, unkeyed: { ...label, ...help }, never: look },
  datetimeInput: { call: "st.datetimeInput(label, o)", usual: 'value: "2026-02-03T08:00"', enter: (w) => w.setValue("2026-02-04T09:00"), keyed: { format: '"DD/MM/YYYY"', step: '"5m"' }, unkeyed: { ...label, ...help, minValue: '"2026-01-01"', maxValue: '"2026-12-31"' }, never: look },
  fileUploader: { call: "st.fileUploader(label, o)?.name ?? null", enter: (w) => w.upload({ name: "a.csv", content: "a" }), keyed: { type: '"csv"', maxUploadSize: "1" }, unkeyed: { ...label, ...help }, never: look },
  "fileUploader of several": { call: "(st.fileUploader(label, o) ?? []).length", usual: "acceptMultipleFiles: true", enter: (w) => w.upload({ name: "a.csv", content: "a" }), keyed: { acceptMultipleFiles: '"directory"' }, unkeyed: {} },
  cameraInput: { call: "st.cameraInput(label, o)?.name ?? null", enter: (w) => w.upload({ name: "a.png", content: "a", type: "image/png" }), keyed: {}, unkeyed: { ...label, ...help }, never: look },
  audioInput: { call: "st.audioInput(label, o)?.name ?? null", enter: (w) => w.upload({ name: "a.wav", content: "a", type: "audio/wav" }), keyed: {}, unkeyed: { ...label, ...help, sampleRate: "8000" }, never: look },
  chatInput: { call: "st.chatInput(label, o)", press: (w) => w.submit("hi"), keyed: { acceptFile: "true", fileType: '"csv"', maxChars: "10", maxUploadSize: "1" }, unkeyed: label, never: { ...disabled, onSubmit: "() => {}" } },
  dataframe: { call: "st.dataframe(rows, o).selection.rows", usual: 'onSelect: "rerun"', enter: (w) => w.selectRows([1]), keyed: { selectionMode: '"single-row"' }, unkeyed: {}, never: { hideIndex: "true" } },
  dataEditor: { call: "st.dataEditor(rows, o)[1].a", enter: (w) => w.editCell(1, "a", 20), keyed: { numRows: '"dynamic"', rows: "[{ a: 1, c: 2 }, { a: 2, c: 3 }]" }, unkeyed: {}, never: { disabled: "true", onChange: "() => {}", hideIndex: "true" } },
  vegaLiteChart: { call: "st.vegaLiteChart(spec, o).selection", usual: 'onSelect: "rerun"', enter: (w) => w.setValue({ brush: { x: [1, 2] } }), keyed: { selectionMode: '"brush"' }, unkeyed: { spec: "{ ...spec, mark: 'line' }" } },
  plotlyChart: { call: "st.plotlyChart(figure, o).selection.points.length", usual: 'onSelect: "rerun"', enter: (w) => w.setValue({ points: [{ x: 1 }], pointIndices: [0], box: [], lasso: [] }), keyed: { selectionMode: '"points"', figure: "[{ y: [2] }]" }, unkeyed: {}, files: { "node_modules/plotly.js-dist-min/plotly.min.js": "window.Plotly = {}" } },
};

/** What stands at a position of a call. */
const positions: Variants = { label: '"Label"', options: '["a", "b", "c"]', pages: "5", rows: "[{ a: 1, b: 2 }, { a: 2, b: 3 }]", spec: "spec", figure: "[{ y: [1] }]" };

/** One app that draws the widget in any variant: `st.sessionState.variant` names the option that is another. */
function appWith({ call, usual = "", keyed, unkeyed, never = {}, files }: Case, key: string): AppTest {
  const variants = Object.entries({ ...keyed, ...unkeyed, ...never });
  const at = (name: string): string => `const ${name} = "${name}" in other ? other["${name}"] : ${positions[name] ?? "undefined"};`;
  return appOf(
    `
const plain = { mark: "point", params: [{ name: "brush", select: "interval" }, { name: "pick", select: "point" }] };
const variants = { ${variants.map(([name, value]) => `"${name}": () => (${value.replace("...spec", "...plain")})`).join(", ")} };
const { variant } = st.sessionState;
const other = variant ? { [variant]: variants[variant]() } : {};
${Object.keys(positions).filter((name) => name !== "spec").map(at).join("\n")}
const spec = "spec" in other ? other.spec : plain;
const { ${Object.keys(positions).map((name) => `${name}: _${name}`).join(", ")}, ...rest } = other;
const o = { ${usual} ${usual && ","} ${"options" in keyed ? "...other" : "...rest"}, ${key} };
probe.got = ${call};
`,
    files && { files },
  );
}

/** The widget on the page, in its first variant. */
async function start(type: string, one: Case, key: string): Promise<{ app: AppTest; widget(): ElementHandle | undefined; value(): unknown }> {
  const probe = newProbe();
  const app = appWith(one, key);
  await app.run();
  return { app, widget: () => app.get(type.split(" ")[0] ?? type)[0], value: () => Reflect.get(probe, "got") };
}

/** Whether another value of the option makes another widget, and whether what was entered stays. */
async function change(type: string, one: Case, key: string, option: string): Promise<{ option: string; another: boolean; kept?: boolean }> {
  const { app, widget, value } = await start(type, one, key);
  try {
    const [initial, first] = [value(), widget()];
    if (first) await one.enter?.(first).run();
    const entered = value();
    if (one.enter) expect(entered, `${type} takes a value`).not.toEqual(initial);
    app.sessionState["variant"] = option;
    await app.run();
    expect(app.exception, `${type}, ${option}`).toEqual([]);
    return { option, another: widget()?.props["id"] !== first?.props["id"], ...(one.enter && { kept: keeps(value(), entered) }) };
  } finally {
    await app.dispose();
  }
}

/** In another form perhaps: a list of one, where several can be chosen. */
const keeps = (now: unknown, entered: unknown): boolean => [entered, [entered]].some((form) => JSON.stringify(now) === JSON.stringify(form));

it.each(Object.entries(cases).filter(([, { never }]) => never?.["disabled"]))("%s: disabled it ignores what the page sends", async (type, one) => {
  const { app, widget, value } = await start(type, one, "");
  const [enabled, initial] = [widget(), value()];
  app.sessionState["variant"] = "disabled";
  await app.run();
  expect(widget()?.disabled).toBe(true);
  const use = one.enter ?? one.press ?? ((w) => w.click());
  await (enabled && use(enabled))?.run();
  expect(value()).toEqual(initial);
});

describe.each(Object.entries(cases))("%s", (type, one) => {
  const expected = (options: Variants, another: boolean) => Object.keys(options).map((option) => ({ option, another, ...(one.enter && { kept: !another }) }));
  const { keyed, unkeyed, never = {} } = one;

  async function changes(key: string, counts: Variants, others: Variants): Promise<void> {
    const all = [];
    for (const option of Object.keys({ ...counts, ...others })) all.push(await change(type, one, key, option));
    expect(all).toEqual([...expected(counts, true), ...expected(others, false)]);
  }

  it("with a key is another one when these options change, and with no others", () => changes('key: "k"', keyed, { ...unkeyed, ...never }));

  it("without a key is another one when anything changes that it says", () => changes("", { ...keyed, ...unkeyed }, never));
});
