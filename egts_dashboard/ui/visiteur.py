"""Le même navigateur d’une session à l’autre, sans savoir de qui il s’agit.

Recharger la page ouvre une session neuve. Le seul fil est le jeton que Streamlit pose dans le
navigateur contre les requêtes forgées : il l’écrit « 2|masque|jeton masqué|heure », sous un
masque neuf à chaque réponse.
"""

from itertools import cycle

import streamlit as st

TEMOIN = "_streamlit_xsrf"


def browser() -> bytes | None:
    """De quoi reconnaître le navigateur ; None quand rien ne le permet."""
    return unmask(st.context.cookies.get(TEMOIN, ""))


def unmask(temoin: str) -> bytes | None:
    """Le jeton que ce témoin cache ; None s’il n’est pas de la forme attendue."""
    try:
        version, masque, cache, _ = temoin.split("|")
        cle, octets = bytes.fromhex(masque), bytes.fromhex(cache)
    except ValueError:
        return None
    if version != "2" or not (cle and octets):
        return None
    return bytes(octet ^ voile for octet, voile in zip(octets, cycle(cle)))
