/** `st`: the object that a script imports. */
import { Life } from "../engine/life.ts";
import { currentEngine } from "../engine/current.ts";
import { unknownName } from "../engine/errors.ts";
import { buttonWidgets } from "./buttons.ts";
import { type ColumnConfigs, columnConfigs } from "./column-config.ts";
import { type Caching, caching } from "./caching.ts";
import { chartElements } from "./charts.ts";
import { chatElements } from "./chat.ts";
import { chatInputElements } from "./chat-input.ts";
import { choiceWidgets } from "./choices.ts";
import { dataElements } from "./data.ts";
import { dateWidgets } from "./dates.ts";
import { componentElements } from "./component.ts";
import { decorElements } from "./decor.ts";
import { type DialogFunctions, dialogFunctions } from "./dialogs.ts";
import { embedElements } from "./embed.ts";
import { downloadElements } from "./downloads.ts";
import { explainElements } from "./explain.ts";
import { formElements } from "./forms.ts";
import type { Block } from "./drawable.ts";
import type { Families } from "./families.ts";
import { type Flow, flow } from "./flow.ts";
import { type FragmentFunctions, fragmentFunctions } from "./fragments.ts";
import { asMethods, blockHandle, type Drawer, methods, placeOf, runInside } from "./handle.ts";
import { imageElements } from "./image.ts";
import { inputWidgets } from "./inputs.ts";
import { type Identity, identity, type User, user } from "./identity.ts";
import { layoutBlocks } from "./layout.ts";
import { logoElements } from "./logo.ts";
import { multiChoiceWidgets } from "./multi-choices.ts";
import { panelBlocks } from "./panels.ts";
import { pageLinkElements } from "./page-link.ts";
import { type PageConfigFunctions, pageConfigFunctions } from "./page-config.ts";
import { type PageFunctions, pageFunctions } from "./pages.ts";
import { type QueryParams, queryParamsOver } from "./query-params.ts";
import { playerElements } from "./players.ts";
import { secretsAt } from "./secrets.ts";
import { context, type Context } from "./context.ts";
import { type ConnectionFunctions, connectionFunctions, type ConnectionRegistry, connections } from "./connections.ts";
import { type AppOptionFunctions, appOptionFunctions } from "./app-options.ts";
import { statusElements } from "./status.ts";
import { statusBlocks } from "./status-block.ts";
import { tableWidgets } from "./dataframe.ts";
import { tabsBlocks } from "./tabs.ts";
import { textElements } from "./text.ts";
import { uploadWidgets } from "./uploads.ts";
import { writeElements } from "./write.ts";

export type { BaseConnection } from "./connections/base-connection.ts";
export type { SqliteConnection } from "./connections/sqlite-connection.ts";
export type * from "./connections.ts";
export type { UploadedFile } from "../engine/uploaded-file.ts";
export type { ChatMessageValue } from "./chat-input.ts";
export type { Block, Placeholder } from "./drawable.ts";
export type { TimeOfDay } from "./moments.ts";
export type { OpenBlock } from "./open-state.ts";

/**
 * What a session remembers between runs: plain properties. Augment it to give them types:
 * @example
 * declare module "dacapo" {
 *   interface SessionState { count: number }
 * }
 */
export interface SessionState {
  [key: string]: unknown;
}

/**
 * The app's secrets by name; sections are objects. Augment it to give them types:
 * @example
 * declare module "dacapo" {
 *   interface Secrets { apiKey: string; database: { host: string; password: string } }
 * }
 */
export interface Secrets {
  readonly [name: string]: unknown;
}

/** Everything that a script can do. */
export interface St extends Families, AppOptionFunctions, ConnectionFunctions, Flow, FragmentFunctions, DialogFunctions, Caching, PageFunctions, PageConfigFunctions, Identity {
  /**
   * What the session remembers between runs. Values of widgets with a `key` are here too.
   * @example
   * st.sessionState.count ??= 0;
   */
  readonly sessionState: SessionState;
  /**
   * The query of the app's address: texts by name. The address follows at once.
   * @example
   * const city = st.queryParams.city ?? "Oslo";
   * st.queryParams.city = "Bergen";
   */
  readonly queryParams: QueryParams;
  /**
   * Passwords, keys and the like: from `.dacapo/secrets.toml` beside the script (or in a folder above it) and in your home,
   * and from the environment. They are never shown.
   * @example
   * const key = st.secrets.apiKey;
   * const { host, password } = st.secrets.database;
   */
  readonly secrets: Secrets;
  /**
   * What is known of the person's window: language, time zone, theme, and in a browser the request. A script that asks
   * runs again when the answer changes.
   * @example
   * const format = new Intl.NumberFormat(st.context.locale);
   */
  readonly context: Context;
  /** Types of connections of your own: see `st.connection`. */
  readonly connections: ConnectionRegistry;
  /**
   * The area at the side. `st.sidebar.header("Filters")`, or `st.sidebar.with(() => { … })`.
   * @example
   * const city = st.sidebar.selectbox("City", ["Oslo", "Lima"]);
   */
  readonly sidebar: Block;
  /**
   * The area that stays at the bottom of the page.
   * @example
   * st.bottom.caption("Answers may be wrong.");
   */
  readonly bottom: Block;
  /** Who uses the app: nobody who has signed in. */
  readonly user: User;
  /**
   * How the columns of a table look and what they take: `st.dataframe(data, { columnConfig: { price: st.columnConfig.numberColumn({ format: "euro" }) } })`.
   */
  readonly columnConfig: ColumnConfigs;
}

