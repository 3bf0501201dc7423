"""Le libellé montré de chaque code fermé. Un code sans libellé est une faute (un test y veille)."""

from collections.abc import Sequence

from egts_dashboard.models.libelles_outils import LIBELLES_OUTILS

LIBELLES: dict[str, dict[str, str]] = {
    "certitude": {
        "imprime": "imprimé",
        "deduit": "déduit",
        "incertain": "incertain",
    },
    "niveau": {
        "national": "National",
        "inter_region": "Inter-région",
        "region": "Région",
        "departement": "Département",
        "commune": "Commune",
    },
    "nature_preconisation": {
        "preconisation": "Préconisation",
        "recommandation": "Recommandation",
        "proposition": "Proposition",
        "enjeu": "Enjeu",
        "amelioration": "Amélioration",
    },
    "nature_constat": {
        "constat": "Constat",
        "frein": "Frein",
        "levier": "Levier",
        "force": "Force",
        "faiblesse": "Faiblesse",
        "point_positif": "Point positif",
        "ideal": "Idéal",
        "cauchemar": "Cauchemar",
        "finalite": "Finalité",
        "interrogation": "Interrogation",
    },
    "angle": {
        "usager": "Usager",
        "professionnel": "Professionnel",
        "organisation": "Organisation",
        "institution": "Institution",
        "benevolat": "Bénévolat",
        "transversal": "Transversal",
    },
    "objet": {
        "preconisation": "Préconisation",
        "constat": "Constat",
        "pratique": "Pratique inspirante",
        "mesure": "Mesure nationale",
    },
    "nature_evenement": {
        "comite": "Comité",
        "equipe_projet": "Équipe projet",
        "lancement": "Lancement",
        "journee_departementale": "Journée départementale",
        "journee_regionale": "Journée régionale",
        "journee_ateliers": "Journée d’ateliers",
        "colloque": "Colloque",
        "assises": "Assises",
        "echeance": "Échéance",
        "publication": "Publication",
    },
    "dimension": {
        "total": "Total",
        "territoire": "Territoire",
        "metier": "Métier ou diplôme",
        "institution": "Institution",
        "categorie": "Catégorie",
    },
    "nature_effectif": {
        "compte": "compté",
        "estime": "estimé",
        "calcule": "calculé",
    },
    "poste": {
        "transport": "Transport",
        "restauration": "Restauration",
        "salle": "Salle",
        "intervention": "Intervention",
        "edition": "Édition",
        "methodologie": "Appui méthodologique",
        "logistique": "Logistique",
        "divers": "Divers",
    },
    "etat": {
        "prevu": "Prévu",
        "engage": "Engagé",
        "paye": "Payé",
        "evalue": "Évalué",
    },
    "attribution": {
        "imprimee": "imprimée",
        "deduite": "déduite",
        "incertaine": "incertaine",
    },
    "severite": {
        "erreur": "Erreur",
        "alerte": "Alerte",
        "information": "Information",
    },
    "categorie_structure": {
        "etat": "État",
        "region": "Région",
        "departement": "Département",
        "commune_ccas": "Commune ou CCAS",
        "association": "Association",
        "centre_social": "Centre social",
        "protection_sociale": "Protection sociale",
        "etablissement_formation": "Établissement de formation",
        "employeur_medico_social": "Employeur médico-social",
        "syndicat": "Syndicat",
        "federation": "Fédération",
        "opca": "OPCA",
        "sante": "Santé",
        "logement": "Logement",
        "citoyens": "Citoyens",
        "autre": "Autre",
    },
    **LIBELLES_OUTILS,
}

# La famille d’une colonne qui ne porte pas le nom de sa famille : {(table, colonne): famille}.
FAMILLES: dict[tuple[str, str], str] = {
    ("sources", "nature"): "nature_source",
    ("evenements", "nature"): "nature_evenement",
    ("effectifs", "nature"): "nature_effectif",
    ("preconisations", "nature"): "nature_preconisation",
    ("constats", "nature"): "nature_constat",
    ("liens", "nature"): "nature_lien",
    ("remontees", "nature"): "nature_remontee",
    ("remontees", "amont_objet"): "objet",
    ("remontees", "aval_objet"): "objet",
    ("totaux_declares", "objet"): "objet_total",
    ("mentions", "objet"): "objet_mention",
    ("structures", "categorie"): "categorie_structure",
    ("exclusions", "categorie"): "categorie_exclusion",
    ("controles", "sujet"): "sujet_controle",
    ("controles", "etat"): "etat_controle",
}


def famille(table: str, colonne: str) -> str:
    """La famille de libellés d’une colonne à liste fermée."""
    return FAMILLES.get((table, colonne), colonne)


def libelle(famille: str, code: str | None) -> str:
    """Le mot montré pour un code ; « non renseigné » quand il manque."""
    if code is None or code != code:
        return "non renseigné"
    return LIBELLES[famille].get(code, code)


def dits(valeurs: Sequence[str]) -> list[str]:
    """Les mots montrés pour les codes d’une liste fermée, dans son ordre."""
    famille = next((f for f in LIBELLES.values() if set(valeurs) <= set(f)), {})
    return [famille.get(code, code) for code in valeurs]
