/** Who uses the app: in an editor, nobody signs in. */
import { noLogin } from "../engine/errors.ts";

/** Who uses the app. */
export interface User {
  /** Always false: there is nobody to sign in with in an editor. Any other property is an error that says so. */
  readonly isLoggedIn: boolean;
}

export interface Identity {
  /** Signing in needs a server that others reach. Here it is an error that says so. */
  login(provider?: string): never;
  /** See `login`. */
  logout(): never;
}

export const identity: Identity = {
  login() {
    throw noLogin("st.login");
  },
  logout() {
    throw noLogin("st.logout");
  },
};

/** Names that are asked for by whoever looks at an object, not by a script that wants to know the user. */
const harmless = new Set(["then", "toJSON", "constructor", "toString", "valueOf", "nodeType", "asymmetricMatch"]);

export const user: User = new Proxy(Object.freeze({ isLoggedIn: false }), {
  get(target, name) {
    if (typeof name === "symbol" || Object.hasOwn(target, name) || harmless.has(name)) return Reflect.get(target, name);
    throw noLogin(`st.user.${name}`);
  },
});
