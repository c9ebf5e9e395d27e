/** DOM ids of a widget's parts, so that ARIA attributes can name them. */
export const labelId = (domId: string): string => `${domId}-label`;
export const helpId = (domId: string): string => `${domId}-help`;
export const errorId = (domId: string): string => `${domId}-error`;

/** What describes the control: its help, its error. Undefined when nothing does. */
export function describedBy(...ids: (string | false | undefined)[]): string | undefined {
  return ids.filter(Boolean).join(" ") || undefined;
}
