"""Ce que les modèles promettent et ce que les tables imposent : la même chose."""

import re
from collections.abc import Callable

import pytest

from egts_dashboard.models import MODELES, OBJETS, TABLES
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.colonne import describe
from egts_dashboard.models.construction import CONSTRUITES
from egts_dashboard.models.libelles import FAMILLES, LIBELLES, famille, libelle
from egts_dashboard.store.build import write_store
from egts_dashboard.store.connection import Store, open_store
from egts_dashboard.store.tables import DEDUITES
from tests.fabriques import socle

TOUS = (*MODELES, *CONSTRUITES.values())
SQL_TYPES = {
    "texte": {"VARCHAR"},
    "entier": {"INTEGER", "BIGINT"},
    "decimal": {"DECIMAL(12,2)", "DECIMAL(14,2)"},
    "date": {"DATE"},
    "booleen": {"BOOLEAN"},
    "date_heure": {"TIMESTAMP"},
}

par_table = pytest.mark.parametrize("modele", TOUS, ids=lambda modele: modele.TABLE)


def _imposing(modele: type[Enregistrement]) -> str:
    """La table qui impose ce que le modèle promet : le journal est une vue, qui n’impose rien."""
    return {"journal": "gestes"}.get(modele.TABLE, modele.TABLE)


@pytest.fixture(scope="module")
def petit(tmp_path_factory: pytest.TempPathFactory) -> Store:
    chemin = tmp_path_factory.mktemp("schema") / "petit.duckdb"
    write_store(chemin, {table: socle().get(table, []) for table in TABLES})
    return open_store(chemin, "petit")


@par_table
def test_une_table_a_les_colonnes_de_son_modele(
    petit: Store, modele: type[Enregistrement]
) -> None:
    colonnes = petit.rows(
        """
        SELECT column_name, data_type, is_nullable FROM duckdb_columns()
        WHERE database_name = 'egts' AND table_name = ?
        """,
        [_imposing(modele)],
    )
    table = {nom: (sorte, est_facultative) for nom, sorte, est_facultative in colonnes}
    assert set(table) == set(modele.model_fields)
    for colonne in describe(modele):
        sorte, est_facultative = table[colonne.nom]
        assert sorte in SQL_TYPES[colonne.type], colonne.nom
        assert est_facultative != colonne.est_obligatoire, colonne.nom


@par_table
def test_une_liste_fermee_est_la_meme_dans_le_modele_et_dans_la_table(
    petit: Store, modele: type[Enregistrement]
) -> None:
    contraintes = petit.rows(
        """
        SELECT expression FROM duckdb_constraints()
        WHERE database_name = 'egts' AND table_name = ? AND constraint_type = 'CHECK'
        """,
        [_imposing(modele)],
    )
    trouvees = {}
    for (expression,) in contraintes:
        if liste := re.fullmatch(r"\(?(\w+) IN \((.+?)\)\)?", expression):
            trouvees[liste[1]] = set(re.findall(r"'([^']*)'", liste[2]))
    attendues = {c.nom: set(c.valeurs) for c in describe(modele) if c.valeurs}
    assert trouvees == attendues


@par_table
def test_la_cle_et_les_valeurs_uniques_sont_celles_du_modele(
    petit: Store, modele: type[Enregistrement]
) -> None:
    contraintes = petit.rows(
        """
        SELECT constraint_type, constraint_column_names FROM duckdb_constraints()
        WHERE database_name = 'egts' AND table_name = ?
            AND constraint_type IN ('PRIMARY KEY', 'UNIQUE')
        """,
        [_imposing(modele)],
    )
    cles = {tuple(noms) for sorte, noms in contraintes if sorte == "PRIMARY KEY"}
    uniques = {tuple(noms) for sorte, noms in contraintes if sorte == "UNIQUE"}
    assert cles == {modele.CLE}
    assert uniques == set(modele.UNIQUES)


@par_table
def test_un_renvoi_du_modele_est_une_cle_etrangere_de_la_table(
    petit: Store, modele: type[Enregistrement]
) -> None:
    contraintes = petit.rows(
        """
        SELECT constraint_column_names[1], referenced_table FROM duckdb_constraints()
        WHERE database_name = 'egts' AND table_name = ? AND constraint_type = 'FOREIGN KEY'
        """,
        [_imposing(modele)],
    )
    # Le parent d’un territoire peut venir après lui : un contrôle y veille, non une clé.
    attendus = {
        (c.nom, c.renvoi)
        for c in describe(modele)
        if c.renvoi and c.nom != "parent_code"
    }
    assert set(contraintes) == attendus


def test_toute_table_et_toute_colonne_a_sa_definition(petit: Store) -> None:
    muettes = petit.rows(
        """
        SELECT table_name, NULL FROM duckdb_tables()
        WHERE database_name = 'egts' AND coalesce(comment, '') = ''
        UNION ALL
        SELECT view_name, NULL FROM duckdb_views()
        WHERE database_name = 'egts' AND NOT internal AND coalesce(comment, '') = ''
        UNION ALL
        SELECT duckdb_columns.table_name, column_name FROM duckdb_columns()
        JOIN duckdb_tables() USING (database_name, table_name)
        WHERE database_name = 'egts' AND coalesce(duckdb_columns.comment, '') = ''
        """
    )
    assert muettes == []


def test_une_table_deduite_reprend_la_definition_du_modele(petit: Store) -> None:
    definition = petit.value(
        """
        SELECT comment FROM duckdb_columns()
        WHERE database_name = 'egts' AND table_name = 'items' AND column_name = 'volet'
        """
    )
    assert definition == DEDUITES["items"].model_fields["volet"].description


@par_table
def test_tout_code_ferme_a_un_libelle_montre(modele: type[Enregistrement]) -> None:
    for colonne in describe(modele):
        libelles = (
            LIBELLES[famille(modele.TABLE, colonne.nom)] if colonne.valeurs else {}
        )
        assert set(colonne.valeurs) <= set(libelles), colonne.nom


def test_un_libelle_est_du_francais_et_non_un_code() -> None:
    for codes in LIBELLES.values():
        for code, mot in codes.items():
            assert mot.strip() and "_" not in mot and "'" not in mot, code


def test_une_famille_nommee_existe_et_sert() -> None:
    for (table, colonne), nom in FAMILLES.items():
        assert nom in LIBELLES
        assert colonne in (TABLES | CONSTRUITES)[table].model_fields


def test_un_code_absent_se_dit_non_renseigne() -> None:
    assert libelle("angle", None) == "non renseigné"
    assert libelle("angle", "usager") == "Usager"


def test_tout_objet_designe_une_table() -> None:
    assert set(OBJETS.values()) <= set(TABLES)


@par_table
def test_toute_definition_est_une_phrase(modele: type[Enregistrement]) -> None:
    for colonne in describe(modele):
        assert colonne.definition.rstrip().endswith((".", "…")), colonne.nom
        assert "'" not in colonne.definition, colonne.nom


def test_une_ligne_de_chaque_table_passe_du_modele_au_magasin(
    make_store: Callable[..., Store],
) -> None:
    tables = socle()
    for table, lignes in tables.items():
        for ligne in lignes:
            TABLES[table].model_validate(ligne)
    assert make_store(**tables).value("SELECT count(*) FROM themes") == len(
        tables["themes"]
    )
