//@ endless
import st from "dacapo";

const sleep = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

interface Ball { y: number; speed: number }
st.sessionState.ball ??= { y: 0, speed: 3 };
const ball = st.sessionState.ball as Ball;

ball.y += ball.speed;
if (ball.y > 20 || ball.y < 0) ball.speed = -ball.speed;

st.title("Bounce");
st.text(" ".repeat(Math.max(0, ball.y)) + "o");
await sleep(33);
st.rerun();
