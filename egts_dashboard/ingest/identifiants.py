"""Propose l’identifiant d’une ligne saisie : lisible, et qui ne changera plus."""

from collections.abc import Callable, Mapping

from egts_dashboard.ingest.entetes import slug
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.champs_nommes import name_column

MOTS_MAX = 7
LONGUEUR = 100
LETTRES_DU_CODE = 6
# Ce qui situe une ligne, le plus précis d’abord ; deux liens se situent par leurs deux bouts.
SITUENT = ("atelier_id", "demarche_id", "amont_id", "de_id", "objet_id", "source_id")
SUIVENT = ("aval_id", "vers_id", "theme_id")


def propose_id(
    modele: type[Enregistrement],
    cases: Mapping[str, str | None],
    est_pris: Callable[[str], bool],
) -> str:
    """Un identifiant libre, fait de ce qui situe et nomme la ligne ; vide tant qu’on ne sait pas.

    `est_pris(identifiant)` : une ligne de la table le porte-t-elle déjà ? Rien n’est proposé
    pour une clé faite de plusieurs colonnes, ni pour un code de territoire.
    """
    if len(modele.CLE) > 1 or modele.CLE == ("territoire_code",):
        return ""
    racine = _root(modele, cases)
    if not racine:
        return ""
    propose, rang = racine, 1
    while est_pris(propose):
        rang += 1
        propose = f"{racine}-{rang}"
    return propose


def _root(modele: type[Enregistrement], cases: Mapping[str, str | None]) -> str:
    nomme = cases.get(name_column(modele) or "") or ""
    mots = slug(nomme).split("-")[:MOTS_MAX] if nomme.strip() else []
    if modele.CLE == ("theme_id",):
        return "".join(mots).upper()[:LETTRES_DU_CODE]
    siennes = [c for c in SITUENT if c in modele.model_fields and cases.get(c)][:1]
    suites = [c for c in SUIVENT if c in modele.model_fields and cases.get(c)]
    situe = [str(cases[c]) for c in (*siennes, *suites) if c not in modele.CLE]
    if not mots and not suites:
        return ""
    return "-".join([*situe, *mots])[:LONGUEUR].strip("-")
