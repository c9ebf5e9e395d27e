/**
 * Remembers what has the focus, and its caret. The returned function, called after the page changed, gives both back when
 * the change took them: a moved node loses its focus, and a widget that was mounted anew is another DOM element.
 */
export function keepFocus(): () => void {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body) return () => {};
  const { id } = focused;
  const caret = caretOf(focused);
  return () => {
    const now = document.activeElement;
    if (now === focused || (now !== null && now !== document.body)) return;
    const again = focused.isConnected ? focused : id ? document.getElementById(id) : null;
    if (!again) return;
    again.focus({ preventScroll: true });
    if (caret) setCaret(again, caret);
  };
}

type Caret = readonly [start: number, end: number, direction: "forward" | "backward" | "none"];

const isText = (element: Element): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement;

function caretOf(element: Element): Caret | undefined {
  // `selectionStart` is null for inputs without a caret (checkboxes, sliders).
  if (!isText(element) || element.selectionStart === null || element.selectionEnd === null) return undefined;
  return [element.selectionStart, element.selectionEnd, element.selectionDirection ?? "none"];
}

function setCaret(element: Element, [start, end, direction]: Caret): void {
  if (isText(element) && element.selectionStart !== null) element.setSelectionRange(start, end, direction);
}
