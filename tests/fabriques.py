"""Des lignes valables par défaut : un test ne dit que ce qui compte pour lui."""

import datetime as dt
from decimal import Decimal
from typing import Any

PROVENANCE = {
    "source_id": "doc",
    "localisation": "section 1, 1er item",
    "ligne_debut": None,
    "ligne_fin": None,
    "certitude": "imprime",
    "note": None,
}


def territoires() -> list[dict[str, Any]]:
    """L’inter-région, deux régions, un département de chacune."""
    lignes = [
        ("FR", "France", "national", None, None, None),
        ("SO", "Sud-Ouest", "inter_region", "FR", None, None),
        ("R54", "Poitou-Charentes", "region", "SO", None, None),
        ("R72", "Aquitaine", "region", "SO", None, None),
        ("D17", "Charente-Maritime", "departement", "R54", 2, 1),
        ("D33", "Gironde", "departement", "R72", 3, 1),
    ]
    noms = "territoire_code nom niveau parent_code tuile_ligne tuile_colonne".split()
    return [dict(zip(noms, ligne, strict=True)) for ligne in lignes]


def socle() -> dict[str, list[dict[str, Any]]]:
    """Ce dont toute autre ligne a besoin : territoires, source, démarche, deux thèmes."""
    return {
        "territoires": territoires(),
        "sources": [
            {
                "source_id": "doc",
                "titre": "Bilan",
                "producteur": "DR",
                "nature": "bilan",
            }
        ],
        "demarches": [
            {
                "demarche_id": "demarche",
                "intitule": "Démarche",
                "annee_debut": 2014,
                "annee_fin": 2014,
                "territoire_code": "SO",
            }
        ],
        "themes": [
            {"theme_id": "FORM", "libelle": "Formation", "definition": "…", "ordre": 1},
            {
                "theme_id": "PART",
                "libelle": "Participation",
                "definition": "…",
                "ordre": 2,
            },
        ],
    }


def atelier(atelier_id: str, **champs: Any) -> dict[str, Any]:
    """Un atelier de Poitou-Charentes."""
    return (
        {
            "atelier_id": atelier_id,
            "demarche_id": "demarche",
            "territoire_code": "R54",
            "evenement_id": None,
            "intitule": f"Atelier {atelier_id}",
            "thematique": None,
            "nb_seances": 2,
            "nb_participants": 20,
        }
        | PROVENANCE
        | champs
    )


def preconisation(preconisation_id: str, **champs: Any) -> dict[str, Any]:
    """Une préconisation de Poitou-Charentes."""
    return (
        {
            "preconisation_id": preconisation_id,
            "demarche_id": "demarche",
            "atelier_id": None,
            "territoire_code": "R54",
            "niveau": "region",
            "annee": 2014,
            "nature": "preconisation",
            "volet": None,
            "thematique": None,
            "rang": 1,
            "intitule": "Former les équipes",
            "verbatim": None,
        }
        | PROVENANCE
        | champs
    )


def constat(constat_id: str, **champs: Any) -> dict[str, Any]:
    """Un constat de Poitou-Charentes."""
    ligne = (
        preconisation("x", nature="constat", angle=None, constat_id=constat_id) | champs
    )
    del ligne["preconisation_id"]
    return ligne


def codage(objet_id: str, theme_id: str, **champs: Any) -> dict[str, Any]:
    """Un thème principal donné par lecture à une préconisation."""
    return {
        "objet": "preconisation",
        "objet_id": objet_id,
        "theme_id": theme_id,
        "rang": 1,
        "codeur": "equipe",
        "methode": "lecture",
        "note": None,
    } | champs


def enveloppe(enveloppe_id: str = "env", **champs: Any) -> dict[str, Any]:
    """Une enveloppe de 9 000 €."""
    return (
        {
            "enveloppe_id": enveloppe_id,
            "demarche_id": "demarche",
            "intitule": "Enveloppe dédiée",
            "montant_eur": Decimal("9000.00"),
            "programme": "304",
            "action": None,
            "gestionnaire": None,
        }
        | PROVENANCE
        | champs
    )


