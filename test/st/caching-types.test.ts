/** What the editor says of cached functions. */
import { describe, expectTypeOf, it } from "vitest";
import type { CacheDataOptions, CacheResourceOptions, Cached } from "../../runtime/st/caching.ts";
import type { St } from "../../runtime/st/st.ts";

class Client {
  url = "";
}

/** Only its types are looked at: nothing runs it. */
const wraps = (st: St) => ({
  load: st.cacheData(async (city: string, days = 1) => ({ city, days })),
  first: st.cacheData(<T>(list: T[]) => list[0]),
  connect: st.cacheResource(async (url: string) => Object.assign(new Client(), { url }), { validate: (client) => client.url !== "", onRelease: async (client) => client.url }),
  keyed: st.cacheData((client: Client) => client.url, { ttl: "1h", hashFuncs: { Client: (client: Client) => client.url } }),
});
type Wraps = ReturnType<typeof wraps>;

describe("a cached function", () => {
  it("takes and gives what its function does", () => {
    expectTypeOf<Wraps["load"]>().parameters.toEqualTypeOf<[city: string, days?: number]>();
    expectTypeOf<Wraps["load"]>().returns.toEqualTypeOf<Promise<{ city: string; days: number }>>();
    expectTypeOf<Wraps["keyed"]>().returns.toEqualTypeOf<string>();
    expectTypeOf<Wraps["first"]>().toEqualTypeOf<Cached<<T>(list: T[]) => T | undefined>>();
  });

  it("clears by its arguments, or all", () => {
    expectTypeOf<Wraps["load"]["clear"]>().toBeCallableWith("Oslo");
    expectTypeOf<Wraps["load"]["clear"]>().toBeCallableWith("Oslo", 2);
    expectTypeOf<Wraps["load"]["clear"]>().toBeCallableWith();
  });

  it("has options that know its result", () => {
    expectTypeOf<Parameters<NonNullable<CacheResourceOptions<Client>["validate"]>>>().toEqualTypeOf<[Client]>();
    expectTypeOf<CacheDataOptions>().not.toHaveProperty("validate");
    expectTypeOf<CacheResourceOptions<Client>>().not.toHaveProperty("persist");
  });
});
