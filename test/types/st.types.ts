/** What the functions of `st` return and refuse, as TypeScript sees it. Never executed. */
import st, { button, type Block, type Placeholder, type ChatMessageValue, type OpenBlock, selectbox, type SessionState, type UploadedFile } from "../../runtime/st/dacapo.gen.ts";
import { exactly } from "./same.ts";
import type { PlotlyState } from "../../runtime/st/plotly.ts";
import type { VegaLiteState } from "../../runtime/st/vega.ts";

interface City {
  name: string;
  people: number;
}
declare const cities: City[];
declare const someNumber: number;

// --- what widgets return
exactly<boolean>()(st.button("b"));
exactly<boolean>()(button("b"));
exactly<boolean>()(st.checkbox("c", { value: true }));
exactly<boolean>()(st.toggle("t"));
exactly<string>()(st.textInput("t"));
exactly<string>()(st.textInput("t", { value: "x" }));
exactly<string | null>()(st.textInput("t", { value: null }));
exactly<string>()(st.textArea("t"));
exactly<string | null>()(st.textArea("t", { value: null }));
exactly<number>()(st.numberInput("n"));
exactly<number>()(st.numberInput("n", { value: 3, minValue: 1 }));
exactly<number>()(st.numberInput("n", { value: "min" }));
exactly<number | null>()(st.numberInput("n", { value: null }));

// --- options are inferred, as narrow as they are written
exactly<"a" | "b">()(st.radio("r", ["a", "b"]));
exactly<1 | 2>()(st.radio("r", [1, 2]));
exactly<"a" | "b" | null>()(st.radio("r", ["a", "b"], { index: null }));
exactly<"a" | "b">()(st.radio("r", ["a", "b"], { index: 1 }));
exactly<City>()(st.selectbox("s", cities, { formatFunc: (city) => city.name }));
exactly<City | null>()(st.selectbox("s", cities, { index: null }));
exactly<string>()(st.selectbox("s", new Set<string>()));
exactly<string>()(selectbox("s", ["a", "b"] as string[]));
exactly<City | string>()(st.selectbox("s", cities, { acceptNewOptions: true }));
exactly<City | string | null>()(st.selectbox("s", cities, { acceptNewOptions: true, index: null }));
// @ts-expect-error the option is a City
st.selectbox("s", cities, { formatFunc: (city: number) => String(city) });
// @ts-expect-error options are to be a list
st.radio("r", 3);

// --- sliders follow their value
exactly<number>()(st.slider("s"));
exactly<number>()(st.slider("s", { minValue: 0, maxValue: 10, value: 5 }));
exactly<number>()(st.slider("s", { value: someNumber }));
exactly<[number, number]>()(st.slider("s", { value: [1, 2] }));
exactly<Date>()(st.slider("s", { value: new Date() }));
exactly<[Date, Date]>()(st.slider("s", { value: [new Date(), new Date()] }));
// @ts-expect-error a range has two values
st.slider("s", { value: [1, 2, 3] });
// @ts-expect-error bounds are of the kind of the value
st.slider("s", { value: 5, minValue: new Date() });
// @ts-expect-error a slider is no text
st.slider("s", { value: "5" });

// --- containers
const pair = st.columns(2);
exactly<2>()(pair.length);
const [left, right] = pair;
exactly<Block>()(left);
exactly<Block>()(right);
const [narrow, , wide] = st.columns([1, 2, 3]);
exactly<Block>()(narrow);
exactly<Block>()(wide);
exactly<Block[]>()(st.columns(someNumber));
// @ts-expect-error there is no third column
st.columns(2)[2]?.text("x");
exactly<number>()(left.with(() => 3 as number));
exactly<Promise<string>>()(left.with(async (box) => (box.text("x"), "done" as string)));
exactly<Block>()(st.container((box) => box.text("x")));
exactly<Block>()(st.container({ border: true }, (box) => exactly<Block>()(box)));
exactly<OpenBlock>()(st.expander("e", () => {}));
exactly<OpenBlock>()(st.popover("p", (box) => exactly<OpenBlock>()(box)));
exactly<boolean | undefined>()(st.expander("e", { onChange: "rerun" }).open);
const [chart, table] = st.tabs(["Chart", "Table"]);
exactly<OpenBlock>()(chart);
exactly<OpenBlock>()(table);
const vote = st.dialog("Vote", { width: "large", onDismiss: "rerun" }, (item: string, votes: number) => item.repeat(votes));
exactly<(item: string, votes: number) => void>()(vote);
// @ts-expect-error the arguments are those of the body
vote(1);
// @ts-expect-error a plain container is always open
void st.container().open;
exactly<Block>()(st.sidebar);
left.columns(2)[0].metric("m", 1);
st.empty().progress(0.5).success("done");
// @ts-expect-error an element has no `with`
st.text("x").with(() => {});

// --- bodies give back what they return
exactly<Promise<number>>()(st.spinner("s", async () => 3 as number));
exactly<number>()(st.spinner("s", { showTime: true }, () => 3 as number));

