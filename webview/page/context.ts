import { createContext } from "svelte";
import type { Page } from "./page.svelte.ts";

/** The page that a component belongs to. */
export const [getPage, setPage] = createContext<Page>();
