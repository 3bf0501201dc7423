"""Le secret statistique : quels effectifs croisés ne pas montrer, ni seuls ni par soustraction.

Un petit effectif (de 1 à `config.SEUIL_SECRET` - 1) d’un croisement se masque. Des totaux montrés
pourraient le rendre : on masque donc d’autres cases jusqu’à ce que plus aucune ne se
déduise, toutes les sommes étant supposées connues. Une case est sauve quand une case masquée
peut varier sans qu’aucune somme change ; comme toutes valent au moins 1, elle peut alors
valoir au moins deux nombres.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np

from egts_dashboard import config
from egts_dashboard.francais import MASQUE

# Au-delà, chercher les cases à ajouter coûterait trop : tout le tableau se masque.
CASES_MAX = 1500
PRECISION = 1e-9
# Le signe de chaque case dans une somme connue.
Equation = dict[int, float]

# Un contrôle compare les valeurs vraies : il dit qu’il a trouvé, sans les rendre.
ANOMALIES = f"""
    UPDATE anomalies
    SET valeur_a = '{MASQUE}', valeur_b = '{MASQUE}', explication = '',
        message = 'Un effectif masqué (secret statistique) ne s’accorde pas avec les autres.'
    WHERE nom_table = 'effectifs' AND ligne_id IN (SELECT effectif_id FROM effectifs_masques)
        OR controle_id = 'metiers_categorie' AND ligne_id IN (
            SELECT categories.effectif_id FROM effectifs AS categories
            JOIN effectifs AS metiers USING (evenement_id, source_id, unite)
            WHERE metiers.effectif_id IN (SELECT effectif_id FROM effectifs_masques)
        )
"""

# Une case seule de sa ligne est son propre total : on masque aussi la ligne qui le dit.
MARGES = """
    INSERT INTO effectifs_masques
    SELECT marges.effectif_id FROM effectifs AS marges
    JOIN effectifs_croises AS cases USING (demarche_id, unite)
    WHERE cases.effectif_id = ?
        AND marges.evenement_id IS NOT DISTINCT FROM cases.evenement_id
        AND marges.effectif_id NOT IN (SELECT effectif_id FROM effectifs_croises)
        AND (
            (marges.dimension = cases.dimension AND marges.modalite = cases.modalite)
            OR (marges.dimension = 'total'
                AND cases.porteur IN (marges.atelier_id, marges.territoire_code))
        )
    ON CONFLICT DO NOTHING
"""


@dataclass(frozen=True)
class Case:
    """Un effectif croisé : ce qui le porte (atelier, territoire), sa modalité, ses contenants."""

    effectif_id: str
    porteur: str
    modalite: str
    valeur: int
    contenants: tuple[str, ...] = ()


def hide_small_counts(connection: duckdb.DuckDBPyConnection) -> None:
    """Remplit la table effectifs_masques."""
    tableaux: dict[tuple[Any, ...], list[Case]] = defaultdict(list)
    for ligne in connection.execute(
        "SELECT * FROM effectifs_croises ORDER BY ALL"
    ).fetchall():
        identite, porteur, modalite, valeur, contenants = ligne[4:]
        tableaux[ligne[:4]].append(
            Case(identite, porteur, modalite, valeur, tuple(contenants))
        )
    for cases in tableaux.values():
        masquees, deduites = hidden(cases)
        for effectif_id in sorted(masquees):
            connection.execute(
                "INSERT INTO effectifs_masques VALUES (?)", [effectif_id]
            )
        for effectif_id in sorted(deduites):
            connection.execute(MARGES, [effectif_id])


def hide_in_anomalies(connection: duckdb.DuckDBPyConnection) -> None:
    """Ôte des anomalies les valeurs que le secret tait ; à faire une fois les contrôles joués."""
    connection.execute(ANOMALIES)


def hidden(cases: list[Case]) -> tuple[set[str], set[str]]:
    """Les effectif_id à masquer dans un tableau croisé, et ceux que leur total rendrait encore."""
    petites = {n for n, c in enumerate(cases) if 0 < c.valeur < config.SEUIL_SECRET}
    if petites and len(cases) > CASES_MAX:
        return {case.effectif_id for case in cases}, set()
    equations = _equations(cases)
    masquees = set(petites)
    while deduites := _deduced(equations, masquees) & petites:
        ajoutee = _next(cases, equations, masquees)
        if ajoutee is None:
            break
        masquees.add(ajoutee)
    return (
        {cases[n].effectif_id for n in masquees},
        {cases[n].effectif_id for n in deduites},
    )


def _equations(cases: list[Case]) -> list[Equation]:
    """Les sommes qu’un lecteur peut connaître : par porteur, par modalité, par territoire contenant."""
    porteurs = {case.porteur for case in cases}
    sommes: dict[tuple[str, ...], Equation] = defaultdict(dict)
    for n, case in enumerate(cases):
        sommes["porteur", case.porteur][n] = 1.0
        # Un territoire contenu dans un autre du tableau s’additionne à lui, non au total.
        contenant = next((c for c in case.contenants if c in porteurs), "")
        sommes["modalite", case.modalite, contenant][n] = 1.0
    for n, case in enumerate(cases):
        parts = sommes.get(("modalite", case.modalite, case.porteur), {})
        parts |= {n: -1.0} if parts else {}
    return list(sommes.values())


def _deduced(equations: list[Equation], masquees: set[int]) -> set[int]:
    """Les cases masquées qu’une combinaison des sommes connues rend."""
    ordre = sorted(masquees)
    matrice = np.array(
        [[equation.get(n, 0.0) for n in ordre] for equation in equations]
    ).reshape(len(equations), len(ordre))
    # Une case se déduit quand aucune variation des autres ne la fait bouger.
    projecteur = np.eye(len(ordre)) - np.linalg.pinv(matrice) @ matrice
    libres = np.abs(np.diag(projecteur)) > PRECISION
    return {n for n, est_libre in zip(ordre, libres, strict=True) if not est_libre}


def _next(
    cases: list[Case], equations: Iterable[Equation], masquees: set[int]
) -> int | None:
    """La plus petite case visible d’une somme où une seule est masquée ; à défaut, d’une autre."""
    touchees = [e for e in equations if not masquees.isdisjoint(e)]
    for sommes in ([e for e in touchees if _is_alone(e, masquees)], touchees):
        voisines = {
            n for e in sommes for n in e if n not in masquees and cases[n].valeur > 0
        }
        if voisines:
            return min(voisines, key=lambda n: (cases[n].valeur, cases[n].effectif_id))
    return None


def _is_alone(equation: Equation, masquees: set[int]) -> bool:
    return sum(n in masquees for n in equation) == 1
