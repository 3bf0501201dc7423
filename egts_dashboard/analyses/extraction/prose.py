"""La prose qu’aucun titre n’annonce : ses tournures, et ce qu’elle mène à demander, la disent."""

import re
from collections.abc import Iterator, Sequence

from egts_dashboard.analyses.extraction.candidats import candidates
from egts_dashboard.analyses.extraction.commentaires import is_comment
from egts_dashboard.analyses.extraction.comptes import only_counts
from egts_dashboard.analyses.extraction.coulisses import cites_law
from egts_dashboard.analyses.extraction.demandes import demands, item_demands
from egts_dashboard.analyses.extraction.enumerations import enumerated
from egts_dashboard.analyses.extraction.etat import (
    Etat,
)
from egts_dashboard.analyses.extraction.exemples import (
    introduces_examples,
    tells_example,
)
from egts_dashboard.analyses.extraction.exposes import gathered
from egts_dashboard.analyses.extraction.libelles import labelled_phrase
from egts_dashboard.analyses.extraction.pratiques import (
    announces_practices,
    comments_practice,
    tells_actor,
    tells_practice,
    told_practices,
)
from egts_dashboard.analyses.extraction.recits import (
    discusses,
    informs,
    narrates,
    tells_meeting,
    tells_presence,
    wished,
)
from egts_dashboard.analyses.extraction.texte import (
    begins_with_infinitive,
    plain,
    sentences,
)
from egts_dashboard.analyses.extraction.tournures import (
    NEGATION,
    announces_observations,
    echoes,
    is_about_demands,
    is_observation,
    is_requirement,
    names_need,
    tells_demand,
    wants_more,
)
from egts_dashboard.analyses.extraction.vecus import (
    measures,
    opens_observation,
    quotes,
    suffers,
)
from egts_dashboard.models.bloc import Bloc
from egts_dashboard.models.candidat import Candidat, Motif

MOTS_PHRASE = 4
# Un paragraphe dont la moitié des phrases constatent : les autres aussi.
PART_DE_CONSTATS = 0.5
# « Passer le permis coûte deux mois de paye. » : l’infinitif n’est que le sujet.
SUJET = re.compile(
    r"^[^,;:]*(?<!qui )(?<!ou )(?<!que ) (?:est|reste|vaut|demande|devient|permet|coute|prend|oblige|releve|fait|suppose|semble|parait|a ete|serait|suffit)\b"
)


def read_free_prose(etat: Etat, bloc: Bloc) -> Iterator[Candidat]:
    """La prose sans titre qui dise ce qu’elle est : ses tournures le disent."""
    en_exemple = en_constat = False
    phrases = gathered(sentences(bloc.texte), etat.noms_propres)
    motivees = _grounds(
        phrases, mene=etat.mene_a_demander or _mostly_observes(etat, phrases)
    )
    for phrase in phrases:
        if comments_practice(phrase) or _only_discusses(phrase):
            continue
        if announced := list(_read_announced(etat, bloc, phrase)):
            yield from announced
            continue
        est_exemple = tells_example(phrase) or (
            en_exemple and not is_requirement(phrase)
        )
        if est_exemple and not commands(phrase):
            yield from candidates(etat, "pratique", [phrase], bloc, "exemple", 0.45)
        elif tells_practice(phrase) or tells_actor(phrase, etat.noms_propres):
            yield from candidates(etat, "pratique", [phrase], bloc, "exemple", 0.5)
        elif _demands(etat, phrase):
            yield from candidates(
                etat, "preconisation", demands(phrase), bloc, "demande", 0.4
            )
        elif commands(phrase) and (etat.atelier is None or phrase == phrases[0]):
            yield from candidates(
                etat, "preconisation", item_demands(phrase), bloc, "infinitif", 0.4
            )
        elif en_constat and len(phrase.split()) >= MOTS_PHRASE:
            yield from candidates(
                etat, "constat", [phrase], bloc, "phrase_de_section", 0.5
            )
        elif announces_observations(phrase):
            en_constat = True
        else:
            yield from _read_statement(etat, bloc, phrase, phrase in motivees)
        en_exemple = (
            en_exemple or introduces_examples(phrase) or announces_practices(phrase)
        )


def _read_announced(etat: Etat, bloc: Bloc, phrase: str) -> Iterator[Candidat]:
    """Ce qu’une phrase annonce avant de le dire : « Solution : … », « les freins (…) »."""
    if (dite := labelled_phrase(phrase)) is not None:
        yield from candidates(etat, *dite, bloc, "libelle", 0.6)
    elif (liste := enumerated(phrase)) is not None:
        yield from candidates(etat, *liste, bloc, "enumeration", 0.5)


