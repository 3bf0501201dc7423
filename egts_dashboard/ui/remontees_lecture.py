"""Lire un item et ses suites : son histoire sur une ligne, puis chaque lien côte à côte."""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from egts_dashboard.models.libelles import libelle
from egts_dashboard.phrases import remontees as phrases
from egts_dashboard.queries import remontees, remontees_listes
from egts_dashboard.queries.remontees import Choix
from egts_dashboard.store.racines import stems
from egts_dashboard.ui.fenetre import FICHE
from egts_dashboard.ui.figure import Contexte
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.page import open_section, say
from egts_dashboard.ui.surlignage import highlight


def show_lecture(contexte: Contexte, choix: Choix) -> None:
    """Un item choisi, du premier mot au dernier document."""
    items = ask(remontees_listes.lisibles, contexte.store, choix, contexte.filtres)
    if items.empty:
        return
    open_section(
        "Lire une remontée",
        "À gauche ce qui a été dit, à droite ce qui l’est plus loin\u202f; surligné\u00a0: les mots"
        " qui ne sont que d’un côté.",
    )
    libelles = dict(zip(items["item_id"], items["libelle"], strict=True))
    choisi = st.selectbox(
        "Item",
        list(libelles),
        index=int(items["nb_liens"].to_numpy().argmax()),
        format_func=lambda code: libelles.get(code, str(code)),
        key="item_lu",
        bind="query-params",
    )
    item_no = int(items.loc[items["item_id"] == choisi, "item_no"].iloc[0])
    noms = ask(remontees.etapes, contexte.store).set_index("etape")["nom"].to_dict()
    pas = ask(remontees_listes.histoire, contexte.store, item_no, choix)
    ordre = {etape: rang for rang, etape in enumerate(noms)}
    st.html(story(sorted(pas, key=lambda p: ordre.get(p["etape"], 0)), noms))
    liens = ask(remontees_listes.liens_de, contexte.store, item_no, choix)
    for ligne in liens.to_dict("records"):
        st.html(side_by_side(ligne["amont"], ligne["aval"]))
        say(phrases.lien(ligne))


def story(pas: Sequence[Mapping[str, Any]], noms: Mapping[str, str]) -> str:
    """L’histoire d’un item en HTML, étape après étape, textes échappés.

    Les suites d’un même document se lisent l’une sous l’autre : la ligne ne s’allonge pas.
    """
    maillons = "".join(
        f"<li><b>{escape(noms.get(etape, etape))}</b>{''.join(map(_to_step, suites))}</li>"
        for etape, suites in groupby(pas, key=lambda p: str(p["etape"]))
    )
    return f'<ol class="egts-histoire" tabindex="0" aria-label="Histoire de l’item">{maillons}</ol>'


def _to_step(pas: Mapping[str, Any]) -> str:
    return f"<p>{_to_card(pas)}{_nature(pas['nature_lien'])}</p>"


def _to_card(pas: Mapping[str, Any]) -> str:
    """L’intitulé, qui mène à la fiche ; une mesure nationale n’en a pas."""
    if pas["objet"] == "mesure":
        return escape(pas["intitule"])
    adresse = "preconisations?" + urlencode({FICHE: pas["item_id"]})
    return f'<a href="{escape(adresse)}" target="_self">{escape(pas["intitule"])}</a>'


def _nature(nature: str | None) -> str:
    return f" ({libelle('nature_remontee', nature).lower()})" if nature else ""


def side_by_side(amont: str, aval: str) -> str:
    """Deux intitulés face à face, surlignés là où leurs racines diffèrent, et leurs mots communs."""
    a, b = set(stems(amont)), set(stems(aval))
    return (
        '<div class="egts-face">'
        f"<p>{highlight(amont, a - b)}</p><p>{highlight(aval, b - a)}</p></div>"
    )
