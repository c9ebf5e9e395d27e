/** What can go wrong with connections. */
import { AppError } from "../errors.ts";

const quote = (text: string): string => JSON.stringify(text);

export const noConnectionType = (name: string, type: string | undefined, known: readonly string[]): AppError =>
  new AppError(
    "no-connection-type",
    type === undefined ? `st.connection: nothing says of which type the connection ${quote(name)} is.` : `st.connection: there is no type of connection ${quote(type)}.`,
    `Use ${known.map(quote).join(" or ")} as type (in the call, or as type = "…" below [connections.${name}] in .dacapo/secrets.toml), or a class that extends st.connections.BaseConnection.`,
  );

export const noSqlite = (): AppError =>
  new AppError("no-sqlite", `The Node that runs this app (${process.versions.node}) has no node:sqlite.`, "Run it with Node 22.13 or later: the setting dacapo.run.nodePath chooses one.");
