"""Les tables du magasin, dans l’ordre où elles se remplissent : les parents d’abord."""

from egts_dashboard.models.atelier import Atelier
from egts_dashboard.models.base import Enregistrement, Fait
from egts_dashboard.models.codage import Codage
from egts_dashboard.models.constat import Constat
from egts_dashboard.models.contribution import Contribution
from egts_dashboard.models.credit_reference import CreditReference
from egts_dashboard.models.demarche import Demarche
from egts_dashboard.models.effectif import EffectifDeclare
from egts_dashboard.models.employeur_reference import EmployeurReference
from egts_dashboard.models.enveloppe import Enveloppe
from egts_dashboard.models.evenement import Evenement
from egts_dashboard.models.exclusion import Exclusion
from egts_dashboard.models.lien import Lien
from egts_dashboard.models.ligne_budgetaire import LigneBudgetaire
from egts_dashboard.models.mention import Mention
from egts_dashboard.models.mesure import Mesure
from egts_dashboard.models.population_reference import PopulationReference
from egts_dashboard.models.pratique import Pratique
from egts_dashboard.models.preconisation import Preconisation
from egts_dashboard.models.remontee import Remontee
from egts_dashboard.models.sigle import Sigle
from egts_dashboard.models.source import Source
from egts_dashboard.models.structure import Structure
from egts_dashboard.models.suggestion_refusee import SuggestionRefusee
from egts_dashboard.models.territoire import Territoire
from egts_dashboard.models.theme import Theme
from egts_dashboard.models.total_declare import TotalDeclare

MODELES: tuple[type[Enregistrement], ...] = (
    Territoire,
    Source,
    Theme,
    Demarche,
    Evenement,
    Atelier,
    EffectifDeclare,
    Preconisation,
    Constat,
    Pratique,
    Codage,
    SuggestionRefusee,
    Mesure,
    Remontee,
    Lien,
    Enveloppe,
    LigneBudgetaire,
    TotalDeclare,
    Structure,
    Contribution,
    PopulationReference,
    CreditReference,
    EmployeurReference,
    Sigle,
    Mention,
    Exclusion,
)

TABLES: dict[str, type[Enregistrement]] = {modele.TABLE: modele for modele in MODELES}

# Le mot qui désigne un objet dans codages, remontees et mentions → sa table.
OBJETS: dict[str, str] = {
    "preconisation": "preconisations",
    "constat": "constats",
    "pratique": "pratiques",
    "mesure": "mesures",
    "atelier": "ateliers",
    "evenement": "evenements",
    "effectif": "effectifs",
    "ligne_budgetaire": "lignes_budgetaires",
    "enveloppe": "enveloppes",
    "structure": "structures",
    "total_declare": "totaux_declares",
}

# Ce qui précède les deux-points d’un périmètre, « territoire:R73 » → la table de ce qui suit.
PERIMETRES: dict[str, str] = {
    "enveloppe": "enveloppes",
    "territoire": "territoires",
    "evenement": "evenements",
    "atelier": "ateliers",
    "demarche": "demarches",
}

# Les tables dont une colonne dit dans quelle table chercher : (colonne du mot, colonne de l’id).
RENVOIS_VARIABLES: dict[str, tuple[tuple[str, str], ...]] = {
    "codages": (("objet", "objet_id"),),
    "liens": (("objet", "de_id"), ("objet", "vers_id")),
    "suggestions_refusees": (("objet", "objet_id"),),
    "mentions": (("objet", "objet_id"),),
    "remontees": (("amont_objet", "amont_id"), ("aval_objet", "aval_id")),
}


def colonnes(modele: type[Enregistrement]) -> list[str]:
    """Les colonnes d’une table, dans l’ordre des fichiers : les siennes, puis la provenance."""
    toutes = list(modele.model_fields)
    communes = set(Fait.model_fields) if issubclass(modele, Fait) else set()
    return [c for c in toutes if c not in communes] + [
        c for c in toutes if c in communes
    ]


def renvois(modele: type[Enregistrement]) -> dict[str, str]:
    """Les colonnes d’un modèle qui désignent une ligne d’une autre table : {colonne: table}."""
    liens = {}
    for colonne, champ in modele.model_fields.items():
        precisions = champ.json_schema_extra
        if isinstance(precisions, dict) and "renvoi" in precisions:
            liens[colonne] = str(precisions["renvoi"])
    return liens
