/** A browser for SQLite databases: tables, their rows, and any query. Without a file it opens a small shop in memory. */
import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import st from "dacapo";

const open = st.cacheResource((file: string) => (file === "" ? smallShop() : new DatabaseSync(file, { readOnly: true })), { onRelease: (database) => database.close() });

st.title("SQLite browser");
const file = st.sidebar.textInput("Database", { placeholder: "path to a .db file", help: "Empty: a small shop, made in memory." });
if (file !== "" && !existsSync(file)) {
  st.error(`There is no file \`${file}\`.`);
  st.stop();
}
const database = open(file);
const rowsOf = (query: string): Record<string, unknown>[] => database.prepare(query).all().map((row) => ({ ...row }));
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const names = rowsOf("select name from sqlite_master where type in ('table', 'view') order by name").map(({ name }) => String(name));
const table = st.sidebar.radio("Table", names);
if (table === null) {
  st.info("This database has no tables.");
  st.stop();
}

const [browse, query, schema] = st.tabs(["Rows", "Query", "Schema"]);
browse.with(() => {
  const [{ total } = { total: 0 }] = rowsOf(`select count(*) as total from ${quoted(table)}`);
  const size = 20;
  const page = Number(total) > size ? st.pagination(Math.ceil(Number(total) / size), { key: `page of ${table}` }) : 1;
  st.dataframe(rowsOf(`select * from ${quoted(table)} limit ${size} offset ${(page - 1) * size}`), { hideIndex: true });
  st.caption(`${total} rows in ${table}`);
});
query.with(() => {
  const text = st.textArea("SQL", { value: `select * from ${quoted(table)} limit 5`, key: `query of ${table}` });
  try {
    const began = performance.now();
    const rows = rowsOf(text);
    st.dataframe(rows, { hideIndex: true });
    st.caption(`${rows.length} rows in ${(performance.now() - began).toFixed(1)} ms`);
  } catch (error) {
    st.error(error instanceof Error ? error.message : String(error), { title: "The query failed" });
  }
});
schema.with(() => {
  st.dataframe(rowsOf(`select name, type, pk as "key", "notnull" as required from pragma_table_info('${table.replaceAll("'", "''")}')`), { hideIndex: true });
  for (const { sql } of rowsOf(`select sql from sqlite_master where name = '${table.replaceAll("'", "''")}'`)) st.code(String(sql), { language: "sql" });
});

function smallShop(): DatabaseSync {
  const shop = new DatabaseSync(":memory:");
  shop.exec(`
    create table customers (id integer primary key, name text not null, city text not null);
    create table orders (id integer primary key, customer integer references customers, item text not null, price real not null);
    create view spending as select name, city, sum(price) as total from customers join orders on customer = customers.id group by customers.id;
    insert into customers (name, city) values ('Ada', 'London'), ('Grace', 'New York'), ('Katherine', 'Hampton'), ('Hedy', 'Vienna');
  `);
  const items = ["lamp", "desk", "chair", "shelf", "clock"];
  const insert = shop.prepare("insert into orders (customer, item, price) values (?, ?, ?)");
  for (let i = 0; i < 64; i++) insert.run((i % 4) + 1, items[(i * 3) % 5] ?? "lamp", 12 + ((i * 37) % 90));
  return shop;
}
