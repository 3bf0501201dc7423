"""Où l’on en est de la lecture d’un rapport : atelier, section, colonnes du tableau."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from egts_dashboard.analyses.extraction.libelles import labelled
from egts_dashboard.analyses.extraction.rangees import Cases
from egts_dashboard.analyses.extraction.recollage import heads_plan
from egts_dashboard.analyses.extraction.sections import Annonce
from egts_dashboard.analyses.extraction.texte import plain
from egts_dashboard.analyses.extraction.titres import announced, workshop
from egts_dashboard.models.bloc import Bloc

TITRE_DE_SOMMAIRE = 300
NUMERO_DE_PAGE = re.compile(r"[\s.…]*\bp?\.?\s?\d{1,3}$")
# « Coût : 1 200 € », « (mardi 7 janvier) » : des précisions, pas des items.
FICHE = re.compile(r"\(|[^:]{2,40}:\s*\D{0,3}\d")
# « Pilote : la mairie », sous une action : ce qui la renseigne, non une autre action.
RENSEIGNEMENT = re.compile(
    r"(?:partenaires?|pilotes?|pilotage|porteurs?|portage|responsables?|referente?s?|echeances?|calendrier|delais?|dates?|duree"
    r"|couts?|budget|enveloppe|montants?|devis|subventions?|financements?|financeurs?|indicateurs?|publics?(?: vises?)?|cibles?|lieux?|contacts?|animat\w+|rapporteur\w*|votes?"
    r"|moyens?|sources?|priorite|difficulte de mise en oeuvre|reponses?(?: (?:du|de la|de l'|des) ?\w+)?|territoires?|presents?|excuses?|absents?)(?: (?:pressentis?|envisagee?s?|estimee?|previsionnel\w*|possibles?|associes?))?\s?:"
)
MOTS_DE_TITRE = 8
MOTS_D_UNE_LIGNE = 5
LIGNES_ESPACEES = 2
MOTS_D_UNE_ETIQUETTE = 3
NATURES = ("preconisation", "constat", "pratique")


@dataclass
class Etat:
    """Où l’on en est de la lecture."""

    atelier: str | None = None
    niveau_d_atelier: int = 0
    a_des_sous_titres: bool = False
    fins: list[int] = field(default_factory=list)
    apres_ateliers: frozenset[int] = frozenset()
    annonce: Annonce | None = None
    niveau: int = 0
    titre: str = ""
    colonnes: dict[int, Annonce] = field(default_factory=dict)
    rangee_de_tete: int = 0
    principales: dict[int, int] = field(default_factory=dict)
    fiches: dict[int, Annonce] = field(default_factory=dict)
    devinees: dict[tuple[int, int], Annonce] = field(default_factory=dict)
    cases: Cases = field(default_factory=dict)
    noms_propres: frozenset[str] = frozenset()
    noms_d_ateliers: frozenset[str] = frozenset()
    noms_courts: dict[str, str] = field(default_factory=dict)
    plans_courts: frozenset[int] = frozenset()
    coupures: frozenset[int] = frozenset()
    titres_vus: set[str] = field(default_factory=set)
    est_recapitulatif: bool = False
    est_theme: bool = False
    est_par_atelier: bool = False
    a_des_fleches: bool = False
    ouverte_a: int = 0
    marque: str = ""
    numero: int = 0
    dernier_numero: int = 0
    derniere_nue: int = 0
    derniere_orientation: int = -9
    derniere_citation: int = -9
    est_liste_dite: bool = False
    est_libelle: bool = False
    mene_a_demander: bool = False
    dernier_titre: tuple[int, int] = (0, 0)
    liste_sous: tuple[int, int] = (0, 0)


def note_contents(etat: Etat, bloc: Bloc) -> None:
    """Retient un titre du sommaire, avec et sans son numéro de page."""
    # Au-delà, ce n’est pas un titre, et mille points de conduite se chercheraient un à un.
    simple = plain(bloc.texte[:TITRE_DE_SOMMAIRE])
    etat.titres_vus |= {simple, NUMERO_DE_PAGE.sub("", simple)}


def leaves_contents(etat: Etat, bloc: Bloc) -> bool:
    """Un sommaire finit à un titre balisé, à un titre redit ou à un vrai paragraphe."""
    fini = (
        bloc.niveau in range(1, 7)
        or plain(bloc.texte) in etat.titres_vus
        or len(bloc.texte) > 150
    )
    if fini:
        etat.annonce = None
    return fini


def open_section(etat: Etat, bloc: Bloc, annonce: Annonce | None) -> None:
    """Ouvre la section que le bloc annonce ; None en ferme une."""
    if etat.est_par_atelier and annonce and bloc.niveau <= etat.niveau:
        # Une autre partie, qu’aucune table n’a encore reprise.
        etat.atelier = None
    etat.annonce, etat.niveau, etat.titre = annonce, bloc.niveau, bloc.texte
    etat.est_recapitulatif = "recapitulatif" in plain(bloc.texte)
    etat.a_des_fleches = etat.est_theme = etat.est_par_atelier = False
    etat.est_liste_dite = etat.est_libelle = False
    etat.ouverte_a, etat.derniere_nue = bloc.ligne_fin, 0
    if bloc.numero:
        etat.marque, etat.numero = bloc.marque, bloc.numero
    etat.dernier_numero = 0
    etat.liste_sous = (0, 0)
    etat.colonnes.clear()
    if annonce == "sommaire":
        etat.titres_vus.clear()


def open_list(etat: Etat, bloc: Bloc, annonce: Annonce | None) -> None:
    """Ouvre la seule liste qu’une phrase annonce : « …, citons : »."""
    if annonce is not None:
        etat.annonce, etat.niveau, etat.titre = annonce, 9, bloc.texte
        etat.est_liste_dite = True
        etat.liste_sous = etat.dernier_titre


def resumes_list(etat: Etat, bloc: Bloc, suite: Sequence[Bloc]) -> bool:
    """Vrai pour « 2. La piétonisation », sous laquelle reprend la liste dite sous « 1. »."""
    niveau, numero = etat.liste_sous
    suit = bool(suite) and suite[0].sorte == "item"
    return suit and numero > 0 and etat.dernier_titre == (niveau, numero + 1)


def leaves_list(etat: Etat, bloc: Bloc, suite: Sequence[Bloc]) -> bool:
    """Vrai au paragraphe qui suit la liste, sauf si elle reprend juste après ; au nom d’un plan court."""
    if bloc.ligne in etat.coupures:
        leave_workshop(etat, bloc)
    if bloc.ligne in etat.plans_courts | etat.coupures:
        return True
    if etat.est_libelle:
        return bloc.sorte != "item" and labelled(bloc.texte) is None
    reprend = bool(suite) and suite[0].sorte == "item"
    return etat.est_liste_dite and bloc.sorte == "paragraphe" and not reprend


def leave_workshop(etat: Etat, bloc: Bloc) -> None:
    """Quitte l’atelier à une partie qui n’est pas la sienne ; note où."""
    if bloc.niveau == 9 or bloc.niveau <= etat.niveau_d_atelier:
        etat.atelier = None
        etat.fins.append(bloc.ligne)


def closes(etat: Etat, bloc: Bloc, suite: Sequence[Bloc]) -> bool:
    """Un titre inconnu ferme la section, sauf s’il en ouvre une partie."""
    if etat.annonce is None or bloc.niveau < 9 == etat.niveau:
        return True
    if bloc.niveau in range(1, 7) and etat.niveau in range(1, 7):
        if bloc.niveau > etat.niveau:
            return False
        if bloc.niveau < etat.niveau:
            return True
    if bloc.niveau == 9 and etat.niveau in range(1, 7):
        # « Gand », sous « ## Ils nous inspirent » : l’étiquette de ce qui suit.
        if len(bloc.texte.split()) <= MOTS_D_UNE_ETIQUETTE:
            return False
    suivant = next((b for b in suite if b.sorte != "titre"), None)
    return suivant is None or suivant.sorte != "item"


def continues_titles(etat: Etat, bloc: Bloc) -> bool:
    """Vrai pour « 3) » après le titre « 2) Pistes d’action », de la même écriture."""
    return (
        bloc.numero > 0
        and bloc.marque == etat.marque
        and bloc.numero == etat.numero + 1
    )


def resumes_titles(etat: Etat, bloc: Bloc) -> bool:
    """Vrai si un item numéroté prend la suite du dernier titre : « 5. » après « 4. Constats »."""
    return (
        continues_titles(etat, bloc)
        and etat.dernier_numero != etat.numero
        and len(bloc.texte.split()) <= MOTS_DE_TITRE
        and not bloc.texte.endswith((".", ";", ","))
    )


def is_bare_line(etat: Etat, bloc: Bloc, suite: Sequence[Bloc]) -> bool:
    """Un item qui a perdu sa puce : une ligne parmi d’autres, ou seule sous son titre."""
    if etat.annonce not in NATURES or bloc.niveau != 9 or bloc.texte.endswith(":"):
        return False
    est_hors_cadre = etat.atelier is None and etat.niveau == 9
    if RENSEIGNEMENT.match(plain(bloc.texte)) or heads_plan(
        bloc, next(iter(suite), None)
    ):
        return False
    if FICHE.match(bloc.texte) or (est_hors_cadre and etat.annonce == "preconisation"):
        return False
    suivant = suite[0] if suite else None
    if _is_spaced(etat, bloc, suivant):
        return True
    if etat.derniere_nue:
        return bloc.ligne - etat.derniere_nue == 1 and not _opens_list(suivant)
    vient_du_titre = bloc.ligne - etat.ouverte_a <= 2
    if suivant is None or _is_known(suivant):
        return vient_du_titre
    est_suivie = suivant.sorte == "titre" and suivant.ligne - bloc.ligne_fin == 1
    return (
        vient_du_titre
        and est_suivie
        and not _opens_list(suite[1] if suite[1:] else None)
    )


def _is_spaced(etat: Etat, bloc: Bloc, suivant: Bloc | None) -> bool:
    """Vrai pour un item sans puce, une ligne vide avant et après : trop long pour un titre."""
    if bloc.ligne - (etat.derniere_nue or etat.ouverte_a) > LIGNES_ESPACEES:
        return False
    if len(bloc.texte.split()) < MOTS_D_UNE_LIGNE or bloc.texte.isupper():
        return False
    return suivant is None or not (
        suivant.sorte == "item" or suivant.texte.endswith((".", ":"))
    )


def _opens_list(suivant: Bloc | None) -> bool:
    return suivant is not None and suivant.sorte == "item"


def _is_known(bloc: Bloc) -> bool:
    return bloc.sorte == "titre" and (
        bloc.niveau < 9
        or announced(bloc.texte) is not None
        or workshop(bloc.texte) is not None
    )
