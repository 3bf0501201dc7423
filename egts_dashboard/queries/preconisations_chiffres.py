"""Les chiffres de tête de la page Préconisations, chacun avec la requête qui le refait."""

from collections.abc import Mapping
from typing import Any

from egts_dashboard.francais import compte, nombre
from egts_dashboard.queries.chiffre import Chiffre
from egts_dashboard.queries.preconisations import Demande

LIGNES_MAX = 500
NOMS = {
    "preconisation": ("préconisation", "préconisations", "trouvées"),
    "constat": ("constat", "constats", "trouvés"),
    "pratique": ("pratique", "pratiques", "trouvées"),
    None: ("item", "items", "trouvés"),
}


def chiffres(demande: Demande, resume: Mapping[str, Any]) -> list[Chiffre]:
    """Items trouvés, ateliers, thèmes et documents d’où ils viennent.

    `resume` est la réponse de queries.preconisations.bilan à la même demande.
    """
    retenus, parametres = demande.to_sql()
    figes = tuple(parametres)
    return [
        _found(demande, resume, retenus, figes),
        _workshops(resume, retenus, figes),
        _themes(resume, retenus, figes),
        _documents(resume, retenus, figes),
    ]


def _found(
    demande: Demande,
    resume: Mapping[str, Any],
    retenus: str,
    parametres: tuple[Any, ...],
) -> Chiffre:
    _, pluriel, accord = NOMS[demande.objet]
    return Chiffre(
        cle="nb",
        libelle=f"{pluriel.capitalize()} {accord}",
        valeur=resume["nb"],
        affiche=nombre(resume["nb"]),
        definition="Lignes encodées qui répondent aux mots cherchés et à tous les filtres. Une phrase du"
        " document qui porte deux demandes y fait deux lignes.",
        calcul="Nombre de lignes retenues. Les mots se cherchent dans l’intitulé, et dans le texte"
        f" exact s’il a été versé. Les {LIGNES_MAX} premières sont listées ici\u202f;"
        " l’export les porte toutes.",
        sql=f"SELECT count(*) FROM {retenus}",
        parametres=parametres,
        sql_lignes=f"""
        SELECT retenus.intitule, titre AS document, retenus.localisation, certitude, retenus.note,
            retenus.objet || 's' AS corrige_table, retenus.item_id AS corrige_ligne
        FROM {retenus} AS retenus JOIN sources USING (source_id)
        ORDER BY score DESC, item_no LIMIT {LIGNES_MAX}
        """,
        parametres_lignes=parametres,
        rivales=_distinct(resume),
        precision=f"sur {nombre(resume['nb_en_tout'])}",
    )


def _distinct(resume: Mapping[str, Any]) -> tuple[str, ...]:
    """Le compte des demandes distinctes, dès que des items sont réunis à un autre."""
    reunis = resume["nb_reunis"]
    if not reunis:
        return ()
    distinctes = compte(
        resume["nb"] - reunis, "demande distincte", "demandes distinctes"
    )
    return (
        f"{distinctes}, si l’on ne compte pas ce qui est réuni à un autre item"
        f" ({nombre(reunis)}). Chaque item reste compté là où il a été dit.",
    )


def _workshops(
    resume: Mapping[str, Any], retenus: str, parametres: tuple[Any, ...]
) -> Chiffre:
    ailleurs = resume["nb_sans_atelier"]
    return Chiffre(
        cle="ateliers",
        libelle="Ateliers concernés",
        valeur=resume["nb_ateliers"],
        affiche=nombre(resume["nb_ateliers"]),
        definition="Ateliers différents d’où viennent les lignes retenues. Celles d’un bilan ou d’une"
        " restitution d’ensemble n’ont pas d’atelier.",
        calcul="Nombre d’ateliers distincts parmi les lignes retenues.",
        sql=f"SELECT count(DISTINCT atelier_id) FROM {retenus}",
        parametres=parametres,
        sql_lignes=f"""
        SELECT
            ateliers.intitule AS atelier, nom AS territoire, count(*) AS nb_items,
            any_value(titre) AS document, 'ateliers' AS corrige_table, atelier_id AS corrige_ligne
        FROM {retenus} AS retenus
        JOIN ateliers USING (atelier_id)
        JOIN territoires ON territoires.territoire_code = ateliers.territoire_code
        JOIN sources ON sources.source_id = retenus.source_id
        GROUP BY atelier_id, ateliers.intitule, nom
        ORDER BY nb_items DESC, atelier
        """,
        parametres_lignes=parametres,
        precision=f"sur {nombre(resume['nb_ateliers_en_tout'])}"
        + (f"\u202f; {compte(ailleurs, 'ligne')} hors atelier" if ailleurs else ""),
    )


def _themes(
    resume: Mapping[str, Any], retenus: str, parametres: tuple[Any, ...]
) -> Chiffre:
    est_code = resume["nb_codes"] > 0
    sans = resume["nb"] - resume["nb_codes"]
    return Chiffre(
        cle="themes",
        libelle="Thèmes abordés",
        valeur=resume["nb_themes"] if est_code else None,
        affiche=nombre(resume["nb_themes"] if est_code else None),
        definition="Thèmes différents donnés aux lignes retenues. Une ligne peut en porter plusieurs.",
        calcul="Nombre de thèmes distincts parmi les codages des lignes retenues.",
        sql=f"""
        SELECT nullif(count(DISTINCT items_themes.theme_id), 0)
        FROM {retenus} AS retenus JOIN items_themes USING (item_no)
        """,
        parametres=parametres,
        sql_lignes=f"""
        SELECT libelle AS theme, count(*) AS nb_items,
            'themes' AS corrige_table, any_value(themes.theme_id) AS corrige_ligne
        FROM {retenus} AS retenus
        JOIN items_themes USING (item_no)
        JOIN themes ON themes.theme_id = items_themes.theme_id
        GROUP BY libelle ORDER BY nb_items DESC, theme
        """,
        parametres_lignes=parametres,
        precision=_themes_note(resume, est_code, sans),
    )


def _themes_note(resume: Mapping[str, Any], est_code: bool, sans: int) -> str:
    if not est_code:
        return "aucune ligne n’a de thème"
    fin = f", {compte(sans, 'ligne')} sans thème" if sans else ""
    return f"sur {nombre(resume['nb_themes_en_tout'])}{fin}"


def _documents(
    resume: Mapping[str, Any], retenus: str, parametres: tuple[Any, ...]
) -> Chiffre:
    return Chiffre(
        cle="documents",
        libelle="Documents",
        valeur=resume["nb_documents"],
        affiche=nombre(resume["nb_documents"]),
        definition="Documents différents où se lisent les lignes retenues.",
        calcul="Nombre de documents distincts parmi les lignes retenues.",
        sql=f"SELECT count(DISTINCT source_id) FROM {retenus}",
        parametres=parametres,
        sql_lignes=f"""
        SELECT titre AS document, count(*) AS nb_items,
            'sources' AS corrige_table, any_value(source_id) AS corrige_ligne
        FROM {retenus} AS retenus JOIN sources USING (source_id)
        GROUP BY titre ORDER BY nb_items DESC, document
        """,
        parametres_lignes=parametres,
        precision=f"sur {nombre(resume['nb_documents_en_tout'])}",
    )
