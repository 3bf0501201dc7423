from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from egts_dashboard import actions
from egts_dashboard.store.build import create_tables, try_store
from egts_dashboard.store.connection import Store
from egts_dashboard.store.controles import SUJETS, read_checks, run_checks
from egts_dashboard.store.ecarts import view_of
from tests.fabriques import enveloppe, ligne_budgetaire, socle, total_declare

REGLE = """-- titre : {titre}
-- sujet : structure
-- explication : Une règle d’essai.
-- examine : SELECT 1 WHERE {a_examiner}
{sql}
"""
ECART = (
    "SELECT 'alerte' AS severite, 'ateliers' AS nom_table, {id} AS ligne_id, {message} AS message,"
    " 'a' AS valeur_a, 'ici' AS lieu_a, 'b' AS valeur_b, 'là' AS lieu_b, 'parce que' AS explication"
)


@pytest.fixture
def joue(tmp_path: Path) -> Callable[..., duckdb.DuckDBPyConnection]:
    """joue(sql, a_examiner="true") : une seule règle, sur un magasin vide."""

    def run(sql: str, a_examiner: str = "true") -> duckdb.DuckDBPyConnection:
        regle = REGLE.format(titre="Essai", a_examiner=a_examiner, sql=sql)
        (tmp_path / "essai.sql").write_text(regle, encoding="utf-8")
        connection = duckdb.connect()
        create_tables(connection)
        run_checks(connection, tmp_path)
        return connection

    return run


def test_une_regle_qui_n_a_rien_a_examiner_est_sans_objet_et_ne_cherche_rien(
    joue,
) -> None:
    vide = joue(ECART.format(id="'x'", message="'m'"), a_examiner="false")
    assert vide.execute(
        "SELECT etat, nb_lignes_examinees FROM controles"
    ).fetchall() == [("sans_objet", 0)]


@pytest.mark.parametrize(
    "otee",
    ["effectifs", "mentions", "totaux_declares", "codages", "lignes_budgetaires"],
)
def test_une_regle_sans_objet_n_aurait_rien_trouve(otee: str) -> None:
    contenu, _ = actions.verifier()
    livrees = dict(actions.to_tables(contenu))
    essai = try_store(livrees | {otee: livrees[otee].slice(0, 0)})  # type: ignore[index]
    sans_objet = essai.rows(
        "SELECT controle_id FROM controles WHERE etat = 'sans_objet'"
    )
    assert sans_objet
    for (regle,) in sans_objet:
        assert essai.value(f"SELECT count(*) FROM {view_of(regle)}") == 0, regle


def test_une_regle_qui_examine_sans_rien_trouver_est_faite(joue) -> None:
    muette = joue(ECART.format(id="'x'", message="'m'") + " WHERE false")
    assert muette.execute("SELECT etat, nb_anomalies FROM controles").fetchall() == [
        ("fait", 0)
    ]


def test_une_regle_que_des_lignes_font_echouer_le_dit_et_ne_bloque_rien(joue) -> None:
    cassee = joue(ECART.format(id="'x'", message="CAST('rouge' AS INTEGER)::VARCHAR"))
    nulle = joue(ECART.format(id="'x'", message="NULL"))
    for connection in (cassee, nulle):
        assert connection.execute(
            "SELECT etat, nb_anomalies FROM controles"
        ).fetchall() == [("echec", 0)]


def test_une_regle_mal_ecrite_arrete_la_construction(joue) -> None:
    with pytest.raises(duckdb.BinderException):
        joue("SELECT colonne_inconnue FROM ateliers")


def test_un_identifiant_d_anomalie_suit_la_ligne_en_cause(joue) -> None:
    deux = " UNION ALL ".join(
        [
            ECART.format(id="'y'", message="'premier'"),
            ECART.format(id="'x'", message="'b'"),
            ECART.format(id="'x'", message="'a'"),
        ]
    )
    lignes = joue(deux).execute("SELECT anomalie_id, message FROM anomalies").fetchall()
    assert lignes == [
        ("essai.x", "a"),
        ("essai.x.2", "b"),
        ("essai.y", "premier"),
    ]


def test_une_nouvelle_anomalie_ne_renomme_pas_les_autres(
    make_store: Callable[..., Store],
) -> None:
    def anomalies(*envs: str) -> set[str]:
        store = make_store(
            **socle(),
            enveloppes=[enveloppe(env) for env in envs],
            lignes_budgetaires=[
                ligne_budgetaire(f"l-{env}", "9500.00", enveloppe_id=env)
                for env in envs
            ],
            totaux_declares=[
                total_declare(f"t-{env}", f"enveloppe:{env}", "1.00") for env in envs
            ],
        )
        return {ligne for (ligne,) in store.rows("SELECT anomalie_id FROM anomalies")}

    seule = anomalies("env-m")
    assert seule
    assert seule <= anomalies("env-a", "env-m", "env-z")


def test_chaque_regle_livree_dit_son_titre_son_sujet_et_son_explication() -> None:
    controles = read_checks()
    assert len(controles) >= 25
    for controle in controles:
        assert controle.titre and controle.explication.endswith("."), (
            controle.controle_id
        )
        assert controle.sujet in SUJETS
        assert "'" not in controle.titre + controle.explication, controle.controle_id


def test_aucune_regle_ne_nomme_une_ligne_ni_un_montant_des_documents(
    store: Store,
) -> None:
    ids = {i for (i,) in store.rows("SELECT DISTINCT ligne_id FROM lignes_situees")}
    ids |= {i for (i,) in store.rows("SELECT source_id FROM sources")}
    ids |= {str(m) for (m,) in store.rows("SELECT montant_eur FROM lignes_budgetaires")}
    for controle in read_checks():
        assert not {i for i in ids if i in controle.sql}, controle.controle_id


def test_aucune_regle_n_echoue_sur_les_donnees_livrees(store: Store) -> None:
    assert store.rows("SELECT controle_id FROM controles WHERE etat = 'echec'") == []
    assert (
        store.rows("SELECT anomalie_id FROM anomalies WHERE severite = 'erreur'") == []
    )


def test_les_deux_lectures_de_l_enveloppe_livree_sont_en_alerte(store: Store) -> None:
    [(nb,)] = store.rows(
        "SELECT count(*) FROM anomalies WHERE controle_id = 'enveloppe_depassement'"
    )
    assert nb == 2
    explication = store.value(
        "SELECT explication FROM anomalies WHERE controle_id = 'enveloppe_total_lignes'"
    )
    oubliee = store.value(
        """
        SELECT lignes_budgetaires.intitule FROM lignes_budgetaires
        JOIN consommation_enveloppes USING (enveloppe_id)
        WHERE montant_eur = abs(ecart_eur)
        """
    )
    assert oubliee in explication