def _demands(etat: Etat, phrase: str) -> bool:
    demande = (
        is_requirement(phrase)
        or wants_more(phrase)
        or (etat.atelier and names_need(phrase))
    )
    est_mesure = measures(phrase) and not tells_demand(phrase)
    subit = opens_observation(phrase) or suffers(phrase)
    return bool(demande) and not (subit or est_mesure)


def _states(etat: Etat, phrase: str) -> bool:
    est_entiere = len(phrase.split()) >= MOTS_PHRASE
    est_dite = opens_observation(phrase) or suffers(phrase)
    est_dite = est_dite or (etat.atelier is not None and quotes(phrase))
    return est_dite or (est_entiere and observes(etat, phrase))


def commands(phrase: str) -> bool:
    """Vrai pour « Développer la location de vélos. », phrase entière : elle demande."""
    return (
        begins_with_infinitive(phrase)
        and phrase.endswith((".", "!"))
        and len(phrase.split()) >= MOTS_PHRASE
        and SUJET.search(plain(phrase)) is None
    )


def _read_statement(
    etat: Etat, bloc: Bloc, phrase: str, est_motivee: bool
) -> Iterator[Candidat]:
    """Un constat, par sa tournure ou par celles de ses voisines."""
    if _states(etat, phrase):
        motif: Motif = "tournure_de_constat"
    elif est_motivee:
        motif = "voisinage"
    else:
        return
    yield from candidates(etat, "constat", [phrase], bloc, motif, 0.35)


def _mostly_observes(etat: Etat, phrases: list[str]) -> bool:
    """Vrai pour un paragraphe dont la plupart des phrases constatent : les autres aussi."""
    vues = sum(_states(etat, p) and not _demands(etat, p) for p in phrases)
    return vues > 1 and vues >= PART_DE_CONSTATS * len(phrases)


def _only_discusses(phrase: str) -> bool:
    """Vrai si la discussion seule est dite : ce qu’elle a demandé reste une demande."""
    return discusses(phrase) and (wished(phrase) or not tells_demand(phrase))


def _grounds(phrases: list[str], *, mene: bool) -> list[str]:
    """Les phrases qui mènent à une demande, dans leur paragraphe ou, si `mene`, dans le suivant."""
    fin = len(phrases) if mene else 0
    rang = next((r for r, p in enumerate(phrases) if is_requirement(p)), fin)
    return [
        p
        for p in phrases[:rang]
        if len(p.split()) >= MOTS_PHRASE
        and not (is_comment("constat", p) or tells_presence(p) or informs(p))
        and not (discusses(p) or only_counts(p) or cites_law(plain(p)))
        and (_is_denied(p) or not narrates(p))
    ]


def observes(etat: Etat, phrase: str) -> bool:
    """Vrai si une phrase constate ; dans un atelier, ce qu’elle rapporte aussi."""
    est_aparte = phrase.startswith("(") or phrase.count(")") > phrase.count("(")
    if est_aparte or tells_meeting(phrase) or is_about_demands(phrase):
        return False
    if discusses(phrase):
        return False
    if not _is_denied(phrase) and narrates(phrase):
        return False
    return (
        is_observation(phrase)
        or (measures(phrase) and not tells_presence(phrase))
        or (etat.atelier is not None and echoes(phrase))
    )


def _is_denied(phrase: str) -> bool:
    return NEGATION.search(plain(phrase)) is not None


def read_grounds(etat: Etat, bloc: Bloc) -> Iterator[Candidat]:
    """La prose qui motive une liste de demandes : des constats, où des pratiques se racontent."""
    phrases = sentences(bloc.texte)
    cites = told_practices(phrases, etat.noms_propres, developpe=False)
    yield from candidates(etat, "pratique", cites, bloc, "exemple", 0.5)
    vus = [
        p
        for p in phrases
        if p not in cites
        and len(p.split()) >= MOTS_PHRASE
        and not (is_comment("constat", p) or tells_presence(p) or is_requirement(p))
    ]
    for vu in vus:
        liste = enumerated(vu)
        parts = liste[1] if liste and liste[0] == "constat" else [vu]
        yield from candidates(etat, "constat", parts, bloc, "phrase_de_section", 0.5)


def leads_to_demands(suite: Sequence[Bloc]) -> bool:
    """Vrai si l’un des paragraphes qui suivent ne fait presque que demander."""
    for bloc in suite:
        if bloc.sorte != "paragraphe" or bloc.rangee is not None:
            return False
        phrases = sentences(bloc.texte)
        if 2 * sum(map(is_requirement, phrases)) > len(phrases):
            return True
    return False
