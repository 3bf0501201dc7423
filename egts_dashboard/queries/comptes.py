"""Ce qui se compte dans un magasin, table par table : de quoi dire ce qu’un geste y change."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from textwrap import dedent
from typing import Any

from egts_dashboard.store.carnet import Requete
from egts_dashboard.store.connection import Store

ITEMS = frozenset({"preconisations", "constats", "pratiques"})
# mesure → (tables qui la font bouger, SQL qui rend code, libellé, valeur).
MESURES: dict[str, tuple[frozenset[str], str]] = {
    "themes_items": (
        ITEMS | {"codages", "themes"},
        """
        SELECT theme_id, libelle, count(item_no) FROM themes
        LEFT JOIN items_themes USING (theme_id) GROUP BY ALL
        """,
    ),
    "items_codes": (
        ITEMS | {"codages"},
        """
        SELECT nb_themes = 0, if(nb_themes = 0, 'sans thème', 'avec un thème au moins'), count(*)
        FROM items GROUP BY ALL
        """,
    ),
    "codages_codeur": (
        frozenset({"codages"}),
        "SELECT codeur, codeur, count(*) FROM codages GROUP BY ALL",
    ),
    "preconisations_demarche": (
        frozenset({"preconisations", "demarches"}),
        """
        SELECT demarche_id, demarches.intitule, count(preconisation_id) FROM demarches
        LEFT JOIN preconisations USING (demarche_id) GROUP BY ALL
        """,
    ),
    "preconisations_atelier": (
        frozenset({"preconisations", "ateliers"}),
        """
        SELECT
            atelier_id, ateliers.intitule || ' (' || territoires.nom || ')',
            count(preconisation_id)
        FROM ateliers
        JOIN territoires USING (territoire_code)
        LEFT JOIN preconisations USING (atelier_id)
        GROUP BY ALL
        """,
    ),
    "constats_angle": (
        frozenset({"constats"}),
        "SELECT angle, angle, count(*) FROM constats GROUP BY ALL",
    ),
    "participations_territoire": (
        frozenset({"ateliers"}),
        """
        SELECT territoire_code, territoires.nom, sum(nb_participants) FROM ateliers
        JOIN territoires USING (territoire_code) GROUP BY ALL
        """,
    ),
    "seances_territoire": (
        frozenset({"ateliers"}),
        """
        SELECT territoire_code, territoires.nom, sum(nb_seances) FROM ateliers
        JOIN territoires USING (territoire_code) GROUP BY ALL
        """,
    ),
    "depenses_poste": (
        frozenset({"lignes_budgetaires"}),
        "SELECT poste, poste, sum(montant_eur) FROM depenses GROUP BY ALL",
    ),
    "depenses_territoire": (
        frozenset({"lignes_budgetaires"}),
        """
        SELECT territoire_code, coalesce(territoires.nom, 'sans territoire'), sum(montant_eur)
        FROM depenses LEFT JOIN territoires USING (territoire_code) GROUP BY ALL
        """,
    ),
    "enveloppes_consommees": (
        frozenset({"lignes_budgetaires", "enveloppes"}),
        """
        SELECT enveloppe_id, intitule, somme_lignes_eur FROM consommation_enveloppes
        """,
    ),
    "remontees_nature": (
        frozenset({"remontees"}),
        "SELECT nature, nature, count(*) FROM remontees GROUP BY ALL",
    ),
    "remontees_statut": (
        frozenset({"remontees"}),
        "SELECT statut, statut, count(*) FROM remontees GROUP BY ALL",
    ),
    "liens_nature": (
        frozenset({"liens"}),
        "SELECT nature, nature, count(*) FROM liens GROUP BY ALL",
    ),
}
# Les écarts que relèvent les contrôles peuvent bouger quoi qu’on touche.
ECARTS = "SELECT controle_id, titre, nb_anomalies FROM controles ORDER BY rang"


@dataclass(frozen=True)
class Compte:
    """Un compte d’un magasin. `valeur` : un nombre, ou des euros ; None si rien ne le dit."""

    mesure: str
    code: str
    libelle: str
    valeur: int | Decimal | None


def comptes(store: Store, tables: Collection[str]) -> list[Compte]:
    """Les comptes que toucher ces tables peut changer ; d’abord leurs lignes, à la fin les écarts.

    Mesures : lignes, celles de MESURES, ecarts.
    """
    touchees = sorted(tables)
    trouves = [
        Compte("lignes", nom, nom, store.value(f"SELECT count(*) FROM {nom}"))
        for nom in touchees
    ]
    demandes = [
        (mesure, sql)
        for mesure, (siennes, sql) in MESURES.items()
        if siennes & set(touchees)
    ]
    for mesure, sql in [*demandes, ("ecarts", ECARTS)]:
        trouves += [
            Compte(mesure, str(code), str(libelle), valeur)
            for code, libelle, valeur in store.rows(sql)
        ]
    return trouves


def requetes_des_comptes(montres: Iterable[Mapping[str, Any]]) -> tuple[Requete, ...]:
    """Les questions dont viennent ces comptes, chacune une fois.

    `montres` : {mesure, code}, comme les rend un effet. La même question donne « avant » au
    magasin d’avant, « après » à celui d’après.
    """
    sql = [
        f"SELECT count(*) FROM {m['code']}"
        if m["mesure"] == "lignes"
        else ECARTS
        if m["mesure"] == "ecarts"
        else MESURES[m["mesure"]][1]
        for m in montres
    ]
    return tuple(Requete(dedent(une).strip()) for une in dict.fromkeys(sql))


def effectifs_tus(store: Store) -> set[str]:
    """Les effectifs que le secret statistique masque."""
    return {nom for (nom,) in store.rows("SELECT effectif_id FROM effectifs_masques")}
