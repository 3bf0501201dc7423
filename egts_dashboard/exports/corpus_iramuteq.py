"""Un corpus de textes au format d’IRaMuTeQ : une ligne étoilée, puis le texte, par item."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import count

import pandas as pd

from egts_dashboard.store.racines import fold

# Ce qu’IRaMuTeQ garde d’un texte ; l’étoile et le souligné, qui l’y structurent, en sortent.
_GARDES = re.compile(r"[^a-zA-Z0-9àÀâÂäÄáÁéÉèÈêÊëËìÌîÎïÏòÒôÔöÖùÙûÛüÜçÇßœŒñ.:,;!?' -]+")
_INCLUSIF = re.compile(r"(\w+)[·•‧∙⋅]\w+(?:[·•‧∙⋅]\w+)*")
_ECRITURES = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "…": ".",
        "–": "-",
        "—": "-",
        "‑": "-",
        "%": " pour cent ",
        "€": " euros ",
        "&": " et ",
        "æ": "ae",
        "Æ": "AE",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬀ": "ff",
        "\xad": "",
    }
)
ABSENTE = "nr"
# Une variable par colonne ; les thèmes, un à trois par item, ont les leurs.
VARIABLES = {
    "sorte": "objet",
    "atelier": "atelier_id",
    "territoire": "territoire",
    "niveau": "niveau",
    "annee": "annee",
    "document": "source_id",
}


def to_corpus(items: pd.DataFrame) -> bytes:
    """Le corpus en UTF-8, un texte par item, dans l’ordre du tableau.

    Attend les colonnes de queries.textes_selection. Variables : sorte, atelier, territoire, niveau,
    annee, document, theme (le principal), theme2, theme3 ; « nr » quand rien n’est renseigné. Un
    item dont il ne reste aucun mot est omis.
    """
    modalites = {
        variable: _modalities(items[colonne]) for variable, colonne in VARIABLES.items()
    }
    themes = _modalities(t for portes in items["theme_ids"] for t in portes)
    morceaux = []
    for item in items.to_dict("records"):
        texte = clean(item["texte"])
        if not re.search(r"\w", texte):
            continue
        etoiles = [
            f"*{variable}_{modalites[variable].get(item[colonne], ABSENTE)}"
            for variable, colonne in VARIABLES.items()
        ]
        portes = [themes[t] for t in item["theme_ids"]] or [ABSENTE]
        etoiles += [
            f"*theme{rang if rang > 1 else ''}_{code}"
            for rang, code in enumerate(portes, start=1)
        ]
        morceaux.append(f"**** {' '.join(etoiles)}\n{texte}\n")
    return "\n".join(morceaux).encode("utf-8")


def clean(texte: str) -> str:
    """Le texte sans rien de ce qu’IRaMuTeQ lirait comme une marque, sur une seule ligne."""
    simple = _INCLUSIF.sub(r"\1", texte).translate(_ECRITURES)
    connu = "".join(_letter(c) for c in unicodedata.normalize("NFC", simple))
    lignes = " ".join(_GARDES.sub(" ", connu).split())
    # Un tiret en tête de ligne annoncerait une variable.
    return lignes.lstrip("-' ")


def _letter(signe: str) -> str:
    """La lettre sans son accent, si IRaMuTeQ ne connaît pas cet accent."""
    if signe.isascii() or not _GARDES.match(signe):
        return signe
    nu = unicodedata.normalize("NFD", signe)[0]
    return nu if nu.isascii() and nu.isalpha() else " "


def _modalities(valeurs: Iterable[object]) -> dict[object, str]:
    """Chaque valeur et sa modalité : lettres et chiffres seuls, deux valeurs jamais confondues."""
    distinctes = sorted({v for v in valeurs if not pd.isna(v)}, key=str)
    prises: dict[object, str] = {}
    for valeur in distinctes:
        mot = re.sub(r"[^a-z0-9]", "", fold(str(valeur))) or "autre"
        candidats = (mot if n == 1 else f"{mot}x{n}" for n in count(1))
        interdits = {*prises.values(), ABSENTE}
        prises[valeur] = next(c for c in candidats if c not in interdits)
    return prises
