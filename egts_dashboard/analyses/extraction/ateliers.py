"""Les ateliers qu’aucun titre n’ouvre : nommés dans une phrase qui les compte, ou listés."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from egts_dashboard.analyses.extraction.ateliers_dits import told_on_line
from egts_dashboard.analyses.extraction.plans_courts import short_workshops
from egts_dashboard.analyses.extraction.rangees import Cases
from egts_dashboard.analyses.extraction.structures import (
    announced_workshops,
    structured_workshops,
)
from egts_dashboard.analyses.extraction.suites import Case, resumed_cells
from egts_dashboard.analyses.extraction.texte import (
    begins_with_infinitive,
    plain,
    sentences,
)
from egts_dashboard.analyses.extraction.titres import announced, workshop
from egts_dashboard.analyses.extraction.titres_ateliers import theme_of
from egts_dashboard.analyses.extraction.titres_freres import (
    is_dated,
    sibling_workshops,
    tabled_workshops,
)
from egts_dashboard.analyses.extraction.tournures import is_requirement
from egts_dashboard.models.bloc import Bloc
from egts_dashboard.models.candidat import Candidat

# « L’atelier Captation s’est réuni », « Le groupe « Rue » a compté 12 présents ».
EN_PROSE = re.compile(
    r"\b((?:[Aa]telier|[Tt]able ronde|[Gg]roupe(?: de travail)?)\s+"
    r"(?:«[^»\n]{2,80}»|“[^”\n]{2,80}”|[A-ZÀ-ÞŒ][\w’'-]*(?:\s+[\w’'-]+){0,4}?))"
    r"(?:,[^,.;]{1,60},)?\s+(?:s[’']est|a (?:été|réuni|rassemblé|accueilli|compté|mobilisé|regroupé|attiré|eu|donné lieu|tenu|reçu|associé|porté sur|impliqué|touché))\b"
)
INTITULE = re.compile(
    r"\b((?:[Aa]telier|[Tt]able ronde|[Gg]roupe(?: de travail)?)(?:\s+[a-zà-ÿ]+)?"
    r"\s+(?:intitulée?|baptisée?|dénommée?|nommée?|appelée?)\s+(?:«[^»\n]{2,120}»|“[^”\n]{2,120}”))"
)
# « Deux ateliers se sont tenus. Le premier, « Se déplacer », a rassemblé… »
PARMI_D_AUTRES = re.compile(
    r"\b[Ll](?:e|a)\s(?:premi(?:er|ère)|seconde?|(?:deux|trois|quatr|cinqu|six)ième|derni(?:er|ère))(?:\s(?:atelier|groupe|table ronde))?"
    r"\s?,?\s(?:(?:intitulée?|baptisée?|dénommée?|nommée?|appelée?)\s)?«\s?([^»\n]{2,100}?)\s?»"
)
ATELIERS = re.compile(r"\b(?:ateliers|tables rondes|groupes(?: de travail)?)\b")
LISTE = re.compile(
    r"^(?:(?:les|nos|liste des|titres? des|themes? des|intitules? des|\d{1,2}|deux|trois|quatre|cinq|six)\s+)*"
    r"(?:ateliers|tables rondes|groupes de travail)"
    r"(?: (?:thematiques|etaient proposes|ont ete proposes|au choix|animes|mis en place|proposes|participatifs|tenus|organises|retenus))?\s*:?$"
)
NUMERO = re.compile(
    r"\b(?:atelier|table ronde|groupe(?: de travail)?) n ?[°o] ?(\d{1,2})\b"
)
DATE = re.compile(
    r"[\s,:–—-]*(?:(?:du|le|des|de|au|et|\d{1,4}|1er|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)[\s,]*)*"
)
# « Fiche synthèse des ateliers départementaux – Parcours professionnels ».
TITRE_DU_RAPPORT = re.compile(
    r"(?i:synth[èe]se|compte[ -]rendu|restitution|bilan)\s+(?i:de l[’']atelier|des ateliers|d[’']atelier)(?:\s+[a-zà-ÿ]+)?"
    r"\s*[:–—-]\s+([A-ZÀ-ÞŒ«][^:.–—\d\s]*\s[^:.–—\d]{2,60})$"
)
EVENEMENT = re.compile(
    r"\b(?:assises|etats generaux|conseil|departement|commune|ville|agence|journee|forum|conference|rapport|synthese|restitution|convention"
    r"|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|contrat|projet|plan|schema|concertation|consultation)\b"
)
D_UN_ATELIER = re.compile(
    r"(?:compte[ -]rendu|synthèse|restitution|relevé|fiche|retour)\s(?:sur\s|de\s|d[’'])(?:l[’'])?(?:un\s)?atelier\b",
    re.IGNORECASE,
)
ATELIER_CITE = re.compile(r"\b[Aa]telier\s«\s?([^»\n]{3,100}?)\s?»")
NOM_COURT = re.compile(r"«\s?([^»]{3,80}?)\s?»|[:–—]\s+([^:«»]{3,80})$")
BLOCS_DE_TETE = 4
BLOCS_D_EN_TETE = 6
SIGNES_MAX = 200
LISTE_MAX = 20
MOTS_MIN = 2


def told_workshop(phrase: str) -> str | None:
    """L’atelier qu’une phrase nomme en le comptant, tel qu’écrit ; None sans nom."""
    trouve = EN_PROSE.search(phrase) or INTITULE.search(phrase)
    return trouve[1] if trouve else None


def told_workshops(texte: str) -> list[tuple[str, str | None]]:
    """Le texte, phrase à phrase s’il nomme des ateliers, et l’atelier de chaque phrase."""
    parmi = ATELIERS.search(texte) is not None
    if told_workshop(texte) is None and not (parmi and PARMI_D_AUTRES.search(texte)):
        return [(texte, None)]
    rendues = []
    for phrase in sentences(texte):
        trouve = PARMI_D_AUTRES.search(phrase) if parmi else None
        rendues.append((phrase, told_workshop(phrase) or (trouve and trouve[1])))
    return rendues


def known_workshops(blocs: Sequence[Bloc], cases: Cases) -> frozenset[str]:
    """Les noms d’ateliers qu’une phrase, une liste ou un tableau donne, à reconnaître en titre.

    Qui titre ses ateliers « Atelier n° 2 : Eau » n’en ouvre pas d’autres d’un nom seul.
    """
    if len(_titled_names(blocs)) > 1:
        return frozenset()
    dits = (
        nom for b in blocs if b.rangee is None for _, nom in told_workshops(b.texte)
    )
    listes = (c.texte for c in listed_workshops(blocs))
    connus = {
        plain(proper_name(nom)) for nom in (*dits, *listes, *cases.values()) if nom
    }
    # Un tableau qui compte les ateliers les dit tous : nul besoin d’en deviner d’autres.
    comptes = (
        tabled_workshops(blocs)
        or list(structured_workshops(blocs))
        or short_workshops(blocs)
    )
    return frozenset(
        connus.union(comptes, announced_workshops(blocs), sibling_workshops(blocs))
    )


def short_names(blocs: Sequence[Bloc]) -> dict[str, str]:
    """« produire » → « Atelier 1 « Produire » » : ce qu’une autre partie peut en redire."""
    rendus = {}
    for nom in _titled_names(blocs):
        court = NOM_COURT.search(nom)
        if court is not None:
            rendus[plain(court[1] or court[2])] = nom
    return rendus


def _titled_names(blocs: Sequence[Bloc]) -> list[str]:
    noms = (
        workshop(b.texte)
        for b in blocs
        if b.rangee is None and not (b.sorte == "paragraphe" and is_dated(b))
    )
    return [nom for nom in noms if nom is not None]


def proper_name(nom: str) -> str:
    """« atelier « Rue » » → « Rue », le mot qu’un titre peut redire autrement."""
    return re.sub(
        r"^(?:atelier|table ronde|groupe(?: de travail)?)\s+", "", nom, flags=re.I
    ).strip(" «»“”\u00a0\u202f")


def listed_workshops(blocs: Sequence[Bloc]) -> Iterator[Candidat]:
    """Les ateliers d’une liste que « Les ateliers : » annonce, dans un texte ou une cellule.

    La case qui la continue dans un tableau « (suite) » en porte d’autres, un par phrase.
    """
    listes: set[Case] = set()
    for rang, bloc in enumerate(blocs):
        # « 4 ateliers », parmi d’autres comptes, n’annonce pas leur liste.
        est_compte = bloc.sorte == "item" and bloc.rangee is None
        yield from (_listed(bloc, nom) for nom in told_on_line(bloc.texte))
        if not est_compte and LISTE.match(plain(bloc.texte).strip(" *#")):
            yield from _names(bloc, blocs[rang + 1 : rang + 1 + LISTE_MAX])
            listes.add((bloc.rangee or 0, bloc.colonne or 0))
    for bloc, case in resumed_cells(blocs):
        if case in listes:
            for nom in sentences(bloc.texte):
                yield _listed(bloc, nom.rstrip(" .…"))


def _names(tete: Bloc, suite: Sequence[Bloc]) -> Iterator[Candidat]:
    for bloc in suite:
        if not _belongs(tete, bloc) or workshop(bloc.texte) is not None:
            return
        if announced(bloc.texte) is not None or _asks(bloc.texte):
            return
        if MOTS_MIN <= len(bloc.texte.split()) and len(bloc.texte) <= SIGNES_MAX:
            yield _listed(bloc, bloc.texte)


def _listed(bloc: Bloc, nom: str) -> Candidat:
    return Candidat(
        "atelier", nom, bloc.ligne, bloc.ligne_fin, "liste_des_ateliers", 0.5
    )


def _belongs(tete: Bloc, bloc: Bloc) -> bool:
    if tete.rangee is None:
        return bloc.sorte == "item" and bloc.rangee is None
    return (bloc.rangee, bloc.colonne) == (tete.rangee, tete.colonne)


def _asks(texte: str) -> bool:
    return begins_with_infinitive(texte) or is_requirement(texte)


def titled_report(
    candidats: Sequence[Candidat], blocs: Sequence[Bloc]
) -> Iterator[Candidat]:
    """L’atelier dont un rapport entier rend compte, que seul son titre nomme."""
    if any(c.nature == "atelier" for c in candidats):
        return
    if (dit := _told_at_head(blocs[:BLOCS_D_EN_TETE])) is not None:
        yield dit
        return
    for bloc in blocs[:BLOCS_DE_TETE]:
        nom = TITRE_DU_RAPPORT.search(bloc.texte)
        if bloc.sorte == "titre" and nom and not EVENEMENT.search(plain(nom[1])):
            yield Candidat(
                "atelier", nom[1], bloc.ligne, bloc.ligne_fin, "titre_atelier", 0.6
            )
            return


def _told_at_head(tete: Sequence[Bloc]) -> Candidat | None:
    """« Retour sur l’atelier « Eau » », ou « Compte rendu d’atelier » puis « Intitulé : Eau »."""
    est_atelier = any(D_UN_ATELIER.search(bloc.texte) for bloc in tete)
    for bloc in tete:
        cite = ATELIER_CITE.search(bloc.texte)
        nom = cite[1] if cite else theme_of(bloc.texte) if est_atelier else None
        if nom is not None and len(nom) > 2:
            return Candidat(
                "atelier", nom, bloc.ligne, bloc.ligne_fin, "titre_atelier", 0.6
            )
    return None


def without_bare_numbers(candidats: Sequence[Candidat]) -> list[Candidat]:
    """« Compte rendu de l’atelier n° 2 du 23 mai » redit « Atelier n° 2 : Se garder »."""
    nommes: dict[str, str] = {}
    nus: dict[str, str] = {}
    for c in candidats:
        trouve = NUMERO.search(plain(c.texte)) if c.motif == "titre_atelier" else None
        if trouve is not None:
            est_nu = DATE.fullmatch(plain(c.texte)[trouve.end() :]) is not None
            (nus if est_nu else nommes).setdefault(trouve[1], c.texte)
    noms = {nus[n]: nommes[n] for n in nus.keys() & nommes.keys()}
    return [
        replace(c, atelier=noms.get(c.atelier or "", c.atelier))
        for c in candidats
        if c.nature != "atelier" or c.texte not in noms
    ]


def without_names(
    candidats: Sequence[Candidat], noms: Sequence[Candidat]
) -> list[Candidat]:
    """Sans les items que l’on sait maintenant être des noms d’ateliers."""
    pris = {(nom.ligne, nom.texte) for nom in noms}
    return [c for c in candidats if (c.ligne, c.texte) not in pris]
