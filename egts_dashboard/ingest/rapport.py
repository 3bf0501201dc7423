"""Un import sous la forme que l’on donne à un programme : des mots et des nombres, sans objet."""

from dataclasses import asdict
from decimal import Decimal
from typing import Any

from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.ensemble import Ensemble
from egts_dashboard.ingest.fusion import SEPARATEUR_CLE
from egts_dashboard.ingest.numerotees import numbers
from egts_dashboard.ingest.totaux import TotalReconnu
from egts_dashboard.ingest.totaux_recomptes import recount

# De quoi retrouver la ligne des intitulés, sans redire le fichier.
LIGNES_MONTREES = 8


def to_data(lu: Importation, lot: str | None, *, est_simule: bool) -> dict[str, Any]:
    """L’import en un seul objet : ce qui est lu, accepté, refusé, changé, et non vérifié."""
    difference = lu.difference
    return {
        "fichier": lu.fichier,
        "table": lu.table,
        "encodage": lu.encodage,
        "separateur": lu.separateur,
        "feuille": lu.feuille,
        "feuilles": lu.feuilles,
        "ligne_titres": lu.ligne_titres,
        "apercu": _first_lines(lu),
        "correspondance": lu.correspondance,
        "acceptees": len(lu.acceptees),
        "lignes_acceptees": list(numbers(lu.acceptees)),
        "erreurs": [a.to_data() for a in lu.erreurs],
        "avertissements": [a.to_data() for a in lu.avertissements],
        "totaux_reconnus": [_total(lu, total) for total in lu.totaux],
        "controles_non_faits": lu.controles_non_faits,
        "ajoutees": difference.ajoutees,
        "modifiees": [
            {colonne: _plain(valeur) for colonne, valeur in asdict(case).items()}
            for case in difference.modifiees
        ],
        "nb_modifiees": difference.nb_modifiees,
        "inchangees": difference.inchangees,
        "retirees": [SEPARATEUR_CLE.join(cle) for _, cle in lu.retraits],
        "lignes_laissees": lu.laissees,
        "totaux_declares": [
            total.model_dump(mode="json") for total in lu.totaux_declares
        ],
        "complements": {
            table: [ligne.model_dump(mode="json") for ligne in lignes]
            for table, lignes in lu.complements.items()
        },
        "simulation": est_simule,
        "lot": lot,
    }


def together(
    ensemble: Ensemble, lot: str | None, *, est_simule: bool
) -> dict[str, Any]:
    """Un classeur en un seul objet : dans `tables`, chaque feuille comme `to_data` la dit.

    Les erreurs et les avertissements y sont aussi, réunis, chacun avec sa feuille et sa table.
    """
    nom = ensemble.origine.nom
    parties = [
        to_data(lu, lot, est_simule=est_simule) | {"fichier": nom}
        for lu in ensemble.lectures
    ]
    return {
        "fichier": nom,
        "feuilles": list(ensemble.livre.feuilles),
        "feuilles_laissees": [asdict(laissee) for laissee in ensemble.livre.laissees],
        "acceptees": sum(partie["acceptees"] for partie in parties),
        "retirees": sum(len(partie["retirees"]) for partie in parties),
        "inchangees": ensemble.inchangees,
        "erreurs": _with_sheets(parties, "erreurs"),
        "avertissements": _with_sheets(parties, "avertissements"),
        "controles_non_faits": ensemble.controles_non_faits,
        "tables": parties,
        "ecrites": {table: len(x) for table, x in ensemble.a_ecrire.items()},
        "simulation": est_simule,
        "lot": lot,
    }


def _with_sheets(parties: list[dict[str, Any]], sorte: str) -> list[dict[str, Any]]:
    return [
        {"feuille": partie["feuille"], "table": partie["table"]} | dite
        for partie in parties
        for dite in partie[sorte]
    ]


def _first_lines(lu: Importation) -> list[dict[str, Any]]:
    return [
        {"ligne": numero, "cases": list(cases)}
        for numero, cases in lu.apercu[:LIGNES_MONTREES]
    ]


def _total(lu: Importation, total: TotalReconnu) -> dict[str, Any]:
    champs = asdict(total) | recount(lu, total).to_data()
    return {champ: _plain(valeur) for champ, valeur in champs.items()}


def _plain(valeur: Any) -> Any:
    if isinstance(valeur, Decimal):
        return int(valeur) if valeur == valeur.to_integral_value() else float(valeur)
    return valeur