// --- options that do not exist or make no sense
// @ts-expect-error Python's spelling
st.selectbox("s", ["a"], { format_func: String });
// @ts-expect-error a word that is none
st.button("b", { type: "danger" });
// @ts-expect-error a button has no onChange
st.button("b", { onChange: () => {} });
// @ts-expect-error disabled is true, false or "while-running"
st.button("b", { disabled: "always" });
// @ts-expect-error the divider is a colour
st.header("h", { divider: "pink" });
// @ts-expect-error a width is a word or a number
st.text("t", { width: "wide" });
// @ts-expect-error a title has no divider
st.title("t", { divider: true });
// @ts-expect-error data is no number
st.table(3);
// @ts-expect-error a spinner needs a body
st.spinner("s");
// @ts-expect-error there is no such function
void st.session_state;
st.button("b", { disabled: "while-running", onClick: async () => {} });
st.textInput("t", { onChange: "ignore", validate: /a/ });
st.table(cities);
st.table({ a: new Float64Array(3), b: ["x"] });
st.table(new Map([["x", { a: 1 }]]));
st.metric("m", 5, { format: { style: "percent" }, chartData: new Set([1]) });

// --- tables: an editor gives the shape that it was given, configurations name the columns
exactly<City[]>()(st.dataEditor(cities));
exactly<{ a: number[]; b: Float64Array<ArrayBuffer> }>()(st.dataEditor({ a: [1], b: new Float64Array(1) }));
exactly<Map<string, City>>()(st.dataEditor(new Map<string, City>()));
exactly<[number, number][]>()(st.dataEditor([[1, 2]]));
exactly<number[]>()(st.dataframe(cities, { onSelect: "rerun" }).selection.rows);
exactly<[row: number, column: string][]>()(st.dataframe(cities, { onSelect: () => {}, selectionMode: ["single-row", "multi-cell"] }).selection.cells);
st.dataframe(cities, { columnOrder: ["people", "name"], columnConfig: { name: "Name", people: st.columnConfig.numberColumn({ format: "localized" }), _index: null } }).text("replaced");
st.dataframe({ a: [1], b: ["x"] }, { columnConfig: { a: null } });
st.dataframe(new Map([["k", { a: 1 }]]), { columnOrder: ["a"] });
st.dataEditor(cities, { numRows: "dynamic", disabled: ["name"], columnConfig: { name: st.columnConfig.selectboxColumn({ options: cities, formatFunc: (city) => city.name }) } });
// @ts-expect-error there is no such column
st.dataframe(cities, { columnConfig: { nam: "Name" } });
// @ts-expect-error there is no such column
st.dataEditor(cities, { disabled: ["nam"] });
// @ts-expect-error without onSelect there is no selection
void st.dataframe(cities).selection;
// @ts-expect-error a width is a word or a number
st.columnConfig.textColumn({ width: "wide" });

// --- flow
exactly<never>()(st.stop());
function afterRerun(): string {
  st.rerun();
}
exactly<() => string>()(afterRerun);
exactly<void>()(st.rerun({ after: "5s" }));
st.rerun("fragment");
st.rerun(["a", "b"]);
// @ts-expect-error a scope is a text, or a list of texts
st.rerun(3);
// @ts-expect-error a clean-up is a function
st.onCleanup("close");
st.setNext("name", 3);

// --- fragments keep the signature of their function
const part = st.fragment((a: number, b?: string) => a > Number(b), { runEvery: "2s" });
exactly<boolean>()(part(1));
exactly<boolean>()(part(1, "x"));
// @ts-expect-error the first argument is a number
part("x");

// --- session state: unknown, unless the person says what it holds
exactly<unknown>()(st.sessionState.anything);
st.sessionState.anything ??= 3;
// @ts-expect-error nobody has said that it is a number
void (st.sessionState.anything + 1);
declare module "../../runtime/st/st.ts" {
  interface SessionState {
    countOfTheTypeTest: number;
  }
}
exactly<number>()(st.sessionState.countOfTheTypeTest);
st.sessionState.countOfTheTypeTest++;
// @ts-expect-error a number, as was said
st.sessionState.countOfTheTypeTest = "x";
exactly<SessionState>()(st.sessionState);

// --- what waits says so
declare const reply: Promise<string>;
declare const letters: AsyncGenerator<string>;
declare const anything: unknown;
exactly<void>()(st.write("a", 1, cities));
exactly<void>()(st.write(anything));
exactly<void>()(st.write(JSON.parse("1")));
exactly<Promise<void>>()(st.write("a", reply));
exactly<Promise<void>>()(st.write(letters));
exactly<string>()(st.writeStream(["a", "b"]));
exactly<string>()(st.writeStream(function* () { yield "a"; }));
exactly<Promise<string>>()(st.writeStream(letters));
exactly<Promise<string>>()(st.writeStream({ textStream: letters }));
exactly<Promise<string>>()(st.writeStream(new ReadableStream<string>()));
exactly<string | unknown[]>()(st.writeStream([1, "a"]));
exactly<Promise<string | unknown[]>>()(st.writeStream((async function* () { yield { choices: [] }; })()));
exactly<number>()(st.echo(() => 5));
exactly<Promise<number>>()(st.echo({ codeLocation: "below" }, async () => 5));
exactly<number>()(st.skeleton(() => 5));
exactly<boolean>()(st.user.isLoggedIn);
st.status("s", (task) => task.update({ state: "complete" })).update({ label: "x" });
// @ts-expect-error there is no such state
st.status("s", { state: "done" });

