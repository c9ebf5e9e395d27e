declare module "nspell" {
  /** A dictionary of Hunspell, as `dictionary-en-gb` has it. */
  export default function nspell(dictionary: { aff: Uint8Array; dic: Uint8Array }): { correct(word: string): boolean };
}