/** Every drawing function. The type says that none is missing. @internal */
export const drawing: Families = {
  ...writeElements,
  ...textElements,
  ...dataElements,
  ...tableWidgets,
  ...chartElements,
  ...statusElements,
  ...buttonWidgets,
  ...inputWidgets,
  ...choiceWidgets,
  ...multiChoiceWidgets,
  ...dateWidgets,
  ...formElements,
  ...layoutBlocks,
  ...panelBlocks,
  ...tabsBlocks,
  ...chatElements,
  ...decorElements,
  ...explainElements,
  ...embedElements,
  ...componentElements,
  ...pageLinkElements,
  ...statusBlocks,
  ...imageElements,
  ...playerElements,
  ...logoElements,
  ...downloadElements,
  ...uploadWidgets,
  ...chatInputElements,
};

Object.assign(methods, asMethods(drawing), {
  with(this: Drawer, body: (container: unknown) => unknown) {
    const { scope, container } = this[placeOf]("with");
    return runInside(scope, container, () => body(this));
  },
});
Object.setPrototypeOf(methods, misspelt(() => Object.keys(methods)));

/** Answers names that do not exist with the one that was meant. */
function misspelt(known: () => string[]): object {
  const harmless = new Set(["then", "toJSON", "nodeType", "asymmetricMatch", "constructor", "default", "__esModule"]);
  return new Proxy(Object.prototype, {
    get(target, name) {
      if (typeof name === "symbol" || name in target || harmless.has(name) || name.startsWith("$$") || name.startsWith("@@")) return Reflect.get(target, name);
      throw unknownName(name, known());
    },
  });
}

/** The roots are there in every run: a module that imports `sidebar` gets it when it is loaded, and keeps it. */
const everlasting = new Life();
const root = (name: "sidebar" | "bottom"): Block => blockHandle(currentEngine().page.roots[name], everlasting);

/** Reading it looks at the inbox, as drawing does; what a run that is over writes goes nowhere. */
const queryParams = queryParamsOver(() => currentEngine().pages.query, {
  use: () => void currentEngine().enter("queryParams"),
  mayChange: () => currentEngine().enter("queryParams").container.page === currentEngine().page,
  isBound: (name) => currentEngine().pages.isBound(name),
});

// SAFETY: what a person adds to Secrets is theirs to keep: it holds whatever their file says.
const secrets = secretsAt() as Secrets;

const members = {
  [placeOf](name: string) {
    const scope = currentEngine().enter(name);
    return { scope, container: scope.container, index: undefined };
  },
  ...drawing,
  ...flow,
  ...fragmentFunctions,
  ...dialogFunctions,
  ...pageFunctions,
  ...pageConfigFunctions,
  ...caching,
  ...appOptionFunctions,
  ...connectionFunctions,
  connections,
  ...identity,
  user,
  get sessionState(): SessionState {
    // SAFETY: what a person adds to SessionState is theirs to keep: the state holds whatever the script puts there.
    return currentEngine().sessionState as SessionState;
  },
  get queryParams(): QueryParams {
    return queryParams;
  },
  get secrets(): Secrets {
    return secrets;
  },
  context,
  get sidebar(): Block {
    return root("sidebar");
  },
  get bottom(): Block {
    return root("bottom");
  },
  columnConfig: columnConfigs,
};
Object.setPrototypeOf(members, misspelt(() => Object.keys(members)));

const st: St = members;
export default st;

const bound = Object.fromEntries(
  Object.keys({ ...drawing, ...flow, ...fragmentFunctions, ...dialogFunctions, ...pageFunctions, ...pageConfigFunctions, ...appOptionFunctions, ...connectionFunctions, ...identity }).map((name) => [name, (...args: unknown[]) => Reflect.apply(Reflect.get(st, name), st, args)]),
);

/** The namespace of `import … from "dacapo"`, as the module hooks give it to scripts and modules. @internal */
export const namespace: Readonly<Record<string, unknown>> = Object.defineProperties(
  { default: st, ...bound, ...caching },
  Object.fromEntries((["sessionState", "queryParams", "secrets", "context", "connections", "sidebar", "bottom", "user"] as const).map((name) => [name, { enumerable: true, get: () => st[name] }])),
);

/** Every function by its name, for the named exports, which the build lists in `dacapo.gen.ts`. @internal */
// SAFETY: `bound` has every function of St under its own name, calling it on `st`; those of `caching` need no `st`.
export const functions = { ...bound, ...caching } as unknown as St;
