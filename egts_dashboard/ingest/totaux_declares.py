"""Fait d’un total reconnu dans un fichier un total déclaré, gardé à côté de ce qu’on recompte."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from pydantic import ValidationError

from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.entetes import slug
from egts_dashboard.ingest.identites import LONGUEUR_ID
from egts_dashboard.ingest.totaux import TotalReconnu
from egts_dashboard.ingest.totaux_recomptes import rows_of
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.total_declare import TotalDeclare

# (table, colonne) → ce que le total compte, et son unité.
OBJETS = {
    ("ateliers", "nb_participants"): ("participation", "participations"),
    ("ateliers", "nb_seances"): ("seances", "seances"),
    ("lignes_budgetaires", "montant_eur"): ("budget", "eur"),
    ("effectifs", "valeur"): ("participation", "personnes"),
}
# Ce sur quoi un total peut porter, du plus précis au plus large.
PERIMETRES = {
    "enveloppe": "enveloppe_id",
    "evenement": "evenement_id",
    "territoire": "territoire_code",
    "demarche": "demarche_id",
}
UNITES = {"personnes", "participations", "signatures"}


def perimetres(lu: Importation, total: TotalReconnu) -> list[str]:
    """Ce sur quoi le total peut porter : ce que toutes ses lignes partagent, précis d’abord."""
    lignes = rows_of(lu, total)
    trouves = []
    for mot, colonne in PERIMETRES.items():
        communs = {getattr(ligne, colonne, None) for ligne in lignes}
        if len(communs) == 1 and (valeur := communs.pop()):
            trouves.append(f"{mot}:{valeur}")
    return trouves


def keep_totals(lu: Importation, choisis: Collection[tuple[int, str]]) -> Importation:
    """Le même import, avec les totaux choisis : (rang dans `lu.totaux`, périmètre).

    Un total déjà gardé à l’identique ne s’écrit pas deux fois.
    """
    if not choisis or lu.parents is None:
        return lu
    gardes = [declare(lu, lu.totaux[rang], perimetre) for rang, perimetre in choisis]
    connus = lu.parents.contenu.tables["totaux_declares"]
    neufs = [t for t in gardes if t and connus.get((t.total_id,)) != t]
    complements = lu.parents.needed(lu.difference.a_ecrire, neufs)
    return replace(lu, totaux_declares=neufs, complements=complements)


def declare(
    lu: Importation, total: TotalReconnu, perimetre: str
) -> TotalDeclare | None:
    """Le total déclaré ; rien si la table n’a pas de total de cette sorte, ni de démarche, ou s’il est impossible."""
    objet = OBJETS.get((lu.table, lu.correspondance[total.colonne] or ""))
    lignes = rows_of(lu, total)
    demarches = {getattr(ligne, "demarche_id", None) for ligne in lignes} - {None}
    if objet is None or len(demarches) != 1 or lu.parents is None:
        return None
    [demarche] = demarches
    nom = f"total-{demarche}-{objet[0]}-{lu.origine.sha256[:8]}-ligne-{total.ligne}"
    champs = {
        "total_id": f"{nom}-{slug(total.colonne)}"[:LONGUEUR_ID].strip("-"),
        "demarche_id": demarche,
        "objet": objet[0],
        "perimetre": perimetre,
        "valeur": total.valeur,
        "unite": _unit(lignes, objet[1]),
        "qualificatif": total.qualificatif,
        "source_id": lu.parents.source(),
        "localisation": lu.parents.place(total.ligne),
        # Le document est le fichier lui-même : le total s’y retrouve, comme ses lignes.
        "ligne_debut": None if lu.origine.source else total.ligne,
        "ligne_fin": None if lu.origine.source else total.ligne,
        "certitude": "imprime",
        "note": f"Lu sous «\u00a0{total.libelle[:200]}\u00a0», à l’import du fichier.",
    }
    try:
        return TotalDeclare.model_validate(champs)
    except ValidationError:
        # « 45,5 » participants, un nombre démesuré : le total se dit, il ne se garde pas.
        return None


def proposed(lu: Importation) -> list[tuple[int, str]]:
    """Les totaux que la table des totaux déclarés peut tenir : (rang, périmètre le plus précis)."""
    return [
        (rang, choix[0])
        for rang, total in enumerate(lu.totaux)
        if (choix := perimetres(lu, total)) and declare(lu, total, choix[0])
    ]


def _unit(lignes: Sequence[Enregistrement], defaut: str) -> str:
    unites = {getattr(ligne, "unite", defaut) for ligne in lignes}
    return str(unites.pop()) if len(unites) == 1 and unites <= UNITES else defaut
