// A module that the pages share: loaded once, and again when it is saved.
import st from "dacapo";

export interface Order {
  region: string;
  product: string;
  amount: number;
}

export const regions = ["North", "South", "West"];

const db = st.connection("orders", { type: "sqlite" });
db.execute(`create table if not exists orders (region text, product text, amount real);
delete from orders;
insert into orders values
  ('North', 'Chair', 120), ('North', 'Lamp', 80), ('South', 'Chair', 60), ('South', 'Table', 400), ('West', 'Lamp', 20);`);

/** The orders of a region, or all. */
export function orders(region?: string): Order[] {
  if (region === undefined) return db.query<Order>("select * from orders");
  return db.query<Order>("select * from orders where region = ?", { params: [region] });
}

export const total = (list: readonly Order[]): number => list.reduce((sum, { amount }) => sum + amount, 0);
