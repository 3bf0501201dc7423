"""Les lignes coupées d’un rapport, recollées à celle dont elles sont la suite."""

import re
from collections.abc import Sequence
from dataclasses import replace

from egts_dashboard.analyses.extraction.libelles import labelled
from egts_dashboard.analyses.extraction.marques import family
from egts_dashboard.analyses.extraction.texte import begins_with_infinitive
from egts_dashboard.analyses.extraction.titres import announced, workshop
from egts_dashboard.francais import expects_more, rejoin
from egts_dashboard.models.bloc import Bloc

# Un texte coupé à la largeur d’une page en a beaucoup de lignes presque pleines.
LIGNES_MIN = 12
LARGEURS = (50, 110)
PART_DE_PLEINES = 0.3
TITRE_COURT = 30
MOTS_DE_TITRE = 14
NOMBRE_NU = re.compile(r"\d{1,2}\s+(?=[A-ZÀ-ÞŒ])")
PARENTHESE_MAX = 60
# Un paragraphe plus long n’en est pas un, et se relirait à chacune de ses lignes.
PARAGRAPHE_MAX = 20_000
FIN_LUE = 8
# « Je n’ai plus de vacances. » : la citation est finie, qui l’a dite suit.
CITATION_CLOSE = re.compile(r"[.!?…][\s\u00a0\u202f]?[»”\"]$")


def heads_plan(bloc: Bloc, suivant: Bloc | None) -> bool:
    """Vrai pour « 2. Se soigner », juste avant « 2.1 Constats »."""
    return (
        suivant is not None
        and bloc.marque[:6] == "nombre"
        and (suivant.marque, suivant.numero) == ("plan1", 1)
    )


def plan_title(bloc: Bloc, suivant: Bloc | None) -> Bloc | None:
    """Le titre qu’est « 2.2 Constats. » avant « 2.2.1 », « 2 SANTÉ » avant « 2.1 » ; None sinon."""
    if suivant is None or suivant.numero != 1 or suivant.marque[:4] != "plan":
        return None
    rang, nu = int(suivant.marque[4:]), bloc.texte
    if bloc.rangee is None and not bloc.marque and bloc.niveau in (0, 9) and rang == 1:
        nombre = NOMBRE_NU.match(nu)
        nu = nu[nombre.end() :] if nombre else ""
    elif bloc.marque != f"plan{rang - 1}":
        return None
    if not 0 < len(nu.split()) <= MOTS_DE_TITRE:
        return None
    return replace(bloc, texte=nu.rstrip("."), sorte="titre", niveau=rang)


def wrap_width(lignes: Sequence[str]) -> int:
    """La largeur où un texte va à la ligne ; 0 si ses paragraphes tiennent sur une seule."""
    longueurs = sorted(
        len(ligne.rstrip()) for ligne in lignes if ligne.strip() and "\t" not in ligne
    )
    if len(longueurs) < LIGNES_MIN:
        return 0
    large = longueurs[int(0.98 * len(longueurs))]
    pleines = sum(longueur > 0.85 * large for longueur in longueurs)
    est_coupe = LARGEURS[0] <= large <= LARGEURS[1]
    return large if est_coupe and pleines >= PART_DE_PLEINES * len(longueurs) else 0


def is_full(avant: str, ligne: str, largeur: int) -> bool:
    """Vrai si la ligne va à la suivante faute de place : son premier mot n’y tenait plus."""
    if not largeur or not avant.strip() or "\t" in ligne or family(ligne):
        return False
    return len(avant.rstrip()) + 1 + len(ligne.strip().partition(" ")[0]) > largeur


def append_block(blocs: list[Bloc], bloc: Bloc, vide: bool, pleine: bool) -> None:
    """Ajoute un bloc, ou le recolle au précédent dont il est la suite.

    `pleine` : la ligne d’avant n’avait plus de place pour son premier mot.
    """
    suit = blocs and (
        (pleine and _may_continue(blocs[-1], bloc)) or _continues(blocs[-1], bloc, vide)
    )
    if suit and len(blocs[-1].texte) < PARAGRAPHE_MAX:
        avant = blocs[-1]
        blocs[-1] = replace(
            avant,
            texte=rejoin(avant.texte, bloc.texte),
            ligne_fin=bloc.ligne_fin,
            sorte="paragraphe" if avant.sorte == "titre" else avant.sorte,
        )
        return
    blocs.append(bloc)


def _may_continue(avant: Bloc, bloc: Bloc) -> bool:
    """Vrai hors des tableaux et des titres balisés, d’une ligne à la suivante."""
    return (
        bloc.ligne == avant.ligne_fin + 1
        and bloc.rangee is None
        and avant.rangee is None
        and avant.niveau not in range(1, 9)
        and bloc.niveau not in range(1, 9)
        and bloc.sorte != "item"
        and not (avant.texte.endswith(".") and labelled(bloc.texte))
    )


def _continues(avant: Bloc, bloc: Bloc, vide: bool) -> bool:
    if (
        bloc.ligne == avant.ligne_fin
        or bloc.sorte == "item"
        or avant.niveau in range(1, 9)
    ):
        return False
    if (
        bloc.rangee is not None
        or avant.rangee is not None
        or bloc.niveau in range(1, 9)
    ):
        return False
    if bloc.texte[0].isupper() and labelled(bloc.texte) is not None:
        return False
    if announced(bloc.texte) is not None or workshop(bloc.texte) is not None:
        return not vide and _runs_on(avant, bloc)
    if (
        avant.texte.endswith((".", "!", "?", ":", ";"))
        or bloc.ligne - avant.ligne_fin > 3
    ):
        return False
    if not vide and _is_cut(avant.texte, bloc.texte):
        return True
    if CITATION_CLOSE.search(avant.texte[-FIN_LUE:]) and bloc.texte[0].isupper():
        return False
    if avant.sorte == "titre" and len(avant.texte) <= TITRE_COURT:
        # « Partager », puis « créer un parlement ; » : une liste qui a perdu ses puces.
        if bloc.texte.endswith(";") or begins_with_infinitive(bloc.texte):
            return False
    if avant.sorte == "titre" and (
        announced(avant.texte) is not None or workshop(avant.texte) is not None
    ):
        return not vide and bloc.texte[0].islower() and len(avant.texte) > 40
    if vide:
        return bloc.texte[0].islower() and avant.sorte != "titre"
    return bloc.texte[0].islower() or (
        len(avant.texte) >= 50 and avant.sorte != "titre"
    )


def _is_cut(debut: str, suite: str) -> bool:
    """Vrai pour « … (45 », puis « 000 euros) », « … entre 8 000 et » : la suite manque."""
    if len(debut) > TITRE_COURT and expects_more(debut):
        return True
    return (debut[-1].isdigit() and re.match(r"\d{3}\b", suite) is not None) or (
        debut.count("(") > debut.count(")") and 0 <= suite.find(")") < PARENTHESE_MAX
    )


def _runs_on(avant: Bloc, bloc: Bloc) -> bool:
    """« … ce qui rend tout », puis « bilan approximatif. » : la phrase continue."""
    return (
        bloc.texte[0].islower()
        and not bloc.marque
        and (len(avant.texte) > 40 or expects_more(avant.texte))
        and avant.sorte != "titre"
        and avant.texte[-1].isalpha()
    )
