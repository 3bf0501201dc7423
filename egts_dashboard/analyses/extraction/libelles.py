"""Les libellés : « Constat : les bus sont rares », « Ils l’ont fait. À Guer… », en tête de leur ligne."""

import re
from collections.abc import Sequence
from typing import cast

from egts_dashboard.analyses.extraction.comptes import tells_counts
from egts_dashboard.analyses.extraction.sections import Annonce
from egts_dashboard.analyses.extraction.texte import plain
from egts_dashboard.analyses.extraction.titres import announced
from egts_dashboard.models.bloc import Bloc
from egts_dashboard.models.candidat import NatureCandidat

LIBELLE = re.compile(r"([^:.;!?]{4,50}?)\s?:\s+(\S.{7,})$", re.DOTALL)
# « Bonne pratique – La mairie prête… » : le tiret ne suit qu’un mot qui nomme un seul item.
LIBELLE_A_TIRET = re.compile(
    r"((?:bonne pratique|pratique|initiative|exp[ée]rience|exemple|constat|frein|levier|difficult[ée]|proposition"
    r"|pr[ée]conisation|recommandation|demande|piste)(?: \w+)?(?: n\s?[°o]\s?\d{1,2}| \d{1,2})?)\s+[–—]\s+(\S+(?:\s+\S+){4,})$",
    re.DOTALL | re.IGNORECASE,
)
# « Ils l’ont fait – Une école prête… » : plusieurs mots ne nomment ainsi que des pratiques.
PRATIQUE_A_TIRET = re.compile(
    r"([A-ZÀ-ÞŒ][^:.;!?–—]{4,40}?)\s+[–—]\s+(\S+(?:\s+\S+){4,})$", re.DOTALL
)
# « Ils l’ont fait. À Guer, la commune salarie… » : un titre d’une phrase, en tête du paragraphe.
LIBELLE_A_POINT = re.compile(
    r"([A-ZÀ-ÞŒ][^:.;!?]{4,40}[.!?…])\s+([A-ZÀ-ÞŒ«].{20,})$", re.DOTALL
)
# « Ce qui va bien = le logement ».
EGAL = re.compile(r"^([^:=.;]{4,50}) = ")
MOTS_D_UN_LIBELLE = 5
MOTS_D_UN_NOM = 2
MOTS_D_UN_CONTENU = 4
INTITULE_D_ACTION = re.compile(
    r"(?:intitule|titre|nom|libelle) (?:de (?:l'|la |cette )?)(?:fiche[ -])?(?:action|mesure|proposition|fiche)"
)


def labelled(texte: str) -> tuple[str, Annonce, str] | None:
    """« Constat : les bus sont rares » → le libellé, ce qu’il annonce, ce qu’il porte."""
    if (dite := PRATIQUE_A_TIRET.match(texte)) and announced(dite[1]) == "pratique":
        return dite[1], "pratique", dite[2]
    trouve = LIBELLE_A_TIRET.match(texte) or LIBELLE.match(texte)
    if trouve is None:
        return None
    annonce = announced(f"{trouve[1]} :")
    if annonce is None and INTITULE_D_ACTION.fullmatch(plain(trouve[1])):
        annonce = "preconisation"
    return (trouve[1], annonce, trouve[2]) if annonce else None


def labelled_phrase(phrase: str) -> tuple[NatureCandidat, list[str]] | None:
    """« Solution : revaloriser les filières », au milieu d’un paragraphe : sa nature, ce qu’elle dit."""
    parts = labelled(EGAL.sub(r"\1 : ", phrase, count=1))
    if parts is None or parts[1] not in ("constat", "preconisation"):
        return None
    if tells_counts(parts[2]):
        return None
    est_bref = len(parts[2].split()) < MOTS_D_UN_CONTENU
    return cast(NatureCandidat, parts[1]), [phrase if est_bref else parts[2]]


def headed(texte: str) -> tuple[str, Annonce, str] | None:
    """« Ce qui marche. La navette du samedi… », le titre en tête de son paragraphe."""
    trouve = LIBELLE_A_POINT.match(texte)
    if trouve is None or len(trouve[1].split()) > MOTS_D_UN_LIBELLE:
        return None
    annonce = announced(trouve[1])
    return (trouve[1], annonce, trouve[2]) if annonce else None


def labels_nested(bloc: Bloc, suite: Sequence[Bloc]) -> bool:
    """Vrai pour « Aller vers », au-dessus d’une liste en retrait : un nom, pas un item."""
    return (
        bloc.sorte == "item"
        and len(bloc.texte.split()) <= MOTS_D_UN_NOM
        and bloc.texte[-1].isalnum()
        and bool(suite)
        and suite[0].sorte == "item"
        and suite[0].retrait > bloc.retrait
    )
