"""Met en français les mots que Streamlit écrit lui-même en anglais."""

from pathlib import Path

import streamlit as st

SCRIPT = Path(__file__).parent / "traduction.js"


def speak_french() -> None:
    """Pose `lang="fr"` et traduit les mots de l’interface au fil de l’affichage."""
    st.html(f"<script>{_script()}</script>", unsafe_allow_javascript=True)


def _script() -> str:
    return SCRIPT.read_text(encoding="utf-8")
