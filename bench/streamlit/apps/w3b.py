import streamlit as st

state = st.session_state
state.setdefault("n", 0)
if st.button("Update"):
    state.n += 1

for i in range(500):
    st.write(f"Text number {i}")
for i in range(300):
    st.metric(f"Metric {i}", i * 10, delta=1)
for i in range(200):
    st.text_input(f"Input {i}", value=f"default {i}")

st.write(f"Bottom {state.n};")
