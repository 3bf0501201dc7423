"""Ce qu’un rapport semble dire : ses lignes entrent, des candidats sortent.

Rien n’est deviné au-delà de la structure : titres, listes, tournures et nombres.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import cast

from egts_dashboard.analyses.extraction_blocs import Bloc, blocks
from egts_dashboard.analyses.extraction_etat import (
    NATURES,
    Etat,
    closes,
    leaves_contents,
    open_section,
)
from egts_dashboard.analyses.extraction_texte import (
    begins_with_infinitive,
    is_demand,
    is_requirement,
    plain,
    sentences,
)
from egts_dashboard.analyses.extraction_titres import (
    announced,
    is_subtitle,
    named_item,
    workshop,
)
from egts_dashboard.analyses.extraction_tri import (
    numbers,
    with_workshops,
    without_loose,
    without_repeats,
)
from egts_dashboard.models.candidat import Candidat, Motif, NatureCandidat

MOTS_MIN = 2
MOTS_PHRASE = 5
SIGNES_MAX = 2000


def extract(lignes: Sequence[str]) -> list[Candidat]:
    """Les candidats d’un rapport, dans l’ordre des lignes."""
    blocs = blocks(lignes)
    etat = Etat()
    trouves: list[Candidat] = []
    for rang, bloc in enumerate(blocs):
        trouves.extend(_read(etat, bloc, blocs[rang + 1 : rang + 4]))
    trouves = without_loose(trouves)
    trouves.extend(numbers(blocs))
    trouves = with_workshops(trouves)
    return sorted(without_repeats(trouves), key=lambda c: c.ligne)


def _read(etat: Etat, bloc: Bloc, suite: Sequence[Bloc]) -> Iterator[Candidat]:
    if etat.annonce == "sommaire" and not leaves_contents(etat, bloc):
        etat.titres_vus.add(plain(bloc.texte))
        return
    if bloc.rangee is not None:
        yield from _read_cell(etat, bloc, suite)
        return
    if (item := named_item(bloc.texte)) is not None:
        yield from _read_named(etat, bloc, item)
        return
    if bloc.sorte == "titre":
        yield from _read_title(etat, bloc, suite)
        return
    if bloc.sorte == "paragraphe" and bloc.texte.endswith(":"):
        yield from _read_opening(etat, bloc)
        return
    yield from _read_text(etat, bloc, suite)


def _read_title(etat: Etat, bloc: Bloc, suite: Sequence[Bloc]) -> Iterator[Candidat]:
    if (nom := workshop(bloc.texte)) is not None:
        etat.atelier, etat.annonce, etat.niveau, etat.titre = nom, None, bloc.niveau, ""
        etat.colonnes.clear()
        yield Candidat(
            "atelier", nom, bloc.ligne, bloc.ligne_fin, "titre_atelier", 0.95
        )
        return
    annonce = announced(bloc.texte)
    est_partie = bloc.est_colle and annonce == "neutre" and etat.annonce in NATURES
    if annonce is not None and not est_partie:
        open_section(etat, bloc, annonce)
    elif etat.annonce == "preconisation" and begins_with_infinitive(bloc.texte):
        # « Améliorer la lisibilité », titre de la liste qui le détaille, demande déjà.
        yield from _candidates(
            etat, "preconisation", [bloc.texte], bloc, "infinitif", 0.7
        )
    elif bloc.est_colle:
        yield from _read_glued_head(etat, bloc)
    elif not is_subtitle(bloc.texte) and closes(etat, bloc, suite):
        open_section(etat, bloc, None)


def _read_named(etat: Etat, bloc: Bloc, item: str) -> Iterator[Candidat]:
    """Une demande qui dit son nom et son numéro ; ce qui suit la développe."""
    if etat.annonce != "preconisation":
        open_section(etat, replace(bloc, texte="Préconisation"), "preconisation")
    etat.a_des_fleches = True
    yield from _candidates(etat, "preconisation", [item], bloc, "liste_de_section", 0.9)


def _read_glued_head(etat: Etat, bloc: Bloc) -> Iterator[Candidat]:
    """« Volet formation », en tête de ligne ; parfois un item y est collé sans marque."""
    mots = bloc.texte.split()
    coupe = next((i for i in range(2, len(mots)) if mots[i][0].isupper()), 0)
    if is_subtitle(bloc.texte) and coupe and len(mots) - coupe >= 4:
        reste = replace(bloc, texte=" ".join(mots[coupe:]), sorte="item")
        yield from _read_text(etat, reste, ())


def _read_opening(etat: Etat, bloc: Bloc) -> Iterator[Candidat]:
    """« Propositions du groupe : » annonce la liste qui suit."""
    if etat.annonce in NATURES and len(phrases := sentences(bloc.texte)) > 1:
        yield from _read_text(etat, replace(bloc, texte=" ".join(phrases[:-1])), ())
    annonce = announced(bloc.texte)
    if annonce in NATURES:
        etat.annonce, etat.niveau, etat.titre = annonce, 9, bloc.texte


def _read_cell(etat: Etat, bloc: Bloc, suite: Sequence[Bloc]) -> Iterator[Candidat]:
    annonce = announced(bloc.texte) if bloc.sorte != "item" else None
    if annonce in NATURES:
        if bloc.colonne == 0:
            open_section(etat, bloc, annonce)
        etat.colonnes[bloc.colonne or 0] = annonce
        return
    quoi = etat.colonnes.get(bloc.colonne or 0)
    if quoi is None and not (etat.annonce in NATURES and bloc.sorte == "item"):
        return
    nature = cast(NatureCandidat, quoi or etat.annonce)
    motif: Motif = "cellule_de_tableau"
    if len(bloc.texte.split()) >= MOTS_MIN or quoi:
        yield from _candidates(etat, nature, [bloc.texte], bloc, motif, 0.85)


def _read_text(etat: Etat, bloc: Bloc, suite: Sequence[Bloc]) -> Iterator[Candidat]:
    if etat.annonce in NATURES:
        nature = cast(NatureCandidat, etat.annonce)
        if bloc.sorte == "item":
            etat.a_des_fleches = etat.a_des_fleches or bloc.est_fleche
            yield from _read_item(etat, nature, bloc)
        else:
            yield from _read_prose(etat, nature, bloc)
    elif bloc.sorte == "item" and bloc.texte.endswith(":"):
        return
    elif bloc.sorte == "item" and None in (etat.annonce, etat.atelier):
        yield from _read_loose_item(etat, bloc)
    elif etat.atelier is not None and etat.annonce is None:
        demandes = [p for p in sentences(bloc.texte) if is_requirement(p)]
        yield from _candidates(etat, "preconisation", demandes, bloc, "demande", 0.4)


def _read_item(etat: Etat, nature: NatureCandidat, bloc: Bloc) -> Iterator[Candidat]:
    """Un item ; plusieurs s’il enchaîne des phrases qui demandent chacune quelque chose."""
    phrases = sentences(bloc.texte)
    if nature == "preconisation" and not all(map(begins_with_infinitive, phrases[1:])):
        phrases = [bloc.texte]
    elif (
        nature != "preconisation" and min(len(p.split()) for p in phrases) < MOTS_PHRASE
    ):
        phrases = [bloc.texte]
    for phrase in phrases:
        if nature == "constat" and _requires(phrase):
            yield from _candidates(
                etat, "preconisation", [phrase], bloc, "demande", 0.45
            )
        else:
            yield from _candidates(
                etat, nature, [phrase], bloc, "liste_de_section", 0.95
            )


def _read_prose(etat: Etat, nature: NatureCandidat, bloc: Bloc) -> Iterator[Candidat]:
    phrases = [p for p in sentences(bloc.texte) if len(p.split()) >= MOTS_PHRASE]
    if etat.a_des_fleches and nature == "preconisation":
        # Sous un item à flèche, le texte développe : seule une demande y ajoute.
        phrases = [p for p in phrases if is_demand(p)]
    surs = [p for p in phrases if nature != "preconisation" or is_demand(p)]
    for phrase in phrases:
        if nature == "constat" and etat.atelier and _requires(phrase):
            yield from _candidates(
                etat, "preconisation", [phrase], bloc, "demande", 0.45
            )
            continue
        confiance = 0.75 if phrase in surs else 0.5
        yield from _candidates(
            etat, nature, [phrase], bloc, "phrase_de_section", confiance
        )


def _requires(phrase: str) -> bool:
    """Une demande au milieu de constats ; « Besoin de… » y reste un constat."""
    simple = plain(phrase)
    return (
        is_requirement(phrase)
        and len(phrase.split()) > MOTS_PHRASE
        and not simple.startswith(("besoin", "necessite"))
        and "ce que" not in simple
    )


def _read_loose_item(etat: Etat, bloc: Bloc) -> Iterator[Candidat]:
    """Un item de liste hors de toute section connue."""
    if begins_with_infinitive(bloc.texte):
        confiance = 0.55 if etat.atelier else 0.4
        yield from _candidates(
            etat, "preconisation", [bloc.texte], bloc, "infinitif", confiance
        )
    elif etat.atelier is not None:
        nature: NatureCandidat = "preconisation" if is_demand(bloc.texte) else "constat"
        yield from _candidates(etat, nature, [bloc.texte], bloc, "liste_d_atelier", 0.4)


def _candidates(
    etat: Etat,
    nature: NatureCandidat,
    textes: Iterable[str],
    bloc: Bloc,
    motif: Motif,
    confiance: float,
) -> Iterator[Candidat]:
    for texte in textes:
        if etat.est_recapitulatif:
            confiance = min(confiance, 0.8)
        yield Candidat(
            nature,
            texte[:SIGNES_MAX],
            bloc.ligne,
            bloc.ligne_fin,
            motif,
            confiance,
            indice=etat.titre.strip(" :"),
            atelier=etat.atelier,
        )
