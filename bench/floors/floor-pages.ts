/** The pages of the floors: a button, and a text that changes when it is clicked. */

/** What the page of 1,000 elements is told. */
export interface Change {
  at: number;
  node: { type: string; body: string };
}

const scripts = {
  /** The click is answered in the page. */
  static: `
    button.onclick = () => { n++; text.data = "Static " + n + ";"; };
  `,
  /** The click goes to the server and comes back. */
  echo: `
    const socket = new WebSocket("ws://" + location.host + "/echo");
    socket.onmessage = (event) => { text.data = "Echo " + JSON.parse(event.data).n + ";"; };
    button.onclick = () => socket.send(JSON.stringify({ n: ++n }));
  `,
  /** The server passes the click on to a process of its own, and the answer back. */
  child: `
    const socket = new WebSocket("ws://" + location.host + "/child");
    socket.onmessage = (event) => { text.data = "Child " + JSON.parse(event.data).n + ";"; };
    button.onclick = () => socket.send(JSON.stringify({ n: ++n }));
  `,
  /** The server answers with what changed among 1,000 elements. */
  page: `
    const places = [];
    const socket = new WebSocket("ws://" + location.host + "/page");
    socket.onmessage = (event) => {
      for (const { at, node } of JSON.parse(event.data)) {
        places[at] ??= document.body.appendChild(document.createElement("p")).appendChild(document.createTextNode(""));
        places[at].data = node.body;
      }
    };
    button.onclick = () => socket.send(JSON.stringify({ n: ++n }));
  `,
};

export type FloorPage = keyof typeof scripts;

export const floorPages = ["static", "echo", "child", "page"] as const satisfies readonly FloorPage[];

export const isFloorPage = (name: string): name is FloorPage => Object.hasOwn(scripts, name);

export const floorPage = (name: FloorPage): string => `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Floor</title><link rel="icon" href="data:,"></head>
<body>
<button>Go</button>
<h2>Title</h2>
<script type="module">
let n = 0;
const button = document.querySelector("button");
const text = document.querySelector("h2").firstChild;
${scripts[name]}
</script>
</body>
</html>
`;
