import streamlit as st

state = st.session_state
state.setdefault("n", 0)
pressed = st.button("Stream")
place = st.empty()

if pressed:
    state.n += 1
    for i in range(1, 1001):
        place.text(f"run {state.n} tick {i};")
