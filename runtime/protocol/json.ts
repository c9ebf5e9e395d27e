/** A value that JSON carries unchanged. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
