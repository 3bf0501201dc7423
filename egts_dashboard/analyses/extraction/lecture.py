"""Items et paragraphes : ce qu’ils proposent, selon le titre sous lequel on les lit."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from egts_dashboard.analyses.extraction.candidats import candidates
from egts_dashboard.analyses.extraction.citees import named_examples
from egts_dashboard.analyses.extraction.commentaires import is_comment
from egts_dashboard.analyses.extraction.comptes import is_count_line, tells_gathering
from egts_dashboard.analyses.extraction.demandes import demands, goals, item_parts
from egts_dashboard.analyses.extraction.enumerations import enumerated
from egts_dashboard.analyses.extraction.etat import (
    NATURES,
    RENSEIGNEMENT,
    Etat,
)
from egts_dashboard.analyses.extraction.exposes import gathered, practices_of
from egts_dashboard.analyses.extraction.libelles import labelled_phrase
from egts_dashboard.analyses.extraction.neutres import read_neutral
from egts_dashboard.analyses.extraction.pratiques import (
    cites_example,
    exists,
    tells_practice,
    told_practices,
)
from egts_dashboard.analyses.extraction.prose import observes, read_free_prose
from egts_dashboard.analyses.extraction.recits import recounts
from egts_dashboard.analyses.extraction.relectures import is_decided
from egts_dashboard.analyses.extraction.sections import REFUS
from egts_dashboard.analyses.extraction.texte import (
    begins_with_infinitive,
    plain,
    sentences,
    spoken,
)
from egts_dashboard.analyses.extraction.titres import bare
from egts_dashboard.analyses.extraction.tournures import (
    echoes,
    is_about_demands,
    is_demand,
    is_observation,
    is_wish,
    names_action,
    names_goal,
    needs_a_thing,
    notes_trouble,
    tells_observation,
)
from egts_dashboard.analyses.extraction.vecus import asks_amid, names_thing, quotes
from egts_dashboard.models.bloc import Bloc
from egts_dashboard.models.candidat import Candidat, NatureCandidat

MOTS_PHRASE = 4
PHRASES_D_UN_PARAGRAPHE = 3
MOTS_LIGNE = 3
MOTS_D_UN_LIBELLE = 6


def read_text(etat: Etat, bloc: Bloc) -> Iterator[Candidat]:
    """Les candidats d’un item ou d’un paragraphe, selon la section où il se trouve."""
    if RENSEIGNEMENT.match(plain(bloc.texte)):
        return
    bloc = replace(bloc, texte=spoken(bloc.texte))
    if bloc.sorte == "item" and etat.annonce != "pratique":
        noms = named_examples(bloc.texte)
        yield from candidates(etat, "pratique", noms, bloc, "exemple", 0.45)
    if etat.annonce in NATURES:
        nature = cast(NatureCandidat, etat.annonce)
        if bloc.sorte == "item" and _labels_items(bloc.texte):
            return
        if bloc.sorte == "item":
            etat.a_des_fleches = etat.a_des_fleches or bloc.est_fleche
            yield from _read_item(etat, nature, bloc)
        else:
            yield from _read_prose(etat, nature, bloc)
    elif bloc.sorte == "item" and bloc.texte.endswith(":"):
        return
    elif etat.annonce == "neutre" and REFUS.match(bare(etat.titre)):
        return
    elif bloc.sorte == "item" and None in (etat.annonce, etat.atelier):
        yield from _read_loose_item(etat, bloc)
    elif etat.annonce is None:
        yield from read_free_prose(etat, bloc)
    elif etat.annonce == "neutre" and bloc.sorte != "item":
        yield from read_neutral(etat, bloc)


def _labels_items(texte: str) -> bool:
    """Vrai pour « Pour les filles : », qui nomme les items d’une liste en retrait."""
    est_bref = len(texte.split()) <= MOTS_D_UN_LIBELLE
    dit = is_demand(texte) or is_observation(texte)
    return texte.endswith(":") and est_bref and not dit


def _read_item(etat: Etat, nature: NatureCandidat, bloc: Bloc) -> Iterator[Candidat]:
    """Un item ; plusieurs s’il enchaîne des phrases qui demandent chacune quelque chose."""
    phrases = item_parts(nature, bloc.texte)
    for phrase in phrases:
        if nature == "constat" and (liste := enumerated(phrase)) is not None:
            yield from candidates(etat, *liste, bloc, "enumeration", 0.5)
            continue
        if is_about_demands(phrase):
            continue
        est_acte = nature == "constat" and tells_practice(phrase)
        if est_acte or (nature != "pratique" and cites_example(phrase)):
            yield from candidates(etat, "pratique", [phrase], bloc, "exemple", 0.45)
            continue
        if nature == "constat" and is_decided(etat, phrase):
            yield from candidates(
                etat, "preconisation", [phrase], bloc, "liste_de_section", 0.8
            )
        elif nature == "constat" and asks_amid(phrase) and not _observes_first(phrase):
            yield from candidates(
                etat, "preconisation", [phrase], bloc, "demande", 0.45
            )
        else:
            yield from candidates(
                etat, nature, [phrase], bloc, "liste_de_section", 0.95
            )


def _read_prose(etat: Etat, nature: NatureCandidat, bloc: Bloc) -> Iterator[Candidat]:
    phrases = sentences(bloc.texte)
    est_seule = len(phrases) == 1
    if etat.derniere_nue and not bloc.texte.endswith("."):
        # Trop longue pour un titre, une ligne sans puce parmi d’autres.
        etat.derniere_nue = bloc.ligne_fin
    if nature == "pratique":
        phrases = practices_of(phrases)
    else:
        developpe = etat.a_des_fleches and nature == "preconisation"
        phrases = gathered(phrases, etat.noms_propres)
        cites = told_practices(phrases, etat.noms_propres, developpe=developpe)
        if nature == "preconisation":
            cites += [p for p in phrases if p not in cites and exists(p)]
        yield from candidates(etat, "pratique", cites, bloc, "exemple", 0.45)
        phrases = [p for p in phrases if p not in cites]
    # « Des loyers chers. », seul sur sa ligne, est un item qui a perdu sa puce.
    mots_min = MOTS_LIGNE if est_seule else MOTS_PHRASE
    phrases = [p for p in phrases if len(p.split()) >= mots_min]
    if etat.a_des_fleches and nature == "preconisation":
        # Sous un item à flèche, le texte développe : seule une demande y ajoute, et ce
        # qu’il rapporte des échanges se constate.
        echos = [p for p in phrases if _observes_under(etat, p)]
        yield from candidates(etat, "constat", echos, bloc, "tournure_de_constat", 0.4)
        phrases = [p for p in phrases if _asks(p)]
    phrases = [p for p in phrases if not (is_comment(nature, p) or is_count_line(p))]
    if etat.est_theme:
        # Sous « Enjeu 1 – Respirer », ce qui ne demande rien dit où l’on en est.
        vus = [p for p in phrases if not is_demand(p)]
        yield from candidates(etat, "constat", vus, bloc, "phrase_de_section", 0.5)
        phrases = [p for p in phrases if p not in vus]
    surs = [p for p in phrases if nature != "preconisation" or is_demand(p)]
    yield from _read_phrases(etat, nature, bloc, phrases, surs)


def _asks(phrase: str) -> bool:
    return is_demand(phrase) or is_wish(phrase)


def _observes_under(etat: Etat, phrase: str) -> bool:
    """Vrai sous une demande que le texte développe, pour ce qui s’y constate."""
    return not _asks(phrase) and (echoes(phrase) or observes(etat, phrase))


def _read_phrases(
    etat: Etat,
    nature: NatureCandidat,
    bloc: Bloc,
    phrases: Sequence[str],
    surs: Sequence[str],
) -> Iterator[Candidat]:
    """Chaque phrase sous un titre : ce qu’elle énumère, demande malgré lui, ou dit avec lui."""
    for phrase in phrases:
        if nature == "constat" and (liste := enumerated(phrase)) is not None:
            yield from candidates(etat, *liste, bloc, "enumeration", 0.5)
            continue
        if (
            nature == "constat"
            and asks_amid(phrase)
            and (etat.atelier or is_wish(phrase))
        ):
            yield from candidates(
                etat, "preconisation", demands(phrase), bloc, "demande", 0.45
            )
            continue
        if nature == "preconisation" and (dite := labelled_phrase(phrase)) is not None:
            yield from candidates(etat, *dite, bloc, "libelle", 0.6)
            continue
        if nature == "preconisation" and _observes_amid(phrase):
            yield from candidates(
                etat, "constat", [phrase], bloc, "tournure_de_constat", 0.35
            )
            continue
        confiance = 0.75 if phrase in surs else 0.5
        parts = demands(phrase) if nature == "preconisation" else [phrase]
        yield from candidates(etat, nature, parts, bloc, "phrase_de_section", confiance)


def _observes_amid(phrase: str) -> bool:
    """Vrai pour « Les riverains dénoncent le bruit », au milieu de demandes."""
    est_dite = tells_observation(phrase) or quotes(phrase)
    est_vecue = recounts(phrase) and notes_trouble(phrase)
    return (est_dite or est_vecue) and not _asks(phrase)


def _observes_first(phrase: str) -> bool:
    """Vrai pour « Les bailleurs craignent… et demandent… », « Il faut un papier pour… »."""
    return is_observation(" ".join(phrase.split()[:5])) or needs_a_thing(phrase)


def _tells_all(etat: Etat, texte: str) -> bool:
    """Vrai pour un item qui est un paragraphe : plusieurs phrases, de tout bord."""
    phrases = sentences(texte)
    return (
        etat.atelier is None
        and len(phrases) >= PHRASES_D_UN_PARAGRAPHE
        and not all(map(begins_with_infinitive, phrases))
    )


def _read_loose_item(etat: Etat, bloc: Bloc) -> Iterator[Candidat]:
    """Un item de liste hors de toute section connue."""
    confiance = 0.55 if etat.atelier else 0.4
    if names_goal(bloc.texte):
        buts = goals(bloc.texte)
        yield from candidates(etat, "preconisation", buts, bloc, "infinitif", confiance)
    elif _tells_all(etat, bloc.texte):
        yield from read_free_prose(etat, bloc)
    elif begins_with_infinitive(bloc.texte):
        textes = item_parts("preconisation", bloc.texte)
        yield from candidates(
            etat, "preconisation", textes, bloc, "infinitif", confiance
        )
    elif tells_practice(bloc.texte):
        yield from candidates(etat, "pratique", [bloc.texte], bloc, "exemple", 0.5)
    elif etat.atelier is not None and not tells_gathering(bloc.texte):
        demande = is_demand(bloc.texte) or names_action(bloc.texte)
        nature: NatureCandidat = "preconisation" if demande else "constat"
        if not demande and etat.titre and names_thing(bloc.texte):
            # « Une pharmacie », sous « Commerces à proximité » : un inventaire.
            return
        textes = item_parts(nature, bloc.texte) if demande else [bloc.texte]
        yield from candidates(etat, nature, textes, bloc, "liste_d_atelier", 0.4)
    else:
        yield from read_free_prose(etat, bloc)
