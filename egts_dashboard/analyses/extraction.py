"""Ce qu’un rapport semble dire : ses lignes entrent, des candidats sortent.

Rien n’est deviné au-delà de la structure : titres, listes, tournures et nombres.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from egts_dashboard.analyses.extraction_ateliers import (
    listed_workshops,
    without_names,
)
from egts_dashboard.analyses.extraction_blocs import blocks
from egts_dashboard.analyses.extraction_cellules import read_cell
from egts_dashboard.analyses.extraction_colonnes import main_columns
from egts_dashboard.analyses.extraction_etat import (
    FICHE,
    NATURES,
    Etat,
    closes,
    continues_titles,
    is_bare_line,
    leaves_contents,
    note_contents,
    open_section,
    resumes_titles,
)
from egts_dashboard.analyses.extraction_lecture import candidates, read_text
from egts_dashboard.analyses.extraction_sections import Annonce
from egts_dashboard.analyses.extraction_texte import (
    begins_with_infinitive,
    sentences,
)
from egts_dashboard.analyses.extraction_titres import (
    NUMERO_DE_TITRE,
    announced,
    hinted,
    is_subgroup,
    is_subtitle,
    labelled,
    named_item,
    oriented_item,
    titled_workshop,
)
from egts_dashboard.analyses.extraction_tournures import (
    is_requirement,
    names_action,
)
from egts_dashboard.analyses.extraction_tri import (
    numbers,
    with_workshops,
    without_concerned,
    without_loose,
    without_repeats,
)
from egts_dashboard.models.bloc import Bloc
from egts_dashboard.models.candidat import Candidat, NatureCandidat

MOTS_MIN = 2
MOTS_D_UN_ATELIER = 8
LIGNES_DE_TETE = 4
# « Bilan de la concertation », en tête, nomme le rapport entier.
TITRE_DU_RAPPORT = re.compile(r"\W*bilan (?:de|du|des)\b", re.IGNORECASE)


def extract(lignes: Sequence[str]) -> list[Candidat]:
    """Les candidats d’un rapport, dans l’ordre des lignes."""
    blocs = blocks(lignes)
    etat = Etat(principales=main_columns(blocs))
    trouves: list[Candidat] = []
    for rang, bloc in enumerate(blocs):
        trouves.extend(_read(etat, bloc, blocs[rang + 1 : rang + 4]))
    noms = list(listed_workshops(blocs))
    trouves = without_loose(without_names(trouves, noms)) + noms
    trouves.extend(without_concerned(trouves, numbers(blocs)))
    trouves = with_workshops(trouves)
    return sorted(without_repeats(trouves), key=lambda c: c.ligne)


def _read(etat: Etat, bloc: Bloc, suite: Sequence[Bloc]) -> Iterator[Candidat]:
    if etat.annonce == "sommaire" and not leaves_contents(etat, bloc):
        note_contents(etat, bloc)
        return
    if bloc.rangee is not None:
        yield from read_cell(etat, bloc, suite)
        return
    if (item := named_item(bloc.texte)) is not None:
        yield from _read_named(etat, bloc, item)
        return
    if (item := _orientation(etat, bloc, suite)) is not None:
        etat.derniere_orientation = bloc.ligne_fin
        yield from _read_named(etat, bloc, item)
        return
    if bloc.sorte == "titre" and (bloc.niveau < 9 or labelled(bloc.texte) is None):
        yield from _read_title(etat, bloc, suite)
        return
    if bloc.sorte == "item" and resumes_titles(etat, bloc):
        yield from _read_title(etat, replace(bloc, sorte="titre", niveau=9), suite)
        return
    if _labels_nested(bloc, suite):
        return
    etat.dernier_numero = bloc.numero or etat.dernier_numero
    if (parts := labelled(bloc.texte)) and (
        parts[1] in NATURES or bloc.sorte != "item"
    ):
        yield from _read_labelled(etat, bloc, parts)
        return
    if bloc.sorte == "paragraphe" and bloc.texte.endswith(":"):
        yield from _read_opening(etat, bloc)
        return
    yield from read_text(etat, bloc)


def _heads_sections(bloc: Bloc, suite: Sequence[Bloc]) -> bool:
    """Vrai pour « Atelier Mobilité », seul sur sa ligne, quand une section connue le suit."""
    return (
        len(bloc.texte.split()) <= MOTS_D_UN_ATELIER
        and bloc.texte[-1].isalnum()
        and any(b.sorte == "titre" and announced(b.texte) in NATURES for b in suite[:2])
    )


def _labels_nested(bloc: Bloc, suite: Sequence[Bloc]) -> bool:
    """Vrai pour « Aller vers », au-dessus d’une liste en retrait : un nom, pas un item."""
    return (
        bloc.sorte == "item"
        and len(bloc.texte.split()) <= MOTS_MIN
        and bloc.texte[-1].isalnum()
        and bool(suite)
        and suite[0].sorte == "item"
        and suite[0].retrait > bloc.retrait
    )


def _read_title(etat: Etat, bloc: Bloc, suite: Sequence[Bloc]) -> Iterator[Candidat]:
    nom = titled_workshop(
        bloc.texte, est_balise=bloc.niveau < 9 or _heads_sections(bloc, suite)
    )
    if nom is not None and etat.atelier and is_subgroup(nom):
        return
    if nom is not None:
        etat.atelier, etat.annonce, etat.niveau, etat.titre = nom, None, bloc.niveau, ""
        etat.colonnes.clear()
        yield Candidat(
            "atelier", nom, bloc.ligne, bloc.ligne_fin, "titre_atelier", 0.95
        )
        return
    annonce = announced(bloc.texte) or _hint(etat, bloc)
    if bloc.ligne <= LIGNES_DE_TETE and TITRE_DU_RAPPORT.match(bloc.texte):
        return
    if annonce == "neutre" and FICHE.match(bloc.texte):
        return
    est_partie = bloc.est_colle and annonce == "neutre" and etat.annonce in NATURES
    if annonce is not None and not est_partie:
        open_section(etat, bloc, annonce)
    elif (
        etat.annonce == "preconisation"
        and begins_with_infinitive(bloc.texte)
        and not continues_titles(etat, bloc)
    ):
        # « Améliorer la lisibilité », titre de la liste qui le détaille, demande déjà.
        titre = [NUMERO_DE_TITRE.sub("", bloc.texte)]
        yield from candidates(
            etat, "preconisation", titre, bloc, "titre_infinitif", 0.7
        )
    elif bloc.est_colle:
        yield from _read_glued_head(etat, bloc)
    elif is_bare_line(etat, bloc, suite):
        etat.derniere_nue = bloc.ligne_fin
        nature = cast(NatureCandidat, etat.annonce)
        yield from candidates(etat, nature, [bloc.texte], bloc, "ligne_de_section", 0.6)
    elif etat.atelier and etat.annonce is None and _asks(bloc) and not bloc.numero:
        # « Besoin de formation adaptée », seul sur sa ligne dans un atelier.
        yield from candidates(etat, "preconisation", [bloc.texte], bloc, "demande", 0.4)
    elif not is_subtitle(bloc.texte) and closes(etat, bloc, suite):
        open_section(etat, bloc, None)


def _hint(etat: Etat, bloc: Bloc) -> Annonce | None:
    """Un mot du titre ; celui du rapport lui-même, en tête, n’ouvre rien."""
    if bloc.est_colle or bloc.ligne <= LIGNES_DE_TETE or is_subtitle(bloc.texte):
        return None
    return hinted(bloc.texte)


def _asks(bloc: Bloc) -> bool:
    return bloc.niveau == 9 and (
        begins_with_infinitive(bloc.texte)
        or names_action(bloc.texte)
        or is_requirement(bloc.texte)
    )


def _read_named(etat: Etat, bloc: Bloc, item: str) -> Iterator[Candidat]:
    """Une demande qui dit son nom et son numéro ; ce qui suit la développe."""
    if etat.annonce != "preconisation":
        open_section(etat, replace(bloc, texte="Préconisation"), "preconisation")
    etat.a_des_fleches = True
    yield from candidates(etat, "preconisation", [item], bloc, "liste_de_section", 0.9)


def _orientation(etat: Etat, bloc: Bloc, suite: Sequence[Bloc]) -> str | None:
    """Une orientation parmi d’autres, à la file ; celle qu’une liste détaille est un titre."""
    item = oriented_item(bloc.texte)
    if item is None or (suite and suite[0].sorte == "item" != bloc.sorte):
        return None
    a_suivre = suite and oriented_item(suite[0].texte) is not None
    return item if a_suivre or 0 < bloc.ligne - etat.derniere_orientation <= 2 else None


def _read_labelled(
    etat: Etat, bloc: Bloc, parts: tuple[str, Annonce, str]
) -> Iterator[Candidat]:
    """« Proposition : ouvrir un lieu », dite sur une seule ligne."""
    libelle, annonce, contenu = parts
    if annonce not in NATURES:
        return
    if etat.annonce == annonce:
        yield from read_text(etat, bloc)
        return
    open_section(etat, replace(bloc, texte=libelle, numero=0), annonce)
    nature = cast(NatureCandidat, annonce)
    yield from candidates(etat, nature, [contenu], bloc, "libelle", 0.85)


def _read_glued_head(etat: Etat, bloc: Bloc) -> Iterator[Candidat]:
    """« Volet formation », en tête de ligne ; parfois un item y est collé sans marque."""
    mots = bloc.texte.split()
    coupe = next((i for i in range(2, len(mots)) if mots[i][0].isupper()), 0)
    if is_subtitle(bloc.texte) and coupe and len(mots) - coupe >= 4:
        reste = replace(bloc, texte=" ".join(mots[coupe:]), sorte="item")
        yield from read_text(etat, reste)


def _read_opening(etat: Etat, bloc: Bloc) -> Iterator[Candidat]:
    """« Propositions du groupe : » annonce la liste qui suit."""
    if etat.annonce in NATURES and len(phrases := sentences(bloc.texte)) > 1:
        yield from read_text(etat, replace(bloc, texte=" ".join(phrases[:-1])))
    annonce = announced(bloc.texte)
    if annonce in NATURES:
        etat.annonce, etat.niveau, etat.titre = annonce, 9, bloc.texte
