"""Ce que des effectifs distinguent, quand seul l’intitulé de leur colonne le dit : « Profession »."""

from collections.abc import Callable, Mapping
from typing import Any

from egts_dashboard.ingest.entetes import normalize
from egts_dashboard.ingest.fusion import Contenu

TABLES = {"effectifs", "populations_reference"}
# dimension → les mots d’un intitulé qui la disent.
MOTS = {
    "territoire": "territoire region departement commune",
    "metier": "metier profession diplome fonction",
    "institution": "institution structure organisme employeur",
    "categorie": "categorie public statut",
}
# unité → les mots de l’intitulé du nombre qui la disent ; « personnes » ne dit pas des présences.
UNITES = {"signatures": "signature emargement", "reponses": "reponse"}
Regle = Callable[[dict[str, Any]], Any]


def dimension_rules(
    table: str, correspondance: Mapping[str, str | None], contenu: Contenu
) -> dict[str, Regle]:
    """Ce qui remplit la dimension, l’unité, et la modalité d’un effectif par territoire.

    Rien pour celles que le fichier donne, ni ailleurs que dans ces tables.
    """
    lues = {colonne: intitule for intitule, colonne in correspondance.items()}
    if table not in TABLES:
        return {}
    unite = None if "unite" in lues else _told(lues.get("valeur") or "", UNITES)
    regles: dict[str, Regle] = {"unite": lambda _: unite} if unite else {}
    return regles if "dimension" in lues else regles | _dimension(lues, contenu)


def _dimension(lues: Mapping[str | None, str], contenu: Contenu) -> dict[str, Regle]:
    if "modalite" not in lues and "territoire_code" in lues:
        return {
            "dimension": lambda _: "territoire",
            "modalite": lambda valeurs: _name(valeurs.get("territoire_code"), contenu),
        }
    dite = _told(lues.get("modalite", ""), MOTS)
    return {"dimension": lambda _: dite} if dite else {}


def _told(intitule: str, sens: Mapping[str, str]) -> str | None:
    """Le seul sens dont l’intitulé porte un mot."""
    mots = {mot.rstrip("s") for mot in normalize(intitule).split()}
    trouvees = [s for s, dits in sens.items() if mots & set(dits.split())]
    return trouvees[0] if len(trouvees) == 1 else None


def _name(code: str | None, contenu: Contenu) -> str | None:
    territoire = contenu.tables["territoires"].get((str(code),))
    return getattr(territoire, "nom", None)