def ligne_budgetaire(ligne_id: str, montant: str, **champs: Any) -> dict[str, Any]:
    """Une dépense payée sur l’enveloppe, en Aquitaine."""
    return (
        {
            "ligne_id": ligne_id,
            "demarche_id": "demarche",
            "enveloppe_id": "env",
            "territoire_code": "R72",
            "attribution": "imprimee",
            "intitule": f"Dépense {ligne_id}",
            "poste": "divers",
            "montant_eur": Decimal(montant),
            "etat": "paye",
            "financement": None,
            "date": None,
        }
        | PROVENANCE
        | champs
    )


def total_declare(
    total_id: str, perimetre: str, valeur: str, **champs: Any
) -> dict[str, Any]:
    """Un total de dépenses imprimé."""
    return (
        {
            "total_id": total_id,
            "demarche_id": "demarche",
            "objet": "budget",
            "perimetre": perimetre,
            "valeur": Decimal(valeur),
            "unite": "eur",
            "qualificatif": None,
        }
        | PROVENANCE
        | champs
    )


def effectif(
    effectif_id: str, modalite: str, valeur: int, **champs: Any
) -> dict[str, Any]:
    """Un nombre de signatures par région."""
    return (
        {
            "effectif_id": effectif_id,
            "demarche_id": "demarche",
            "evenement_id": None,
            "atelier_id": None,
            "dimension": "territoire",
            "modalite": modalite,
            "territoire_code": None,
            "valeur": valeur,
            "unite": "signatures",
            "nature": "compte",
            "qualificatif": None,
        }
        | PROVENANCE
        | champs
    )


def evenement(evenement_id: str, jour: str, **champs: Any) -> dict[str, Any]:
    """Une journée départementale de Charente-Maritime, datée au jour."""
    return (
        {
            "evenement_id": evenement_id,
            "demarche_id": "demarche",
            "territoire_code": "D17",
            "nature": "journee_departementale",
            "intitule": f"Journée {evenement_id}",
            "date_debut": dt.date.fromisoformat(jour),
            "date_fin": None,
            "precision_date": "jour",
            "lieu": None,
        }
        | PROVENANCE
        | champs
    )


def assises(evenement_id: str = "ass", **champs: Any) -> dict[str, Any]:
    """Les assises du Sud-Ouest, où l’on signe."""
    champs = {"territoire_code": "SO", "nature": "assises"} | champs
    return evenement(evenement_id, "2014-06-10", **champs)


def signature(modalite: str, valeur: int, code: str, **champs: Any) -> dict[str, Any]:
    """Ce qu’un territoire a signé aux assises."""
    return effectif(
        f"sig-{code}-{modalite}"[:40],
        modalite,
        valeur,
        **{"evenement_id": "ass", "territoire_code": code} | champs,
    )


def total_signe(valeur: int) -> dict[str, Any]:
    """Toutes les signatures des assises."""
    return signature("Signatures", valeur, "SO", dimension="total")


def mention(
    mention_id: str, objet: str, objet_id: str, **champs: Any
) -> dict[str, Any]:
    """Une redite dans le récapitulatif du document."""
    return {
        "mention_id": mention_id,
        "objet": objet,
        "objet_id": objet_id,
        "source_id": "doc",
        "localisation": f"récapitulatif, {mention_id}",
        "ligne_debut": None,
        "ligne_fin": None,
        "note": None,
    } | champs


def exclusion(exclusion_id: str, **champs: Any) -> dict[str, Any]:
    """Une ligne de titre, laissée de côté."""
    return {
        "exclusion_id": exclusion_id,
        "source_id": "doc",
        "ligne_debut": 1,
        "ligne_fin": 1,
        "categorie": "titre",
        "motif": "Titre",
    } | champs


def remontee(
    remontee_id: str, amont_id: str, aval_id: str, **champs: Any
) -> dict[str, Any]:
    """Une préconisation redite à l’identique dans une autre, lien validé à la lecture."""
    return {
        "remontee_id": remontee_id,
        "amont_objet": "preconisation",
        "amont_id": amont_id,
        "aval_objet": "preconisation",
        "aval_id": aval_id,
        "nature": "identique",
        "statut": "validee",
        "score": None,
        "methode": "lecture",
        "codeur": "equipe",
        "note": None,
    } | champs