// --- charts: a handle, or what is selected where that is asked for
exactly<Placeholder>()(st.lineChart([1, 2, 3]));
exactly<Placeholder>()(st.barChart(new Map([["a", 1]]), { horizontal: true, sort: "-value" }));
exactly<Placeholder>()(st.vegaLiteChart(cities, { spec: { mark: "bar" } }));
exactly<VegaLiteState>()(st.vegaLiteChart(cities, { spec: { mark: "bar" }, onSelect: "rerun" }));
exactly<Placeholder>()(st.plotlyChart([]));
exactly<PlotlyState>()(st.plotlyChart({ data: [] }, { onSelect: () => {} }));
// @ts-expect-error a chart of lines is not stacked
st.lineChart([1], { stack: true });
// @ts-expect-error columns are named by texts
st.lineChart(cities, { y: 3 });
// --- components
const rating = st.component<{ count: number }, { done: string }>("rating", { html: "x" });
exactly<{ count: number } & { done: string | null }>()(rating({ default: { count: 0 }, onCountChange: () => {}, onDoneChange: () => {} }));
// @ts-expect-error nothing of that name changes
rating({ onOtherChange: () => {} });
// --- pages, the address, connections
const page = st.navigation([st.page("a.ts"), () => {}, "b.ts"]);
exactly<Promise<void>>()(page.run());
st.navigation({ Work: [page], More: ["https://example.org"] }, { position: "top", expanded: 5 });
exactly<(...args: Parameters<typeof st.switchPage>) => never>()(st.switchPage);
exactly<string | undefined>()(st.queryParams["city"]);
exactly<string[]>()(st.queryParams.getAll("city"));
st.queryParams.set("n", [1, true, new Date()]);
// @ts-expect-error a query holds texts
st.queryParams.set("n", { a: 1 });
exactly<"light" | "dark" | null>()(st.context.theme.type);
exactly<unknown>()(st.secrets["token"]);
exactly<"full" | "stacktrace" | "type" | "none">()(st.getOption("client.showErrorDetails"));
// @ts-expect-error it can only be asked for
st.setOption("runner.magicEnabled", false);
const sqlite = st.connection("db", { type: "sqlite" });
exactly<{ n: number }[]>()(sqlite.query<{ n: number }>("select 1 as n"));
class Fake extends st.connections.BaseConnection<{ n: number }> {
  protected override connect(): { n: number } {
    return { n: 1 };
  }
}
exactly<Fake>()(st.connection("fake", { type: Fake, host: "h" }));
exactly<{ n: number }>()(st.connection("fake", { type: Fake }).raw);
st.slider("s", { key: "s", bind: "query-params", persistState: "page" });
// @ts-expect-error there is no such binding
st.slider("s", { bind: "url" });

// --- files and messages
exactly<UploadedFile | null>()(st.fileUploader("f"));
exactly<UploadedFile | null>()(st.fileUploader("f", { acceptMultipleFiles: false, type: "csv" }));
exactly<UploadedFile[]>()(st.fileUploader("f", { acceptMultipleFiles: true }));
exactly<UploadedFile[]>()(st.fileUploader("f", { acceptMultipleFiles: "directory" }));
// @ts-expect-error a file cannot stand in an address
st.fileUploader("f", { key: "f", bind: "query-params" });
exactly<boolean>()(st.formSubmitButton("Send"));
exactly<UploadedFile | null>()(st.cameraInput("c"));
exactly<UploadedFile | null>()(st.audioInput("a", { sampleRate: null }));
exactly<string | null>()(st.chatInput());
exactly<string | null>()(st.chatInput("Ask", { maxChars: 10 }));
exactly<ChatMessageValue | null>()(st.chatInput("Ask", { acceptFile: "multiple" }));
exactly<ChatMessageValue | null>()(st.chatInput("Ask", { acceptAudio: true }));
exactly<boolean>()(st.downloadButton("d", async () => new Uint8Array(), { onClick: "ignore" }));
st.image(["a.png", new URL("https://example.com/b.png"), new Uint8Array(), { data: [1], width: 1, height: 1 }]);
st.audio([new Float32Array(), [0, 1]], { sampleRate: 8000 });
// @ts-expect-error an object is no file
st.downloadButton("d", { a: 1 });
// @ts-expect-error there is no such size
st.logo("a.png", { size: "huge" });
