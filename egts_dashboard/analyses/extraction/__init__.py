"""Ce qu’un rapport semble dire : ses lignes entrent, des candidats sortent.

Rien n’est deviné au-delà de la structure : titres, listes, tournures et nombres.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from egts_dashboard.analyses.extraction.annonces import announces_list
from egts_dashboard.analyses.extraction.ateliers import (
    known_workshops,
    listed_workshops,
    short_names,
    titled_report,
    without_bare_numbers,
    without_names,
)
from egts_dashboard.analyses.extraction.blocs import blocks
from egts_dashboard.analyses.extraction.candidats import candidates
from egts_dashboard.analyses.extraction.cellules import read_cell
from egts_dashboard.analyses.extraction.colonnes import main_columns
from egts_dashboard.analyses.extraction.commentaires import addresses
from egts_dashboard.analyses.extraction.confiance import calibrated
from egts_dashboard.analyses.extraction.coupures import closing_breaks
from egts_dashboard.analyses.extraction.demandes import (
    item_demands,
    listed,
    told_demands,
)
from egts_dashboard.analyses.extraction.devinees import guessed_columns
from egts_dashboard.analyses.extraction.enumerations import brief_parts, enumerated
from egts_dashboard.analyses.extraction.etat import (
    NATURES,
    RENSEIGNEMENT,
    Etat,
    leaves_contents,
    leaves_list,
    note_contents,
    open_list,
    open_section,
    resumes_titles,
)
from egts_dashboard.analyses.extraction.exposes import observed
from egts_dashboard.analyses.extraction.fiches import records
from egts_dashboard.analyses.extraction.lecture import read_text
from egts_dashboard.analyses.extraction.libelles import (
    headed,
    labelled,
    labels_nested,
)
from egts_dashboard.analyses.extraction.libres import without_loose
from egts_dashboard.analyses.extraction.plans_courts import (
    short_plans,
    with_short_plans,
)
from egts_dashboard.analyses.extraction.pratiques import own_names
from egts_dashboard.analyses.extraction.prose import leads_to_demands, read_grounds
from egts_dashboard.analyses.extraction.rangees import cell_workshops
from egts_dashboard.analyses.extraction.relectures import names_reviewed, reviews
from egts_dashboard.analyses.extraction.sections import Annonce
from egts_dashboard.analyses.extraction.signatures import only_informs
from egts_dashboard.analyses.extraction.tetes import headed_paragraphs
from egts_dashboard.analyses.extraction.texte import plain, sentences
from egts_dashboard.analyses.extraction.titrage import read_title
from egts_dashboard.analyses.extraction.titres import named_item, oriented_item
from egts_dashboard.analyses.extraction.titres_freres import after_workshops, lone_dates
from egts_dashboard.analyses.extraction.tournures import asks_for_list
from egts_dashboard.analyses.extraction.tri import (
    numbers,
    with_workshops,
    without_concerned,
    without_repeats,
)
from egts_dashboard.models.bloc import Bloc
from egts_dashboard.models.candidat import Candidat, NatureCandidat


def extract(lignes: Sequence[str]) -> list[Candidat]:
    """Les candidats d’un rapport, dans l’ordre des lignes."""
    blocs, tetes = headed_paragraphs(with_short_plans(lone_dates(blocks(lignes))))
    cases = cell_workshops(blocs)
    connus = known_workshops(blocs, cases) | tetes
    etat = Etat(
        cases=cases,
        principales=main_columns(blocs),
        fiches=records(blocs),
        devinees=guessed_columns(blocs),
        noms_propres=own_names(blocs),
        noms_d_ateliers=connus,
        apres_ateliers=after_workshops(blocs, connus),
        noms_courts=short_names(blocs),
        plans_courts=short_plans(blocs),
        coupures=closing_breaks(lignes, blocs),
    )
    trouves: list[Candidat] = []
    for rang, bloc in enumerate(blocs):
        trouves.extend(_read(etat, bloc, blocs[rang + 1 : rang + 4]))
    noms = list(listed_workshops(blocs))
    trouves = without_loose(without_names(trouves, noms)) + noms
    for seul in list(titled_report(trouves, blocs)):
        # Le rapport entier rend compte de cet atelier : chaque item en vient.
        trouves = [replace(c, atelier=c.atelier or seul.texte) for c in trouves]
        trouves.append(seul)
    trouves.extend(without_concerned(trouves, numbers(blocs, cases)))
    trouves = with_workshops(
        without_bare_numbers(trouves), etat.fins, {rangee for rangee, _ in cases}
    )
    rendus = sorted(without_repeats(trouves), key=lambda c: c.ligne)
    return [calibrated(candidat) for candidat in rendus]


def _read(etat: Etat, bloc: Bloc, suite: Sequence[Bloc]) -> Iterator[Candidat]:
    if etat.annonce == "sommaire" and not leaves_contents(etat, bloc):
        note_contents(etat, bloc)
        return
    if leaves_list(etat, bloc, suite):
        open_section(etat, replace(bloc, texte=""), None)
    if bloc.rangee is not None:
        yield from read_cell(etat, bloc, suite)
        return
    if only_informs(etat, bloc):
        return
    est_jugee = bloc.sorte == "item" and reviews(etat)
    if not est_jugee and (item := named_item(bloc.texte)) is not None:
        yield from _read_named(etat, bloc, item)
        return
    if (item := _orientation(etat, bloc, suite)) is not None:
        etat.derniere_orientation = bloc.ligne_fin
        yield from _read_named(etat, bloc, item)
        return
    if bloc.sorte == "titre" and (bloc.niveau < 9 or labelled(bloc.texte) is None):
        yield from read_title(etat, bloc, suite)
        return
    if bloc.sorte == "item" and resumes_titles(etat, bloc):
        yield from read_title(etat, replace(bloc, sorte="titre", niveau=9), suite)
        return
    if labels_nested(bloc, suite) or names_reviewed(etat, bloc, suite):
        return
    etat.dernier_numero = bloc.numero or etat.dernier_numero
    parts = labelled(bloc.texte)
    if parts is None and bloc.sorte == "paragraphe" and bloc.rangee is None:
        parts = headed(bloc.texte)
    if parts and (parts[1] in NATURES or bloc.sorte != "item"):
        yield from _read_labelled(etat, bloc, parts)
        return
    if bloc.sorte == "paragraphe" and bloc.texte.endswith(":"):
        yield from _read_opening(etat, bloc, suite)
        return
    yield from _read_prose(etat, bloc, suite)


def _read_prose(etat: Etat, bloc: Bloc, suite: Sequence[Bloc]) -> Iterator[Candidat]:
    """Un item ou un paragraphe, ou ce qui motive les demandes qui le suivent."""
    if _precedes_demands(etat, bloc, suite):
        yield from read_grounds(etat, bloc)
        return
    etat.mene_a_demander = etat.atelier is not None and leads_to_demands(suite)
    yield from read_text(etat, bloc)


def _precedes_demands(etat: Etat, bloc: Bloc, suite: Sequence[Bloc]) -> bool:
    """Vrai pour le paragraphe juste avant une demande : ce qui la motive."""
    return (
        etat.annonce is None
        and bloc.sorte == "paragraphe"
        and bool(suite)
        and _opens_demands(suite[0])
    )


def _opens_demands(bloc: Bloc) -> bool:
    """Vrai pour « Le conseil recommande : », « Décision : ouvrir le samedi »."""
    parts = labelled(bloc.texte)
    return asks_for_list(bloc.texte) or (
        parts is not None and parts[1] == "preconisation"
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
    if annonce not in NATURES or addresses(contenu):
        return
    # « … une sortie par mois. Vote : unanimité. » : la demande, puis ce qui la renseigne.
    phrases = sentences(contenu)
    if any(RENSEIGNEMENT.match(plain(phrase)) for phrase in phrases[1:]):
        contenu = " ".join(p for p in phrases if not RENSEIGNEMENT.match(plain(p)))
    if etat.annonce != annonce:
        open_section(etat, replace(bloc, texte=libelle, numero=0), annonce)
    nature = cast(NatureCandidat, annonce)
    parts_lues = (
        (listed(contenu) if nature != "pratique" else [])
        or _brief_of(libelle, contenu)
        or (
            told_demands(contenu) or item_demands(contenu)
            if nature == "preconisation"
            else observed(annonce, contenu)
        )
    )
    yield from candidates(etat, nature, parts_lues, bloc, "libelle", 0.85)
    # « Exemple : … » ne dit rien de ce qui suit ; « Constats : … », si.
    # « Ils l’ont fait – … » non plus : un tiret ne titre que sa ligne.
    tient = libelle.endswith((".", "!", "…")) or bool(_brief_of(libelle, contenu))
    tient = tient or re.match(r"\s+[–—]", bloc.texte[len(libelle) :]) is not None
    etat.est_libelle = tient or not _is_plural(libelle)


def _brief_of(libelle: str, contenu: str) -> list[str]:
    """« Les propositions du club : un préau, deux bancs, une horloge » en dit plusieurs."""
    if _is_plural(libelle):
        return brief_parts(contenu)
    liste = enumerated(f"{libelle} : {contenu}")
    return liste[1] if liste is not None else []


def _is_plural(libelle: str) -> bool:
    return any(mot.endswith(("s", "x")) for mot in libelle.split()[:2])


def _read_opening(etat: Etat, bloc: Bloc, suite: Sequence[Bloc]) -> Iterator[Candidat]:
    """« Propositions du groupe : » annonce la liste qui suit."""
    se_lit = etat.annonce in (*NATURES, None) or etat.atelier is not None
    if se_lit and len(phrases := sentences(bloc.texte)) > 1:
        yield from read_text(etat, replace(bloc, texte=" ".join(phrases[:-1])))
    if etat.annonce not in NATURES and suite and suite[0].sorte == "item":
        open_list(etat, bloc, announces_list(bloc.texte))
